/** The world of this scene: one news page, a busy city and a sparse one with a POP each, and an origin that can fail. */
import { CITIES, type CityId } from '../../src/world/geo/cities.ts'
import type { PopSpec, UserSpec, WorldInput, WorldSpec } from '../../src/world/spec.ts'

export const PAGE = 'https://www.news.example/front.html'

export const ORIGIN_CITY = 'virginia' satisfies CityId

/** The busy city first. */
export const CITY_ORDER = ['london', 'auckland'] as const satisfies readonly CityId[]
export type SceneCity = (typeof CITY_ORDER)[number]

export const popOf = (city: SceneCity): string => `pop:${city}`
export const peopleOf = (city: SceneCity): string => `browser:${city}`

/** What each version is in the story. */
export const BUG = 2
export const FIX = 3

export type SwrSettings = {
  /** Seconds, as text: what a choice turns. */
  readonly ttl: string
  /** stale-while-revalidate, s; '0': the header does not mention it. */
  readonly window: string
  /** What the header says of failures: nothing, stale-if-error, or that beside must-revalidate. */
  readonly onError: OnError
  readonly cities: 'one' | 'both'
}

export const ON_ERROR = ['nothing', 'stale-if-error', 'must-revalidate'] as const
export type OnError = (typeof ON_ERROR)[number]

export const STALE_IF_ERROR_SECONDS = 600

export const INITIAL: SwrSettings = { ttl: '60', window: '0', onError: 'nothing', cities: 'one' }

/** The origin's Cache-Control under these settings. */
export function cacheControl({ ttl, window, onError }: SwrSettings): string {
  return [
    `max-age=${ttl}`,
    ...(window === '0' ? [] : [`stale-while-revalidate=${window}`]),
    ...(onError === 'nothing' ? [] : [`stale-if-error=${STALE_IF_ERROR_SECONDS}`]),
    ...(onError === 'must-revalidate' ? ['must-revalidate'] : []),
  ].join(', ')
}

export function citiesOf({ cities }: SwrSettings): readonly SceneCity[] {
  return cities === 'one' ? CITY_ORDER.slice(0, 1) : CITY_ORDER
}

export function world(settings: SwrSettings): WorldSpec {
  const cities = citiesOf(settings)
  return {
    seed: 6,
    tls: '1.3',
    users: cities.map(people),
    pops: cities.map(pop),
    origin: {
      place: ORIGIN_CITY,
      thinkMs: 60,
      workers: 50,
      queueLimit: 500,
      resources: [{ url: PAGE, lengthBytes: 40_000, headers: [['Content-Type', 'text/html'], ['Cache-Control', cacheControl(settings)]], etag: true }],
    },
  }
}

/** Everybody in one city: each visit is another person, whose browser has no copy; their connection is kept open. */
function people(city: SceneCity): UserSpec {
  return { id: city, place: city, accessMs: 5, resolver: { oneWayMs: 2, recursionMs: 0, ttlSeconds: 86_400 }, browserCache: false, pop: city }
}

function pop(city: SceneCity): PopSpec {
  return { id: city, place: city, capacityBytes: 10_000_000, warmOrigin: true, lookupMs: 1 }
}

export function visit(city: SceneCity, atMs: number): WorldInput {
  return { type: 'request', atMs, user: city, url: PAGE }
}

export function deploy(atMs: number): WorldInput {
  return { type: 'deploy', atMs, url: PAGE }
}

export function cityName(city: CityId): string {
  return CITIES[city].name
}

export function isSceneCity(id: string): id is SceneCity {
  return (CITY_ORDER as readonly string[]).includes(id)
}
