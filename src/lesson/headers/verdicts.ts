/**
 * What caches make of response header fields, asked of the engine itself. In: fields as the origin sends them. Out: for a browser's
 * cache and for a shared one, whether the response is stored, how long it is fresh, and which line of the engine said so.
 */
import type { HeaderFields, HttpRequest } from '../../engine/http/message.ts'
import type { Decision } from '../../engine/decision.ts'
import { freshnessLifetime } from '../../engine/freshness.ts'
import { NO_DIRECTIVES } from '../../engine/http/cache-control.ts'
import { receive, type ReceivedResponse } from '../../engine/received.ts'
import { mayStore } from '../../engine/storable.ts'

export type CacheKind = 'private' | 'shared'

export interface CacheVerdict {
  readonly kind: CacheKind
  readonly received: ReceivedResponse
  readonly stores: boolean
  readonly storing: Decision
  /** The freshness lifetime, in seconds; counts only where the response is stored. */
  readonly lifetimeSeconds: number
  readonly lifetime: Decision
}

/** The targeted field that a CDN's caches obey (RFC 9213 §3). */
export const CDN_FIELDS = ['CDN-Cache-Control'] as const

/** What a response answers, and with which status. */
export interface Answering {
  readonly request: HttpRequest
  readonly status: number
}

/** The usual: 200 to a plain GET. */
export const PLAIN: Answering = { request: { method: 'GET', url: 'https://www.shop.example/', headers: [] }, status: 200 }

/**
 * The verdict of one kind of cache on a response.
 * @param nowMs when the response is made, sent and received, ms since 1970
 * @param targetedFields what a shared cache obeys in place of Cache-Control; browsers obey none
 */
export function verdictOf(fields: HeaderFields, kind: CacheKind, nowMs: number, targetedFields: readonly string[] = CDN_FIELDS, { request, status } = PLAIN): CacheVerdict {
  const response = { status, headers: fields, body: { lengthBytes: 0 } }
  const received = receive(response, nowMs, nowMs, kind === 'shared' ? targetedFields : [])
  const storing = mayStore({ request, asked: NO_DIRECTIVES, response: received, kind, requestDirectives: 'ignore' })
  const lifetime = freshnessLifetime(received, kind)
  return { kind, received, stores: storing.answer === 'yes', storing: storing.decision, lifetimeSeconds: lifetime.answer, lifetime: lifetime.decision }
}
