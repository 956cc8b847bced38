/** The world of this scene: one list in Virginia, a POP in Sydney that keeps it for a minute, and people who ask for it there. */
import { CITIES, type CityId } from '../../src/world/geo/cities.ts'
import type { LinkSpec, ResourceSpec, WorldInput, WorldSpec } from '../../src/world/spec.ts'

const USER = 'sydney' satisfies CityId
export const ORIGIN_CITY = 'virginia' satisfies CityId
export const BROWSER = `browser:${USER}`
export const POP = `pop:${USER}`
export const URL_OF_LIST = 'https://www.shop.example/products.json'

export const LIFETIME_SECONDS = 60
const LIST_BYTES = 45_230
export const SIZES = [1_200, LIST_BYTES, 1_000_000] as const
/** What the origin may say from the first minute on, s-maxage in seconds. */
export const LONGER_SECONDS = 600
export const NEXT_LIFETIMES = [10, LIFETIME_SECONDS, LONGER_SECONDS] as const

/** By what the origin marks its versions. */
export const VALIDATORS = ['etag', 'weak', 'servers', 'date', 'none'] as const
export type Validator = (typeof VALIDATORS)[number]

export const POLICIES = ['minute', 'always'] as const
export type Policy = (typeof POLICIES)[number]

export type RevalidationSettings = {
  readonly validator: Validator
  readonly policy: Policy
  readonly bodyBytes: number
  /** What the link between POP and origin carries, Mbit/s. */
  readonly mbit: number
  /** That link has lain idle before each answer. */
  readonly slowStart: boolean
  /** The lifetime that the origin names from the first minute on, seconds. */
  readonly nextLifetime: number
}

export const INITIAL: RevalidationSettings = { validator: 'etag', policy: 'minute', bodyBytes: LIST_BYTES, mbit: 50, slowStart: false, nextLifetime: LIFETIME_SECONDS }

const BYTES_PER_MS_PER_MBIT = 125

export function linkOf({ mbit, slowStart }: Pick<RevalidationSettings, 'mbit' | 'slowStart'>): LinkSpec {
  return { bytesPerMs: mbit * BYTES_PER_MS_PER_MBIT, ...(slowStart && { slowStart }) }
}

export function world(settings: RevalidationSettings): WorldSpec {
  return {
    seed: 5,
    tls: '1.3',
    // Her resolver knows the name; her browser keeps no copies, so that what is seen is the POP's doing.
    users: [{ id: USER, place: USER, accessMs: 5, resolver: { oneWayMs: 2, recursionMs: 0, ttlSeconds: 3600 }, browserCache: false }],
    pops: [{ id: USER, place: USER, capacityBytes: 50_000_000, warmOrigin: true, lookupMs: 1, originLink: linkOf(settings) }],
    origin: { place: ORIGIN_CITY, thinkMs: 40, workers: 8, queueLimit: 64, resources: [listOf(settings)] },
  }
}

function listOf({ validator, policy, bodyBytes, nextLifetime }: RevalidationSettings): ResourceSpec {
  const headers = (lifetimeSeconds: number): ResourceSpec['headers'] => [
    ['Content-Type', 'application/json'],
    ['Cache-Control', policy === 'always' ? 'public, no-cache' : `public, s-maxage=${lifetimeSeconds}`],
  ]
  return {
    url: URL_OF_LIST,
    lengthBytes: bodyBytes,
    headers: headers(LIFETIME_SECONDS),
    ...(nextLifetime !== LIFETIME_SECONDS && { later: { fromMs: LIFETIME_SECONDS * 1000, headers: headers(nextLifetime) } }),
    etag: validator !== 'none' && validator !== 'date',
    ...(validator === 'weak' && { etagForm: 'weak' }),
    ...(validator === 'servers' && { etagForm: 'per-server' }),
    // One validator at a time, so that each shows what it can do alone.
    lastModified: validator === 'date',
  }
}

/**
 * People in Sydney who ask for the list, one at each time. Each is another person: before every visit but the first the browser
 * forgets its connections and its DNS answers.
 * @param first whether nobody has asked before
 */
export function visits(timesMs: readonly number[], first = true): readonly WorldInput[] {
  return timesMs.flatMap((atMs, index): WorldInput[] => {
    const request: WorldInput = { type: 'request', atMs, user: USER, url: URL_OF_LIST }
    return first && index === 0 ? [request] : [{ type: 'cold', atMs, user: USER }, request]
  })
}

/** A new list goes live; `repacked`: the same products in other bytes. */
export function deploy(atMs: number, repacked = false): WorldInput {
  return { type: 'deploy', atMs, url: URL_OF_LIST, ...(repacked && { sameMeaning: true }) }
}

export function cityName(city: CityId): string {
  return CITIES[city].name
}
