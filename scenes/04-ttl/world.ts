/** The world of this scene: people with browsers that keep copies, one POP near them, and an origin whose headers are text. */
import { parseHeaderText } from '../../src/engine/http/header-text.ts'
import { STANDARD_POLICY, type RoutePolicy } from '../../src/engine/policy/route-policy.ts'
import { CITIES, type CityId } from '../../src/world/geo/cities.ts'
import type { PopSpec, UserSpec, WorldInput, WorldSpec } from '../../src/world/spec.ts'

export const PAGE = 'https://www.shop.example/prices.html'

export const CITY = 'madrid' satisfies CityId
export const ORIGIN_CITY = 'virginia' satisfies CityId

/** Two people in one city, in the order in which they come in. */
export const PEOPLE = ['mika', 'noor'] as const
export type Person = (typeof PEOPLE)[number]

export const EDGE = `pop:${CITY}`
export const browserOf = (person: Person): string => `browser:${person}`

/** What a CDN's caches obey in place of Cache-Control where a response has it (RFC 9213 §3). */
const TARGETED_FIELDS = ['CDN-Cache-Control']

/** The headers that the story begins with, and what it puts in their place. */
export const HEADERS = {
  one: 'Cache-Control: max-age=60',
  two: 'Cache-Control: max-age=60, s-maxage=600',
  targeted: 'Cache-Control: max-age=60\nCDN-Cache-Control: max-age=600',
  shorter: 'Cache-Control: max-age=60, s-maxage=30',
  longer: 'Cache-Control: max-age=300, s-maxage=600',
  // Ten hours before the run begins.
  none: 'Last-Modified: Wed, 31 Dec 2025 14:00:00 GMT',
} as const

/** One word a header, beside the same max-age; Expires in place of it, a minute after the run begins. */
export const WORDS = {
  'no-cache': 'Cache-Control: max-age=60, no-cache',
  'no-store': 'Cache-Control: max-age=60, no-store',
  private: 'Cache-Control: max-age=60, private',
  'must-revalidate': 'Cache-Control: max-age=60, must-revalidate',
  immutable: 'Cache-Control: max-age=60, immutable',
  expires: 'Expires: Thu, 01 Jan 2026 00:01:00 GMT',
} as const

export type TtlSettings = {
  /** The origin's response header fields, one a line, as typed. */
  readonly header: string
  /** The edge counts the age of what it hands out from zero: an operator's override. */
  readonly resetAge: boolean
  readonly people: number
}

export const INITIAL: TtlSettings = { header: HEADERS.one, resetAge: false, people: 1 }

const AGE_RESET: RoutePolicy = { ...STANDARD_POLICY, route: 'age reset', browserAge: 'reset' }

export function world({ header, resetAge, people }: TtlSettings): WorldSpec {
  return {
    seed: 4,
    tls: '1.3',
    users: PEOPLE.slice(0, people).map(person),
    pops: [pop(resetAge)],
    origin: {
      place: ORIGIN_CITY,
      thinkMs: 40,
      workers: 50,
      queueLimit: 500,
      // Without validators a stale copy is fetched whole. What validators save is scene 05's subject.
      resources: [{ url: PAGE, lengthBytes: 18_000, headers: [['Content-Type', 'text/html'], ...parseHeaderText(header).fields], etag: false, lastModified: false }],
    },
  }
}

function person(id: Person): UserSpec {
  return { id, place: CITY, accessMs: 5, resolver: { oneWayMs: 2, recursionMs: 0, ttlSeconds: 86_400 }, browserCache: true, pop: CITY }
}

function pop(resetAge: boolean): PopSpec {
  return { id: CITY, place: CITY, capacityBytes: 50_000_000, warmOrigin: true, lookupMs: 1, targetedFields: TARGETED_FIELDS, ...(resetAge && { policyFor: () => AGE_RESET }) }
}

/** Somebody opens the page. */
export function visit(atMs: number, user: Person = 'mika'): WorldInput {
  return { type: 'request', atMs, user, url: PAGE }
}

/** Mika presses her browser's reload button, which sends max-age=0 (RFC 9111 §5.2.1.1): ask, whatever you have. */
export function reload(atMs: number): WorldInput {
  return { type: 'request', atMs, user: 'mika', url: PAGE, headers: [['Cache-Control', 'max-age=0']] }
}

export function deploy(atMs: number): WorldInput {
  return { type: 'deploy', atMs, url: PAGE }
}

export function cityName(city: CityId): string {
  return CITIES[city].name
}
