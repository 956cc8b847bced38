/** What can be wrong with the shop, hidden in an afternoon of its traffic: five faults and two events that look like faults. */
import type { PolicyDocument } from '../../src/engine/policy/schema.ts'
import type { HeaderFields } from '../../src/engine/http/message.ts'
import { randomStream, type Random } from '../../src/world/random.ts'
import type { TrafficInput } from '../../src/world/traffic/spec.ts'
import { CONFIGURATION, HEADERS, MINUTE_MS, PAGE_SECONDS, SESSION_COOKIE, withRules } from './site.ts'

/** The rungs of the ladder, in the order in which they are looked at. */
export const RUNGS = ['vary', 'ttl', 'purge', 'bypass', 'cookie'] as const
export type RungId = (typeof RUNGS)[number]
/** Not faults: a crowd at addresses that nobody has asked for before, and a POP that is down. */
export const DECOYS = ['crowd', 'pop'] as const
export const CAUSES = [...RUNGS, ...DECOYS] as const
export type Cause = (typeof CAUSES)[number]

/** What can be done: a change of configuration for each rung, or nothing. */
export const FIXES = [...RUNGS, 'wait'] as const
export type Fix = (typeof FIXES)[number]

/** Minutes from the beginning of the traffic. */
export const FIRST = { from: 30, to: 45 } as const
export const NOW = 75
export const LAST = { from: 60, to: NOW } as const
export const RECOVERY = { from: 85, to: 100 } as const
export const OVER = 100
export const FINAL = { from: 105, to: 120 } as const
export const END = FINAL.to

export interface Incident {
  readonly cause: Cause
  /** When it begins, minutes. */
  readonly onset: number
  /** The route that a fault concerns; for purges and events, 'all'. */
  readonly route: 'pages' | 'images' | 'all'
  /** What was changed then: a header field, a path, an interval, a POP. */
  readonly detail: string
  /** The caches' configuration before the onset and after it. */
  readonly before: PolicyDocument
  readonly after: PolicyDocument
  /** What happens beside it, the shop's daily work included; until somebody mends it, in the first place. */
  readonly inputs: (fix: { readonly fix: Fix; readonly atMs: number } | null) => readonly TrafficInput[]
}

const pick = <T>(random: Random, all: readonly T[]): T => all[random.integer(all.length)] as T

/** Of so many drills in a row, each fault is the cause of two, each event of one. */
const HAND: readonly Cause[] = [...RUNGS, ...RUNGS, ...DECOYS]

/** What a seed's drill is about: drills in a row are dealt like cards, so that none is met too often and none can be foretold. */
export function causeOf(seed: number): Cause {
  const random = randomStream(Math.floor(seed / HAND.length), 'causes')
  const cards = HAND.map((cause) => ({ cause, place: random.uniform() })).sort((a, b) => a.place - b.place)
  return cards[seed % HAND.length]!.cause
}

/** The hidden incident of a seed. The same seed always gives the same. */
export function incidentOf(seed: number, cause: Cause = causeOf(seed)): Incident {
  const random = randomStream(seed, `incident ${cause}`)
  const onset = 46 + random.integer(8)
  const route = pick(random, ['pages', 'images'] as const)
  const daily = changes(random)
  const unchanged = { cause, onset, before: CONFIGURATION, after: CONFIGURATION }
  const begin = onset * MINUTE_MS
  switch (cause) {
    case 'vary': {
      const field = pick(random, ['User-Agent', 'Accept-Language', 'User-Agent, Accept-Language', 'Accept-Language, User-Agent'] as const)
      const vary = route === 'pages' ? `Accept-Encoding, ${field}` : field
      return { ...unchanged, route, detail: vary, inputs: () => [...daily, ...releases(begin, route, ['Vary', vary])] }
    }
    case 'ttl': {
      const seconds = pick(random, [0, 1, 2, 5])
      const control = `max-age=${seconds}`
      return { ...unchanged, route, detail: control, inputs: () => [...daily, ...releases(begin, route, ['Cache-Control', control])] }
    }
    case 'purge': {
      const every = pick(random, [3, 4, 5])
      return { ...unchanged, route: 'all', detail: String(every), inputs: (fix) => [...daily, ...sweeps(onset, every, fix)] }
    }
    case 'bypass': {
      const pattern = pick(random, route === 'pages' ? ['/p/*', '/p*'] : ['/img/*', '*.avif'])
      const after: PolicyDocument = { ...CONFIGURATION, routes: [{ name: 'debugging', match: { paths: [pattern] }, cache: false }, ...(CONFIGURATION.routes ?? [])] }
      return { ...unchanged, route, detail: pattern, after, inputs: () => daily }
    }
    case 'cookie': {
      const after = withRules(CONFIGURATION, [route], ({ key }) => ({ key: { ...key, cookies: [SESSION_COOKIE] } }))
      return { ...unchanged, route, detail: SESSION_COOKIE, after, inputs: () => daily }
    }
    case 'crowd': {
      const factor = 180 + random.integer(60)
      return { ...unchanged, route: 'all', detail: 'sale', inputs: () => [...daily, { type: 'surge', atMs: begin, durationMs: OVER * MINUTE_MS - begin, route: 'sale', factor }] }
    }
    case 'pop':
      return { ...unchanged, route: 'all', detail: 'frankfurt', inputs: () => [...daily, { type: 'pop-down', atMs: begin, durationMs: OVER * MINUTE_MS - begin, pop: 'frankfurt' }] }
  }
}

/** Products change now and then, and are purged by their tags. */
function changes(random: Random): readonly TrafficInput[] {
  const inputs: TrafficInput[] = []
  for (let minute = 4 + random.integer(8); minute < END; minute += 8 + random.integer(8)) {
    const object = random.integer(20)
    const atMs = minute * MINUTE_MS
    inputs.push({ type: 'deploy', atMs, route: 'pages', object }, { type: 'purge', atMs, selector: { by: 'tag', tags: [`product-${object}`] }, mode: 'hard' })
  }
  return inputs
}

/** Something purges everything, every few minutes; mended, it purges by tag the one product that it is about. */
function sweeps(onset: number, every: number, fix: { readonly fix: Fix; readonly atMs: number } | null): readonly TrafficInput[] {
  const inputs: TrafficInput[] = []
  for (let minute = onset; minute < END; minute += every) {
    const atMs = minute * MINUTE_MS
    const mended = fix?.fix === 'purge' && atMs >= fix.atMs
    inputs.push({ type: 'purge', atMs, selector: mended ? { by: 'tag', tags: [`product-${minute % 20}`] } : { by: 'everything' }, mode: 'hard' })
  }
  return inputs
}

/** A new release of what makes a route: it says something else in one field, and its old answers are purged by their tag. */
function releases(atMs: number, route: 'pages' | 'images', field: readonly [string, string]): readonly TrafficInput[] {
  const headers: HeaderFields = [...HEADERS[route].filter(([name]) => name !== field[0]), field]
  return [
    { type: 'headers', atMs, route, headers },
    { type: 'purge', atMs, selector: { by: 'tag', tags: [route] }, mode: 'hard' },
  ]
}

/** What a fix makes of a configuration; purging is no part of it. */
export function mended(document: PolicyDocument, fix: Fix): PolicyDocument {
  switch (fix) {
    case 'vary':
      return withRules(document, ['pages', 'images'], (rules) => ({ ...rules, vary: { ignore: ['User-Agent', 'Accept-Language'] } }))
    case 'ttl':
      return withRules(document, ['pages', 'images'], (rules) => ({ ...rules, edge: { ...rules.edge, ttlSeconds: PAGE_SECONDS, when: 'always' } }))
    case 'bypass':
      return { ...document, routes: (document.routes ?? []).filter(({ name, cache }) => cache !== false || name === 'account') }
    case 'cookie':
      return withRules(document, ['pages', 'images'], (rules) => {
        const { cookies: _, ...key } = rules.key ?? {}
        return { ...rules, key }
      })
    case 'purge':
    case 'wait':
      return document
  }
}

/** An afternoon in which nothing is wrong. */
export function quiet(seed: number): Omit<Incident, 'cause'> {
  const daily = changes(randomStream(seed, 'quiet'))
  return { onset: NOW, route: 'all', detail: '', before: CONFIGURATION, after: CONFIGURATION, inputs: () => daily }
}
