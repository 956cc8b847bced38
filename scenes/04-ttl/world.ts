/** The world of this scene: one person whose browser keeps copies, one POP near her, and an origin whose headers are text. */
import { parseHeaderText } from '../../src/engine/http/header-text.ts'
import { STANDARD_POLICY, type RoutePolicy } from '../../src/engine/policy/route-policy.ts'
import { httpDate } from '../../src/world/epoch.ts'
import { CITIES, type CityId } from '../../src/world/geo/cities.ts'
import type { PopSpec, UserSpec, WorldInput, WorldSpec } from '../../src/world/spec.ts'

export const PAGE = 'https://www.shop.example/prices.html'

export const CITY = 'madrid' satisfies CityId
export const ORIGIN_CITY = 'virginia' satisfies CityId

const PERSON = 'mika'

export const EDGE = `pop:${CITY}`
export const BROWSER = `browser:${PERSON}`

/** The caches of this world, in the order in which they are drawn. */
export const CACHES: readonly string[] = [EDGE, BROWSER]

/** What a CDN's caches obey in place of Cache-Control where a response has it (RFC 9213 §3). */
const TARGETED_FIELDS = ['CDN-Cache-Control']

/** Lifetimes that the story tries, s. */
export const SECONDS = { browser: 60, edge: 600, shorterEdge: 30, longerBrowser: 300 } as const

/** How long the page had been unchanged when the run began, in the step that states no lifetime. */
export const UNCHANGED_SECONDS = 36_000

/** The headers that the story begins with, and what it puts in their place. */
export const HEADERS = {
  one: `Cache-Control: max-age=${SECONDS.browser}`,
  two: `Cache-Control: max-age=${SECONDS.browser}, s-maxage=${SECONDS.edge}`,
  targeted: `Cache-Control: max-age=${SECONDS.browser}\nCDN-Cache-Control: max-age=${SECONDS.edge}`,
  shorter: `Cache-Control: max-age=${SECONDS.browser}, s-maxage=${SECONDS.shorterEdge}`,
  longer: `Cache-Control: max-age=${SECONDS.longerBrowser}, s-maxage=${SECONDS.edge}`,
  none: `Last-Modified: ${httpDate(-UNCHANGED_SECONDS * 1000)}`,
} as const

/** One word a header, beside the same max-age; Expires in place of it, a minute after the run begins. */
export const WORDS = {
  'no-cache': `${HEADERS.one}, no-cache`,
  'no-store': `${HEADERS.one}, no-store`,
  private: `${HEADERS.one}, private`,
  'must-revalidate': `${HEADERS.one}, must-revalidate`,
  immutable: `${HEADERS.one}, immutable`,
  expires: `Expires: ${httpDate(SECONDS.browser * 1000)}`,
} as const

export type TtlSettings = {
  /** The origin's response header fields, one a line, as typed. */
  readonly header: string
  /** The edge counts the age of what it hands out from zero: an operator's override. */
  readonly resetAge: boolean
}

export const INITIAL: TtlSettings = { header: HEADERS.one, resetAge: false }

const AGE_RESET: RoutePolicy = { ...STANDARD_POLICY, route: 'age reset', browserAge: 'reset' }

export function world({ header, resetAge }: TtlSettings): WorldSpec {
  return {
    seed: 4,
    tls: '1.3',
    users: [person()],
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

function person(): UserSpec {
  return { id: PERSON, place: CITY, accessMs: 5, resolver: { oneWayMs: 2, recursionMs: 0, ttlSeconds: 86_400 }, browserCache: true, pop: CITY }
}

function pop(resetAge: boolean): PopSpec {
  return { id: CITY, place: CITY, capacityBytes: 50_000_000, warmOrigin: true, lookupMs: 1, targetedFields: TARGETED_FIELDS, ...(resetAge && { policyFor: () => AGE_RESET }) }
}

/** Mika opens the page. */
export function visit(atMs: number): WorldInput {
  return { type: 'request', atMs, user: PERSON, url: PAGE }
}

/** She presses her browser's reload button, which sends max-age=0 (RFC 9111 §5.2.1.1): ask, whatever you have. */
export function reload(atMs: number): WorldInput {
  return { type: 'request', atMs, user: PERSON, url: PAGE, headers: [['Cache-Control', 'max-age=0']] }
}

/** She opens it on another computer from now on, whose browser has nothing yet. */
export function otherComputer(atMs: number): WorldInput {
  return { type: 'cold', atMs, user: PERSON, cache: true }
}

export function deploy(atMs: number): WorldInput {
  return { type: 'deploy', atMs, url: PAGE }
}

export function cityName(city: CityId): string {
  return CITIES[city].name
}
