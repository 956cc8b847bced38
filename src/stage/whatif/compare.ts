import type { Outcome } from '../../engine/decision.ts'
import type { HttpResponse } from '../../engine/http/message.ts'
import type { EventOf, LogEvent, NodeId, RequestId, Run } from '../../world/log.ts'
import type { Wrong } from '../../world/wrong.ts'
import { makeAxis, type Axis } from './axis.ts'

/** A run, and where its scene tells of them, those of its requests that got another answer than was due, and how. */
export interface JudgedRun extends Run {
  readonly wrong?: ReadonlyMap<RequestId, Wrong['kind']> | null
}

/** One user's request in one run. */
export interface Sighting {
  readonly req: RequestId
  readonly from: NodeId
  readonly method: string
  readonly url: string
  readonly startMs: number
  /** Null when the run ended first. */
  readonly finished: null | {
    readonly untilMs: number
    /** null: no cache took part. */
    readonly outcome: Outcome | null
    readonly answeredBy: NodeId
    readonly ttfbMs: number
    readonly totalMs: number
    readonly response: HttpResponse
    /** null: the answer was the one due, or nobody tells. */
    readonly wrong: Wrong['kind'] | null
  }
}

/** The same request in both runs; null where a run didn't send it. */
export interface Pair {
  readonly before: Sighting | null
  readonly after: Sighting | null
}

/** Counts over a whole run. Null where nothing was there to measure. */
export interface Totals {
  readonly originRequests: number
  readonly originBytes: number
  readonly medianTtfbMs: number | null
  readonly slowestTtfbMs: number | null
  readonly errors: number
  /** Requests that got another answer than was due. */
  readonly wrong: number | null
}

export interface Comparison {
  /** In order of start. */
  readonly pairs: readonly Pair[]
  /** One axis for both runs. */
  readonly axis: Axis
  readonly totals: { readonly before: Totals; readonly after: Totals }
}

/**
 * Puts two runs of the same inputs beside each other: users' requests paired, one time axis, totals.
 *
 * Requests are paired by user, method, URL and time of sending, since a changed world may number them differently.
 * @param startMs what began before is history that both runs share, and is left out
 */
export function compareRuns(before: JudgedRun, after: JudgedRun, startMs = 0): Comparison {
  const sides = { before: sightingsIn(before, startMs), after: sightingsIn(after, startMs) }
  return {
    pairs: pairUp(sides.before, sides.after),
    axis: makeAxis([...sides.before, ...sides.after].map(({ startMs: fromMs, finished }) => ({ fromMs, untilMs: finished?.untilMs ?? fromMs }))),
    totals: { before: totalsOf(before, sides.before, startMs), after: totalsOf(after, sides.after, startMs) },
  }
}

function sightingsIn({ log, wrong }: JudgedRun, startMs: number): readonly Sighting[] {
  const finishes = new Map<RequestId, EventOf<'request-finished'>>()
  for (const event of log) if (event.type === 'request-finished') finishes.set(event.req, event)
  return log.flatMap((event) => {
    if (event.type !== 'request-started' || event.parent !== null || event.atMs < startMs) return []
    const finish = finishes.get(event.req)
    const { req, from, request, atMs } = event
    return [{ req, from, method: request.method, url: request.url, startMs: atMs, finished: finish ? { ...finishOf(finish, atMs), wrong: wrong?.get(req) ?? null } : null }]
  })
}

function finishOf({ outcome, answeredBy, ttfbMs, totalMs, response }: EventOf<'request-finished'>, startMs: number): Omit<NonNullable<Sighting['finished']>, 'wrong'> {
  return { untilMs: startMs + totalMs, outcome, answeredBy, ttfbMs, totalMs, response }
}

function pairUp(before: readonly Sighting[], after: readonly Sighting[]): readonly Pair[] {
  const sameAs = ({ from, method, url, startMs }: Sighting) => [from, method, url, startMs].join('\n')
  const waiting = new Map<string, Sighting[]>()
  for (const sighting of after) {
    const key = sameAs(sighting)
    waiting.set(key, [...(waiting.get(key) ?? []), sighting])
  }
  const pairs: Pair[] = before.map((sighting) => ({ before: sighting, after: waiting.get(sameAs(sighting))?.shift() ?? null }))
  for (const sighting of [...waiting.values()].flat()) pairs.push({ before: null, after: sighting })
  return pairs.sort((a, b) => startOf(a) - startOf(b))
}

function startOf(pair: Pair): number {
  return (pair.before ?? pair.after)?.startMs ?? 0
}

function totalsOf({ log, wrong }: JudgedRun, sightings: readonly Sighting[], startMs: number): Totals {
  const hops = log.filter((event) => event.type === 'hop' && event.atMs >= startMs) as EventOf<'hop'>[]
  const finished = sightings.flatMap((sighting) => sighting.finished ?? [])
  const waits = finished.map((finish) => finish.ttfbMs).sort((a, b) => a - b)
  return {
    originRequests: arrivedBefore(log, Infinity) - arrivedBefore(log, startMs),
    originBytes: hops.reduce((sum, hop) => (hop.kind === 'response' && hop.from === 'origin' ? sum + hop.bytes : sum), 0),
    medianTtfbMs: medianOf(waits),
    slowestTtfbMs: waits.at(-1) ?? null,
    errors: finished.filter((finish) => finish.outcome === 'error').length,
    wrong: wrong ? finished.filter((finish) => finish.wrong !== null).length : null,
  }
}

/** Requests that had reached the origin before a time: a gauge counts all of them since the run began, statistical load included. */
function arrivedBefore(log: readonly LogEvent[], ms: number): number {
  const gauge = log.findLast((event): event is EventOf<'origin-gauge'> => event.type === 'origin-gauge' && event.atMs < ms)
  const since = gauge?.atMs ?? -Infinity
  const later = log.filter((event) => event.type === 'hop' && event.kind === 'request' && event.to === 'origin' && event.arrivesAtMs > since && event.arrivesAtMs < ms)
  return (gauge?.arrivals ?? 0) + later.length
}

/** @param sorted ascending; the mean of the middle two when there is no middle one */
function medianOf(sorted: readonly number[]): number | null {
  const upper = sorted[Math.floor(sorted.length / 2)]
  const lower = sorted[Math.ceil(sorted.length / 2) - 1]
  return upper === undefined || lower === undefined ? null : (lower + upper) / 2
}
