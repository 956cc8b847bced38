/** The world of this scene: one origin that makes few pages at once, POPs in eight cities, and a shield that may stand anywhere or nowhere. */
import { fieldValue, type HeaderFields, type HttpRequest } from '../../src/engine/http/message.ts'
import { CITIES, type CityId } from '../../src/world/geo/cities.ts'
import { operatedUnchecked } from '../../src/world/operations/operations.ts'
import type { PopSpec, Representation, UserSpec, WorldInput, WorldSpec } from '../../src/world/spec.ts'
import { neighbourNames } from './people.en.ts'

/** From west to east, as they are shown. */
export const CITY_ORDER = ['san-francisco', 'mexico-city', 'sao-paulo', 'frankfurt', 'johannesburg', 'mumbai', 'tokyo', 'sydney'] as const satisfies readonly CityId[]
export type SceneCity = (typeof CITY_ORDER)[number]

export const ORIGIN_CITY = 'virginia' satisfies CityId

/** Where a shield may stand: beside the origin, beside some of the users, or far from both. */
export const SHIELD_CITIES = ['virginia', 'london', 'singapore'] as const satisfies readonly CityId[]
export type ShieldCity = (typeof SHIELD_CITIES)[number]
export const SHIELD_PLACES = ['none', ...SHIELD_CITIES] as const
export type ShieldPlace = (typeof SHIELD_PLACES)[number]

/** Four people of one city, in the beat that looks into one POP. */
export const STREET_CITY = 'tokyo' satisfies SceneCity
export const NEIGHBOURS = ['mika', 'ren', 'aoi', 'sora'] as const
export type Neighbour = (typeof NEIGHBOURS)[number]
export const NAMES: Readonly<Record<Neighbour, string>> = neighbourNames

export const SHIELD = 'pop:shield'
export const popOf = (city: SceneCity): string => `pop:${city}`
export const browserOf = (user: string): string => `browser:${user}`

const SITE = 'https://www.news.example'
/** The front page, which changes often. */
export const PAGE = `${SITE}/`
/** Asked for before a beat begins, so that connections are open and nothing at all is stored. */
export const PING = `${SITE}/ping`

export const LIFETIME_SECONDS = 60
/** So short that a copy is stale before the next city asks. */
export const SHORT_SECONDS = 1

export const THINK_MS = 200
export const WORKERS = 2

/** What the page says of itself. */
export const PAGES = ['shared', 'private', 'short'] as const
export type Page = (typeof PAGES)[number]

export const CACHE_CONTROL: Readonly<Record<Page, string>> = { shared: `max-age=${LIFETIME_SECONDS}`, private: 'private, no-store', short: `max-age=${SHORT_SECONDS}` }

/** One language for all; one for each reader, with the copies not told apart; the same, told apart by Vary. */
export const LANGUAGES = ['one', 'unkeyed', 'vary'] as const
export type Languages = (typeof LANGUAGES)[number]

export type ShieldSettings = {
  readonly shield: ShieldPlace
  /** May a POP whose shield gives no answer ask the origin itself? */
  readonly failover: boolean
  readonly page: Page
  readonly languages: Languages
  /** 'by-city': each city's links carry a parameter of their own, which is a part of the key. */
  readonly address: 'one' | 'by-city'
  /** People of eight cities, or four people of one. */
  readonly who: 'cities' | 'street'
}

export const INITIAL: ShieldSettings = { shield: 'none', failover: false, page: 'shared', languages: 'one', address: 'one', who: 'cities' }

export function world(settings: ShieldSettings): WorldSpec {
  const { shield, failover, page, languages, who } = settings
  const upstream = shield === 'none' ? {} : { parent: 'shield', parentFailover: failover }
  const html: HeaderFields = [['Content-Type', 'text/html; charset=utf-8'], ['Cache-Control', CACHE_CONTROL[page]], ...(languages === 'vary' ? [['Vary', 'Accept-Language'] as const] : [])]
  // Without validators an expired copy is fetched whole, a plain miss. What validators save is scene 05's subject.
  const plain = { etag: false, lastModified: false } as const
  return {
    seed: 9,
    tls: '1.3',
    users: who === 'street' ? NEIGHBOURS.map((id) => user(id, STREET_CITY)) : CITY_ORDER.map((city) => user(city, city)),
    pops: [
      ...citiesOf(settings).map((city): PopSpec => ({ ...pop(city, city), ...upstream })),
      ...(shield === 'none' ? [] : [{ ...pop('shield', shield), tier: 'shield' as const }]),
    ],
    origin: {
      place: ORIGIN_CITY,
      thinkMs: THINK_MS,
      workers: WORKERS,
      queueLimit: 500,
      resources: [
        { url: PAGE, lengthBytes: 40_000, headers: html, ...plain, ...(languages === 'one' ? {} : { represent: inLanguage }) },
        { url: PING, lengthBytes: 2, headers: [['Content-Type', 'text/plain'], ['Cache-Control', 'no-store']], ...plain },
      ],
    },
    operations: operatedUnchecked(),
  }
}

/** Everybody who asks from one city, or one person. Their resolver knows the name already, their browsers keep no copies. */
function user(id: string, city: SceneCity): UserSpec {
  return { id, place: city, accessMs: 5, resolver: { oneWayMs: 2, recursionMs: 0, ttlSeconds: 86_400 }, browserCache: false, pop: city }
}

function pop(id: string, place: CityId): PopSpec {
  return { id, place, capacityBytes: 10_000_000, warmOrigin: true, lookupMs: 1 }
}

/** What readers of a city have set as their language. */
export const LANGUAGE_OF: Readonly<Record<SceneCity, string>> = { 'san-francisco': 'en', 'mexico-city': 'es', 'sao-paulo': 'pt', frankfurt: 'de', johannesburg: 'en', mumbai: 'en', tokyo: 'ja', sydney: 'en' }

function inLanguage({ headers }: HttpRequest): Representation {
  const language = fieldValue(headers, 'Accept-Language') ?? 'en'
  return { id: language, headers: [['Content-Language', language]] }
}

/** Somebody in a city opens the front page. */
export function visit(city: SceneCity, atMs: number, { languages, address }: Pick<ShieldSettings, 'languages' | 'address'>): WorldInput {
  const headers: HeaderFields = languages === 'one' ? [] : [['Accept-Language', LANGUAGE_OF[city]]]
  return { type: 'request', atMs, user: city, url: address === 'one' ? PAGE : `${PAGE}?from=${city}`, headers }
}

/** Cities whose POPs the scene shows. */
export function citiesOf({ who }: Pick<ShieldSettings, 'who'>): readonly SceneCity[] {
  return who === 'street' ? [STREET_CITY] : CITY_ORDER
}

export function cityName(city: CityId): string {
  return CITIES[city].name
}
