/** Asking again: validators, clocks, and what the request itself asked of caches. */
import { askedDirectivesOf } from '../../engine/http/cache-control.ts'
import { isWeak } from '../../engine/http/validators.ts'
import { fieldLines, fieldValue, hasField } from '../../engine/http/message.ts'
import { dateOf } from '../../engine/received.ts'
import { finding, inRequest, inResponse, type Rule } from '../finding.ts'

/** Clocks of well-kept machines differ by less. */
const CLOCK_SECONDS = 60

/** Fields of which a message has one (RFC 9110 §5.3), and of which the engine reads the first line. */
const SINGLE = ['Age', 'Date', 'Expires', 'Last-Modified'] as const

const ASK = { section: 'RFC 9111 §4.3.1', scene: '05' } as const

export const asking: readonly Rule[] = [
  (of) => {
    const kept = of.browser.stores || of.cdn.stores
    return kept && of.cdn.validation.because === 'no-validator' && of.status < 300 ? [finding('no-validator', 'warning', {}, ASK)] : []
  },
  (of) => {
    const etag = fieldValue(of.headers, 'etag')
    const ranges = fieldValue(of.headers, 'accept-ranges') === 'bytes' || of.status === 206 || hasField(of.request.headers, 'range')
    return etag !== undefined && isWeak(etag) && ranges ? [finding('weak-etag-ranges', 'note', {}, { section: 'RFC 9110 §13.1.5', scene: '05', where: inResponse(of, 'ETag', 'Accept-Ranges') })] : []
  },
  (of) => {
    const modifiedMs = dateOf(of.headers, 'last-modified', of.receivedAtMs)
    const dateMs = dateOf(of.headers, 'date', of.receivedAtMs)
    return modifiedMs !== null && dateMs !== null && modifiedMs > dateMs ? [finding('modified-after-date', 'warning', {}, { section: 'RFC 9110 §8.8.2.1', scene: '05', where: inResponse(of, 'Last-Modified', 'Date') })] : []
  },
  (of) => {
    const dateMs = dateOf(of.headers, 'date', of.receivedAtMs)
    // What lay in the browser's own store came there long before.
    if (of.exchange.receivedAtMs === null || of.exchange.fromStore === true || dateMs === null) return []
    const age = Number(/^\d+/.exec(fieldValue(of.headers, 'age') ?? '')?.[0] ?? 0)
    const seconds = Math.round((of.exchange.receivedAtMs - dateMs) / 1000 - age)
    return Math.abs(seconds) > CLOCK_SECONDS ? [finding('clock-differs', 'warning', { seconds }, { section: 'RFC 9111 §4.2.3', scene: '04', where: inResponse(of, 'Date', 'Age') })] : []
  },
  (of) => {
    const reckoned = [of.browser, of.cdn].some(({ stores, lifetime }) => stores && (lifetime.because === 'expires' || lifetime.because === 'heuristic'))
    const told = reckoned || of.exchange.response.fields.length >= 4
    return told && dateOf(of.headers, 'date', of.receivedAtMs) === null ? [finding('no-date', 'note', {}, { section: 'RFC 9110 §6.6.1', scene: '04', where: inResponse(of, 'Date') })] : []
  },
  (of) => (of.status > 599 ? [finding('status-outside', 'warning', { status: of.status }, { section: 'RFC 9110 §15', scene: '06' })] : []),
  (of) =>
    SINGLE.flatMap((name) => {
      // Members of a list in Age come to the same as lines of their own (RFC 9110 §5.3).
      const lines = fieldLines(of.headers, name).flatMap((line) => (name === 'Age' ? line.split(',').map((each) => each.trim()) : [line]))
      const [value = ''] = lines
      return new Set(lines).size > 1 ? [finding('field-twice', 'warning', { name, value }, { section: 'RFC 9110 §5.3', scene: '04', where: inResponse(of, name) })] : []
    }),
  (of) => (askedDirectivesOf(of.request.headers).size > 0 ? [finding('request-ignored', 'note', {}, { section: 'RFC 9111 §5.2.1', scene: '04', where: inRequest(of, 'Cache-Control', 'Pragma') })] : []),
  (of) => (of.status === 206 || hasField(of.request.headers, 'range') ? [finding('range-asked', 'note', {}, { section: 'RFC 9111 §3.3', scene: '05', where: [...inRequest(of, 'Range'), ...inResponse(of, 'Content-Range')] })] : []),
]
