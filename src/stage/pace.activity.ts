/** When something is in flight in a run, and when nothing is. */
import type { LogEvent, RequestId } from '../world/log.ts'

/** `load`: only the origin's gauges move; `crowd`: only those of doors under crowds and floods, or a purge on a long way. Stretches follow one another without gap or overlap. */
export interface Stretch {
  readonly kind: 'flight' | 'load' | 'crowd' | 'idle'
  readonly fromMs: number
  readonly toMs: number
}

interface Interval {
  readonly fromMs: number
  readonly toMs: number
}

/** A gauge stands for the load since the one before it (log.ts). */
const GAUGE_EVERY_MS = 50
const EDGE_GAUGE_EVERY_MS = 100
/** A pause shorter than this between two flights isn't worth a change of pace. */
const JOIN_MS = 40
/** What takes no time, such as an answer from the browser's own cache, is still given a frame to be seen in. */
const INSTANT_MS = 8
/** A purge that takes longer on its way is not waited for as a packet is. */
const LONG_PURGE_MS = 1000

/**
 * @param startMs what lies before is left out
 * @param endMs at least startMs
 * @returns stretches that cover [startMs, endMs], each longer than 0
 */
export function activityOf(log: readonly LogEvent[], startMs: number, endMs: number): readonly Stretch[] {
  const clip = (intervals: readonly Interval[]): readonly Interval[] =>
    intervals
      .map(({ fromMs, toMs }) => ({ fromMs: Math.max(startMs, fromMs), toMs: Math.min(endMs, toMs) }))
      .filter(({ fromMs, toMs }) => toMs > fromMs)
  const flights = union(clip(flightsOf(log)), JOIN_MS)
  const loads = union(clip(gaugedBy(log, 'origin-gauge', GAUGE_EVERY_MS)), JOIN_MS)
  const crowds = union(clip([...gaugedBy(log, 'edge-gauge', EDGE_GAUGE_EVERY_MS), ...longPurges(log)]), JOIN_MS)

  const cuts = [...new Set([startMs, endMs, ...[...flights, ...loads, ...crowds].flatMap(({ fromMs, toMs }) => [fromMs, toMs])])].sort((a, b) => a - b)
  const stretches: Stretch[] = []
  let flight = 0
  let load = 0
  let crowd = 0
  for (let index = 0; index + 1 < cuts.length; index += 1) {
    const fromMs = cuts[index] as number
    const toMs = cuts[index + 1] as number
    while ((flights[flight]?.toMs ?? Infinity) <= fromMs) flight += 1
    while ((loads[load]?.toMs ?? Infinity) <= fromMs) load += 1
    while ((crowds[crowd]?.toMs ?? Infinity) <= fromMs) crowd += 1
    const kind = isIn(flights[flight], fromMs) ? 'flight' : isIn(loads[load], fromMs) ? 'load' : isIn(crowds[crowd], fromMs) ? 'crowd' : 'idle'
    const last = stretches.at(-1)
    if (last?.kind === kind) stretches[stretches.length - 1] = { ...last, toMs }
    else stretches.push({ kind, fromMs, toMs })
  }
  return stretches
}

function isIn(interval: Interval | undefined, atMs: number): boolean {
  return interval !== undefined && interval.fromMs <= atMs && atMs < interval.toMs
}

function flightsOf(log: readonly LogEvent[]): readonly Interval[] {
  const intervals: Interval[] = []
  const begun = new Map<RequestId, number>()
  for (const event of log) {
    if (isLongPurge(event)) continue
    if (event.type === 'hop') intervals.push({ fromMs: event.atMs, toMs: event.arrivesAtMs })
    // A message between routers, and its turn at the one that it reaches.
    else if (event.type === 'route-sent') intervals.push({ fromMs: event.atMs, toMs: event.arrivesAtMs })
    else if (event.type === 'route-received') intervals.push({ fromMs: event.atMs, toMs: event.decidesAtMs })
    else if (event.type === 'phase') intervals.push({ fromMs: event.atMs, toMs: event.untilMs })
    else if (event.type === 'request-started') begun.set(event.req, event.atMs)
    else if (event.type === 'request-finished') {
      const fromMs = begun.get(event.req) ?? event.atMs
      intervals.push({ fromMs, toMs: Math.max(event.atMs, fromMs + INSTANT_MS) })
    }
  }
  return intervals
}

function isLongPurge(event: LogEvent): boolean {
  return event.type === 'hop' && event.kind === 'purge' && event.arrivesAtMs - event.atMs > LONG_PURGE_MS
}

function longPurges(log: readonly LogEvent[]): readonly Interval[] {
  return log.flatMap((event) => (event.type === 'hop' && isLongPurge(event) ? [{ fromMs: event.atMs, toMs: event.arrivesAtMs }] : []))
}

/** What gauges that come every so often stand for. */
function gaugedBy(log: readonly LogEvent[], gauge: 'origin-gauge' | 'edge-gauge', everyMs: number): readonly Interval[] {
  return log.flatMap((event) => (event.type === gauge ? [{ fromMs: event.atMs - everyMs, toMs: event.atMs }] : []))
}

/** Ascending and disjoint, with pauses of up to `joinMs` closed. */
function union(intervals: readonly Interval[], joinMs: number): readonly Interval[] {
  const out: Interval[] = []
  for (const next of [...intervals].sort((a, b) => a.fromMs - b.fromMs)) {
    const last = out.at(-1)
    if (last && next.fromMs <= last.toMs + joinMs) out[out.length - 1] = { fromMs: last.fromMs, toMs: Math.max(last.toMs, next.toMs) }
    else out.push(next)
  }
  return out
}
