/**
 * A response as it came from upstream, made ready for the ladders: fields of the connection gone, Date present, the fields
 * that several ladders read parsed once. Left out: whether anything may be done with it.
 */
import { directivesOf, type Directives } from './http/cache-control.ts'
import { formatHttpDate, parseHttpDate } from './http/dates.ts'
import { endToEnd } from './http/hop-by-hop.ts'
import { fieldValue, firstValue, withField, type HeaderFields, type HttpResponse } from './http/message.ts'
import { parseTargeted } from './http/targeted.ts'

export interface ReceivedResponse extends HttpResponse {
  readonly directives: Directives
  /** The field that the directives come from: Cache-Control, or a targeted field in its place (RFC 9213 §2.2). */
  readonly control: string
  /** date_value of RFC 9111 §4.2.3. */
  readonly dateMs: number
  /** request_time of RFC 9111 §4.2.3. */
  readonly requestSentAtMs: number
  /** response_time of RFC 9111 §4.2.3. */
  readonly receivedAtMs: number
}

/**
 * @param requestSentAtMs when the request for it left this node
 * @param receivedAtMs when it came; also stands in for a Date that is absent or cannot be read
 * @param targetedFields fields that this cache obeys in place of Cache-Control, the most specific first (RFC 9213 §2.2)
 */
export function receive(
  { status, headers: received, body }: HttpResponse,
  requestSentAtMs: number,
  receivedAtMs: number,
  targetedFields: readonly string[] = NONE,
): ReceivedResponse {
  const goingOn = endToEnd(received)
  const sentDateMs = dateOf(goingOn, 'date', receivedAtMs)
  // RFC 9110 §6.6.1: a recipient with a clock adds the Date that an origin left out.
  const headers = sentDateMs === null ? withField(goingOn, 'Date', formatHttpDate(receivedAtMs)) : goingOn
  const { control, directives } = controlOf(headers, targetedFields)
  return { status, headers, body, directives, control, dateMs: sentDateMs ?? receivedAtMs, requestSentAtMs, receivedAtMs }
}

/**
 * A stored response with the fields of an answer that updates it, as if all of it had come just now (RFC 9111 §3.2).
 * @param merged its headers are those of messages that were received here, the answer's Date among them
 */
export function updated({ dateMs, requestSentAtMs, receivedAtMs }: ReceivedResponse, merged: HttpResponse, targetedFields = NONE): ReceivedResponse {
  const { status, headers, body } = merged
  const { control, directives } = controlOf(headers, targetedFields)
  return { status, headers, body, directives, control, dateMs, requestSentAtMs, receivedAtMs }
}

const NONE: readonly string[] = []

interface Control {
  readonly control: string
  readonly directives: Directives
}

/** The first targeted field that counts comes in place of Cache-Control, and of Expires too. */
function controlOf(headers: HeaderFields, targetedFields: readonly string[]): Control {
  for (const name of targetedFields) {
    const value = fieldValue(headers, name)
    const directives = value === undefined ? null : parseTargeted(value)
    if (directives !== null) return { control: name, directives }
  }
  return { control: 'Cache-Control', directives: directivesOf(headers) }
}

/** The first line of a date field as ms, or null when it is absent or no HTTP date. */
export function dateOf(headers: HttpResponse['headers'], name: string, receivedAtMs: number): number | null {
  const first = firstValue(headers, name)
  return first === undefined ? null : parseHttpDate(first, receivedAtMs)
}
