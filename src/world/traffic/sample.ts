import type { Decision, Outcome } from '../../engine/decision.ts'
import type { HeaderFields, HttpRequest } from '../../engine/http/message.ts'

/** One answered request, as a CDN's access log has it. */
export interface ObservedRequest {
  /** Requests are numbered in order of time, from 0. */
  readonly number: number
  /** When it came to the POP, virtual ms. */
  readonly atMs: number
  readonly region: string
  readonly pop: string
  readonly route: string
  /** The object's number among all. */
  readonly object: number
  readonly request: HttpRequest
  readonly outcome: Outcome
  readonly status: number
  readonly lengthBytes: number
  /** From the client's request to the first byte of its answer. */
  readonly ttfbMs: number
}

/** One request of the sample: what its client got, and why, as the POP decided. */
export interface SampledRequest extends ObservedRequest {
  readonly headers: HeaderFields
  readonly decisions: readonly Decision[]
}
