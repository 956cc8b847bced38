/** The world of this scene: one origin, four cities, and a cache in each, in one or in none of them. */
import { CITIES, type CityId } from '../../src/world/geo/cities.ts'
import type { PopSpec, UserSpec, WorldInput, WorldSpec } from '../../src/world/spec.ts'

/** Cities with people in them, in the order in which they are shown. Each has a POP of its own under `pops: 'four'`. */
export const CITY_ORDER = ['tokyo', 'frankfurt', 'sao-paulo', 'sydney'] as const satisfies readonly CityId[]
export type SceneCity = (typeof CITY_ORDER)[number]

export const ORIGIN_CITY = 'virginia' satisfies CityId

/** The one POP under `pops: 'one'`. */
const ONLY_POP = 'frankfurt' satisfies SceneCity

export const PICTURES = ['hero.jpg', 'shoe.jpg', 'bag.jpg', 'coat.jpg'] as const
export type Picture = (typeof PICTURES)[number]

export const TTL_SECONDS = 300

/** All pictures are alike in size, so that room can be counted in pictures. */
const PICTURE_BYTES = 250_000
/** A stored response is its body and its header lines; this is more than the lines of any answer here. */
const HEADER_ROOM_BYTES = 1_000

export type Pops = 'none' | 'one' | 'four'

export type EdgeSettings = {
  readonly pops: Pops
  /** How many pictures each POP's cache has room for. */
  readonly room: number
  /** People in each city, in the beat that counts them. */
  readonly people: number
  /** What the next press of a send control asks for. */
  readonly picture: Picture
}

export const INITIAL: EdgeSettings = { pops: 'four', room: PICTURES.length, people: 25, picture: 'hero.jpg' }

export function urlOf(picture: Picture): string {
  return `https://www.shop.example/${picture}`
}

/** The picture of a URL of this world; null for any other URL. */
export function pictureOf(url: string): Picture | null {
  return PICTURES.find((picture) => urlOf(picture) === url) ?? null
}

/** The POP that a city's people reach; null where there is none and they talk to the origin. */
function popOf(city: SceneCity, pops: Pops): SceneCity | null {
  if (pops === 'none') return null
  return pops === 'one' ? ONLY_POP : city
}

export function world({ pops, room }: EdgeSettings): WorldSpec {
  const popCities = [...new Set(CITY_ORDER.flatMap((city) => popOf(city, pops) ?? []))]
  return {
    seed: 2,
    tls: '1.3',
    users: CITY_ORDER.map((city) => person(city, popOf(city, pops))),
    pops: popCities.map((city) => pop(city, room * (PICTURE_BYTES + HEADER_ROOM_BYTES))),
    origin: {
      place: ORIGIN_CITY,
      thinkMs: 40,
      workers: 50,
      queueLimit: 500,
      resources: PICTURES.map((picture) => ({
        url: urlOf(picture),
        lengthBytes: PICTURE_BYTES,
        headers: [
          ['Content-Type', 'image/jpeg'],
          ['Cache-Control', `public, max-age=${TTL_SECONDS}`],
        ],
        // Without validators an expired copy is fetched whole, a plain miss. What validators save is scene 05's subject.
        etag: false,
        lastModified: false,
      })),
    },
  }
}

/** Everybody who asks from one city. Their resolver knows the name already (no recursion), their browsers keep no copies. */
function person(city: SceneCity, popId: SceneCity | null): UserSpec {
  return {
    id: city,
    place: city,
    accessMs: 5,
    resolver: { oneWayMs: 2, recursionMs: 0, ttlSeconds: 3600 },
    browserCache: false,
    ...(popId && { pop: popId }),
  }
}

function pop(city: SceneCity, capacityBytes: number): PopSpec {
  return { id: city, place: city, capacityBytes, warmOrigin: true, lookupMs: 1 }
}

/** One wish: who, what, when. */
export interface Visit {
  readonly city: SceneCity
  readonly picture: Picture
  readonly atMs: number
}

/**
 * Visits as inputs. Each is another person: before every visit but a city's first, the city's node forgets its connections and
 * its DNS answers, so that nobody profits from who came before, except by the POP's cache.
 * @param earlier inputs that stand already
 */
export function visits(list: readonly Visit[], earlier: readonly WorldInput[] = []): readonly WorldInput[] {
  const seen = new Set(earlier.flatMap((input) => (input.type === 'request' ? [input.user] : [])))
  return list.flatMap(({ city, picture, atMs }): WorldInput[] => {
    const request: WorldInput = { type: 'request', atMs, user: city, url: urlOf(picture) }
    if (!seen.has(city)) {
      seen.add(city)
      return [request]
    }
    return [{ type: 'cold', atMs, user: city }, request]
  })
}

export function cityName(city: CityId): string {
  return CITIES[city].name
}

export function isSceneCity(id: string): id is SceneCity {
  return (CITY_ORDER as readonly string[]).includes(id)
}
