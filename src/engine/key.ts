/**
 * The primary cache key (RFC 9111 §2). In: a request. Out: the key under which responses to it are stored, or null when this
 * cache does not look at such requests at all. Left out: Vary, which selects among the responses under one key (vary.ts).
 */
import type { HttpRequest } from './http/message.ts'
import { STANDARD_POLICY, type RoutePolicy } from './policy/route-policy.ts'
import { verdict, type Verdict } from './verdict.ts'

/** RFC 9110 §9.2.1. */
const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE'])

/** Is the method defined as safe? One that is not known here counts as unsafe, as RFC 9111 §4.4 asks. */
export function isSafe(method: string): boolean {
  return SAFE_METHODS.has(method)
}

/**
 * @param _policy what the operator decided about the key
 * @returns the primary cache key; null for a method whose requests always go upstream
 */
export function cacheKey({ method, url }: HttpRequest, _policy: RoutePolicy = STANDARD_POLICY): Verdict<string | null> {
  if (!isSafe(method)) return verdict('key', null, 'none', 'unsafe-method', { method }) // rung:unsafe-method RFC 9111 §4
  if (method !== 'GET' && method !== 'HEAD') {
    return verdict('key', null, 'none', 'method-not-understood', { method }) // rung:method-not-understood RFC 9111 §3
  }
  // A stored response to GET answers HEAD too (RFC 9111 §4), so both look under one key.
  const key = `GET ${normalisedUri(url)}`
  return verdict('key', key, key, 'uri-key', { method, url }) // rung:uri-key RFC 9111 §2
}

const httpUri = /^(https?):\/\/([^/?#]*)([^#]*)/i

/**
 * RFC 9110 §4.2.3: scheme and host without regard to case, no default port, at least `/` as path, no fragment. Path and query
 * stay as they are: `?a=1&b=2` and `?b=2&a=1` are different resources to HTTP. A text that is no http(s) URI stays untouched.
 */
export function normalisedUri(url: string): string {
  const match = httpUri.exec(url)
  if (!match) return url
  const [, scheme = '', authority = '', rest = ''] = match
  const name = scheme.toLowerCase()
  const host = authority.toLowerCase().replace(name === 'https' ? /:(443)?$/ : /:(80)?$/, '')
  return `${name}://${host}${rest.startsWith('/') ? rest : `/${rest}`}`
}
