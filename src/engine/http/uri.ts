/** References to URIs (RFC 3986 §5), as far as a cache meets them in Location and Content-Location. */

const parts = /^(?:([a-z][a-z\d+.-]*):)?(?:\/\/([^/?#]*))?([^?#]*)(\?[^#]*)?/i
const httpOrigin = /^(https?):\/\/([^/?#]+)/i

/**
 * The absolute URI that a reference means, without its fragment (RFC 3986 §5.2).
 * @param base an absolute URI
 */
export function resolveReference(base: string, reference: string): string {
  const [, scheme, authority, path = '', query] = parts.exec(reference.trim()) ?? []
  const [, baseScheme = '', baseAuthority = '', basePath = '', baseQuery] = parts.exec(base) ?? []
  if (scheme !== undefined) return `${scheme}:${authority === undefined ? '' : `//${authority}`}${withoutDots(path)}${query ?? ''}`
  if (authority !== undefined) return `${baseScheme}://${authority}${withoutDots(path)}${query ?? ''}`
  const start = `${baseScheme}://${baseAuthority}`
  if (path === '') return `${start}${basePath}${query ?? baseQuery ?? ''}`
  const merged = path.startsWith('/') ? path : `${basePath.slice(0, basePath.lastIndexOf('/') + 1) || '/'}${path}`
  return `${start}${withoutDots(merged)}${query ?? ''}`
}

/** Scheme, host and port of an http(s) URI (RFC 9110 §4.3.1), in one spelling; null for any other. */
export function originOf(uri: string): string | null {
  const [, scheme, authority] = httpOrigin.exec(uri) ?? []
  if (scheme === undefined || authority === undefined) return null
  const name = scheme.toLowerCase()
  return `${name}://${authority.toLowerCase().replace(name === 'https' ? /:(443)?$/ : /:(80)?$/, '')}`
}

/** RFC 3986 §5.2.4. */
function withoutDots(path: string): string {
  if (!path.includes('.')) return path
  const kept: string[] = []
  const segments = path.split('/')
  for (const [i, segment] of segments.entries()) {
    const last = i === segments.length - 1
    if (segment === '..' && kept.length > 1) kept.pop()
    if (segment !== '.' && segment !== '..') kept.push(segment)
    else if (last) kept.push('')
  }
  return kept.join('/')
}
