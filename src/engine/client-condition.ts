/**
 * A client's own condition, answered by the cache (RFC 9111 §4.3.2, RFC 9110 §13.2.2). In: a request with If-None-Match or
 * If-Modified-Since, and the stored response that answers it. Out: is a 304 enough? Left out: If-Match and
 * If-Unmodified-Since, which are for the origin (RFC 9110 §13.1.1, §13.1.4), and ranges.
 */
import { fieldValue, hasField, type HttpRequest } from './http/message.ts'
import { formatHttpDate, parseHttpDate } from './http/dates.ts'
import { listsEtag } from './http/validators.ts'
import type { StoredResponse } from './store/stored-response.ts'
import { answers, type Verdict } from './verdict.ts'

const notModified = answers('client-condition', 'not-modified')
const send = answers('client-condition', 'send')

/** Does the request carry a condition that a cache may answer? */
export function hasClientCondition({ headers }: HttpRequest): boolean {
  return hasField(headers, 'if-none-match') || hasField(headers, 'if-modified-since')
}

/** Is a 304 enough for the client ('not-modified'), or does it need the stored response ('send')? */
export function clientCondition(request: HttpRequest, stored: StoredResponse): Verdict<'not-modified' | 'send'> {
  if (stored.status !== 200) return send('condition-needs-200', { status: stored.status }) // rung:condition-needs-200 RFC 9111 §4.3.2
  // RFC 9110 §13.1.3: If-Modified-Since does not count beside If-None-Match.
  const ifNoneMatch = fieldValue(request.headers, 'if-none-match')
  return ifNoneMatch === undefined ? byDate(request, stored) : byEntityTag(ifNoneMatch, stored)
}

function byEntityTag(ifNoneMatch: string, { etag }: StoredResponse): Verdict<'not-modified' | 'send'> {
  const inputs = { ifNoneMatch, storedEtag: etag }
  if (ifNoneMatch.trim() === '*') return notModified('any-etag', inputs) // rung:any-etag RFC 9110 §13.1.2
  if (etag !== null && listsEtag(ifNoneMatch, etag)) return notModified('etag-matches', inputs) // rung:etag-matches RFC 9110 §13.1.2
  return send('etag-differs', inputs) // rung:etag-differs RFC 9110 §13.1.2
}

function byDate(request: HttpRequest, stored: StoredResponse): Verdict<'not-modified' | 'send'> {
  const ifModifiedSince = fieldValue(request.headers, 'if-modified-since') ?? null
  // The field's whole value: with more than one date in it, §13.1.3 has it ignored.
  const sinceMs = parseHttpDate(ifModifiedSince ?? '', stored.storedAtMs)
  if (sinceMs === null) return send('invalid-condition-date', { ifModifiedSince }) // rung:invalid-condition-date RFC 9110 §13.1.3
  // RFC 9111 §4.3.2: Date stands in for a Last-Modified that the stored response lacks.
  const changedMs = stored.lastModifiedMs ?? stored.dateMs
  const inputs = { ifModifiedSince, lastModified: formatHttpDate(changedMs) }
  if (changedMs <= sinceMs) return notModified('not-modified-since', inputs) // rung:not-modified-since RFC 9110 §13.1.3
  return send('modified-since', inputs) // rung:modified-since RFC 9110 §13.1.3
}
