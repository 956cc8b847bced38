/** What the operator decided for a request's route, and under which base key a URL's responses stand. */
import type { HttpRequest } from '../http/message.ts'
import { STANDARD_POLICY, type RoutePolicy } from '../policy/route-policy.ts'
import type { Turn } from './turn.ts'

/** The policy that the request falls under; without an operator's, the standard alone. */
export function policyOf({ options }: Turn, request: HttpRequest): RoutePolicy {
  return options.policyFor?.(request) ?? STANDARD_POLICY
}

/** The request as this cache sees, keys and forwards it. */
export function normalised(request: HttpRequest, { normalise }: RoutePolicy): HttpRequest {
  return normalise === null ? request : { ...request, headers: normalise(request.headers) }
}

/**
 * The part of the key that only the URL makes: what a purge of that URL, or a change to it, removes everything under, whatever
 * request fields are part of its keys.
 * @returns null when this cache keeps nothing for such a URL
 */
export function baseKeyOf({ options }: Turn, url: string, policy: RoutePolicy): string | null {
  const { keepsParameter } = policy.key
  const bare = { method: 'GET', url, headers: [] }
  return options.program.key(bare, { ...policy, key: { keepsParameter, headers: [], cookies: [] } }).answer
}
