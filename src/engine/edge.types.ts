import type { Decision, Outcome } from './decision.ts'
import type { NodeUsage, StoredSummary } from './edge.summary.types.ts'
import type { Body, HttpRequest, HttpResponse } from './http/message.ts'
import type { PolicyFor } from './policy/route-policy.ts'
import type { EdgeProgram } from './program.ts'

export type { NodeUsage, StoredSummary }

/**
 * One cache node, sans I/O: an event and the time go in, effects and decisions come out. It reads no clock, opens no
 * connection and keeps no timer; who drives it (the world on virtual time, the reverse proxy on sockets) plays the effects.
 */
export interface CacheNode {
  readonly options: CacheNodeOptions
  /**
   * Throws only on misuse (unknown ids).
   * @param nowMs the driver's clock, ms since its epoch; read once per step
   * @param trace false: the result names no decisions, and the same effects come sooner; left out: true
   */
  step(event: CacheEvent, nowMs: number, trace?: boolean): StepResult
  /**
   * For a driver that counts and passes nothing on: takes a request that is a fresh hit like one before, and tells what of the store
   * answers it. The node is then as after a `step` without trace, whose only effect would have been to respond with that status and
   * body and the outcome 'hit'; what is left out is writing the answer's headers. Null: it is not such a request, or the node would
   * have to look closer; nothing was done, and `step` has to be asked. It keeps no hold of the request.
   * @param nowMs as for `step`
   * @param way what `wayTo` gave for the request's URL; left out, or given for a URL from which nothing follows for this one: the URL
   * is looked up, which costs more than the rest
   */
  hit(request: HttpRequest, nowMs: number, way?: Way): Pick<HttpResponse, 'status' | 'body'> | null
  /**
   * Where requests for the URL, or for the same without a query that counts for nothing, found what they asked for of late; null when none did. It never leads to a wrong answer: when what is
   * stored or decided for the URL has changed so that it leads nowhere, `hit` is null, and after a `step` there may be another.
   */
  wayTo(url: string): Way | null
  /**
   * Is the driver to keep the bytes of this fetch's arriving body? Yes, when they are to be stored at the end or others may get them
   * meanwhile; the bytes of any other body may be let go as soon as they are passed on.
   */
  keeps(fetchId: string): boolean
  /** What is stored now, for display and tests; most recently used first. */
  entries(nowMs: number): readonly StoredSummary[]
  /** How much it holds, for watching it: all but what is stored is 0 when nothing is in flight. */
  usage(): NodeUsage
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
  /** What the operator decided, by request; left out: the standard alone. */
  readonly policyFor?: PolicyFor
  /**
   * Targeted fields that this cache obeys in place of Cache-Control, the most specific first (RFC 9213 §2.2), e.g.
   * `['CDN-Cache-Control']`; left out: none.
   */
  readonly targetedFields?: readonly string[]
  /** Whether Surrogate-Key and Cache-Tag travel on with answers, as a shield must let them; left out: they stay here. */
  readonly forwardTags?: boolean
  /** What the driver's memory holds for each stored response beside its bytes, counted in its size; left out: 0. */
  readonly overheadBytes?: number
  /** A response with a longer body is never stored; left out: the capacity is the only limit. */
  readonly largestObjectBytes?: number
}

/** A place in one node, for `hit` of that node. */
export type Way = object

export type CacheEvent =
  | { readonly type: 'request'; readonly requestId: string; readonly request: HttpRequest }
  | {
      readonly type: 'upstream-response'
      readonly fetchId: string
      readonly response: HttpResponse
      /** When the fetch's request left this node, for response_delay (RFC 9111 §4.2.3). */
      readonly requestSentAtMs: number
      /**
       * 'whole' (or left out): the body is here. 'arriving': only the head is; `body.content` is the driver's handle on the bytes
       * to come, `body.lengthBytes` what Content-Length announces or 0, and an 'upstream-body-end' for the same fetch must follow.
       */
      readonly body?: 'whole' | 'arriving'
    }
  /**
   * The body of an 'arriving' response ended: `complete` as its framing says (RFC 9112 §8), or cut off. `body` holds what came; null
   * when the driver kept none of it, as for a body over `largestObjectBytes`. A driver that gives up keeping it on the way may say so
   * at once, with null: nobody else gets it from then on, and nothing more is to be told of that fetch.
   */
  | { readonly type: 'upstream-body-end'; readonly fetchId: string; readonly body: Body | null; readonly complete: boolean }
  /**
   * No answer came: refused, timed out, broken off before the head was here. The reason 'timeout' is told to clients as 504, every
   * other one as 502 (RFC 9110 §15.6.3, §15.6.5).
   */
  | { readonly type: 'upstream-failure'; readonly fetchId: string; readonly reason: string }
  | { readonly type: 'purge'; readonly purgeId: string; readonly selector: PurgeSelector; readonly mode: PurgeMode }

/** What a purge removes: every stored response for a URL (all variants, all keys of it), those with any of the tags, or all. */
export type PurgeSelector =
  | { readonly by: 'url'; readonly url: string }
  | { readonly by: 'tag'; readonly tags: readonly string[] }
  | { readonly by: 'everything' }

/** 'hard': removed. 'soft': stale from now on, kept for validation and for whoever may be served stale. */
export type PurgeMode = 'hard' | 'soft'

export type CacheEffect =
  /** Answer the request. `outcome` is how this node came to it. */
  | { readonly type: 'respond'; readonly requestId: string; readonly response: HttpResponse; readonly outcome: Outcome }
  /**
   * Ask upstream; `conditional` when it carries a validator of a stored response, `background` when the request that caused it is
   * being answered stale and nobody waits for this (RFC 5861 §3).
   */
  | {
      readonly type: 'forward'
      readonly fetchId: string
      readonly requestId: string
      readonly request: HttpRequest
      readonly conditional: boolean
      readonly background: boolean
    }
  /** The request waits for the named fetch. */
  | { readonly type: 'wait'; readonly requestId: string; readonly fetchId: string }
  | { readonly type: 'stored'; readonly entry: StoredSummary }
  /** A 304 renewed a stored response (RFC 9111 §4.3.4). */
  | { readonly type: 'refreshed'; readonly entry: StoredSummary }
  | { readonly type: 'evicted'; readonly key: string; readonly variant: string; readonly url: string; readonly reason: EvictionReason }
  /** A soft purge made a stored response stale. */
  | { readonly type: 'marked-stale'; readonly entry: StoredSummary }
  /** A purge was carried out: from now on nothing that it selects, from before it, is served or stored. */
  | { readonly type: 'purged'; readonly purgeId: string; readonly removed: number; readonly marked: number }

export type EvictionReason = 'capacity' | 'replaced' | 'invalidated' | 'purged'

export interface StepResult {
  readonly effects: readonly CacheEffect[]
  /** In the order taken, each with the request it served (or the fetch's request). */
  readonly decisions: readonly { readonly requestId: string; readonly decision: Decision }[]
}
