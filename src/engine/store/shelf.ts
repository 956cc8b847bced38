import type { Body, HeaderFields, HttpResponse } from '../http/message.ts'
import type { RoutePolicy } from '../policy/route-policy.ts'
import type { StoredResponse } from './stored-response.ts'
import type { Place } from './use-order.ts'

/** The responses stored under one key, and what was worked out about them. */
export interface Shelf {
  /** In the order stored; another list after each change. */
  readonly responses: readonly StoredResponse[]
  /** The fields that all of them vary by; null when they don't all vary by the same. */
  readonly varyFields: readonly string[] | null
  /** A fresh hit of late on responses that don't vary; null after a change. */
  hit: PreparedHit | null
  /** The same on responses that do, by the request's values of `varyFields` as they came. */
  hits: Map<string, PreparedHit> | null
}

/**
 * A fresh hit, as it will be again for the next request like it while the stored response is fresh. It holds what such a request
 * needs in one place: the memory that is looked at, not the work, is what a hit costs in a large store.
 */
export interface PreparedHit {
  readonly policy: RoutePolicy
  /** Of the stored response. */
  readonly storedAtMs: number
  readonly ageAtStoreSeconds: number
  readonly lifetimeSeconds: number
  /** A whole second of the driver's clock before which it is fresh, however sums are rounded; later, the sum itself has to say. */
  readonly freshBeforeSecond: number
  readonly place: Place
  readonly status: number
  readonly body: Body
  readonly stored: StoredResponse
  /** True: what is stored has changed, and the hit is none any more. */
  isGone: boolean
  /** What answers are written from; null until the first one is written. */
  written: WrittenHit | null
}

/** The answer of a prepared hit in words. */
export interface WrittenHit {
  /** The answer's headers, all but Age and Cache-Status. */
  readonly headers: HeaderFields
  /** Cache-Status with the seconds to live that remain. */
  readonly cacheStatus: (ttlSeconds: number) => string
  /** The answer of the last whole second of age. */
  ageSeconds: number
  response: HttpResponse | null
}
