/**
 * Where the caches of a configuration stand: eight POPs on five continents, an origin in Virginia, and a shield where the document
 * puts one. In: a document. Out: POPs and people of worlds, regions and nodes of traffic.
 */
import { compilePolicy } from '../engine/policy/compile.ts'
import type { PolicyDocument } from '../engine/policy/schema.ts'
import { CITY_IDS, isCityId, type CityId } from '../world/geo/cities.ts'
import { operatedUnchecked } from '../world/operations/operations.ts'
import type { OriginSpec, PopSpec, UserSpec, WorldSpec } from '../world/spec.ts'
import type { RegionSpec, TrafficNodeSpec } from '../world/traffic/spec.ts'

export const CONTINENTS = ['europe', 'north-america', 'south-america', 'asia', 'oceania'] as const
export type Continent = (typeof CONTINENTS)[number]

export const POP_CITIES = ['frankfurt', 'madrid', 'new-york', 'san-francisco', 'sao-paulo', 'tokyo', 'mumbai', 'sydney'] as const satisfies readonly CityId[]
export type PopCity = (typeof POP_CITIES)[number]

export const CONTINENT_OF: Readonly<Record<PopCity, Continent>> = {
  frankfurt: 'europe',
  madrid: 'europe',
  'new-york': 'north-america',
  'san-francisco': 'north-america',
  'sao-paulo': 'south-america',
  tokyo: 'asia',
  mumbai: 'asia',
  sydney: 'oceania',
}

export const ORIGIN_CITY = 'virginia' satisfies CityId
/** Where a document may put its shield; left out, it stands beside the origin. */
export const SHIELD_PLACES: readonly CityId[] = CITY_IDS
export const SHIELD_ID = 'shield'

/** How much a POP stores, and the shield. */
export const POP_BYTES = 200e9
/** Time inside a cache per request. */
const LOOKUP_MS = 1
/** One way of the last mile. */
const ACCESS_MS = 5

export const popNodeOf = (city: PopCity): string => `pop:${city}`
export const SHIELD_NODE = `pop:${SHIELD_ID}`

/** Null: the document has none, or it is off. */
export function shieldPlace({ shield }: PolicyDocument): CityId | null {
  if (!shield?.on) return null
  return shield.place !== undefined && isCityId(shield.place) ? shield.place : ORIGIN_CITY
}

/** Somebody at a city, or everybody there whose browsers keep nothing. */
export interface Person {
  readonly id: string
  readonly city: PopCity
  /** Does the browser keep copies? Left out: no. */
  readonly browserCache?: boolean
}

/** A world of the document: the POPs of the people's cities and the shield, all of them empty. */
export function worldOf(document: PolicyDocument, seed: number, people: readonly Person[], origin: Omit<OriginSpec, 'place'>): WorldSpec {
  const place = shieldPlace(document)
  const cities = POP_CITIES.filter((city) => people.some((person) => person.city === city))
  const common = { capacityBytes: POP_BYTES, warmOrigin: true, lookupMs: LOOKUP_MS }
  const policyFor = compilePolicy(document)
  return {
    seed,
    tls: '1.3',
    users: people.map(userOf),
    pops: [
      ...cities.map((city): PopSpec => ({ id: city, place: city, ...common, policyFor, ...(place && { parent: SHIELD_ID }) })),
      ...(place ? [{ id: SHIELD_ID, place, ...common, tier: 'shield' as const, policyFor: compilePolicy(document, { asking: 'caches' }) }] : []),
    ],
    origin: { place: ORIGIN_CITY, ...origin },
    operations: operatedUnchecked(),
  }
}

function userOf({ id, city, browserCache = false }: Person): UserSpec {
  return { id, place: city, accessMs: ACCESS_MS, resolver: { oneWayMs: 2, recursionMs: 0, ttlSeconds: 86_400 }, browserCache, pop: city }
}

/** Of all requests. */
const SHARES: Readonly<Record<PopCity, number>> = { frankfurt: 0.18, madrid: 0.12, 'new-york': 0.16, 'san-francisco': 0.12, 'sao-paulo': 0.12, tokyo: 0.12, mumbai: 0.1, sydney: 0.08 }

/** People by city, as many requests together as said. */
export function regionsOf(requestsPerSecond: number, people: number): readonly RegionSpec[] {
  return POP_CITIES.map((id) => ({ id, place: id, accessMs: ACCESS_MS, people: Math.max(1, Math.round(people * SHARES[id])), requestsPerSecond: requestsPerSecond * SHARES[id] }))
}

/** The caches of a traffic run. */
export function nodesOf(document: PolicyDocument): { readonly pops: readonly TrafficNodeSpec[]; readonly shield?: TrafficNodeSpec } {
  const place = shieldPlace(document)
  const node = (id: string, city: CityId): TrafficNodeSpec => ({ id, place: city, capacityBytes: POP_BYTES, lookupMs: LOOKUP_MS })
  return { pops: POP_CITIES.map((city) => node(city, city)), ...(place && { shield: node(SHIELD_ID, place) }) }
}
