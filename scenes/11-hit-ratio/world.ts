/** A few of the shop's requests, traced: what the numbers count, one at a time, under the same configuration and the same faults. */
import { compilePolicy } from '../../src/engine/policy/compile.ts'
import type { HeaderFields } from '../../src/engine/http/message.ts'
import { CITIES, type CityId } from '../../src/world/geo/cities.ts'
import { operatedUnchecked } from '../../src/world/operations/operations.ts'
import type { PopSpec, ResourceSpec, UserSpec, WorldInput, WorldSpec } from '../../src/world/spec.ts'
import { mended, type Incident } from './incidents.ts'
import { INITIAL, wrongIn, type RatioSettings } from './settings.ts'
import { CONFIGURATION, HEADERS, ORIGIN, ORIGIN_CITY } from './site.ts'
import { SHORT_SECONDS } from './plans.ts'

export { INITIAL, type RatioSettings }

/** Europe's people and its POP; and the Nordics', whose POP is small. */
export const CITY = 'frankfurt' satisfies CityId
export const SMALL_CITY = 'stockholm' satisfies CityId
export type City = typeof CITY | typeof SMALL_CITY
export const browserOf = (city: City): string => `browser:${city}`
export const popOf = (city: City): string => `pop:${city}`

export const LOGO = `${ORIGIN}/img/logo.avif`
export const FILM = `${ORIGIN}/download/film.zip`
export const TRAILER = `${ORIGIN}/download/trailer.zip`
export const LOGO_BYTES = 20_000
export const FILM_BYTES = 50_000_000
const TRAILER_BYTES = 150_000
export const ACCOUNT = `${ORIGIN}/account/0`
const MANY = 8

export const pageUrl = (object: number): string => `${ORIGIN}/p/${object}`
export const pictureUrl = (object: number): string => `${ORIGIN}/img/${object}.avif`
export const saleUrl = (object: number): string => `${ORIGIN}/sale/${object}`

/** When halfway is in the traced run, ms. */
export const HALFWAY_MS = 200_000
/** Room for a page and a half: the third one pushes the first out. */
const SMALL_ROOM_BYTES = 90_000


export function world(settings: RatioSettings): WorldSpec {
  const wrong = settings.subject === 'drill' ? wrongIn(settings) : null
  const configuration = mended(wrong?.after ?? CONFIGURATION, settings.fix === 'undecided' ? 'wait' : settings.fix)
  const policyFor = compilePolicy(configuration)
  // The nearest POP that is up: Stockholm's, while Frankfurt's is down.
  const small = settings.regions
  const down = wrong?.cause === 'pop'
  const pop = (city: City, capacityBytes: number): PopSpec => ({ id: city, place: city, capacityBytes, warmOrigin: true, lookupMs: 1, policyFor })
  return {
    seed: 11,
    tls: '1.3',
    users: [person(CITY, down ? SMALL_CITY : CITY), ...(small ? [person(SMALL_CITY, SMALL_CITY)] : [])],
    pops: small || down ? [pop(CITY, 1e9), pop(SMALL_CITY, SMALL_ROOM_BYTES)] : [pop(CITY, 1e9)],
    origin: { place: ORIGIN_CITY, thinkMs: 40, workers: 60, queueLimit: 500, resources: resources(settings, wrong) },
    operations: operatedUnchecked(),
  }
}

/** Everybody there: each request is another person's, whose browser has no copy; their connection is kept open. */
function person(id: City, pop: City): UserSpec {
  return { id, place: id, accessMs: 5, resolver: { oneWayMs: 2, recursionMs: 0, ttlSeconds: 86_400 }, browserCache: false, pop }
}

function resources(settings: RatioSettings, wrong: Incident | null): readonly ResourceSpec[] {
  const field = wrong?.cause === 'vary' ? (['Vary', wrong.detail] as const) : wrong?.cause === 'ttl' ? (['Cache-Control', wrong.detail] as const) : null
  const said = (route: 'pages' | 'images', object: number): HeaderFields => {
    const headers = HEADERS[route].map(([name, value]) => [name, value.replace('{object}', String(object))] as const)
    return field && wrong?.route === route ? [...headers.filter(([name]) => name !== field[0]), field] : headers
  }
  const page = (url: string, object: number): ResourceSpec => ({ url, lengthBytes: 40_000, headers: said('pages', object), etag: true, ...changed(settings) })
  const all = Array.from({ length: MANY }, (_, object) => object)
  return [
    { url: LOGO, lengthBytes: LOGO_BYTES, headers: HEADERS.images.map(([name, value]) => [name, value.replace('{object}', 'logo')] as const), etag: true },
    ...[FILM, TRAILER].map((url) => ({ url, lengthBytes: url === FILM ? FILM_BYTES : TRAILER_BYTES, headers: [['Cache-Control', 'max-age=86400'], ['Content-Type', 'application/zip']] as const, etag: true })),
    { url: ACCOUNT, lengthBytes: 3_000, headers: [['Cache-Control', 'private, no-store'], ['Content-Type', 'text/html; charset=utf-8']], etag: false },
    ...all.map((object) => page(pageUrl(object), object)),
    ...all.map((object): ResourceSpec => ({ url: pictureUrl(object), lengthBytes: 25_000, headers: said('images', object), etag: true })),
    ...all.map((object) => page(saleUrl(object), object)),
  ]
}

/** Where a lifetime changes, pages begin with the short one. */
function changed({ subject, lifetime }: RatioSettings): Pick<ResourceSpec, 'headers' | 'later'> | object {
  if (subject !== 'lifetime') return {}
  const lived = (seconds: string): HeaderFields => [['Cache-Control', `max-age=${seconds}`], ['Vary', 'Accept-Encoding'], ['Content-Type', 'text/html; charset=utf-8']]
  return { headers: lived(String(SHORT_SECONDS)), later: { fromMs: HALFWAY_MS, headers: lived(lifetime) } }
}

const VISITORS = [
  { agent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/142.0 Safari/537.36', language: 'de-DE,de;q=0.9', link: '?gclid=q8Zk' },
  { agent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) Safari/604.1', language: 'fr-FR,fr;q=0.9', link: '' },
  { agent: 'Mozilla/5.0 (Linux; Android 15; Pixel 9) Chrome/142.0 Mobile Safari/537.36', language: 'pl-PL,pl;q=0.9', link: '?utm_source=newsletter' },
  { agent: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Firefox/144.0', language: 'it-IT,it;q=0.8', link: '?fbclid=IwZX' },
  { agent: 'Mozilla/5.0 (X11; Linux x86_64) Chrome/141.0 Safari/537.36', language: 'nl-NL,nl;q=0.9', link: '' },
  { agent: 'Mozilla/5.0 (iPad; CPU OS 17_7 like Mac OS X) Safari/604.1', language: 'es-ES,es;q=0.9', link: '?gclid=v71D' },
] as const
export const PEOPLE = VISITORS.length

/** One of them asks, with what his browser sends; who comes by an advertisement brings its parameters along. */
export function visit(atMs: number, url: string, who: number, city: City = CITY): WorldInput {
  const { agent, language, link } = VISITORS[who % PEOPLE]!
  return {
    type: 'request',
    atMs,
    user: city,
    url: url.includes('/p/') ? url + link : url,
    headers: [['User-Agent', agent], ['Accept-Language', language], ['Accept-Encoding', 'gzip, deflate, br'], ['Cookie', `session=s${who}`]],
  }
}

export function cityName(city: CityId): string {
  return CITIES[city].name
}
