/**
 * Storing (RFC 9111 §3). In: a request, the response to it, and what kind of cache this is. Out: may the response be stored?
 * The first rungs forbid; one of the later ones has to permit. Left out: whether there is room (store/evict.ts).
 */
import { isHeuristicallyCacheable } from './freshness.ts'
import type { Directives } from './http/cache-control.ts'
import { fieldValue, hasField, type HttpRequest } from './http/message.ts'
import type { RoutePolicy } from './policy/route-policy.ts'
import type { ReceivedResponse } from './received.ts'
import { answers, type Verdict } from './verdict.ts'

export interface StorableQuestion {
  readonly request: HttpRequest
  /** The request's Cache-Control. */
  readonly asked: Directives
  readonly response: ReceivedResponse
  readonly kind: 'private' | 'shared'
  readonly requestDirectives: 'obey' | 'ignore'
  /** Left out: the standard alone. */
  readonly policy?: RoutePolicy
}

const no = answers('storable', 'no')
const yes = answers('storable', 'yes')

/** Partial content needs combining (§3.3, §3.4); 304, 412 and 416 answer a request's own condition or range, nobody else's. */
const NOT_UNDERSTOOD = new Set([206, 304, 412, 416])

/**
 * The statuses of RFC 9110 §15 that a GET may meet and whose caching this file knows: must-understand (§5.2.2.3) bars all others,
 * and lifts no-store from these.
 */
const UNDERSTOOD = new Set([
  200, 203, 204, 300, 301, 302, 303, 307, 308, 400, 401, 403, 404, 405, 410, 414, 500, 501, 502, 503, 504,
])

/** May the response to this request be stored by a cache of this kind? */
export function mayStore({ request, asked, response, kind, requestDirectives }: StorableQuestion): Verdict<'yes' | 'no'> {
  const { status, directives } = response
  const inputs = { status, cacheControl: fieldValue(response.headers, 'cache-control') ?? null }
  const shared = kind === 'shared'

  // A response to HEAD has no content, so it cannot answer the GETs under its key.
  if (request.method !== 'GET') return no('method-not-stored', { method: request.method }) // rung:method-not-stored RFC 9111 §3
  if (status < 200) return no('status-not-final', inputs) // rung:status-not-final RFC 9111 §3
  const mustUnderstand = directives.has('must-understand')
  const barred = NOT_UNDERSTOOD.has(status) || (mustUnderstand && !UNDERSTOOD.has(status))
  if (barred) return no('status-not-understood', inputs) // rung:status-not-understood RFC 9111 §3
  if (directives.has('no-store') && !mustUnderstand) return no('no-store', inputs) // rung:no-store RFC 9111 §5.2.2.5
  if (requestDirectives === 'obey' && asked.has('no-store')) return no('client-no-store') // rung:client-no-store RFC 9111 §5.2.1.5
  // With field names, private="…" would bar only those fields; barring the whole response is the safe reading.
  if (shared && directives.has('private')) return no('private-in-shared-cache', inputs) // rung:private-in-shared-cache RFC 9111 §5.2.2.7
  const opened = directives.has('public') || directives.has('s-maxage') || directives.has('must-revalidate')
  const authorized = hasField(request.headers, 'authorization')
  if (shared && authorized && !opened) return no('authorization', inputs) // rung:authorization RFC 9111 §3.5

  if (hasLifetime(response, shared)) return yes('explicit-lifetime', inputs) // rung:explicit-lifetime RFC 9111 §3
  if (directives.has('public')) return yes('marked-public', inputs) // rung:marked-public RFC 9111 §5.2.2.9
  if (directives.has('private')) return yes('private-in-own-cache', inputs) // rung:private-in-own-cache RFC 9111 §5.2.2.7
  if (isHeuristicallyCacheable(status)) return yes('heuristic-status', inputs) // rung:heuristic-status RFC 9111 §3
  return no('nothing-permits-storing', inputs) // rung:nothing-permits-storing RFC 9111 §3
}

function hasLifetime({ directives, headers }: ReceivedResponse, shared: boolean): boolean {
  return directives.has('max-age') || (shared && directives.has('s-maxage')) || hasField(headers, 'expires')
}
