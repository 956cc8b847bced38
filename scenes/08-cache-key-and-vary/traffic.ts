/** The same shop in numbers: thousands of visitors, measured by the same engine under the learner's rule. */
import type { TrafficAt, TrafficPlan } from '../../src/lesson/scene.ts'
import { campaignParameters, clickParameters } from '../../src/world/traffic/populations/links.ts'
import { visitorFields } from '../../src/world/traffic/populations/visitors.ts'
import type { ClientFieldSpec, DrawnValue, ParameterSpec, RouteSpec, TrafficSpec } from '../../src/world/traffic/spec.ts'
import { SHOP_CODINGS, SHOP_LANGUAGES } from './rule.ts'
import { CITY, LIFETIME_SECONDS, ORIGIN_CITY, VARIES, policyIn, type KeySettings } from './world.ts'

const PEOPLE = 20_000
const FOR_MS = 400_000
const PER_SECOND = 50

/** Parameters that the page puts on a picture's address, with their values; the image service looks at those that matter. */
export const PICTURE_VALUES: Readonly<Record<string, readonly string[]>> = {
  width: ['800', '400', '1200', '1600'],
  crop: ['square', 'wide'],
  dpr: ['2', '1', '3'],
  format: ['avif', 'jpeg'],
  theme: ['light', 'dark'],
  from: ['list', 'search', 'cart', 'home', 'mail'],
}

/** Shares of visitors by the link that they came by. */
const LINKS: Readonly<Record<KeySettings['links'], { readonly campaign: number; readonly gclid: number; readonly fbclid: number; readonly ttclid: number }>> = {
  plain: { campaign: 0, gclid: 0, fbclid: 0, ttclid: 0 },
  email: { campaign: 0.25, gclid: 0, fbclid: 0, ttclid: 0 },
  ads: { campaign: 0.25, gclid: 0.7, fbclid: 0.6, ttclid: 0.2 },
}

/** How many visitors carry at least one click identifier, each drawn by itself. */
export function clickShare(links: KeySettings['links']): number {
  const { gclid, fbclid, ttclid } = LINKS[links]
  return 1 - (1 - gclid) * (1 - fbclid) * (1 - ttclid)
}

const falling = (values: readonly string[]): readonly DrawnValue[] => values.map((value, i) => ({ value, share: 1 / (i + 1) }))

function linked(links: KeySettings['links']): readonly ParameterSpec[] {
  const { campaign, gclid, fbclid, ttclid } = LINKS[links]
  if (campaign === 0) return []
  return [...campaignParameters(campaign), ...(gclid === 0 ? [] : [...clickParameters({ gclid, fbclid }), { name: 'ttclid', values: 'unique', share: ttclid } as const])]
}

const CACHED = ['Cache-Control', `max-age=${LIFETIME_SECONDS}`] as const

/** @param names parameters that its addresses carry, whether they matter or not */
function pictures({ links, matters }: KeySettings, names: readonly string[], objects: number): RouteSpec {
  return {
    id: 'pictures',
    share: 1,
    url: 'https://static.shop.example/products/{object}/hero.jpg',
    objects,
    zipfExponent: 0.8,
    sizes: { kind: 'fixed', bytes: 80_000 },
    headers: [{ share: 1, headers: [CACHED, ['Content-Type', 'image/jpeg']] }],
    validators: 'etag',
    parameters: [...names.map((name) => ({ name, values: falling(PICTURE_VALUES[name] ?? []), share: 1 })), ...linked(links)],
    differsBy: matters.split(','),
  }
}

function pages(id: string, vary: string, objects: number, parameters: readonly ParameterSpec[] = []): RouteSpec {
  return {
    id,
    share: 1,
    url: `https://www.shop.example/${id}/{object}`,
    objects,
    zipfExponent: 0.8,
    sizes: { kind: 'fixed', bytes: 30_000 },
    headers: [{ share: 1, headers: [CACHED, ['Content-Type', 'text/html'], ...(vary === '' ? [] : [['Vary', vary] as const])] }],
    validators: 'etag',
    parameters,
    differsBy: ['Accept-Encoding', 'Accept-Language'],
  }
}

function spec(seed: number, routes: readonly RouteSpec[], clientFields: readonly ClientFieldSpec[], perSecond = PER_SECOND): TrafficSpec {
  return {
    seed,
    durationMs: FOR_MS,
    bucketMs: FOR_MS / 20,
    regions: [{ id: CITY, place: CITY, accessMs: 5, people: PEOPLE, requestsPerSecond: perSecond }],
    pops: [{ id: CITY, place: CITY, capacityBytes: 1e12, lookupMs: 1 }],
    origin: { place: ORIGIN_CITY, thinkMs: 30, workers: 1000, queueLimit: 10_000 },
    routes,
    clientFields,
    sampleSize: 0,
  }
}

const OFFERED = { encodings: SHOP_CODINGS, languages: SHOP_LANGUAGES } as const
const COOKIES = 0.7

/** The names in Vary, as the columns of the log call them, in the order of the routes that vary by them. */
export const VARIED = VARIES.filter((name) => name !== '')
export const routeOf = (field: string): string => `by-${field.toLowerCase()}`

/** Pictures that a beat's traffic asks for, and pages of the check: so many that a good rule has them all stored soon, and a bad one never. */
const PICTURES = 180
const CHECK_PICTURES = 25
const CHECK_PAGES = 30

/** How many different pictures and pages the shop of the check has: no rule needs more copies. */
export function answersOf({ matters }: Pick<KeySettings, 'matters'>): number {
  const forms = matters.split(',').reduce((product, name) => product * (PICTURE_VALUES[name]?.length ?? 1), 1)
  return CHECK_PICTURES * forms + CHECK_PAGES * SHOP_LANGUAGES.length * (SHOP_CODINGS.length + 1)
}

export function traffic({ settings, seed, beat, check }: TrafficAt<KeySettings>): TrafficPlan | null {
  const under = { policies: { rule: policyIn(settings) }, policy: 'rule' }
  switch (check ?? beat) {
    case 'clicks':
    case 'no-query':
    case 'include':
      return { spec: spec(8, [pictures(settings, ['width'], PICTURES)], []), ...under, evidence: { addresses: { by: ['route'], distinct: ['url'] } } }
    case 'vary':
      // The same visitors to the same page under four addresses, each with another Vary.
      return { spec: spec(8, VARIED.map((field) => pages(routeOf(field), field, 1)), visitorFields(OFFERED, COOKIES)), ...under, evidence: { values: { by: ['route'], distinct: VARIED.map((field) => `header:${field.toLowerCase()}` as const) } } }
    case 'normalise':
      return { spec: spec(8, [pages('page', settings.vary, 1)], visitorFields(OFFERED, COOKIES)), ...under }
    case 'good-rule':
      return { spec: spec(seed, [pictures(settings, Object.keys(PICTURE_VALUES), CHECK_PICTURES), pages('products', settings.vary, CHECK_PAGES, linked(settings.links))], visitorFields(OFFERED, COOKIES), PER_SECOND / 2), ...under }
    default:
      return null
  }
}
