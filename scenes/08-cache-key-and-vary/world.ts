/** The world of this scene: a shop's picture and page, a POP in Madrid, visitors there, and an origin that looks at some of what they send. */
import { compilePolicy } from '../../src/engine/policy/compile.ts'
import { encodingFor, languageFor } from '../../src/engine/policy/normalise.ts'
import type { PolicyDocument, PolicyRules } from '../../src/engine/policy/schema.ts'
import { fieldValue, type HeaderFields, type HttpRequest } from '../../src/engine/http/message.ts'
import { CITIES, type CityId } from '../../src/world/geo/cities.ts'
import type { Representation, ResourceSpec, UserSpec, WorldInput, WorldSpec } from '../../src/world/spec.ts'
import { SHOP_CODINGS, SHOP_LANGUAGES, WHOLE_QUERY, rulesOf } from './rule.ts'

export const PICTURE = 'https://static.shop.example/products/42/hero.jpg'
export const PAGE = 'https://www.shop.example/products/42'
export const OTHER_PAGE = 'https://www.shop.example/products/7'
export const HOST = 'shop.example'

export const CITY = 'madrid' satisfies CityId
export const ORIGIN_CITY = 'virginia' satisfies CityId
export const POP = `pop:${CITY}`
export const VISITORS = `browser:${CITY}`
export const STRANGER = 'browser:stranger'

export const LIFETIME_SECONDS = 3600

/** What the page's Vary may say; '': nothing. */
export const VARIES = ['', 'Accept-Encoding', 'Accept-Language', 'User-Agent', 'Cookie'] as const
export const BOTH = 'Accept-Encoding, Accept-Language'

export type KeySettings = {
  /** A policy document, as text; see rule.ts. */
  readonly policy: string
  /** The page's Vary. */
  readonly vary: string
  /** By what links visitors come. */
  readonly links: 'plain' | 'email' | 'ads'
  /** Parameters that change the picture, with commas. */
  readonly matters: string
  /** The request field that the origin writes into the page; '': none. */
  readonly reflects: string
  /** What is done about that field. */
  readonly defence: Defence
  /** Does somebody come who means harm? */
  readonly stranger: boolean
}

export const DEFENCES = ['none', 'key', 'drop'] as const
export type Defence = (typeof DEFENCES)[number]

export const REFLECTED = 'x-forwarded-host'

export const INITIAL: KeySettings = { policy: WHOLE_QUERY, vary: '', links: 'email', matters: 'width', reflects: '', defence: 'none', stranger: false }

/** The rule in force: the learner's, with what was decided about the reflected field. */
export function rulesIn({ policy, defence, reflects }: KeySettings): PolicyRules {
  const rules = rulesOf(policy)
  if (reflects === '' || defence === 'none') return rules
  if (defence === 'key') return { ...rules, key: { ...rules.key, headers: [...(rules.key?.headers ?? []), reflects] } }
  return { ...rules, normalise: { ...rules.normalise, values: { ...rules.normalise?.values, [reflects]: [] } } }
}

export function policyIn(settings: KeySettings): PolicyDocument {
  return { version: 1, default: rulesIn(settings) }
}

export function world(settings: KeySettings): WorldSpec {
  const resource = (url: string, lengthBytes: number, headers: HeaderFields, represent: NonNullable<ResourceSpec['represent']>): ResourceSpec => ({
    url,
    lengthBytes,
    headers: [['Cache-Control', `max-age=${LIFETIME_SECONDS}`], ...headers],
    etag: true,
    represent,
  })
  const vary: HeaderFields = settings.vary === '' ? [] : [['Vary', settings.vary]]
  const page = (url: string) => resource(url, 30_000, [['Content-Type', 'text/html'], ...vary], (request) => pageFor(settings, request))
  return {
    seed: 8,
    tls: '1.3',
    users: [person(CITY), ...(settings.stranger ? [person('stranger')] : [])],
    pops: [{ id: CITY, place: CITY, capacityBytes: 100_000_000, warmOrigin: true, lookupMs: 1, policyFor: compilePolicy(policyIn(settings)) }],
    origin: {
      place: ORIGIN_CITY,
      thinkMs: 30,
      workers: 50,
      queueLimit: 500,
      resources: [resource(PICTURE, 80_000, [['Content-Type', 'image/jpeg']], (request) => pictureFor(settings, request)), page(PAGE), page(OTHER_PAGE)],
    },
  }
}

/** Everybody in the city: each request is another person's, whose browser has no copy; their connection is kept open. */
function person(id: string): UserSpec {
  return { id, place: CITY, accessMs: 5, resolver: { oneWayMs: 2, recursionMs: 0, ttlSeconds: 86_400 }, browserCache: false, pop: CITY }
}

/** The image service looks at some parameters, whatever else the address says. */
function pictureFor({ matters }: KeySettings, { url }: HttpRequest): Representation {
  const given = new URLSearchParams(url.split('?')[1] ?? '')
  const parts = matters.split(',').map((name) => `${name}=${given.get(name) ?? ''}`)
  // Where several matter and they are to be found out, a stored picture doesn't tell by its name which.
  return { id: parts.length > 1 ? `picture ${shortName(parts.join(' '))}` : parts.join(' ') }
}

/** A text's name in six hexadecimal digits (FNV-1a), as bytes are told apart by their digest. */
function shortName(text: string): string {
  let hash = 0x811c9dc5
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193)
  return (hash >>> 8).toString(16).padStart(6, '0')
}

/** The page is negotiated (RFC 9110 §12.1), and holds the address of its script, which may come from a request field. */
function pageFor({ reflects }: KeySettings, { headers }: HttpRequest): Representation {
  const language = languageFor(fieldValue(headers, 'accept-language'), SHOP_LANGUAGES)
  const coding = encodingFor(fieldValue(headers, 'accept-encoding'), SHOP_CODINGS)
  const host = (reflects === '' ? undefined : fieldValue(headers, reflects)) ?? 'static.shop.example'
  return {
    id: [language, coding, ...(host === 'static.shop.example' ? [] : [host])].join(' '),
    headers: [
      ['Content-Language', language],
      ...(coding === 'identity' ? [] : [['Content-Encoding', coding] as const]),
      ...(reflects === '' ? [] : [['Link', `<https://${host}/shop.js>; rel=preload; as=script`] as const]),
    ],
  }
}

/** One person opens an address. */
export function visit(atMs: number, url: string, headers: HeaderFields = [], user: string = CITY): WorldInput {
  return { type: 'request', atMs, user, url, headers }
}

export function cityName(city: CityId): string {
  return CITIES[city].name
}
