/** Where the course is for those who will open it. Pure. */

export type AddressProblem = 'not-an-address' | 'only-here' | 'file' | 'not-secure'

export interface CourseAddress {
  /** Absolute, with a slash at its end; null where the text is no address. */
  readonly url: string | null
  readonly problem: AddressProblem | null
}

/** In: what somebody typed. Out: the course's root, and what will go wrong with it. */
export function courseAddress(typed: string): CourseAddress {
  const url = URL.canParse(typed.trim()) ? new URL(typed.trim()) : null
  if (!url || !/^(https?|file):$/.test(url.protocol)) return { url: null, problem: 'not-an-address' }
  const path = url.pathname.replace(/[^/]*\.html$/, '').replace(/\/*$/, '/')
  // A file's origin is the text "null".
  const root = url.protocol === 'file:' ? `file://${path}` : url.origin + path
  if (url.protocol === 'file:') return { url: root, problem: 'file' }
  if (isOnlyHere(url.hostname)) return { url: root, problem: 'only-here' }
  return { url: root, problem: url.protocol === 'http:' ? 'not-secure' : null }
}

/** A name for this computer itself, or an address of its own network (RFC 1918, RFC 4193, RFC 6762). */
function isOnlyHere(host: string): boolean {
  if (/^(localhost|.*\.localhost|.*\.local|\[::1\]|\[f[cd][0-9a-f:]*\]|0\.0\.0\.0)$/i.test(host)) return true
  return /^(127|10)\.\d|^192\.168\.|^172\.(1[6-9]|2\d|3[01])\.|^169\.254\./.test(host)
}
