/**
 * Which requests fall under a route. In: a route's `match`. Out: a test of requests. Left out: which route counts (compile.ts).
 */
import type { HttpRequest } from '../http/message.ts'
import { anyPattern } from './pattern.ts'
import type { PolicyRoute } from './schema.ts'

/** A request as routes look at it. */
export interface Target {
  readonly method: string
  /** Lower case, without port. */
  readonly host: string
  readonly path: string
  /** Of the path's last part, lower case; '' when it has none. */
  readonly extension: string
}

const httpUri = /^https?:\/\/(?:[^/?#@]*@)?(\[[^\]/?#]*\]|[^:/?#]*)(?::\d*)?([^?#]*)/i

/** What routes look at. A URL that is no http(s) one has no host, and is its own path. */
export function targetOf({ method, url }: HttpRequest): Target {
  const [, host = '', written = url] = httpUri.exec(url) ?? []
  const path = comparablePath(written)
  const name = path.slice(path.lastIndexOf('/') + 1)
  const dot = name.lastIndexOf('.')
  return { method, host: host.toLowerCase(), path, extension: dot < 0 ? '' : name.slice(dot + 1).toLowerCase() }
}

/**
 * A path as it is compared (RFC 3986 §6.2.2): characters that need no escape without one, `.` and `..` resolved, and double slashes as
 * one, since most origins read it so. Otherwise `/%61pi/me` or `/x/../api/me` would get around a rule for `/api/*`.
 */
export function comparablePath(path: string): string {
  const plain = path.includes('%') ? path.replace(/%([0-9A-Fa-f]{2})/g, unescaped) : path
  if (!/\/\/|\/\./.test(plain)) return plain === '' ? '/' : plain
  const parts: string[] = []
  const segments = plain.split('/')
  for (const segment of segments) {
    if (segment === '..') parts.pop()
    else if (segment !== '.' && segment !== '') parts.push(segment)
  }
  const isFolder = ['', '.', '..'].includes(segments.at(-1) ?? '')
  return `/${parts.join('/')}${isFolder && parts.length > 0 ? '/' : ''}`
}

/** RFC 3986 §2.3: letters, digits and `-._~`. */
function unescaped(escape: string, hex: string): string {
  const character = String.fromCharCode(parseInt(hex, 16))
  return /[A-Za-z0-9._~-]/.test(character) ? character : escape.toUpperCase()
}

/** A test whether a request falls under a route: of each list that the route gives, one member fits. */
export function matcher({ paths, extensions, hosts, methods }: PolicyRoute['match']): (target: Target) => boolean {
  const tests: ((target: Target) => boolean)[] = []
  if (methods) {
    const known = new Set<string>(methods)
    // A stored response to GET answers HEAD (RFC 9111 §4), so both fall under one route.
    if (known.has('GET')) known.add('HEAD')
    tests.push(({ method }) => known.has(method))
  }
  if (hosts) {
    const fits = anyPattern(hosts.map((host) => host.toLowerCase()))
    tests.push(({ host }) => fits(host))
  }
  if (extensions) {
    const known = new Set(extensions.map((extension) => extension.toLowerCase()))
    tests.push(({ extension }) => known.has(extension))
  }
  if (paths) {
    const fits = anyPattern(paths)
    tests.push(({ path }) => fits(path))
  }
  return (target) => tests.every((fits) => fits(target))
}
