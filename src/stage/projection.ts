/**
 * What the stage shows at a time, read from the log. `project` is the definition, a plain fold from the start;
 * projection.projector.ts gives the same states faster.
 */
import type { LogEvent, NodeId, RequestId } from '../world/log.ts'
import type { StoredSummary } from '../engine/edge.types.ts'
import { arrivalRates, GAUGE_HOLDS_MS, isTelling } from './moments.ts'
import { withRefreshed, withStored, withoutEvicted } from './projection.cells.ts'
import { connectionsAfter } from './projection.connections.ts'
import { afterEvent, NO_OPERATIONS, operationsState } from './projection.operations.ts'
import type { OriginView, Packet, RequestView, StageState } from './state.ts'

export { createProjector, type Projector } from './projection.projector.ts'

/**
 * @param log ordered by (atMs, seq)
 * @param tMs virtual time, ms; an event or a packet belongs to the state from its own time on
 */
export function project(log: readonly LogEvent[], tMs: number): StageState {
  const past = log.filter((event) => event.atMs <= tMs)
  return {
    tMs,
    seen: past.length,
    packets: packetsAt(past, tMs),
    cells: cellsAfter(past),
    requests: requestsAfter(past),
    connections: past.reduce<readonly string[]>(connectionsAfter, []),
    origin: originAt(past, tMs),
    versions: Object.fromEntries(past.flatMap((e) => (e.type === 'deployed' ? [[e.url, e.version]] : []))),
    ...operationsState(past.reduce(afterEvent, NO_OPERATIONS)),
    latest: past.findLast(isTelling) ?? null,
  }
}

function packetsAt(past: readonly LogEvent[], tMs: number): readonly Packet[] {
  return past.flatMap((event) =>
    event.type === 'hop' && tMs < event.arrivesAtMs
      ? [
          {
            seq: event.seq,
            req: event.req,
            kind: event.kind,
            from: event.from,
            to: event.to,
            departsMs: event.atMs,
            arrivesMs: event.arrivesAtMs,
            outcome: event.outcome,
          },
        ]
      : [],
  )
}

function cellsAfter(past: readonly LogEvent[]): StageState['cells'] {
  const cells: Record<NodeId, readonly StoredSummary[]> = {}
  for (const event of past) {
    if (event.type === 'stored') cells[event.node] = withStored(cells[event.node] ?? [], event.entry)
    else if (event.type === 'refreshed' || event.type === 'marked-stale') cells[event.node] = withRefreshed(cells[event.node] ?? [], event.entry)
    else if (event.type === 'evicted') cells[event.node] = withoutEvicted(cells[event.node] ?? [], event)
  }
  return cells
}

function requestsAfter(past: readonly LogEvent[]): readonly RequestView[] {
  const requests = new Map<RequestId, RequestView>()
  for (const event of past) {
    if (event.type === 'request-started') {
      const { req, parent, from, to, atMs, request } = event
      requests.set(req, { req, parent, from, to, startMs: atMs, request, phases: [], decisions: [], finished: null })
      continue
    }
    const view = 'req' in event ? requests.get(event.req) : undefined
    if (!view) continue
    if (event.type === 'phase') {
      const { phase, node, atMs, untilMs } = event
      requests.set(view.req, { ...view, phases: [...view.phases, { phase, node, fromMs: atMs, untilMs }] })
    } else if (event.type === 'decided') {
      const { node, decision, atMs } = event
      requests.set(view.req, { ...view, decisions: [...view.decisions, { node, decision, atMs }] })
    } else if (event.type === 'request-finished') {
      const { atMs, outcome, answeredBy, response, ttfbMs, totalMs, roundTrips } = event
      requests.set(view.req, { ...view, finished: { atMs, outcome, answeredBy, response, ttfbMs, totalMs, roundTrips } })
    }
  }
  return [...requests.values()]
}

/**
 * A gauge counts every request so far, those logged one by one too; after it they are counted as they arrive. Its view of the
 * queue holds until the next gauge or GAUGE_HOLDS_MS; otherwise the queue is what the logged requests show.
 */
function originAt(past: readonly LogEvent[], tMs: number): OriginView {
  const gauge = past.findLast((event) => event.type === 'origin-gauge') ?? null
  const sinceMs = gauge?.atMs ?? Number.NEGATIVE_INFINITY
  const inPhase = (phase: 'queue' | 'think'): number =>
    past.filter((e) => e.type === 'phase' && e.node === 'origin' && e.phase === phase && tMs < e.untilMs).length
  const arrived = past.filter((e) => e.type === 'hop' && e.kind === 'request' && e.to === 'origin' && e.arrivesAtMs <= tMs && e.arrivesAtMs > sinceMs)
  const refused = past.filter((e) => e.type === 'origin-answered' && e.status === 503 && !e.down && e.atMs > sinceMs)
  const failing = past.findLast((e) => e.type === 'origin-failed' || e.type === 'origin-recovered')?.type === 'origin-failed'
  const held = gauge && tMs < gauge.atMs + GAUGE_HOLDS_MS ? gauge : null
  return {
    requests: arrived.length + (gauge?.arrivals ?? 0),
    queueLength: held?.queueLength ?? inPhase('queue'),
    busy: held?.busy ?? inPhase('think'),
    shed: refused.length + (gauge?.shed ?? 0),
    ...(failing && { failing }),
    gauge,
    arrivalsPerSecond: held ? (arrivalRates(past).get(held.seq) ?? null) : null,
  }
}
