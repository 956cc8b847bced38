import { CITIES as PLACES, isCityId, type CityId } from '../../src/world/geo/cities.ts'
import { alongGreatCircle, greatCircleKm, locate } from '../../src/world/geo/distance.ts'
import { FIBRE_KM_PER_MS, PATH_STRETCH } from '../../src/world/physics.ts'
import type { Place, PopSpec, UserSpec, WorldInput, WorldSpec } from '../../src/world/spec.ts'

const PAGE = 'https://www.shop.example/index.html'
export const ORIGIN = 'origin'
export const PROBE = 'probe'
export const CITIES = ['frankfurt', 'sao-paulo', 'tokyo', 'sydney'] as const satisfies readonly CityId[]
/** The city farthest from the origin. */
export const FAR = 'sydney'
/** The one visitor whose request is drawn among a crowd's. */
export const SAMPLE = 'frankfurt'
export const ORIGIN_AT: CityId = 'virginia'

/** What is turned in this scene. */
export interface NoCdnSettings extends Record<string, string | number | boolean> {
  /** 'cities': the four cities; 'probe': one more person, `distanceKm` from Virginia; a city's id: one person there. */
  readonly who: string
  readonly distanceKm: number
  readonly originAt: string
  readonly tls: string
  readonly thinkMs: number
  readonly workers: number
  /** People behind each city's requests. */
  readonly people: number
  /** A machine this far from each person that ends her connection there; 0: none. */
  readonly edgeOneWayMs: number
}

export const settings: NoCdnSettings = { who: 'cities', distanceKm: 6_000, originAt: ORIGIN_AT, tls: '1.3', thinkMs: 80, workers: 16, people: 1_000, edgeOneWayMs: 0 }

/** Each person asks once in so many seconds. */
export const SECONDS_BETWEEN = 100
/** One way of the last mile, added to every person's distance. */
export const ACCESS_MS = 1
const QUEUE_LIMIT = 100

/** One origin and no POP: every browser talks to it across whatever lies between. */
export function world({ who, distanceKm, originAt, tls, thinkMs, workers, edgeOneWayMs }: NoCdnSettings): WorldSpec {
  const origin: CityId = isCityId(originAt) ? originAt : ORIGIN_AT
  const people = usersOf(who, distanceKm)
  const edges = edgeOneWayMs > 0 ? people.map((user) => edgeFor(user, origin, edgeOneWayMs)) : []
  return {
    seed: 1,
    tls: tls === '1.2' ? '1.2' : '1.3',
    users: edgeOneWayMs > 0 ? people.map((user) => ({ ...user, pop: user.id })) : people,
    pops: edges,
    origin: {
      place: origin,
      thinkMs,
      workers,
      queueLimit: QUEUE_LIMIT,
      // Nobody keeps a copy: the scene is about the way, not yet about caches.
      resources: [{ url: PAGE, lengthBytes: 30_000, headers: [['Cache-Control', 'no-store'], ['Content-Type', 'text/html']], etag: false }],
    },
  }
}

function usersOf(who: string, distanceKm: number): readonly UserSpec[] {
  if (isCityId(who)) return [person(who, who)]
  const cities = CITIES.map((city) => person(city, city))
  // The cities stay on the map, so that it doesn't change its scale while the probe moves.
  return who === PROBE ? [...cities, person(PROBE, awayFromOrigin(distanceKm))] : cities
}

function person(id: string, place: Place): UserSpec {
  return { id, place, accessMs: ACCESS_MS, browserCache: false, resolver: { oneWayMs: 2, recursionMs: 20, ttlSeconds: 3600 } }
}

/** So many km from Virginia, on the great circle to Sydney and beyond. */
function awayFromOrigin(km: number): Place {
  const [from, to] = [locate(ORIGIN_AT), locate(FAR)]
  return { label: PROBE, ...alongGreatCircle(from, to, km / greatCircleKm(from, to)) }
}

/** On the way to the origin, as far from the person as her one-way time allows; never beyond the origin. */
function edgeFor(user: UserSpec, origin: CityId, oneWayMs: number): PopSpec {
  const [from, to] = [locate(user.place), locate(origin)]
  const wholeKm = greatCircleKm(from, to)
  const km = Math.min(wholeKm, ((oneWayMs - user.accessMs) * FIBRE_KM_PER_MS) / PATH_STRETCH)
  const place = wholeKm === 0 ? from : alongGreatCircle(from, to, km / wholeKm)
  return { id: user.id, place: { label: user.id, ...place }, capacityBytes: 50_000_000, warmOrigin: true, lookupMs: 0.5 }
}

export function kmToOrigin({ users, origin }: WorldSpec, userId: string): number {
  const user = users.find(({ id }) => id === userId)
  return user ? greatCircleKm(locate(user.place), locate(origin.place)) : 0
}

export function cityName(id: string): string {
  return isCityId(id) ? PLACES[id].name : id
}

export function ask(user: string, atMs: number): WorldInput {
  return { type: 'request', atMs, user, url: PAGE }
}

export function ping(user: string, atMs: number): WorldInput {
  return { type: 'ping', atMs, user }
}

/** Every city's people, from the run's beginning. */
export function crowd(people: number, durationMs: number): readonly WorldInput[] {
  return CITIES.map((user) => ({ type: 'load', atMs: 0, durationMs, user, people, perUserPerSecond: 1 / SECONDS_BETWEEN, url: PAGE }))
}
