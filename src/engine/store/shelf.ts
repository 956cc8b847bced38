import type { HeaderFields, HttpResponse } from '../http/message.ts'
import type { RoutePolicy } from '../policy/route-policy.ts'
import type { StoredResponse } from './stored-response.ts'

/** The responses stored under one key, and what was worked out about them. */
export interface Shelf {
  /** In the order stored; another list after each change. */
  readonly responses: readonly StoredResponse[]
  /** The fields that all of them vary by; null when they don't all vary by the same. */
  readonly varyFields: readonly string[] | null
  /** Fresh hits of late, by the request's values of `varyFields` as they came; null after a change. */
  hits: Map<string, PreparedHit> | null
}

/** A fresh hit, as it will be again for the next request like it while the stored response is fresh. */
export interface PreparedHit {
  readonly stored: StoredResponse
  readonly policy: RoutePolicy
  /** The answer's headers, all but Age and Cache-Status. */
  readonly headers: HeaderFields
  /** Cache-Status with the seconds to live that remain. */
  readonly cacheStatus: (ttlSeconds: number) => string
  /** The answer of the last whole second of age. */
  ageSeconds: number
  response: HttpResponse | null
}
