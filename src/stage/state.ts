import type { Decision, Outcome } from '../engine/decision.ts'
import type { StoredSummary } from '../engine/edge.types.ts'
import type { HttpRequest, HttpResponse } from '../engine/http/message.ts'
import type { HopKind, LogEvent, NodeId, Phase, RequestId } from '../world/log.ts'
import type { UpdateKind } from '../world/routing/events.ts'

/** What the stage shows at one moment: a pure projection of the log. Same log and time, same state. */
export interface StageState {
  readonly tMs: number
  /** Events with atMs ≤ tMs: the index just past the last of them. */
  readonly seen: number
  readonly packets: readonly Packet[]
  /** Stored responses by node, in the order stored. */
  readonly cells: Readonly<Record<NodeId, readonly StoredSummary[]>>
  /** Requests begun by then, in order of start; those of POPs stand under their parent by `parent`. */
  readonly requests: readonly RequestView[]
  /** Open connections `from→to`. */
  readonly connections: readonly string[]
  readonly origin: OriginView
  /** Current version by URL, from deploys. */
  readonly versions: Readonly<Record<string, number>>
  /** POPs that fail at this time; left out: none. */
  readonly down?: readonly NodeId[]
  /** POPs that have carried out a purge which others have yet to; left out: none. */
  readonly purged?: readonly NodeId[]
  /** The last event worth telling, for captions and the live text. */
  readonly latest: LogEvent | null
}

/** Something in flight: drawn between `from` and `to` by (tMs − departsMs) ÷ (arrivesMs − departsMs). */
export interface Packet {
  readonly seq: number
  readonly req: RequestId
  /** Messages between routers are put among the packets by the plate that draws networks. */
  readonly kind: HopKind | UpdateKind
  readonly from: NodeId
  readonly to: NodeId
  readonly departsMs: number
  readonly arrivesMs: number
  readonly outcome: Outcome | null
  /** The actors that it passes, both ends included; left out: it goes straight. */
  readonly via?: readonly NodeId[]
}

export interface RequestView {
  readonly req: RequestId
  readonly parent: RequestId | null
  readonly from: NodeId
  readonly to: NodeId
  readonly startMs: number
  readonly request: HttpRequest
  readonly phases: readonly { readonly phase: Phase; readonly node: NodeId; readonly fromMs: number; readonly untilMs: number }[]
  readonly decisions: readonly { readonly node: NodeId; readonly decision: Decision; readonly atMs: number }[]
  /** Filled when the request has finished by tMs. */
  readonly finished: null | {
    readonly atMs: number
    /** null: no cache stood on its way, and nothing failed. */
    readonly outcome: Outcome | null
    readonly answeredBy: NodeId
    readonly response: HttpResponse
    readonly ttfbMs: number
    readonly totalMs: number
    readonly roundTrips: number
  }
}

export interface OriginView {
  readonly requests: number
  readonly queueLength: number
  readonly busy: number
  readonly shed: number
  /** It fails at this time; left out: it works. */
  readonly failing?: true
  readonly gauge: null | Extract<LogEvent, { type: 'origin-gauge' }>
  /** Arrivals per second over the gauges of the last virtual second; absent or null while there are too few of them. */
  readonly arrivalsPerSecond?: number | null
}
