/** What a node remembers between steps, and what one step gathers. */
import type { ForwardReason } from '../cache-status.ts'
import type { Decision } from '../decision.ts'
import type { CacheEffect, CacheNodeOptions } from '../edge.types.ts'
import type { Directives } from '../http/cache-control.ts'
import type { HttpRequest } from '../http/message.ts'
import type { RoutePolicy } from '../policy/route-policy.ts'
import type { ReceivedResponse } from '../received.ts'
import type { Store } from '../store/store.ts'
import type { StoredResponse } from '../store/stored-response.ts'
import type { Verdict } from '../verdict.ts'
import type { Journal } from './journal.ts'
import type { Ways } from './ways.ts'

/** A request that this node has not answered yet. */
export interface Asking {
  readonly requestId: string
  /** As this cache sees it: normalised where the policy says so. */
  readonly request: HttpRequest
  readonly policy: RoutePolicy
  /** The request's Cache-Control. */
  readonly asked: Directives
  /** Null: this node never looks in its store for such requests. */
  readonly key: string | null
  /** Why it cannot be answered from the store. */
  fwd: ForwardReason
  /** How many fetches were made for it so far. */
  attempt: number
  /** The step in which it came. */
  readonly step: number
  /** How many answers to it came too late, because what they were about had been purged. */
  readonly overtaken: number
  /** How many fetches that it waited for failed. */
  readonly failures: number
}

/** A request on its way upstream, until its answer has ended. */
export interface Fetch {
  readonly fetchId: string
  /** The step in which it left. */
  readonly step: number
  readonly asking: Asking
  /** The stored response that the request asks about; null when it carries no condition of ours. */
  readonly validating: StoredResponse | null
  /** The stored part of which the request asks for the rest (RFC 9111 §3.3); null when it asks for what its client asked for. */
  readonly completing: StoredResponse | null
  /** The request as it went upstream. */
  readonly sent: HttpRequest
  /** Under which name others may find it; null when it goes alone. */
  readonly flight: string | null
  /** Those who wait for the head of its answer. */
  readonly waiters: Asking[]
  /** Its request was answered stale; it renews what is stored (RFC 5861 §3). */
  readonly background: boolean
  /** Null until the head of its answer is here. */
  arrival: Arrival | null
}

/** The request that a fetch's answer is an answer to. */
export function asSent({ asking, completing, sent }: Fetch): Asking {
  return completing === null ? asking : { ...asking, request: sent }
}

/** An answer whose head is here and whose body is still arriving. */
export interface Arrival {
  /** As its head announced it. */
  readonly received: ReceivedResponse
  /** What will be stored once its body is whole; null when nothing will be. */
  readonly stored: StoredResponse | null
  /** Removals up to this step don't touch it, as its own answer caused them; left out: those before the fetch left. */
  readonly since?: number
}

export interface NodeState {
  /** How many steps this node has taken, this one included: its order of events, whatever the clock says. */
  step: number
  readonly store: Store
  /** In the order in which they left. */
  readonly fetches: Map<string, Fetch>
  /** The fetches that others may wait for. */
  readonly flights: Map<string, Fetch>
  /** The background fetches, by the flight that each renews. */
  readonly refreshing: Map<string, Fetch>
  /** The fetches whose bodies arrive to be stored, by key. */
  readonly arriving: Map<string, readonly Fetch[]>
  readonly journal: Journal
  /** Where requests of late found what they asked for. */
  readonly ways: Ways
  /** Requests forwarded or waiting. */
  readonly unanswered: Set<string>
}

export interface Turn {
  readonly options: CacheNodeOptions
  readonly state: NodeState
  readonly nowMs: number
  readonly effects: CacheEffect[]
  /** Null: nobody wants to know. */
  readonly decisions: { readonly requestId: string; readonly decision: Decision }[] | null
}

/** Writes a ladder's decision into the log and hands its answer on. */
export function decide<Answer>(turn: Turn, requestId: string, verdict: Verdict<Answer>): Answer {
  turn.decisions?.push({ requestId, decision: verdict.decision })
  return verdict.answer
}
