import type { Decision, Outcome } from '../engine/decision.ts'
import type { PurgeMode, PurgeSelector, StoredSummary } from '../engine/edge.types.ts'
import type { HttpRequest, HttpResponse } from '../engine/http/message.ts'
import type { RequestFailure, RoutingEvent } from './routing/events.ts'
import type { OriginFailure } from './spec.ts'

/** `browser:<user>`, `resolver:<user>`, `pop:<pop>`, `origin`; where routing is simulated also `net:<network>`. */
export type NodeId = string

/** One exchange as its sender sees it. Each leg has its own: user→POP is `r1`, the POP's fetch for it is `r1/f1`. */
export type RequestId = string

/** The phases a request can spend time in; each is an interval of one row in the waterfall. */
export type Phase = 'dns' | 'tcp' | 'tls' | 'request' | 'lookup' | 'queue' | 'think' | 'response' | 'upstream' | 'wait'

/** What travels. A connection hop is one crossing of a handshake message; a purge is on its way to a POP under the id `purge1`, `purge2`, …. */
export type HopKind = 'dns-query' | 'dns-answer' | 'tcp-syn' | 'tcp-syn-ack' | 'tls-client' | 'tls-server' | 'request' | 'response' | 'ping' | 'pong' | 'tcp-reset' | 'purge'

interface At {
  /** Virtual time, ms, rounded to 0.001. */
  readonly atMs: number
  /** Position in the log, from 0. */
  readonly seq: number
}

/** The log: ordered by (atMs, seq). Everything drawn is a projection of it. Plain JSON data. */
export type LogEvent = At &
  (
    | { readonly type: 'request-started'; readonly req: RequestId; readonly parent: RequestId | null; readonly from: NodeId; readonly to: NodeId; readonly request: HttpRequest }
    /** Something left `from`; it arrives at `to` at `arrivesAtMs`, or is lost there. `via`: the networks that it passes, where routing is simulated. */
    | { readonly type: 'hop'; readonly req: RequestId; readonly kind: HopKind; readonly from: NodeId; readonly to: NodeId; readonly arrivesAtMs: number; readonly bytes: number; readonly outcome: Outcome | null; readonly via?: readonly string[] }
    | { readonly type: 'phase'; readonly req: RequestId; readonly phase: Phase; readonly node: NodeId; readonly untilMs: number }
    /** `fromCache`: the browser knew and asked nobody. Else `fromResolverCache` says whether its resolver knew. */
    | { readonly type: 'dns-resolved'; readonly req: RequestId; readonly user: string; readonly address: string; readonly fromCache: boolean; readonly expiresAtMs: number; readonly fromResolverCache?: boolean }
    /** `roundTrips` of this request's own handshake: 0 when the connection was open already. */
    | { readonly type: 'connected'; readonly req: RequestId; readonly from: NodeId; readonly to: NodeId; readonly roundTrips: number; readonly tls: '1.2' | '1.3' }
    | { readonly type: 'decided'; readonly req: RequestId; readonly node: NodeId; readonly decision: Decision }
    | { readonly type: 'stored'; readonly req: RequestId; readonly node: NodeId; readonly entry: StoredSummary }
    | { readonly type: 'refreshed'; readonly req: RequestId; readonly node: NodeId; readonly entry: StoredSummary }
    /** Stale from now on, and still there: a soft purge, or a HEAD that told of other content. `req` of a purge's: `purge1`, … */
    | { readonly type: 'marked-stale'; readonly req: RequestId; readonly node: NodeId; readonly entry: StoredSummary }
    | { readonly type: 'evicted'; readonly req: RequestId; readonly node: NodeId; readonly key: string; readonly variant: string; readonly url: string; readonly reason: string }
    | { readonly type: 'waiting'; readonly req: RequestId; readonly node: NodeId; readonly onReq: RequestId }
    | { readonly type: 'origin-queued'; readonly req: RequestId; readonly queueLength: number }
    /** `down`: what it answers while it fails, whatever is asked of it. */
    | { readonly type: 'origin-answered'; readonly req: RequestId; readonly url: string; readonly status: number; readonly version: number; readonly down?: true }
    /** A node settled how it answers a request, and sends `response` back. `outcome` is null as in request-finished. */
    | { readonly type: 'answered'; readonly req: RequestId; readonly node: NodeId; readonly outcome: Outcome | null; readonly response: HttpResponse }
    /** The first byte of the answer is back at the sender. `outcome` is null where no cache stood on the way and nothing failed: nobody looked, so nothing was hit or missed. With `failure` no answer came: the browser gave up, `response` is a network error (status 0), and `answeredBy` the browser. */
    | { readonly type: 'request-finished'; readonly req: RequestId; readonly from: NodeId; readonly outcome: Outcome | null; readonly answeredBy: NodeId; readonly response: HttpResponse; readonly ttfbMs: number; readonly totalMs: number; readonly roundTrips: number; readonly failure?: RequestFailure }
    | { readonly type: 'pong'; readonly user: string; readonly rttMs: number; readonly km: number }
    /** `sameMeaning`: other bytes that say what those of the version before say. */
    | { readonly type: 'deployed'; readonly url: string; readonly version: number; readonly sameMeaning?: true }
    /** The origin fails from now on, until `untilMs` at least. */
    | { readonly type: 'origin-failed'; readonly how: OriginFailure; readonly untilMs: number }
    /** It works again. */
    | { readonly type: 'origin-recovered' }
    | { readonly type: 'went-cold'; readonly user: string }
    /** The operator's control plane sends a purge, the `purge`th of the run, to every POP. */
    | { readonly type: 'purge-sent'; readonly purge: number; readonly selector: PurgeSelector; readonly mode: PurgeMode }
    /** A POP carried it out: so many stored responses were removed, so many marked stale; the events of each stand before this one. */
    | { readonly type: 'purged'; readonly purge: number; readonly node: NodeId; readonly removed: number; readonly marked: number }
    /** Every POP has carried it out. */
    | { readonly type: 'purge-completed'; readonly purge: number }
    /** A POP fails from now on, until `untilMs` at least. */
    | { readonly type: 'pop-failed'; readonly node: NodeId; readonly untilMs: number }
    /** It works again, with what it had stored. */
    | { readonly type: 'pop-recovered'; readonly node: NodeId }
    /** State of the origin under statistical load, every 50 ms of it and then until its workers are idle. Counts are since the run began. */
    | { readonly type: 'origin-gauge'; readonly arrivals: number; readonly served: number; readonly shed: number; readonly queueLength: number; readonly busy: number; readonly waitP50Ms: number; readonly waitP95Ms: number }
    | RoutingEvent
    | { readonly type: 'run-ended' }
  )

export type LogEventType = LogEvent['type']
export type EventOf<T extends LogEventType> = Extract<LogEvent, { type: T }>

export interface Run {
  readonly log: readonly LogEvent[]
  /** Virtual end: the last event's time. */
  readonly endMs: number
}
