/**
 * Collapsing (RFC 9111 §4): requests for one key that miss at the same time share one fetch. Two ladders:
 * may this request wait for the fetch in flight, and may the answer that came serve a request that waited?
 */
import type { Directives } from './http/cache-control.ts'
import { fieldValue, hasAnyOf, type HttpRequest } from './http/message.ts'
import { parseRange } from './http/range.ts'
import type { ReuseAnswer } from './reuse.ts'
import { answers, type Verdict } from './verdict.ts'

export interface CollapseQuestion {
  readonly collapse: boolean
  readonly request: HttpRequest
  /** The request's Cache-Control. */
  readonly asked: Directives
  readonly requestDirectives: 'obey' | 'ignore'
  readonly fetchInFlight: string | null
  /** Our own condition goes upstream in place of the client's. */
  readonly validating: boolean
}

const alone = answers('collapse', 'alone')
const lead = answers('collapse', 'lead')
const join = answers('collapse', 'join')

/** May the request wait ('join'), be waited for ('lead'), or does it go by itself ('alone')? */
export function mayCollapse(question: CollapseQuestion): Verdict<'alone' | 'lead' | 'join'> {
  const { request, asked, fetchInFlight } = question
  const { headers, method } = request
  if (!question.collapse) return alone('collapse-off') // rung:collapse-off RFC 9111 §4
  if (method !== 'GET') return alone('only-get-collapses', { method }) // rung:only-get-collapses RFC 9111 §4
  // The answer is likely to be for this user alone, and waiting for another's would be in vain.
  if (hasAnyOf(headers, 'authorization', 'cookie')) return alone('has-credentials') // rung:has-credentials RFC 9111 §3.5
  const insists = question.requestDirectives === 'obey' && (asked.has('no-cache') || asked.has('no-store'))
  if (insists) return alone('client-wants-own-answer') // rung:client-wants-own-answer RFC 9111 §5.2.1
  if (fetchInFlight !== null) return join('joined-fetch-in-flight', { fetch: fetchInFlight }) // rung:joined-fetch-in-flight RFC 9111 §4
  if (answerFitsOnlyIt(headers, question.validating)) return alone('partial-or-conditional') // rung:partial-or-conditional RFC 9111 §4
  return lead('first-to-ask') // rung:first-to-ask RFC 9111 §4
}

/**
 * 304 and 412 serve nobody who waits, and a 206 only those who ask for the same range, so a request that may get another answer does
 * not go ahead of others.
 */
function answerFitsOnlyIt(headers: HttpRequest['headers'], validating: boolean): boolean {
  const forOrigin = hasAnyOf(headers, 'if-range', 'if-match', 'if-unmodified-since')
  const range = fieldValue(headers, 'range')
  const several = range !== undefined && parseRange(range)?.length !== 1
  const ownCondition = hasAnyOf(headers, 'if-none-match', 'if-modified-since')
  return forOrigin || several || (ownCondition && !validating)
}

export interface ShareQuestion {
  /** False when the fetch failed. */
  readonly answered: boolean
  /** Whether another fetch that it waited for had failed before. */
  readonly failedBefore: boolean
  readonly storable: boolean
  /** False when its body arrives and goes by unrecorded, being too large. */
  readonly recorded: boolean
  /** It came after what the answer is about was removed or marked stale: the answer may be from before. */
  readonly askedAfterRemoval: boolean
  /** The answer's Vary finds the same field values in the waiting request. */
  readonly sameVariant: boolean
  /** The bytes that the waiting request asks for are in the answer. */
  readonly held: boolean
  /** What the reuse ladder says of the answer and the waiting request; null when there is nothing to ask about. */
  readonly reuse: ReuseAnswer | null
}

const share = answers('collapse', 'share')
const own = answers('collapse', 'own-fetch')
const giveUp = answers('collapse', 'give-up')

/**
 * May the answer serve a request that waited for it ('share'), does that one fetch for itself ('own-fetch'), or does it get the
 * error, so that a failing origin is asked once more and not once by everybody who waits ('give-up')?
 */
export function mayShare(question: ShareQuestion): Verdict<'share' | 'own-fetch' | 'give-up'> {
  const { answered, failedBefore, storable, recorded, askedAfterRemoval, sameVariant, held, reuse } = question
  if (!answered && failedBefore) return giveUp('fetch-failed-again') // rung:fetch-failed-again RFC 9111 §4
  if (!answered) return own('fetch-failed') // rung:fetch-failed RFC 9111 §4
  if (!storable) return own('answer-not-storable') // rung:answer-not-storable RFC 9111 §4
  if (!recorded) return own('answer-not-recorded') // rung:answer-not-recorded RFC 9111 §4
  if (askedAfterRemoval) return own('answer-from-before-removal') // rung:answer-from-before-removal RFC 9111 §4.4
  if (!sameVariant) return own('answer-other-variant') // rung:answer-other-variant RFC 9111 §4.1
  if (!held) return own('answer-other-part') // rung:answer-other-part RFC 9111 §3.3
  if (reuse !== 'reuse') return own('answer-not-reusable', { reuse }) // rung:answer-not-reusable RFC 9111 §4
  return share('answer-shared') // rung:answer-shared RFC 9111 §4
}
