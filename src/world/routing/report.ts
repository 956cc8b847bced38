/** What a routed run says of failures and of recovering from them. In: its log, or its history. Out: counts and times. */
import type { EventOf, LogEvent } from '../log.ts'
import { roundMs } from '../physics.ts'
import { eventsOf } from '../report.ts'
import { pathAt } from './history.ts'
import type { RoutingHistory } from './history.ts'
import type { NetworkId } from './spec.ts'

/** Each disturbance of routing that has come to rest, in order. */
export function convergences(log: readonly LogEvent[]): readonly EventOf<'routes-converged'>[] {
  return eventsOf(log, 'routes-converged')
}

/** How one network got over a change, under anycast. */
export interface Failover {
  readonly network: NetworkId
  readonly from: string
  /** null: it reaches none. */
  readonly to: string | null
  /** From the change until its packets reached a POP that answers, and kept reaching one; null: they didn't in this run. */
  readonly tookMs: number | null
}

/** Anycast: the networks whose packets another POP (or none) answers after a disturbance than just before it, and how long it took. */
export function failovers(history: RoutingHistory, { sinceMs }: { readonly sinceMs: number }): readonly Failover[] {
  const after = history.moments.filter((moment) => moment.sinceMs >= sinceMs)
  const before = history.moments.filter((moment) => moment.sinceMs < sinceMs).at(-1)
  if (!before) return []
  const reached = (atMs: number, network: NetworkId): string | null => {
    const { pop } = pathAt(history, atMs, network)
    return pop !== null && history.at(atMs).answering.has(pop) ? pop : null
  }
  return history.spec.networks.flatMap(({ id, kind }) => {
    const from = kind === 'cdn-pop' ? null : reached(before.sinceMs, id)
    if (from === null) return []
    const way = after.map((moment) => reached(moment.sinceMs, id))
    const to = way.at(-1) ?? null
    if (way.every((pop) => pop === from)) return []
    const settled = way.findLastIndex((pop) => pop === null) + 1
    const restored = after[settled]
    return [{ network: id, from, to, tookMs: restored ? roundMs(Math.max(0, restored.sinceMs - sinceMs)) : null }]
  })
}

/** The most that each POP was asked at once by crowds and floods, requests per second. */
export function peakLoads(log: readonly LogEvent[]): ReadonlyMap<string, number> {
  const peaks = new Map<string, number>()
  for (const { pops } of eventsOf(log, 'edge-gauge')) {
    for (const { pop, floodPerSecond, crowdPerSecond } of pops) peaks.set(pop, Math.max(peaks.get(pop) ?? 0, roundMs(floodPerSecond + crowdPerSecond)))
  }
  return peaks
}
