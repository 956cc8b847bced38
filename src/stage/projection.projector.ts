/** The states of `project`, one after another: forwards by what changed, backwards from checkpoints. */
import type { EventOf, LogEvent, NodeId, RequestId } from '../world/log.ts'
import { arrivalRates, countUpTo, expiriesOf, GAUGE_HOLDS_MS, isTelling } from './moments.ts'
import { withRefreshed, withStored, withoutEvicted } from './projection.cells.ts'
import { connectionsAfter } from './projection.connections.ts'
import { afterEvent, NO_OPERATIONS, operationsState, type OperationsView } from './projection.operations.ts'
import type { OriginView, RequestView, StageState } from './state.ts'

export interface Projector {
  /** Deep-equal to `project(log, tMs)`; what didn't change since the last call keeps its identity. */
  at(tMs: number): StageState
  /**
   * The state as of the last change at or before `tMs`, its `tMs` that change's time: the same object until something
   * discrete happens (an event, an arrival, a stored response going stale).
   */
  settledAt(tMs: number): StageState
}

/** Something discrete at a time. At one time events come first, so that a hop that takes no time ends after it began. */
type Change =
  | { readonly atMs: number; readonly rank: 0; readonly event: LogEvent }
  | { readonly atMs: number; readonly rank: 1; readonly ends: Ending }
  /** A stored response goes stale: nothing in the state but its time changes. */
  | { readonly atMs: number; readonly rank: 2 }

type Ending = EventOf<'hop'> | EventOf<'phase'> | EventOf<'origin-gauge'>

/** A state with what can't be read from it. */
interface Frame {
  readonly state: StageState
  readonly queued: number
  readonly thinking: number
  /** Since the last gauge. */
  readonly arrived: number
  readonly refused: number
  readonly gaugeHolds: boolean
  readonly operations: OperationsView
}

/** What is known of the whole log beforehand. */
interface LogIndex {
  /** Each request's place in StageState.requests. */
  readonly rows: ReadonlyMap<RequestId, number>
  readonly rates: ReadonlyMap<number, number | null>
}

const CHECKPOINT_EVERY = 64

/** @param log ordered by (atMs, seq); not changed afterwards */
export function createProjector(log: readonly LogEvent[]): Projector {
  const changes = changesOf(log)
  const times = changes.map((change) => change.atMs)
  const rows = new Map<RequestId, number>()
  const index: LogIndex = { rows, rates: arrivalRates(log) }
  for (const event of log) if (event.type === 'request-started' && !rows.has(event.req)) rows.set(event.req, rows.size)

  /** checkpoints[i] is the frame after i × CHECKPOINT_EVERY changes. */
  const checkpoints: Frame[] = [emptyFrame()]
  let done = 0
  let frame = emptyFrame()
  let exact: StageState | null = null

  function goTo(target: number): void {
    if (target === done) return
    const nearest = Math.min(Math.floor(target / CHECKPOINT_EVERY), checkpoints.length - 1)
    if (target < done || nearest * CHECKPOINT_EVERY > done) {
      done = nearest * CHECKPOINT_EVERY
      frame = checkpoints[nearest] as Frame
    }
    while (done < target) {
      const stop = Math.min(target, (Math.floor(done / CHECKPOINT_EVERY) + 1) * CHECKPOINT_EVERY)
      frame = advance(frame, changes, done, stop, index)
      done = stop
      if (done === checkpoints.length * CHECKPOINT_EVERY) checkpoints.push(frame)
    }
  }

  return {
    at(tMs) {
      goTo(countUpTo(times, tMs))
      if (frame.state.tMs === tMs) return frame.state
      if (exact?.tMs !== tMs || exact.seen !== frame.state.seen) exact = { ...frame.state, tMs }
      return exact
    },
    settledAt(tMs) {
      goTo(countUpTo(times, tMs))
      return frame.state
    },
  }
}

function changesOf(log: readonly LogEvent[]): readonly Change[] {
  const changes: Change[] = []
  for (const event of log) {
    changes.push({ atMs: event.atMs, rank: 0, event })
    if (event.type === 'hop') changes.push({ atMs: Math.max(event.atMs, event.arrivesAtMs), rank: 1, ends: event })
    else if (event.type === 'origin-gauge') changes.push({ atMs: event.atMs + GAUGE_HOLDS_MS, rank: 1, ends: event })
    else if (isOriginWork(event)) changes.push({ atMs: Math.max(event.atMs, event.untilMs), rank: 1, ends: event })
  }
  for (const { atMs } of expiriesOf(log)) changes.push({ atMs, rank: 2 })
  return changes.sort((a, b) => a.atMs - b.atMs || a.rank - b.rank)
}

function isOriginWork(event: LogEvent): event is EventOf<'phase'> {
  return event.type === 'phase' && event.node === 'origin' && (event.phase === 'queue' || event.phase === 'think')
}

function emptyFrame(): Frame {
  const origin: OriginView = { requests: 0, queueLength: 0, busy: 0, shed: 0, gauge: null, arrivalsPerSecond: null }
  const nothing = { packets: [], cells: {}, requests: [], connections: [], versions: {} }
  return {
    state: { tMs: 0, seen: 0, ...nothing, origin, latest: null },
    queued: 0,
    thinking: 0,
    arrived: 0,
    refused: 0,
    gaugeHolds: false,
    operations: NO_OPERATIONS,
  }
}

/** The frame after changes[from..to): copies each list and row at most once, and only what changes. */
function advance(
  before: Frame,
  changes: readonly Change[],
  from: number,
  to: number,
  index: LogIndex,
): Frame {
  const { rows } = index
  const mine = new Set<unknown>()
  function own<T>(list: readonly T[]): T[] {
    if (mine.has(list)) return list as T[]
    const copy = [...list]
    mine.add(copy)
    return copy
  }
  let { packets, cells, requests, connections, versions, seen, latest, tMs } = before.state
  let gauge = before.state.origin.gauge
  let failing = before.state.origin.failing === true
  let { queued, thinking, arrived, refused, gaugeHolds, operations } = before

  const setCells = (node: NodeId, of: (list: StageState['cells'][string]) => StageState['cells'][string]): void => {
    cells = { ...cells, [node]: of(cells[node] ?? []) }
  }
  const setRequest = (req: RequestId, of: (view: RequestView) => RequestView): void => {
    const row = rows.get(req)
    const view = row === undefined ? undefined : requests[row]
    if (row === undefined || !view) return
    const list = own(requests)
    list[row] = of(view)
    requests = list
  }

  function apply(event: LogEvent): void {
    switch (event.type) {
      case 'request-started': {
        const { req, parent, from, to, atMs, request } = event
        const list = own(requests)
        list[rows.get(req) ?? list.length] = { req, parent, from, to, startMs: atMs, request, phases: [], decisions: [], finished: null }
        requests = list
        return
      }
      case 'hop': {
        const { seq, req, kind, from, to, atMs: departsMs, arrivesAtMs: arrivesMs, outcome } = event
        const list = own(packets)
        list.push({ seq, req, kind, from, to, departsMs, arrivesMs, outcome })
        packets = list
        return
      }
      case 'phase': {
        const { phase, node, atMs: fromMs, untilMs } = event
        setRequest(event.req, (view) => ({ ...view, phases: [...view.phases, { phase, node, fromMs, untilMs }] }))
        if (isOriginWork(event)) count(event, 1)
        return
      }
      case 'decided': {
        const { node, decision, atMs } = event
        return setRequest(event.req, (view) => ({ ...view, decisions: [...view.decisions, { node, decision, atMs }] }))
      }
      case 'request-finished': {
        const { atMs, outcome, answeredBy, response, ttfbMs, totalMs, roundTrips } = event
        const finished = { atMs, outcome, answeredBy, response, ttfbMs, totalMs, roundTrips }
        return setRequest(event.req, (view) => ({ ...view, finished }))
      }
      case 'stored':
        return setCells(event.node, (list) => withStored(list, event.entry))
      case 'refreshed':
      case 'marked-stale':
        return setCells(event.node, (list) => withRefreshed(list, event.entry))
      case 'evicted':
        return setCells(event.node, (list) => withoutEvicted(list, event))
      case 'origin-failed':
      case 'origin-recovered':
        failing = event.type === 'origin-failed'
        return
      case 'deployed':
        versions = { ...versions, [event.url]: event.version }
        return
      case 'origin-gauge':
        gauge = event
        gaugeHolds = true
        arrived = 0
        refused = 0
        return
      case 'origin-answered':
        if (event.status === 503 && !event.down && event.atMs > (gauge?.atMs ?? Number.NEGATIVE_INFINITY)) refused += 1
        return
      default:
        // The rest is told (latest, seen) and changes nothing that stands.
    }
  }
  function end(ends: Ending): void {
    if (ends.type === 'phase') return count(ends, -1)
    if (ends.type === 'origin-gauge') {
      if (ends.seq === gauge?.seq) gaugeHolds = false
      return
    }
    packets = packets.filter((packet) => packet.seq !== ends.seq)
    mine.add(packets)
    if (ends.kind === 'request' && ends.to === 'origin' && ends.arrivesAtMs > (gauge?.atMs ?? Number.NEGATIVE_INFINITY)) arrived += 1
  }
  function count(work: EventOf<'phase'>, by: number): void {
    if (work.phase === 'queue') queued += by
    else thinking += by
  }

  for (const change of changes.slice(from, to)) {
    tMs = change.atMs
    if (change.rank === 0) {
      apply(change.event)
      operations = afterEvent(operations, change.event)
      connections = connectionsAfter(connections, change.event)
      seen += 1
      if (isTelling(change.event)) latest = change.event
    } else if (change.rank === 1) end(change.ends)
  }

  let origin: OriginView = {
    requests: arrived + (gauge?.arrivals ?? 0),
    queueLength: gauge && gaugeHolds ? gauge.queueLength : queued,
    busy: gauge && gaugeHolds ? gauge.busy : thinking,
    shed: refused + (gauge?.shed ?? 0),
    ...(failing && { failing }),
    gauge,
    arrivalsPerSecond: gauge && gaugeHolds ? (index.rates.get(gauge.seq) ?? null) : null,
  }
  const was = before.state.origin
  // A key that may be left out is named, or its going would be missed.
  if (origin.failing === was.failing && (Object.keys(origin) as (keyof OriginView)[]).every((key) => origin[key] === was[key])) origin = was
  const state: StageState = { tMs, seen, packets, cells, requests, connections, origin, versions, ...operationsState(operations), latest }
  return { state, queued, thinking, arrived, refused, gaugeHolds, operations }
}
