/**
 * The primary cache key (RFC 9111 §2). In: a request and what the operator decided about keys. Out: the key under which responses
 * to it are stored, or null when this cache does not look at such requests at all. Left out: Vary, which selects among the
 * responses under one key (vary.ts).
 */
import { cookieValues } from './http/cookies.ts'
import { fieldValue, type HttpRequest } from './http/message.ts'
import { withParameters } from './http/query.ts'
import { STANDARD_POLICY, type KeyPolicy, type RoutePolicy } from './policy/route-policy.ts'
import { remember } from './remember.ts'
import { verdict, type Verdict } from './verdict.ts'

/** RFC 9110 §9.2.1. */
const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE'])

/** Is the method defined as safe? One that is not known here counts as unsafe, as RFC 9111 §4.4 asks. */
export function isSafe(method: string): boolean {
  return SAFE_METHODS.has(method)
}

/** @returns the primary cache key; null for a request that always goes upstream */
export function cacheKey(request: HttpRequest, policy: RoutePolicy = STANDARD_POLICY): Verdict<string | null> {
  const { method, url } = request
  if (!isSafe(method)) return verdict('key', null, 'none', 'unsafe-method', { method }) // rung:unsafe-method RFC 9111 §4
  if (method !== 'GET' && method !== 'HEAD') {
    return verdict('key', null, 'none', 'method-not-understood', { method }) // rung:method-not-understood RFC 9111 §3
  }
  if (!policy.cache) return verdict('key', null, 'none', 'policy-bypass', { method, url, route: policy.route }) // rung:policy-bypass RFC 9111 §2
  // A stored response to GET answers HEAD too (RFC 9111 §4), so both look under one key.
  const key = uriKey(url)
  const own = operatorsKey(key, request, policy.key)
  if (own === null) return verdict('key', key, key, 'uri-key', { method, url }) // rung:uri-key RFC 9111 §2
  return verdict('key', own, own, 'policy-key', { method, url, key: own, route: policy.route }) // rung:policy-key RFC 9111 §2
}

/** How many keys are remembered. A key that is one text, and not a new one each time, is found sooner too. */
const KEYS_REMEMBERED = 4096

const uriKey = remember((url: string) => `GET ${normalisedUri(url)}`, KEYS_REMEMBERED)

/** Do scheme and authority, with the slash behind them, have the form that they have in keys? */
const isNormalOrigin = remember((origin: string) => uriFrom(origin) === origin)

const httpUri = /^(https?):\/\/([^/?#]*)([^#]*)/i

/**
 * RFC 9110 §4.2.3: scheme and host without regard to case, no default port, at least `/` as path, no fragment. Path and query
 * stay as they are: `?a=1&b=2` and `?b=2&a=1` are different resources to HTTP. A text that is no http(s) URI stays untouched, but
 * for spaces: no URI has any, and in a key they stand before the parts that follow.
 */
export function normalisedUri(url: string): string {
  const path = url.indexOf('/', url.indexOf('//') + 2)
  const usual = path > 0 && !url.includes('#') && !url.includes(' ') && isNormalOrigin(url.slice(0, path + 1))
  return usual ? url : uriFrom(url)
}

function uriFrom(url: string): string {
  const match = httpUri.exec(url)
  if (!match) return withoutSpaces(url)
  const [, scheme = '', authority = '', rest = ''] = match
  const name = scheme.toLowerCase()
  const host = authority.toLowerCase().replace(name === 'https' ? /:(443)?$/ : /:(80)?$/, '')
  return withoutSpaces(`${name}://${host}${rest.startsWith('/') ? rest : `/${rest}`}`)
}

function withoutSpaces(uri: string): string {
  return uri.includes(' ') ? uri.replaceAll(' ', '%20') : uri
}

/**
 * The key as the operator wants it: with the parameters of the query that count, then the header fields and cookies that do.
 * @returns null when the operator leaves the key as it is
 */
function operatorsKey(key: string, request: HttpRequest, policy: KeyPolicy): string | null {
  const { keepsParameter, headers, cookies } = policy
  if (keepsParameter === null && headers.length === 0 && cookies.length === 0) return null
  return (keepsParameter === null ? key : withParameters(key, keepsParameter)) + requestParts(request, policy)
}

/**
 * What header fields and cookies add to the key, where the operator counts them. What is absent is written without a value, so it
 * only equals its absence; quoting keeps one value from posing as two.
 */
export function requestParts({ headers }: HttpRequest, { headers: fields, cookies }: Pick<KeyPolicy, 'headers' | 'cookies'>): string {
  let own = ''
  for (const name of fields) {
    const value = fieldValue(headers, name)
    own += value === undefined ? ` header:${name}` : ` header:${name}=${JSON.stringify(value.trim())}`
  }
  for (const name of cookies) {
    const values = cookieValues(headers, name)
    own += values.length === 0 ? ` cookie:${name}` : ` cookie:${name}=${values.map((value) => JSON.stringify(value)).join(',')}`
  }
  return own
}
