/** The world of this scene: a shop whose price stands on many pages, six POPs, one person near each, and the origin in Virginia. */
import type { HeaderFields } from '../../src/engine/http/message.ts'
import { DEFAULT_PROGRAM } from '../../src/engine/program.ts'
import { CITIES, type CityId } from '../../src/world/geo/cities.ts'
import { operatedUnchecked } from '../../src/world/operations/operations.ts'
import type { ResourceSpec, WorldInput, WorldSpec } from '../../src/world/spec.ts'
import { HOME, OTHER_PAGES, PRICE_PAGES, PRODUCT_TAG, STOCK, STYLES, STYLES_NEW, isShoePage } from './pages.ts'

export const ORIGIN_CITY = 'virginia' satisfies CityId
export const CITY_ORDER = ['san-francisco', 'sao-paulo', 'london', 'mumbai', 'tokyo', 'sydney'] as const satisfies readonly CityId[]
export type SceneCity = (typeof CITY_ORDER)[number]
export const popOf = (city: SceneCity): string => `pop:${city}`
export const peopleOf = (city: SceneCity): string => `browser:${city}`
export const POPS = CITY_ORDER.map(popOf)

/** How a kind of address is kept current. */
export const STRATEGIES = ['ttl', 'url', 'tag', 'version', 'never'] as const
export type Strategy = (typeof STRATEGIES)[number]

export const TAGS = [PRODUCT_TAG, 'category-shoes'] as const

export type PurgeSettings = {
  /** Purges that the CDN accepts in a minute. */
  readonly rate: number
  readonly tag: (typeof TAGS)[number]
  /** How purges travel: as fast as light in fibre, or through queues of half a minute. */
  readonly network: 'light' | 'slow'
  readonly mode: 'hard' | 'soft'
  /** A zone is purged in one go, or in ten parts, one after another. */
  readonly parts: 'one' | 'ten'
  /** Do POPs remember what was purged while a fetch is on its way? */
  readonly journal: boolean
  /** Do browsers keep copies of their own? */
  readonly ownCopies: boolean
  readonly styles: Strategy
  readonly prices: Strategy
  readonly home: Strategy
  readonly stock: Strategy
  /** Does the stage start after a past, whose answers are none of the story's? */
  readonly hasPast: boolean
  /** Of a variant: all requests in a second, and how many in a hundred no cache can answer. */
  readonly load: number
  readonly tail: number
  /** Of a variant: what went wrong. */
  readonly mistake: string
}

export const INITIAL: PurgeSettings = {
  rate: 20,
  tag: PRODUCT_TAG,
  network: 'light',
  mode: 'hard',
  parts: 'one',
  journal: true,
  ownCopies: false,
  styles: 'url',
  prices: 'url',
  home: 'url',
  stock: 'never',
  hasPast: true,
  load: 0,
  tail: 0,
  mistake: '',
}

export const LIFETIME_SECONDS = 3_600
export const SHORT_SECONDS = 60
export const WINDOW_SECONDS = 60
const YEAR_SECONDS = 31_536_000

export function world(settings: PurgeSettings): WorldSpec {
  return {
    seed: 7,
    tls: '1.3',
    users: CITY_ORDER.map((city) => ({ id: city, place: city, accessMs: 2, resolver: { oneWayMs: 2, recursionMs: 0, ttlSeconds: 3600 }, browserCache: settings.ownCopies, pop: city })),
    pops: CITY_ORDER.map((city) => ({ id: city, place: city, capacityBytes: 1e9, warmOrigin: true, lookupMs: 1, targetedFields: ['CDN-Cache-Control'] })),
    origin: { place: ORIGIN_CITY, thinkMs: 20, workers: 200, queueLimit: 500, resources: resources(settings) },
    operations: operatedUnchecked(),
    ...(!settings.journal && { program: { ...DEFAULT_PROGRAM, forgetsRemovals: true } }),
  }
}

function resources({ styles, prices, home, stock }: PurgeSettings): readonly ResourceSpec[] {
  const html: HeaderFields = [['Content-Type', 'text/html; charset=utf-8']]
  const css = { lengthBytes: 60_000, headers: [['Content-Type', 'text/css'], ['Cache-Control', fileControl(styles)]], etag: true } satisfies Omit<ResourceSpec, 'url'>
  return [
    ...PRICE_PAGES.map((url) => ({ url, lengthBytes: 40_000, headers: [...html, ...pageControl(url === HOME ? home : prices), tags(url, [PRODUCT_TAG])], etag: true })),
    ...OTHER_PAGES.map((url) => ({ url, lengthBytes: 40_000, headers: [...html, ...pageControl('url'), tags(url)], etag: true })),
    { url: STYLES, ...css },
    { url: STYLES_NEW, ...css },
    { url: STOCK, lengthBytes: 200, headers: [['Content-Type', 'application/json'], ...pageControl(stock), ['Surrogate-Key', 'stock']], etag: true },
  ]
}

function tags(url: string, also: readonly string[] = []): readonly [string, string] {
  const name = url === HOME ? ['home'] : []
  return ['Surrogate-Key', [...also, ...name, ...(isShoePage(url) ? ['category-shoes'] : [])].join(' ') || 'page']
}

/** For POPs and for browsers, which no purge reaches: those ask before each use (RFC 9213 §2.2, RFC 9111 §5.2.2.4). */
function pageControl(strategy: Strategy): HeaderFields {
  if (strategy === 'never') return [['Cache-Control', 'no-store']]
  const lifetime = strategy === 'ttl' ? `max-age=${SHORT_SECONDS}` : `max-age=${LIFETIME_SECONDS}, stale-while-revalidate=${WINDOW_SECONDS}`
  return [['CDN-Cache-Control', lifetime], ['Cache-Control', 'no-cache']]
}

function fileControl(strategy: Strategy): string {
  if (strategy === 'never') return 'no-store'
  return strategy === 'ttl' ? `max-age=${SHORT_SECONDS}` : `public, max-age=${YEAR_SECONDS}, immutable`
}

/** Somebody opens a page. */
export function visit(city: SceneCity, url: string, atMs: number): WorldInput {
  return { type: 'request', atMs, user: city, url }
}

export function cityName(city: CityId): string {
  return CITIES[city].name
}
