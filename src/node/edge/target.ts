/**
 * Which resource a request is for: the host and the path of its target URI (RFC 9112 §3.2, §3.3). A path goes on as it came, since two
 * spellings are two resources to HTTP; those that a server might read as another path are refused.
 */
import type { Refusal } from './admission.ts'

const hostAndPort = /^([a-z0-9._~-]+|\[[0-9a-f:.]+\])(?::(\d{0,5}))?$/
const absoluteHttp = /^http:\/\/([^/?#]*)(.*)$/i

/**
 * The host in one spelling: lower case, without the default port. Percent-encoding and sub-delimiters, which RFC 3986 §3.2.2 knows and
 * no host uses, are refused.
 * @returns null when it is no host
 */
export function normalisedHost(text: string): string | null {
  const [, name, port = ''] = hostAndPort.exec(text.toLowerCase()) ?? []
  if (name === undefined || Number(port) > 65_535) return null
  return port === '' || Number(port) === 80 ? name : `${name}:${Number(port)}`
}

/** @param lines every Host line @param defaultHost stands in where HTTP/1.0 leaves it out */
export function hostOf(lines: readonly string[], httpVersion: string, defaultHost: string): string | Refusal {
  const [first] = lines
  if (first === undefined) {
    // RFC 9112 §3.2: a server answers an HTTP/1.1 request without Host, or with more than one, with 400.
    return httpVersion === '1.0' ? defaultHost : { status: 400, reason: 'The request has no Host field.' }
  }
  if (lines.length > 1) return { status: 400, reason: 'The request has more than one Host field.' }
  return normalisedHost(first) ?? { status: 400, reason: 'The Host field names no host.' }
}

/** @returns path and query, from the first slash on; `*` for the asterisk form of OPTIONS */
export function pathOf(target: string, host: string, method: string): string | Refusal {
  if (/[^\x21-\x7e]/.test(target)) return { status: 400, reason: 'The request target holds a character that an address can not hold.' }
  // The key would leave a fragment out and the origin would get it.
  if (target.includes('#')) return { status: 400, reason: 'The request target holds a fragment (#), which is never sent.' }
  if (target.startsWith('/')) return checked(target)
  if (target === '*' && method === 'OPTIONS') return target
  const [, authority, rest] = absoluteHttp.exec(target) ?? []
  if (authority === undefined || rest === undefined) return { status: 400, reason: 'The request target is neither a path nor an http address.' }
  // RFC 9112 §3.2.2 has the Host field ignored beside an absolute target. A client that says two hosts is up to something.
  if (normalisedHost(authority) !== host) return { status: 400, reason: 'The request target and the Host field name different hosts.' }
  return checked(rest.startsWith('/') ? rest : `/${rest}`)
}

/**
 * Dot segments, plain or encoded, are what clients resolve before they send (RFC 3986 §5.2.4). A server that resolves them answers for
 * another path than the one that this cache has a policy and a key for.
 */
function checked(path: string): string | Refusal {
  const query = path.indexOf('?')
  const beforeQuery = query === -1 ? path : path.slice(0, query)
  const hidden = beforeQuery.includes('%') || beforeQuery.includes('\\')
  if (!hidden && !beforeQuery.includes('/.')) return path
  const plain = beforeQuery.replace(/%2e/gi, '.').replace(/%2f|%5c|\\/gi, '/')
  if (/\/\.{1,2}(?:[/;]|$)/.test(plain)) return { status: 400, reason: 'The path holds a dot segment (/./ or /../). Send it resolved.' }
  return path
}
