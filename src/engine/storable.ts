/**
 * Storing (RFC 9111 §3). In: a request, the response to it, what kind of cache this is, and what the operator decided. Out: may the
 * response be stored? The first rungs forbid; one of the later ones has to permit. Left out: whether there is room (store/evict.ts).
 */
import { isHeuristicallyCacheable } from './freshness.ts'
import { listedFields, speaksOfAll, type Directives } from './http/cache-control.ts'
import { fieldValue, hasField, type HttpRequest } from './http/message.ts'
import { resolveReference } from './http/uri.ts'
import { STANDARD_POLICY, type RoutePolicy } from './policy/route-policy.ts'
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

/** These answer a request's own condition or range, nobody else's. Where a 206 belongs is asked after this (partial.ts). */
const NOT_UNDERSTOOD = new Set([304, 412, 416])

/**
 * The statuses of RFC 9110 §15 that a GET may meet and whose caching this file knows: must-understand (§5.2.2.3) bars all others,
 * and lifts no-store from these.
 */
const UNDERSTOOD = new Set([
  200, 203, 204, 206, 300, 301, 302, 303, 307, 308, 400, 401, 403, 404, 405, 410, 414, 500, 501, 502, 503, 504,
])

const NONE: readonly string[] = []

/** May the response to this request be stored by a cache of this kind? */
export function mayStore(question: StorableQuestion): Verdict<'yes' | 'no'> {
  const { request, asked, response, kind, requestDirectives, policy = STANDARD_POLICY } = question
  const { status, directives, control } = response
  const inputs = () => ({ status, control, cacheControl: fieldValue(response.headers, control) ?? null })
  const shared = kind === 'shared'

  // A response to HEAD has no content, so it cannot answer the GETs under its key.
  const understood = request.method === 'GET' || request.method === 'POST'
  if (!understood) return no('method-not-stored', { method: request.method }) // rung:method-not-stored RFC 9111 §3
  const elsewhere = request.method === 'POST' && !isWhatGetWouldSay(request, response, shared)
  if (elsewhere) return no('post-not-for-get', { ...inputs(), method: request.method }) // rung:post-not-for-get RFC 9110 §9.3.3
  if (status < 200) return no('status-not-final', inputs) // rung:status-not-final RFC 9111 §3
  const mustUnderstand = directives.has('must-understand')
  const barred = NOT_UNDERSTOOD.has(status) || (mustUnderstand && !UNDERSTOOD.has(status))
  if (barred) return no('status-not-understood', inputs) // rung:status-not-understood RFC 9111 §3
  if (directives.has('no-store') && !mustUnderstand) return no('no-store', inputs) // rung:no-store RFC 9111 §5.2.2.5
  if (requestDirectives === 'obey' && asked.has('no-store')) return no('client-no-store') // rung:client-no-store RFC 9111 §5.2.1.5
  // With field names, private="…" bars those fields alone (unkeptFields).
  if (shared && speaksOfAll(directives, 'private')) return no('private-in-shared-cache', inputs) // rung:private-in-shared-cache RFC 9111 §5.2.2.7
  const opened = directives.has('public') || directives.has('s-maxage') || directives.has('must-revalidate')
  const authorized = hasField(request.headers, 'authorization')
  if (shared && authorized && !opened) return no('authorization', inputs) // rung:authorization RFC 9111 §3.5
  const cookie = policy.setCookie === 'refuse' && hasField(response.headers, 'set-cookie')
  if (cookie && !unkeptFields(response, kind, policy).includes('set-cookie')) return no('set-cookie-refused', { route: policy.route }) // rung:set-cookie-refused RFC 6265 §3
  return mayStoreUnlessBarred(response, policy, shared)
}

/** §3, its last condition: something has to permit it. */
function mayStoreUnlessBarred(response: ReceivedResponse, policy: RoutePolicy, shared: boolean): Verdict<'yes' | 'no'> {
  const { status, directives, control } = response
  const inputs = () => ({ status, cacheControl: fieldValue(response.headers, control) ?? null })
  const errorTtlSeconds = policy.errorTtlSeconds(status)
  if (errorTtlSeconds === 0) return no('policy-keeps-no-error', { status, route: policy.route }) // rung:policy-keeps-no-error RFC 9111 §3
  if (errorTtlSeconds !== null) return yes('policy-keeps-error', { status, errorTtlSeconds, route: policy.route }) // rung:policy-keeps-error RFC 9111 §3
  if (hasLifetime(response, shared)) return yes('explicit-lifetime', inputs) // rung:explicit-lifetime RFC 9111 §3
  if (directives.has('public')) return yes('marked-public', inputs) // rung:marked-public RFC 9111 §5.2.2.9
  if (!shared && directives.has('private')) return yes('private-in-own-cache', inputs) // rung:private-in-own-cache RFC 9111 §5.2.2.7
  if (isHeuristicallyCacheable(status)) return yes('heuristic-status', inputs) // rung:heuristic-status RFC 9111 §3
  const forced = policy.edgeTtlWhen === 'always' && policy.edgeTtlSeconds !== null
  if (forced) return yes('policy-ttl', { ...inputs(), edgeTtlSeconds: policy.edgeTtlSeconds, route: policy.route }) // rung:policy-ttl RFC 9111 §3
  return no('nothing-permits-storing', inputs) // rung:nothing-permits-storing RFC 9111 §3
}

/** RFC 9110 §9.3.3: the answer to a POST stands for that to a GET when it says so, by Content-Location, and for how long. */
function isWhatGetWouldSay({ url }: HttpRequest, response: ReceivedResponse, shared: boolean): boolean {
  const location = fieldValue(response.headers, 'content-location')
  return location !== undefined && response.status === 200 && resolveReference(url, location) === url && hasLifetime(response, shared)
}

/** A targeted field stands in place of Expires too (RFC 9213 §2.2). */
function hasLifetime({ directives, control, headers }: ReceivedResponse, shared: boolean): boolean {
  const expires = control === 'Cache-Control' && hasField(headers, 'expires')
  return directives.has('max-age') || (shared && directives.has('s-maxage')) || expires
}

/**
 * The fields that are not kept with a stored response, in lower case: those that no-cache lists, which would have to be asked for
 * anew each time (§5.2.2.4), in a shared cache those that private lists (§5.2.2.7), and cookies that the operator has stripped.
 */
export function unkeptFields({ directives }: ReceivedResponse, kind: 'private' | 'shared', { setCookie }: RoutePolicy): readonly string[] {
  const asked = listedFields(directives, 'no-cache') ?? NONE
  const personal = kind === 'shared' ? (listedFields(directives, 'private') ?? NONE) : NONE
  const all = asked === NONE && personal === NONE ? NONE : [...asked, ...personal]
  return setCookie === 'strip' ? [...all, 'set-cookie'] : all
}
