/**
 * Validation (RFC 9111 §4.3), between this cache and upstream. In: a stored response that may not answer by itself; later, the
 * answer to the conditional request. Out: the condition to ask with; later, what the answer means for the stored response.
 * Left out: a client's own condition (client-condition.ts).
 */
import { fieldValue, withUpdates, withoutFields, withoutNamed, type HeaderFields, type HeaderLine } from './http/message.ts'
import { formatHttpDate } from './http/dates.ts'
import { isWeak, weaklyEqual } from './http/validators.ts'
import { updated, type ReceivedResponse } from './received.ts'
import type { RungOf } from './rungs.ts'
import type { StoredResponse } from './store/stored-response.ts'
import { answers, verdict, type Verdict } from './verdict.ts'

/** 'renew': the stored response is good again; 'renew-other': another stored one is; 'replace': the answer stands in its place; 'ask-again': without a condition. */
export type ValidationAnswer = 'renew' | 'renew-other' | 'replace' | 'ask-again'

/** The condition fields that ask "is what I have still good?"; none when there is nothing to ask with. */
export function conditionFor(stored: StoredResponse): Verdict<HeaderFields> {
  const { etag, lastModifiedMs } = stored
  const tag: HeaderLine | null = etag === null ? null : ['If-None-Match', etag]
  const since: HeaderLine | null = lastModifiedMs === null ? null : ['If-Modified-Since', formatHttpDate(lastModifiedMs)]
  // §4.3.1: the entity tag must be sent; the date should be too, for those who only know dates.
  if (tag !== null) return ask(since === null ? [tag] : [tag, since], 'etag-validator') // rung:etag-validator RFC 9111 §4.3.1
  if (since !== null) return ask([since], 'last-modified-validator') // rung:last-modified-validator RFC 9111 §4.3.1
  return ask([], 'no-validator') // rung:no-validator RFC 9111 §4.3.1
}

function ask(condition: HeaderFields, because: RungOf<'validate'>): Verdict<HeaderFields> {
  const outcome = condition.length > 0 ? 'ask' : 'fetch'
  return verdict('validate', condition, outcome, because, () => Object.fromEntries(condition))
}

const renew = answers('validate', 'renew')
const renewOther = answers('validate', 'renew-other')
const replace = answers('validate', 'replace')
const askAgain = answers('validate', 'ask-again')

/**
 * What the answer to our own conditional request means for the stored response that it asked about.
 * @param others what is stored under the same key besides
 */
export function validationAnswer(
  stored: StoredResponse,
  answer: ReceivedResponse,
  others: readonly StoredResponse[] = [],
): Verdict<ValidationAnswer> {
  const inputs = { status: answer.status, storedEtag: stored.etag, answerEtag: fieldValue(answer.headers, 'etag') ?? null }
  const notModified = answer.status === 304
  const chosen = notModified && speaksOfAnother(stored, answer) && chosenBy(answer, others) !== null
  if (chosen) return renewOther('not-modified-variant', inputs) // rung:not-modified-variant RFC 9111 §4.3.4
  if (notModified && speaksOfAnother(stored, answer)) return askAgain('not-modified-other', inputs) // rung:not-modified-other RFC 9111 §4.3.4
  if (notModified) return renew('not-modified', inputs) // rung:not-modified RFC 9111 §4.3.4
  // A 5xx goes to the client; whether it is stored is for the storable ladder, and what is stored stays.
  if (answer.status >= 500) return replace('server-error', inputs) // rung:server-error RFC 9111 §4.3.3
  return replace('full-response', inputs) // rung:full-response RFC 9111 §4.3.3
}

/**
 * §4.3.4: a 304 with another entity tag is about a representation that is not here. A strong tag has to be the same one; a weak tag
 * may also mean a strong one that a server on the way weakened. Without a tag on either side it means what we asked about.
 */
function speaksOfAnother(stored: StoredResponse, answer: ReceivedResponse): boolean {
  const etag = fieldValue(answer.headers, 'etag')
  if (stored.etag === null || etag === undefined) return false
  return isWeak(etag) ? !weaklyEqual(stored.etag, etag) : stored.etag !== etag
}

/** The stored response that a 304 speaks of by its entity tag, the newest of them; null when it is none of these. */
export function chosenBy(answer: ReceivedResponse, others: readonly StoredResponse[]): StoredResponse | null {
  const named = others.filter((stored) => stored.etag !== null && !speaksOfAnother(stored, answer))
  return named.reduce<StoredResponse | null>((best, stored) => (best === null || stored.dateMs >= best.dateMs ? stored : best), null)
}

/**
 * RFC 9111 §3.2: a 304 updates every field but Content-Length, which it may not, and those that tell which bytes the stored content
 * is made of, which it need not: it brought no bytes, so a coding, a range or a digest in it belongs to other ones.
 */
const KEPT_FIELDS = ['Content-Length', 'Content-Encoding', 'Content-Range', 'Content-MD5', 'Content-Digest']

/**
 * The stored response as the 304 renews it (RFC 9111 §3.2, §4.3.4): its body and status, each header field of the 304 in place
 * of the stored one, and the 304's own times, so that age and freshness are computed anew.
 */
export function renewed(stored: StoredResponse, notModified: ReceivedResponse, targetedFields?: readonly string[]): ReceivedResponse {
  const headers = withUpdates(stored.headers, withoutNamed(notModified.headers, KEPT_FIELDS))
  const { status, body } = stored
  return updated(notModified, { status, headers, body }, targetedFields)
}

/** The forwarded request: the client's own conditions give way to ours (RFC 9111 §4.3.1). */
export function withCondition(headers: HeaderFields, condition: HeaderFields): HeaderFields {
  return withoutFields(headers, 'If-None-Match', 'If-Modified-Since').concat(condition)
}
