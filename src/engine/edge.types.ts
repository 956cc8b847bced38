import type { Decision, Outcome } from './decision.ts'
import type { HttpRequest, HttpResponse } from './http/message.ts'
import type { EdgeProgram } from './program.ts'

/**
 * One cache node, sans I/O: an event and the time go in, effects and decisions come out. It reads no clock, opens no
 * connection and keeps no timer; who drives it (the world on virtual time, the reverse proxy on sockets) plays the effects.
 */
export interface CacheNode {
  readonly options: CacheNodeOptions
  /** @param nowMs the driver's clock, ms since its epoch; read once per step. Throws only on misuse (unknown ids). */
  step(event: CacheEvent, nowMs: number): StepResult
  /** What is stored now, for display and tests; most recently used first. */
  entries(nowMs: number): readonly StoredSummary[]
}

export interface CacheNodeOptions {
  /** Name used in Cache-Status (RFC 9211 §2), a token such as `tokyo`. A private cache adds no such member. */
  readonly name: string
  /** RFC 9111 §1: a private cache serves one user, a shared one many. */
  readonly kind: 'private' | 'shared'
  readonly capacityBytes: number
  /**
   * Whether request directives (`Cache-Control` in requests) count. RFC 9111 §5.2.1 calls them advisory; browsers obey their
   * own reload, most CDN edges ignore clients' ones.
   */
  readonly requestDirectives: 'obey' | 'ignore'
  /** Join concurrent misses for one key into one fetch. */
  readonly collapse: boolean
  readonly program: EdgeProgram
}

export type CacheEvent =
  | { readonly type: 'request'; readonly requestId: string; readonly request: HttpRequest }
  | {
      readonly type: 'upstream-response'
      readonly fetchId: string
      readonly response: HttpResponse
      /** When the fetch's request left this node, for response_delay (RFC 9111 §4.2.3). */
      readonly requestSentAtMs: number
    }
  | { readonly type: 'upstream-failure'; readonly fetchId: string; readonly reason: string }

export type CacheEffect =
  /** Answer the request. `outcome` is how this node came to it. */
  | { readonly type: 'respond'; readonly requestId: string; readonly response: HttpResponse; readonly outcome: Outcome }
  /** Ask upstream; `conditional` when it carries a validator of a stored response. */
  | { readonly type: 'forward'; readonly fetchId: string; readonly requestId: string; readonly request: HttpRequest; readonly conditional: boolean }
  /** The request waits for the named fetch. */
  | { readonly type: 'wait'; readonly requestId: string; readonly fetchId: string }
  | { readonly type: 'stored'; readonly entry: StoredSummary }
  /** A 304 renewed a stored response (RFC 9111 §4.3.4). */
  | { readonly type: 'refreshed'; readonly entry: StoredSummary }
  | { readonly type: 'evicted'; readonly key: string; readonly variant: string; readonly url: string; readonly reason: 'capacity' | 'replaced' | 'invalidated' }

export interface StepResult {
  readonly effects: readonly CacheEffect[]
  /** In the order taken, each with the request it served (or the fetch's request). */
  readonly decisions: readonly { readonly requestId: string; readonly decision: Decision }[]
}

/** A stored response as the screen needs it; ages can be computed from it for any later time. */
export interface StoredSummary {
  readonly key: string
  /** Distinguishes variants of one key (RFC 9111 §4.1); '' when the response has no Vary. */
  readonly variant: string
  readonly url: string
  readonly status: number
  /** Size counted against the capacity: body plus headers. */
  readonly sizeBytes: number
  readonly storedAtMs: number
  /** Current age at storedAtMs (RFC 9111 §4.2.3): age then = ageAtStoreSeconds + (now − storedAtMs) / 1000. */
  readonly ageAtStoreSeconds: number
  readonly freshnessLifetimeSeconds: number
  readonly etag: string | null
  /** The adapter's content handle: in the world, the version. */
  readonly content: unknown
}
