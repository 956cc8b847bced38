/** What header fields other than Cache-Control say to caches. */
import { parseDeltaSeconds } from '../../engine/http/cache-control.ts'
import { parseHttpDate } from '../../engine/http/dates.ts'
import { isWeak } from '../../engine/http/validators.ts'
import type { HeaderNote } from './note.ts'
import type { CacheVerdict } from './verdicts.ts'

/** Names that a learner may mean, as they are usually written. */
export const FIELD_NAMES: readonly string[] = [
  'Cache-Control', 'CDN-Cache-Control', 'Expires', 'Age', 'Date', 'ETag', 'Last-Modified', 'Vary', 'Pragma', 'Set-Cookie',
  'Surrogate-Key', 'Cache-Tag', 'Content-Type', 'Content-Length', 'Content-Encoding', 'Content-Language', 'Location', 'Server', 'Warning',
]

/** Fields that are often there, say nothing to caches, and are no misspelling of one that does. */
const OTHERS: ReadonlySet<string> = new Set(['surrogate-control', 'edge-control', 'server-timing', 'date-modified', 'via', 'link', 'cache-status', 'x-cache', 'x-cache-hits', 'accept-ranges', 'content-range', 'content-location', 'retry-after'])

type Note = Omit<HeaderNote, 'from' | 'to'>

interface Verdicts {
  readonly browser: CacheVerdict
  readonly shared: CacheVerdict
}

/** The note on a field that caches read; null when `name` (lower case) is none of them. */
export function noteOnField(name: string, { name: written, value }: { readonly name: string; readonly value: string }, verdicts: Verdicts): Note | null {
  const { receivedAtMs } = verdicts.browser.received
  const isDate = parseHttpDate(value, receivedAtMs) !== null
  const figures = { name: written, value }
  switch (name) {
    case 'expires':
      return expires(verdicts, figures)
    case 'age': {
      // Of a list the first member counts (RFC 9111 §5.1).
      const seconds = parseDeltaSeconds(value.split(',')[0]?.trim() ?? null)
      return seconds === null
        ? { state: 'malformed', message: 'age-unreadable', figures, section: 'RFC 9111 §5.1' }
        : { state: 'counts', message: 'age', figures: { ...figures, seconds }, section: 'RFC 9111 §5.1' }
    }
    case 'date':
      return isDate ? { state: 'counts', message: 'date', figures, section: 'RFC 9110 §6.6.1' } : { state: 'malformed', message: 'date-unreadable', figures, section: 'RFC 9110 §5.6.7' }
    case 'last-modified': {
      if (!isDate) return { state: 'malformed', message: 'date-unreadable', figures, section: 'RFC 9110 §5.6.7' }
      const guesses = [verdicts.browser, verdicts.shared].some(({ lifetime }) => lifetime.because === 'heuristic')
      return { state: 'counts', message: guesses ? 'last-modified-guess' : 'last-modified', figures, section: guesses ? 'RFC 9111 §4.2.2' : 'RFC 9110 §8.8.2' }
    }
    case 'etag':
      if (!/^(?:W\/)?"[^"]*"$/.test(value)) return { state: 'malformed', message: 'etag-unquoted', figures, section: 'RFC 9110 §8.8.3' }
      return { state: 'counts', message: isWeak(value) ? 'etag-weak' : 'etag', figures, section: 'RFC 9110 §8.8.3' }
    case 'vary':
      return { state: 'counts', message: value.includes('*') ? 'vary-star' : 'vary', figures, section: 'RFC 9111 §4.1' }
    case 'pragma':
      return { state: 'ignored', message: 'pragma', figures, section: 'RFC 9111 §5.4' }
    case 'warning':
      return { state: 'ignored', message: 'warning', figures, section: 'RFC 9111 §5.5' }
    case 'surrogate-key':
    case 'cache-tag':
      return { state: 'counts', message: 'tags', figures, section: null }
    case 'set-cookie':
      return { state: 'silent', message: 'set-cookie', figures, section: 'RFC 9111 §7.3' }
    default:
      return OTHERS.has(name) || FIELD_NAMES.some((each) => each.toLowerCase() === name) ? { state: 'silent', message: 'other-field', figures, section: null } : null
  }
}

function expires({ browser, shared }: Verdicts, figures: Note['figures']): Note {
  const rungs = [browser, shared].map(({ lifetime }) => lifetime.because)
  if (rungs.includes('invalid-expires')) return { state: 'malformed', message: 'expires-unreadable', figures, section: 'RFC 9111 §5.3' }
  if (!rungs.includes('expires')) return { state: 'ignored', message: 'expires-unheard', figures, section: 'RFC 9111 §5.3' }
  const { lifetimeSeconds } = browser.lifetime.because === 'expires' ? browser : shared
  return { state: 'counts', message: 'expires', figures: { ...figures, seconds: lifetimeSeconds }, section: 'RFC 9111 §5.3' }
}
