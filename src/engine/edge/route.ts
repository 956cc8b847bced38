/** What the operator decided for a request's route, and under which base key a URL's responses stand. */
import type { CacheNodeOptions } from '../edge.types.ts'
import { endToEnd } from '../http/hop-by-hop.ts'
import { hasField, type HttpRequest } from '../http/message.ts'
import { cacheKey } from '../key.ts'
import { STANDARD_POLICY, type RoutePolicy } from '../policy/route-policy.ts'
import type { Turn } from './turn.ts'

/** The policy that the request falls under; without an operator's, the standard alone. */
export function policyOf({ policyFor }: CacheNodeOptions, request: HttpRequest): RoutePolicy {
  return policyFor?.(request) ?? STANDARD_POLICY
}

/**
 * The request as this cache sees, keys and forwards it. What its Connection names ends here (RFC 9110 §7.6.1), so it may select no
 * stored response either: upstream answers without having seen it.
 */
export function normalised(request: HttpRequest, { normalise }: RoutePolicy): HttpRequest {
  const headers = hasField(request.headers, 'connection') ? endToEnd(request.headers) : request.headers
  const asSeen = normalise === null ? headers : normalise(headers)
  return asSeen === request.headers ? request : { ...request, headers: asSeen }
}

/**
 * The part of the key that only the URL makes: what a purge of that URL, or a change to it, removes everything under, whatever
 * request fields are part of its keys.
 * @param policy the one that such requests fall under
 * @returns null when this cache keeps nothing for such a URL
 */
export function baseKeyOf({ options }: Turn, url: string, policy: RoutePolicy): string | null {
  const { keepsParameter } = policy.key
  const bare = { method: 'GET', url, headers: [] }
  return options.program.key(bare, { ...policy, key: { keepsParameter, headers: [], cookies: [] } }).answer
}

/** The base key of a response that is kept under `key`: by the standard's rules the key itself, when only the URL is part of it. */
export function baseKeyUnder(turn: Turn, key: string, url: string, policy: RoutePolicy): string {
  const onlyUrl = turn.options.program.key === cacheKey && policy.key.headers.length === 0 && policy.key.cookies.length === 0
  return onlyUrl ? key : (baseKeyOf(turn, url, policy) ?? key)
}

/** The base key of a URL that nobody asked for just now: a purge's, or the target of a change. */
export function baseKeyOfUrl(turn: Turn, url: string): string | null {
  return baseKeyOf(turn, url, policyOf(turn.options, { method: 'GET', url, headers: [] }))
}
