/** Answers to requests: from the store, from upstream, or made here. */
import type { Handling } from '../cache-status.ts'
import { hasClientCondition } from '../client-condition.ts'
import type { Outcome } from '../decision.ts'
import { EMPTY_BODY, withoutFields, type HeaderFields, type HttpResponse } from '../http/message.ts'
import { formatHttpDate } from '../http/dates.ts'
import type { StoredResponse } from '../store/stored-response.ts'
import { forBrowsers, told, toldFromStore } from './client-headers.ts'
import { ranged } from './parts.ts'
import { decide, type Asking, type Turn } from './turn.ts'

/** RFC 9110 §15.4.5: a 304 leaves out what describes the content that it does not carry. */
const CONTENT_FIELDS = ['Content-Length', 'Content-Type', 'Content-Encoding', 'Content-Language', 'Content-Range']

/** Answers with a stored response, at the age it has now (RFC 9111 §4, §5.1). */
export function respondFromStore(
  turn: Turn,
  asking: Asking,
  stored: StoredResponse,
  ageSeconds: number,
  outcome: Outcome,
  handling: Handling,
): void {
  const headers = toldFromStore(turn, asking.policy, stored, Math.floor(ageSeconds), handling)
  respond(turn, asking, fitted(turn, asking, stored, headers), outcome)
}

/** How this node sees what upstream sent. */
interface Seen {
  /** May it be stored here? Then the operator's word for browsers holds for it. */
  readonly storable?: boolean
  /** The same response in stored form, when the client's own condition is for this cache to answer. */
  readonly inStoredForm?: StoredResponse | null
}

/** Answers with what upstream sent. */
export function respondFromUpstream(
  turn: Turn,
  asking: Asking,
  { status, headers: received, body }: HttpResponse,
  handling: Handling,
  { storable = false, inStoredForm = null }: Seen = {},
): void {
  const headers = told(turn, storable ? forBrowsers(turn, asking.policy, received) : received, handling)
  const word = asking.key === null ? 'bypass' : 'miss'
  const asSent = { status, headers, body }
  const response = inStoredForm === null ? asSent : fitted(turn, asking, inStoredForm, headers, asSent)
  respond(turn, asking, response, status >= 500 ? 'error' : word)
}

/**
 * Answers for upstream: RFC 9110 §15.6.3 and §15.6.5 when it failed, RFC 9111 §5.2.1.7 when it was not to be asked.
 * @param fields what the status calls for, beside Date
 */
export function respondGenerated(turn: Turn, asking: Asking, status: 502 | 503 | 504, handling: Handling, fields: HeaderFields = []): void {
  const headers = told(turn, [['Date', formatHttpDate(turn.nowMs)], ...fields], handling)
  respond(turn, asking, { status, headers, body: EMPTY_BODY }, 'error')
}

/**
 * The stored response as this request may have it: a 304 when its own condition holds, else the range that it asks for (RFC 9110
 * §13.2.2), no content for HEAD.
 * @param asSent what upstream sent for this very request: a part needs no cutting any more
 */
function fitted(turn: Turn, asking: Asking, stored: StoredResponse, headers: HeaderFields, asSent?: HttpResponse): HttpResponse {
  const { requestId, request } = asking
  if (hasClientCondition(request)) {
    const answer = decide(turn, requestId, turn.options.program.clientCondition(request, stored))
    if (answer === 'not-modified') return { status: 304, headers: withoutFields(headers, ...CONTENT_FIELDS), body: EMPTY_BODY }
  }
  if (asSent?.status === 206) return asSent
  const response = ranged(turn, asking, stored, headers)
  return request.method === 'HEAD' ? { ...response, body: EMPTY_BODY } : response
}

function respond(turn: Turn, { requestId }: Asking, response: HttpResponse, outcome: Outcome): void {
  turn.state.unanswered.delete(requestId)
  turn.effects.push({ type: 'respond', requestId, response, outcome })
}
