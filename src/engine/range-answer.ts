/** Answers to requests for a range (RFC 9110 §15.3.7, §15.5.17). In: a stored response and what of it was chosen. Out: the message. */
import { sliceBody } from './http/body.ts'
import { EMPTY_BODY, hasField, withField, withoutFields, type HeaderFields, type HttpRequest, type HttpResponse } from './http/message.ts'
import { bodyOf } from './http/parts.ts'
import { formatContentRange, formatUnsatisfiedRange, type ByteInterval } from './http/range.ts'
import type { Ranged } from './range.ts'

/** §15.3.7: a client that names what it has in If-Range has these already. */
const KNOWN_BY_CLIENT = ['Content-Type', 'Content-Encoding', 'Content-Language']

/** RFC 9530 §2: these are about the bytes of one message, here of a whole one. */
const DIGESTS = ['Content-Digest', 'Content-MD5']

/** What says nothing about a 416's own content, of which there is none. */
const REPRESENTATION_FIELDS = [...KNOWN_BY_CLIENT, ...DIGESTS, 'Content-Length', 'Content-Location', 'ETag', 'Last-Modified', 'Accept-Ranges']

/**
 * The 206 with these bytes of the stored response. Throws when they are not here: ask `rangeFor` first.
 * @param headers those of the 200 that would answer without Range
 */
export function partialAnswer(request: HttpRequest, stored: Ranged, headers: HeaderFields, interval: ByteInterval): HttpResponse {
  const { firstByte, lastByte } = interval
  const { partial } = stored
  const body = partial === null ? sliceBody(stored.body, firstByte, lastByte) : bodyOf(partial.parts, interval)
  if (body === null) throw new Error(`Bytes ${firstByte} to ${lastByte} are not stored. Answer with a part only where the range ladder says so.`)
  const kept = withoutFields(headers, ...DIGESTS, ...(hasField(request.headers, 'if-range') ? KNOWN_BY_CLIENT : []))
  const completeBytes = partial?.completeBytes ?? stored.body.lengthBytes
  const ranged = withField(kept, 'Content-Range', formatContentRange(interval, completeBytes))
  return { status: 206, headers: withField(ranged, 'Content-Length', String(body.lengthBytes)), body }
}

/** The 416 that tells how long the stored response is. @param headers as above */
export function unsatisfiableAnswer(stored: Ranged, headers: HeaderFields): HttpResponse {
  const ranged = withField(withoutFields(headers, ...REPRESENTATION_FIELDS), 'Content-Range', formatUnsatisfiedRange(stored.body.lengthBytes))
  return { status: 416, headers: withField(ranged, 'Content-Length', '0'), body: EMPTY_BODY }
}
