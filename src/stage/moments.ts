/**
 * Which events are worth telling, and the times at which a frame is worth looking at. Stepping, reduced motion and the
 * captions agree on them.
 */
import type { Decision } from '../engine/decision.ts'
import type { StoredSummary } from '../engine/edge.types.ts'
import type { EventOf, LogEvent, NodeId } from '../world/log.ts'
import { isTellingRouting } from './captions.routing.ts'

/** Gauges come every 50 ms of load; a step moves over half a second of them. */
const GAUGE_STEP_MS = 500
/** Crowds and floods last longer. */
const EDGE_GAUGE_STEP_MS = 5_000

/** How long a gauge speaks for the origin when no other follows; they come every 50 ms. */
export const GAUGE_HOLDS_MS = 100

/**
 * Does the event get a caption? Left out: what another event of the same instant says better (a response hop follows
 * `answered`), and what is bookkeeping (phases, most decisions, gauges).
 */
export function isTelling(event: LogEvent): boolean {
  switch (event.type) {
    case 'hop':
      // A purge is told where it is sent and where it is carried out.
      return event.kind !== 'response' && event.kind !== 'pong' && event.kind !== 'purge'
    case 'decided':
      return isTellingDecision(event.decision)
    case 'connected':
      // Every request is given a connection; only a handshake of its own is news.
      return event.roundTrips > 0
    case 'dns-resolved':
      return !event.fromCache
    case 'answered':
      // What the origin answers is told by origin-answered.
      return event.node !== 'origin'
    case 'request-finished':
      return event.from.startsWith('browser:')
    case 'evicted':
      // The new response, the fresh start or the purge that it went for is told already.
      return event.reason !== 'replaced' && event.reason !== 'cleared' && event.reason !== 'purged'
    case 'marked-stale':
    case 'phase':
    case 'origin-gauge':
      return false
    case 'request-started':
    case 'stored':
    case 'refreshed':
    case 'waiting':
    case 'origin-queued':
    case 'origin-answered':
    case 'pong':
    case 'deployed':
    case 'origin-failed':
    case 'origin-recovered':
    case 'went-cold':
    case 'purge-sent':
    case 'purged':
    case 'purge-completed':
    case 'pop-failed':
    case 'pop-recovered':
    case 'run-ended':
      return true
    default:
      return isTellingRouting(event)
  }
}

function isTellingDecision({ rule, outcome, because }: Decision): boolean {
  if (rule === 'reuse') return outcome === 'reuse' || outcome === 'reuse-stale' || outcome === 'reuse-and-refresh' || outcome === 'validate'
  if (rule === 'on-error') return true
  if (rule === 'select') return because === 'no-stored-response' || because === 'vary-mismatch' || because === 'vary-star'
  return rule === 'storable' && outcome === 'no'
}

/** A rate is read from gauges over the last virtual second, and only once they span this much of it. */
const RATE_OVER_MS = 1000
const RATE_FROM_MS = 200

/**
 * Arrivals per second at the origin as of each gauge, by the gauge's seq; null while its load has not lasted long enough.
 */
export function arrivalRates(log: readonly LogEvent[]): ReadonlyMap<number, number | null> {
  const rates = new Map<number, number | null>()
  let recent: EventOf<'origin-gauge'>[] = []
  for (const event of log) {
    if (event.type !== 'origin-gauge') continue
    // A gap in the gauges is the end of one load and the beginning of another.
    if (event.atMs - (recent.at(-1)?.atMs ?? event.atMs) > GAUGE_HOLDS_MS) recent = []
    recent = [...recent.filter(({ atMs }) => atMs >= event.atMs - RATE_OVER_MS), event]
    const first = recent[0] as EventOf<'origin-gauge'>
    const overMs = event.atMs - first.atMs
    rates.set(event.seq, overMs < RATE_FROM_MS ? null : ((event.arrivals - first.arrivals) / overMs) * 1000)
  }
  return rates
}

/** A stored response that stops being fresh while it is still there. */
export interface Expiry {
  readonly atMs: number
  readonly node: NodeId
  readonly entry: StoredSummary
}

/**
 * When stored responses stop being fresh (RFC 9111 §4.2: fresh while lifetime > age), as far as they are still there then.
 * @returns ascending; none after the log's last event
 */
export function expiriesOf(log: readonly LogEvent[]): readonly Expiry[] {
  const endMs = log.at(-1)?.atMs ?? 0
  const pending = new Map<string, Expiry>()
  const expiries: Expiry[] = []
  const settle = (slot: string, untilMs: number): void => {
    const expiry = pending.get(slot)
    if (expiry && expiry.atMs < untilMs) expiries.push(expiry)
    pending.delete(slot)
  }
  for (const event of log) {
    if (event.type === 'stored' || event.type === 'refreshed' || event.type === 'marked-stale') {
      const { node, entry } = event
      const slot = JSON.stringify([node, entry.key, entry.variant])
      settle(slot, event.atMs)
      const atMs = Math.round((entry.storedAtMs + (entry.freshnessLifetimeSeconds - entry.ageAtStoreSeconds) * 1000) * 1000) / 1000
      if (atMs > event.atMs) pending.set(slot, { atMs, node, entry })
    } else if (event.type === 'evicted') settle(JSON.stringify([event.node, event.key, event.variant]), event.atMs)
  }
  for (const slot of [...pending.keys()]) settle(slot, endMs + 0.001)
  return expiries.sort((a, b) => a.atMs - b.atMs)
}

/** A crossing whose arrival is a moment of its own, also where nothing else happens then. */
export function isTellingArrival(event: LogEvent): event is EventOf<'hop'> {
  return event.type === 'hop' && (event.kind === 'request' || event.kind === 'dns-query' || event.kind === 'ping')
}

/**
 * The moments of a run: what stepping stops at.
 * @param range left out: the whole log
 * @returns ascending distinct times, ms, with both ends of the range among them
 */
export function momentsOf(log: readonly LogEvent[], range?: { readonly startMs: number; readonly endMs: number }): readonly number[] {
  const startMs = range?.startMs ?? log[0]?.atMs ?? 0
  const endMs = range?.endMs ?? log.at(-1)?.atMs ?? 0
  const times = new Set<number>([startMs, endMs])
  let lastGaugeMs = Number.NEGATIVE_INFINITY
  let lastEdgeGaugeMs = Number.NEGATIVE_INFINITY
  for (const event of log) {
    if (isTelling(event)) times.add(event.atMs)
    if (isTellingArrival(event)) times.add(event.arrivesAtMs)
    if (event.type === 'origin-gauge' && event.atMs - lastGaugeMs >= GAUGE_STEP_MS) {
      times.add(event.atMs)
      lastGaugeMs = event.atMs
    }
    if (event.type === 'edge-gauge' && event.atMs - lastEdgeGaugeMs >= EDGE_GAUGE_STEP_MS) {
      times.add(event.atMs)
      lastEdgeGaugeMs = event.atMs
    }
  }
  for (const { atMs } of expiriesOf(log)) times.add(atMs)
  return [...times].filter((atMs) => atMs >= startMs && atMs <= endMs).sort((a, b) => a - b)
}

/** The first moment after `tMs`, or undefined. @param moments ascending */
export function momentAfter(moments: readonly number[], tMs: number): number | undefined {
  return moments[countUpTo(moments, tMs)]
}

/** The last moment before `tMs`, or undefined. @param moments ascending */
export function momentBefore(moments: readonly number[], tMs: number): number | undefined {
  let index = countUpTo(moments, tMs) - 1
  if (moments[index] === tMs) index -= 1
  return moments[index]
}

/** How many of the ascending times are ≤ tMs. */
export function countUpTo(times: readonly number[], tMs: number): number {
  let low = 0
  let high = times.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((times[middle] as number) <= tMs) low = middle + 1
    else high = middle
  }
  return low
}
