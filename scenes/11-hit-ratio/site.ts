/** The shop that this scene measures: its visitors, POPs and routes, and the configuration under which its hit ratio is good. */
import type { PolicyDocument, PolicyRules } from '../../src/engine/policy/schema.ts'
import type { HeaderFields } from '../../src/engine/http/message.ts'
import type { CityId } from '../../src/world/geo/cities.ts'
import { campaignParameters, clickParameters } from '../../src/world/traffic/populations/links.ts'
import { visitorFields } from '../../src/world/traffic/populations/visitors.ts'
import type { RegionSpec, RouteSpec, TrafficNodeSpec, TrafficOriginSpec } from '../../src/world/traffic/spec.ts'

export const MINUTE_MS = 60_000
export const ORIGIN = 'https://www.shop.example'

/** A region is called by what people call it, its POP by the city. */
export const REGIONS = ['europe', 'america', 'asia', 'nordics'] as const
export type RegionId = (typeof REGIONS)[number]
export const POP_OF: Readonly<Record<RegionId, CityId>> = { europe: 'frankfurt', america: 'toronto', asia: 'tokyo', nordics: 'stockholm' }
export const ORIGIN_CITY = 'virginia' satisfies CityId

/** Of all requests. */
const REGION_SHARES: Readonly<Record<RegionId, number>> = { europe: 0.42, america: 0.3, asia: 0.22, nordics: 0.06 }

export const ROUTES = ['pages', 'images', 'account', 'sale'] as const
export type RouteId = (typeof ROUTES)[number]

export const PAGE_SECONDS = 3_600
export const IMAGE_SECONDS = 86_400
/** The languages and codings that the origin has: one language, so that no header but Accept-Encoding matters to it. */
export const CODINGS = ['br', 'gzip'] as const

const html = ['Content-Type', 'text/html; charset=utf-8'] as const

/** What each shared route says while all is well. */
export const HEADERS: Readonly<Record<'pages' | 'images', HeaderFields>> = {
  pages: [['Cache-Control', `max-age=60, s-maxage=${PAGE_SECONDS}`], ['Vary', 'Accept-Encoding'], ['Surrogate-Key', 'pages product-{object}'], html],
  images: [['Cache-Control', `max-age=${IMAGE_SECONDS}`], ['Surrogate-Key', 'images product-{object}'], ['Content-Type', 'image/avif']],
}

export interface Scale {
  readonly requestsPerSecond: number
  readonly pages: number
  readonly images: number
}

export function routes({ pages, images }: Scale): readonly RouteSpec[] {
  const campaign = [...campaignParameters(0.2), ...clickParameters({ gclid: 0.3, fbclid: 0.2 })]
  return [
    { id: 'pages', share: 44, url: `${ORIGIN}/p/{object}`, objects: pages, zipfExponent: 0.8, sizes: { kind: 'fixed', bytes: 40_000 }, headers: [{ share: 1, headers: HEADERS.pages }], validators: 'etag', parameters: campaign, differsBy: ['Accept-Encoding'] },
    { id: 'images', share: 50, url: `${ORIGIN}/img/{object}.avif`, objects: images, zipfExponent: 0.8, sizes: { kind: 'pareto', leastBytes: 2_000, mostBytes: 2_000_000, shape: 1.1 }, headers: [{ share: 1, headers: HEADERS.images }], validators: 'etag' },
    { id: 'account', share: 2, url: `${ORIGIN}/account/{object}`, objects: 4, zipfExponent: 0, sizes: { kind: 'fixed', bytes: 3_000 }, headers: [{ share: 1, headers: [['Cache-Control', 'private, no-store'], html] }], validators: 'none', personal: true },
    // Addresses that hardly anybody knows yet.
    { id: 'sale', share: 0.2, url: `${ORIGIN}/sale/{object}`, objects: 6_000, zipfExponent: 0, sizes: { kind: 'fixed', bytes: 30_000 }, headers: [{ share: 1, headers: HEADERS.pages }], validators: 'etag', differsBy: ['Accept-Encoding'] },
  ]
}

export function regions({ requestsPerSecond }: Scale): readonly RegionSpec[] {
  return REGIONS.map((id) => ({ id, place: POP_OF[id], accessMs: 5, people: Math.round(40_000 * REGION_SHARES[id]), requestsPerSecond: requestsPerSecond * REGION_SHARES[id] }))
}

/** All have room for everything, but the smallest. */
export const pops: readonly TrafficNodeSpec[] = REGIONS.map((id) => ({ id: POP_OF[id], place: POP_OF[id], capacityBytes: id === 'nordics' ? 400_000 : 1e12, lookupMs: 1 }))

export const origin: TrafficOriginSpec = { place: ORIGIN_CITY, thinkMs: 40, workers: 60, queueLimit: 2_000 }

export const clientFields = visitorFields({ encodings: CODINGS, languages: ['en'] }, 0.7)

export const SESSION_COOKIE = 'session'

const shared: PolicyRules = { key: { query: { exclude: ['utm_*', 'gclid', 'fbclid'] } }, normalise: { acceptEncoding: [...CODINGS] } }

/** The configuration under which all is well; faults and fixes change parts of it. */
export const CONFIGURATION: PolicyDocument = {
  version: 1,
  routes: [
    { name: 'account', match: { paths: ['/account/*'] }, cache: false },
    { name: 'images', match: { paths: ['/img/*'] }, ...shared },
    { name: 'pages', match: { paths: ['/p/*', '/sale/*'] }, ...shared },
  ],
}

/** The document with something more said about some of its routes. */
export function withRules(document: PolicyDocument, names: readonly string[], change: (rules: PolicyRules) => PolicyRules): PolicyDocument {
  return { ...document, routes: (document.routes ?? []).map((route) => (names.includes(route.name) ? { ...route, ...change(route) } : route)) }
}
