/** What runs and measurements say, for figures, answers and goals alike. */
import { fieldValue, type HttpRequest } from '../../src/engine/http/message.ts'
import type { Trial } from '../../src/lesson/scene.ts'
import type { RequestId } from '../../src/world/log.ts'
import { eventsOf, requests, storedAt, userRequests, type Log, type RequestRow } from '../../src/world/report.ts'
import type { TrafficOutcome } from '../../src/world/traffic/plan.ts'
import { wrongsOf, type Wrong } from '../../src/world/wrong.ts'
import { VARIED, routeOf } from './traffic.ts'
import { PAGE, POP, VISITORS, type KeySettings } from './world.ts'

export type KeyTrial = Trial<KeySettings>

/** Requests of the shop's visitors; a stranger's are not among them. */
export function visits(log: Log): readonly RequestRow[] {
  return userRequests(log).filter((row) => row.from === VISITORS)
}

/** Visitors who got something else than the origin would have sent to them. */
export function wrongVisits({ run, spec }: Pick<KeyTrial, 'run' | 'spec'>): readonly Wrong[] {
  return wrongsOf(run, spec).filter((wrong) => `browser:${wrong.user}` === VISITORS)
}

/** Stored responses in the POP at the run's end. */
export function copies({ log, endMs }: KeyTrial['run']): number {
  return storedAt(log, POP, endMs).length
}

/** Different addresses that visitors asked for. */
export function addresses(log: Log): number {
  return new Set(visits(log).map((row) => row.url)).size
}

/** Different representations that were due to visitors. */
export function due({ run, spec }: KeyTrial): number {
  const started = eventsOf(run.log, 'request-started').filter((event) => event.from === VISITORS)
  return new Set(started.map(({ request }) => dueTo(spec, request))).size
}

function dueTo({ origin }: KeyTrial['spec'], request: HttpRequest): string {
  const path = request.url.split('?')[0] ?? ''
  const resource = origin.resources.find(({ url }) => url === path)
  return `${path} ${resource?.represent?.(request).id ?? ''}`
}

/** A stored response of the POP, and what has come of it so far. */
export interface Copy {
  readonly key: string
  readonly variant: string
  readonly representation: string
  /** Visitors who were given it, the one for whom it was fetched included; and of those, how many were due something else. */
  readonly served: number
  readonly wrong: number
}

/** What the POP holds when the log ends, in the order stored. */
export function copiesIn({ run, spec }: Pick<KeyTrial, 'run' | 'spec'>): readonly Copy[] {
  const { log, endMs } = run
  const name = (key: string, variant: string): string => JSON.stringify([key, variant])
  const here = eventsOf(log, 'decided').filter(({ node }) => node === POP)
  const keyOf = new Map(here.filter(({ decision }) => decision.rule === 'key').map(({ req, decision }) => [req, decision.outcome]))
  const variantOf = new Map(here.filter(({ decision }) => decision.rule === 'select' && decision.outcome === 'selected').map(({ req, decision }) => [req, String(decision.inputs['variant'])]))
  for (const { req, node, entry } of eventsOf(log, 'stored')) if (node === POP) variantOf.set(req, entry.variant)
  const ended = new Set(eventsOf(log, 'request-finished').map(({ req }) => req))
  const wrong = new Set(wrongVisits({ run, spec }).map(({ req }) => req))
  const answered = visits(log).filter(({ req }) => ended.has(req))
  return storedAt(log, POP, endMs).map((entry) => {
    const by = answered.filter(({ req }) => name(keyOf.get(req) ?? '', variantOf.get(req) ?? '') === name(entry.key, entry.variant))
    return { key: entry.key, variant: entry.variant, representation: entry.representation ?? '', served: by.length, wrong: by.filter(({ req }) => wrong.has(req)).length }
  })
}

/** A measurement's two sides: what splitting costs, and what merging does. */
export interface Balance {
  readonly requests: number
  /** Of all requests. */
  readonly hitShare: number
  readonly copies: number
  readonly wrong: number
  readonly wrongShare: number
}

export function balanceOf({ metrics: { total, nodes } }: TrafficOutcome): Balance {
  const node = nodes[0]
  return {
    requests: total.requests,
    hitShare: total.requestHitRatio ?? 0,
    // Of two fetches under way for one key, the later answer takes the place of the earlier one.
    copies: (node?.stored ?? 0) - (node?.evicted.replaced ?? 0),
    wrong: total.wrong + total.leaked,
    wrongShare: total.requests === 0 ? 0 : (total.wrong + total.leaked) / total.requests,
  }
}

export interface VariedRow {
  readonly field: string
  /** Different values that visitors sent, absence being one: so many copies of the one page. */
  readonly values: number
  readonly hitShare: number
}

/** The page under each of the four Varys, in the order of VARIED. */
export function variedRows({ metrics, evidence }: TrafficOutcome): readonly VariedRow[] {
  const rows = evidence['values']?.rows ?? []
  return VARIED.map((field, i) => {
    const route = metrics.routes.find(({ id }) => id === routeOf(field))
    const row = rows.find(({ key }) => key[0] === routeOf(field))
    return { field, values: row?.distinct[i] ?? 0, hitShare: route?.requestHitRatio ?? 0 }
  })
}

/** The request header that made the stored response of the page what it is: without it the origin would have made another. */
export function poisonedBy({ run, spec }: KeyTrial): { readonly header: string; readonly fill: RequestId } | null {
  const wrong = wrongVisits({ run, spec })[0]
  if (!wrong) return null
  const path = wrong.url.split('?')[0] ?? ''
  const resource = spec.origin.resources.find(({ url }) => url === path)
  const fill = eventsOf(run.log, 'request-started').find(({ from, request }) => from === POP && request.url.split('?')[0] === path)
  if (!fill || !resource?.represent) return null
  const { request } = fill
  const made = resource.represent(request).id
  const header = request.headers.find(([name]) => resource.represent?.({ ...request, headers: request.headers.filter(([other]) => other !== name) }).id !== made && isOdd(name))?.[0]
  return header === undefined ? null : { header, fill: fill.parent ?? fill.req }
}

/** Fields by which pages are negotiated change what the origin makes as well, and are meant to. */
function isOdd(name: string): boolean {
  return !['accept-encoding', 'accept-language'].includes(name.toLowerCase())
}

/** Of the stored responses, in the order stored, which answered the last request: 0 the first; null: none. */
export function selectedLast({ run: { log } }: KeyTrial): number | null {
  const last = visits(log).at(-1)
  const selected = eventsOf(log, 'decided').find(({ req, node, decision }) => req === last?.req && node === POP && decision.rule === 'select')?.decision
  if (selected?.outcome !== 'selected') return null
  const stored = eventsOf(log, 'stored').filter((event) => event.node === POP && event.entry.url.startsWith(PAGE) && event.atMs < (last?.startMs ?? 0))
  const found = stored.findIndex(({ entry }) => entry.variant === selected.inputs['variant'])
  return found < 0 ? null : found
}

/** A request's fields as a line each, those that this scene is about and that it has. */
export function shownFields({ headers }: HttpRequest): readonly string[] {
  return ['Accept-Encoding', 'Accept-Language'].flatMap((name) => fieldValue(headers, name)?.replace(/^/, `${name}: `) ?? [])
}

/** Rows of fetches, for counting what a stranger caused. */
export function fetches(log: Log): readonly RequestRow[] {
  return requests(log).filter((row) => row.from === POP)
}
