/** The world of this scene: a shop, two of its customers in London, one POP there, and the origin in Virginia. */
import { fieldValue, type HeaderFields, type HttpRequest } from '../../src/engine/http/message.ts'
import { STANDARD_POLICY, type PolicyFor } from '../../src/engine/policy/route-policy.ts'
import { CITIES, type CityId } from '../../src/world/geo/cities.ts'
import type { ResourceSpec, UserSpec, WorldInput, WorldSpec } from '../../src/world/spec.ts'
import { made as madeFor, personNames } from './people.en.ts'

export const CITY = 'london' satisfies CityId
export const ORIGIN_CITY = 'virginia' satisfies CityId
export const POP = `pop:${CITY}`

export const PEOPLE = ['ana', 'ben'] as const
export type Person = (typeof PEOPLE)[number]
export const browserOf = (person: Person): string => `browser:${person}`
export const NAMES: Readonly<Record<Person, string>> = personNames

const SHOP = 'https://shop.example'
export const LOGO = `${SHOP}/static/logo.png`
/** The account: made for whoever asks. */
export const ME = `${SHOP}/api/me`
/** The same account by a name that leads to the origin itself, past the CDN. */
export const ME_STRAIGHT = 'https://origin.shop.example/api/me'
/** The same for all, but the server renews the session with every answer. */
export const OFFERS = `${SHOP}/offers`
/** An address that gives away nothing of what stands under it: the account, or what is the same for all but for its cookie. */
export const TODAY = `${SHOP}/api/today`
/** The shop's front page. Whole, it has the visitor's basket in it; split, the basket is a request of its own. */
export const FRONT = `${SHOP}/home`
export const BASKET = `${SHOP}/api/basket`

export const LIFETIME_SECONDS = 60

/** What the account may be sent with. */
export const HEADERS = ['no-store', 'private, max-age=60', 'no-cache', 'max-age=60', 'public, max-age=60', 's-maxage=60', 'max-age=60, must-revalidate'] as const

/** How the origin learns who asks. */
export const CREDENTIALS = ['cookie', 'authorization'] as const
export type Credentials = (typeof CREDENTIALS)[number]

/** What the CDN's operator has set for /api/. */
export const RULES = ['none', 'bypass', 'lifetime'] as const
export type Rule = (typeof RULES)[number]

export const MISTAKES = ['public', 'lifetime', 'cookie'] as const
export type Mistake = (typeof MISTAKES)[number]

export const MENDS = ['none', 'vary', 'strip', 'bypass', 'private'] as const
export type Mend = (typeof MENDS)[number]

export type BypassSettings = {
  /** Cache-Control of the account. */
  readonly header: string
  readonly credentials: Credentials
  readonly rule: Rule
  /** 'none', or one of the ways to leak, which then stands in place of the three settings above. */
  readonly mistake: 'none' | Mistake
  readonly mend: Mend
  readonly page: 'whole' | 'split'
  /** Do browsers keep copies of their own? */
  readonly ownCopies: boolean
  /** Is the POP's connection to the origin open before anybody asks? */
  readonly warm: boolean
  /** May somebody go straight to the origin? Decides what is drawn. */
  readonly straight: boolean
  /** Everything is asked for under one address that gives nothing away. */
  readonly disguised: boolean
  /** Ana has the place to herself. */
  readonly alone: boolean
  /** What begins before is history: it is not counted, and not drawn beside those who asked. */
  readonly countedFromMs: number
}

/** Everything that a beat takes for granted is long over by then. */
export const STARTS_MS = 1_995

export const INITIAL: BypassSettings = { header: 'no-store', credentials: 'cookie', rule: 'none', mistake: 'none', mend: 'none', page: 'whole', ownCopies: false, warm: true, straight: false, disguised: false, alone: false, countedFromMs: STARTS_MS }

/** What a way to leak comes to in settings: what the account says, how people are known, what the operator has set. */
const LEAKS: Readonly<Record<Mistake, Pick<BypassSettings, 'header' | 'credentials' | 'rule'>>> = {
  public: { header: 'public, max-age=60', credentials: 'authorization', rule: 'none' },
  lifetime: { header: '', credentials: 'cookie', rule: 'lifetime' },
  cookie: { header: 'no-store', credentials: 'cookie', rule: 'none' },
}

type Effective = Pick<BypassSettings, 'header' | 'credentials' | 'rule' | 'mend' | 'page'>

function effective({ mistake, ...settings }: BypassSettings): Effective {
  return mistake === 'none' ? settings : { ...settings, ...LEAKS[mistake] }
}

/** The address that a mistake is about. */
export function urlOf({ mistake, disguised }: Pick<BypassSettings, 'mistake' | 'disguised'>): string {
  if (disguised) return TODAY
  return mistake === 'cookie' ? OFFERS : ME
}

export function world(settings: BypassSettings): WorldSpec {
  const chosen = effective(settings)
  return {
    seed: 10,
    tls: '1.3',
    users: peopleIn(settings).map((person) => user(person, settings.ownCopies)),
    pops: [{ id: CITY, place: CITY, capacityBytes: 50_000_000, warmOrigin: settings.warm, lookupMs: 1, policyFor: policyFor(chosen) }],
    origin: { place: ORIGIN_CITY, thinkMs: 5, workers: 50, queueLimit: 500, resources: resources(chosen, settings) },
  }
}

export function peopleIn({ alone }: Pick<BypassSettings, 'alone'>): readonly Person[] {
  return alone ? ['ana'] : PEOPLE
}

function user(person: Person, browserCache: boolean): UserSpec {
  return { id: person, place: CITY, accessMs: 2, resolver: { oneWayMs: 2, recursionMs: 0, ttlSeconds: 3600 }, browserCache, pop: CITY }
}

function policyFor({ rule, mend }: Effective): PolicyFor {
  const bypassed = { ...STANDARD_POLICY, route: 'personal', cache: false }
  const kept = { ...STANDARD_POLICY, route: 'api', edgeTtlSeconds: LIFETIME_SECONDS }
  const shared = { ...STANDARD_POLICY, route: 'pages', ...(mend === 'strip' && { setCookie: 'strip' as const }) }
  return ({ url }) => {
    if (!url.startsWith(`${SHOP}/api/`) && url !== OFFERS) return shared
    if (mend === 'bypass') return bypassed
    if (url === OFFERS || rule === 'none') return shared
    return rule === 'bypass' ? bypassed : kept
  }
}

function resources({ header, mend, page }: Effective, { mistake }: BypassSettings): readonly ResourceSpec[] {
  const account = mend === 'private' ? 'private' : header
  const vary: HeaderFields = mend === 'vary' ? [['Vary', 'Cookie']] : []
  const json: HeaderFields = [['Content-Type', 'application/json']]
  const html: HeaderFields = [['Content-Type', 'text/html; charset=utf-8']]
  // Answers made at the moment have no date of a last change, so that no cache guesses a lifetime by it.
  const made = { etag: true, lastModified: false } as const
  const accountAt = (url: string): ResourceSpec => ({ url, lengthBytes: 900, headers: [...json, ...(account === '' ? [] : [['Cache-Control', account] as const]), ...vary], ...made, represent: ownedBy(madeFor.account) })
  const offersAt = (url: string): ResourceSpec => ({ url, lengthBytes: 42_000, headers: [...html, ['Cache-Control', mend === 'private' ? 'private' : `max-age=${LIFETIME_SECONDS}`], ...vary], ...made, represent: withSession })
  return [
    { url: LOGO, lengthBytes: 18_000, headers: [['Content-Type', 'image/png'], ['Cache-Control', 'public, max-age=86400']], etag: true },
    ...[ME, ME_STRAIGHT].map(accountAt),
    offersAt(OFFERS),
    mistake === 'cookie' ? offersAt(TODAY) : accountAt(TODAY),
    page === 'whole'
      ? { url: FRONT, lengthBytes: 61_000, headers: [...html, ['Cache-Control', 'private, no-store']], ...made, represent: ownedBy(madeFor.front) }
      : { url: FRONT, lengthBytes: 60_000, headers: [...html, ['Cache-Control', 'public, max-age=300']], ...made },
    { url: BASKET, lengthBytes: 1_000, headers: [...json, ['Cache-Control', 'private, no-store']], ...made, represent: ownedBy(madeFor.basket) },
  ]
}

/** Whoever the request's credentials name; nobody without any. */
export function personOf({ headers }: HttpRequest): Person | null {
  const said = `${fieldValue(headers, 'Cookie') ?? ''} ${fieldValue(headers, 'Authorization') ?? ''}`
  return PEOPLE.find((person) => said.includes(`session=${person}`) || said.includes(`Bearer ${person}`)) ?? null
}

function ownedBy(words: (name: string) => string): NonNullable<ResourceSpec['represent']> {
  return (request) => {
    const person = personOf(request)
    return person ? { id: words(NAMES[person]), owner: person } : { id: madeFor.nobody, owner: null }
  }
}

/** The page is everybody's; the session that comes with it is one person's. */
const withSession: NonNullable<ResourceSpec['represent']> = (request) => {
  const person = personOf(request)
  return { id: 'offers', owner: null, ...(person && { headers: [['Set-Cookie', `session=${person}; Path=/; Secure; HttpOnly; SameSite=Lax`]] }) }
}

/** A signed-in person asks. */
export function ask(person: Person, url: string, atMs: number, settings: BypassSettings, to?: 'origin'): WorldInput {
  const { credentials } = effective(settings)
  const headers: HeaderFields = credentials === 'cookie' ? [['Cookie', `session=${person}`]] : [['Authorization', `Bearer ${person}`]]
  return { type: 'request', atMs, user: person, url, headers, ...(to && { to }) }
}

export function cityName(city: CityId): string {
  return CITIES[city].name
}
