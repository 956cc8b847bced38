/** Where the course is for those who will open it. Pure. */

import { DOCTOR, GLOSSARY, SCENES, SETTINGS, TEACH } from '../../routes/hrefs.ts'

export type AddressProblem = 'not-an-address' | 'only-here' | 'file' | 'not-secure' | 'not-a-root'

export interface CourseAddress {
  /** Absolute, with a slash at its end; null where the text is no address. */
  readonly url: string | null
  readonly problem: AddressProblem | null
  /** A page of the course was named: its path was taken off. */
  readonly isCut: boolean
}

/** Our own pages at the end of a path: what stands in the address bar is pasted more often than the root. */
const PAGE = new RegExp(`(?:(?:${SCENES}|${TEACH})\\d\\d-[a-z0-9-]+/|${[SCENES, TEACH, GLOSSARY, DOCTOR, SETTINGS].join('|')})$`)
/** Of a path that is no course's root: a file's name, or pages of ours in its middle. */
const NO_ROOT = new RegExp(`\\.[a-z0-9]{2,5}/$|${SCENES}|${TEACH}`, 'i')

/** In: what somebody typed, and the root that this page came from, where it is known. Out: the course's root, and what will go wrong with it. */
export function courseAddress(typed: string, here: string | null = null): CourseAddress {
  const url = URL.canParse(typed.trim()) ? new URL(typed.trim()) : null
  if (!url || !/^(https?|file):$/.test(url.protocol)) return { url: null, problem: 'not-an-address', isCut: false }
  const whole = url.pathname.replace(/[^/]*\.html$/, '').replace(/\/*$/, '/')
  // A course may stand in a folder that is called like one of its pages; this one knows where it does.
  const own = here !== null && url.href.startsWith(here) ? new URL(here).pathname : null
  const path = whole === own ? whole : whole.replace(PAGE, '/')
  const isCut = path !== whole
  // A file's origin is the text "null".
  const root = url.protocol === 'file:' ? `file://${path}` : url.origin + path
  if (url.protocol === 'file:') return { url: root, problem: 'file', isCut }
  if (isOnlyHere(url.hostname)) return { url: root, problem: 'only-here', isCut }
  if (url.protocol === 'http:') return { url: root, problem: 'not-secure', isCut }
  return { url: root, problem: path !== own && NO_ROOT.test(path) ? 'not-a-root' : null, isCut }
}

/** A name for this computer itself, or an address of its own network (RFC 1918, RFC 4193, RFC 6762). */
function isOnlyHere(host: string): boolean {
  if (/^(localhost|.*\.localhost|.*\.local|\[::1\]|\[f[cd][0-9a-f:]*\]|0\.0\.0\.0)$/i.test(host)) return true
  return /^(127|10)\.\d|^192\.168\.|^172\.(1[6-9]|2\d|3[01])\.|^169\.254\./.test(host)
}
