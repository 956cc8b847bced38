/**
 * Parts of a content (RFC 9111 §3.3, §3.4). In: a 206, or a 200 that was cut off, that may be stored as far as everything else goes;
 * and what is stored for such requests already. Out: may it be kept, and with what is stored or by itself? Left out: the putting
 * together (combine.ts) and what answers from parts (range.ts).
 */
import type { DecisionInputs } from './decision.ts'
import { formatHttpDate } from './http/dates.ts'
import { fieldValue, hasField, type HeaderFields, type HttpRequest } from './http/message.ts'
import { missing } from './http/parts.ts'
import { parseContentRange, type ContentRange } from './http/range.ts'
import { sameContent, strongValidators } from './http/validators.ts'
import type { Ranged } from './range.ts'
import { dateOf, type ReceivedResponse } from './received.ts'
import type { RungOf } from './rungs.ts'
import { answers, verdict, type Verdict } from './verdict.ts'

export interface PartialQuestion {
  /** As it went upstream. */
  readonly request: HttpRequest
  /** A 206; or a 200 that is not complete. */
  readonly response: ReceivedResponse
  /** All of its body came, as its framing says. */
  readonly complete: boolean
  /** What is stored for the same key and variant; null: nothing. */
  readonly previous: Ranged | null
}

/** More parts than this are not kept together: each one costs more than its bytes. */
export const MOST_PARTS = 1000

const refuse = answers('partial', 'refuse')
const alone = answers('partial', 'alone')
const combine = answers('partial', 'combine')

/** Is the part to go unstored ('refuse'), or kept in place of what is stored ('alone'), or together with it ('combine')? */
export function mayKeepPart(question: PartialQuestion): Verdict<'refuse' | 'alone' | 'combine'> {
  const { request, response, complete, previous } = question
  const { status, headers, body } = response
  const lengthBytes = body.lengthBytes
  const contentRange = fieldValue(headers, 'content-range') ?? null
  const inputs = { status, contentRange, lengthBytes, complete }
  const unasked = status === 206 && !hasField(request.headers, 'range')
  if (unasked) return refuse('part-not-asked-for', inputs) // rung:part-not-asked-for RFC 9110 §15.3.7
  const place = placeOf(response)
  // §3.3: without a Content-Range in bytes nobody knows where the part belongs; of several parts in one message each has its own.
  if (place === null) return refuse('content-range-unreadable', inputs) // rung:content-range-unreadable RFC 9111 §3.3
  const { firstByte, lastByte, completeBytes } = place
  if (completeBytes === null) return refuse('complete-length-unknown', inputs) // rung:complete-length-unknown RFC 9111 §3.3
  const announcedBytes = lastByte - firstByte + 1
  const fits = complete ? lengthBytes === announcedBytes : 0 < lengthBytes && lengthBytes <= announcedBytes
  if (!fits) return refuse('part-length-differs', { ...inputs, announcedBytes }) // rung:part-length-differs RFC 9110 §14.4

  const strong = strongOf(response)
  const useless = !complete && strong.etag === null && strong.lastModifiedMs === null
  if (useless) return refuse('cut-off-without-validator', inputs) // rung:cut-off-without-validator RFC 9111 §3.3
  const validators: DecisionInputs = { ...inputs, etag: strong.etag, storedEtag: previous?.strong.etag ?? null }
  const storedBytes = previous === null ? null : (previous.partial?.completeBytes ?? previous.body.lengthBytes)
  const same = previous?.status === 200 && sameContent(previous.strong, strong) && storedBytes === completeBytes
  const many = (previous?.partial?.parts.length ?? 0) >= MOST_PARTS
  if (same && !many) return combine('same-strong-validator', validators) // rung:same-strong-validator RFC 9111 §3.4
  // §15.3.7: such an answer may leave out fields that the client has and this cache does not.
  const bare = status === 206 && hasField(request.headers, 'if-range')
  if (bare) return refuse('answer-to-if-range', validators) // rung:answer-to-if-range RFC 9110 §15.3.7
  if (same) return alone('too-many-parts', { ...validators, most: MOST_PARTS }) // rung:too-many-parts RFC 9111 §3.4
  if (previous !== null) return alone('other-content', validators) // rung:other-content RFC 9111 §3.4
  return alone('first-part', inputs) // rung:first-part RFC 9111 §3.3
}

/**
 * The fields that ask for what is missing of a stored part, or for all of it anew should the content have changed (RFC 9110
 * §13.1.5); none when all of it is to be fetched anyway.
 */
export function restOf({ strong, partial }: Ranged): Verdict<HeaderFields> {
  const gap = partial && missing(partial.parts, partial.completeBytes)
  const validator = strong.etag ?? (strong.lastModifiedMs === null ? null : formatHttpDate(strong.lastModifiedMs))
  if (gap === null || validator === null) return rest([], 'rest-needs-validator') // rung:rest-needs-validator RFC 9110 §13.1.5
  const { firstByte, lastByte } = gap
  const toEnd = lastByte + 1 === partial?.completeBytes
  if (firstByte === 0 && toEnd) return rest([], 'rest-is-everywhere') // rung:rest-is-everywhere RFC 9111 §3.3
  const range = `bytes=${firstByte}-${toEnd ? '' : lastByte}`
  return rest([['Range', range], ['If-Range', validator]], 'rest-asked-for', { range }) // rung:rest-asked-for RFC 9111 §3.3
}

function rest(fields: HeaderFields, because: RungOf<'partial'>, inputs: DecisionInputs = {}): Verdict<HeaderFields> {
  return verdict('partial', fields, fields.length > 0 ? 'fetch-rest' : 'fetch-whole', because, inputs)
}

/** Where the response's bytes stand; null when it does not say. A 200 begins at the first byte and tells the whole's length. */
export function placeOf({ status, headers }: ReceivedResponse): ContentRange | null {
  if (status === 206) return parseContentRange(fieldValue(headers, 'content-range') ?? '')
  const contentLength = fieldValue(headers, 'content-length') ?? ''
  const completeBytes = /^\d+$/.test(contentLength) ? Number(contentLength) : NaN
  if (!Number.isSafeInteger(completeBytes)) return { firstByte: 0, lastByte: Infinity, completeBytes: null }
  return completeBytes === 0 ? null : { firstByte: 0, lastByte: completeBytes - 1, completeBytes }
}

/** The response's own strong validators. */
export function strongOf({ headers, dateMs, receivedAtMs }: ReceivedResponse) {
  return strongValidators(fieldValue(headers, 'etag') ?? null, dateOf(headers, 'last-modified', receivedAtMs), dateMs)
}
