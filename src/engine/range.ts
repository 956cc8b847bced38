/**
 * Ranges asked for by clients (RFC 9110 §14.2). In: a request, and the stored response that was selected for it. Out: what of it
 * answers: the whole, a part, word that there is no such part, or nothing, because the bytes are not here. Left out: the client's
 * own If-None-Match and its kin, which are asked about before (§13.2.2), and how parts come here (partial.ts).
 */
import type { DecisionInputs } from './decision.ts'
import { parseHttpDate } from './http/dates.ts'
import { fieldValue, hasField, type Body, type HttpRequest } from './http/message.ts'
import { holds, type Part } from './http/parts.ts'
import { intervalOf, parseRange, type ByteInterval } from './http/range.ts'
import type { StrongValidators } from './http/validators.ts'
import type { RungOf } from './rungs.ts'
import { verdict, type Verdict } from './verdict.ts'

/** What is here of a content that is not all here (RFC 9111 §3.3). */
export interface StoredPartial {
  readonly completeBytes: number
  readonly parts: readonly Part[]
}

/** What the ladder asks of a stored response. */
export interface Ranged {
  readonly status: number
  readonly body: Body
  readonly strong: StrongValidators
  /** Null: it is whole. */
  readonly partial: StoredPartial | null
  readonly storedAtMs: number
}

/** 'unsatisfiable': a 416 answers; 'not-held': nothing here does, the request has to go upstream. */
export type RangeAnswer =
  | { readonly type: 'whole' }
  | ({ readonly type: 'part' } & ByteInterval)
  | { readonly type: 'unsatisfiable' }
  | { readonly type: 'not-held' }

const WHOLE: RangeAnswer = { type: 'whole' }
const UNSATISFIABLE: RangeAnswer = { type: 'unsatisfiable' }
const NOT_HELD: RangeAnswer = { type: 'not-held' }

/** Is there anything to ask the ladder about? */
export function concernsRange({ headers }: HttpRequest, { partial }: Ranged): boolean {
  return partial !== null || hasField(headers, 'range')
}

/** Which part of the stored response answers the request? */
export function rangeFor(request: HttpRequest, stored: Ranged): Verdict<RangeAnswer> {
  const range = fieldValue(request.headers, 'range')
  const completeBytes = stored.partial?.completeBytes ?? stored.body.lengthBytes
  const inputs = { range: range ?? null, completeBytes, method: request.method, status: stored.status }
  // §3.3: without all of its bytes it can answer for a part at most.
  const everything = (because: RungOf<'range'>) => says(stored.partial === null ? WHOLE : NOT_HELD, because, inputs)

  if (request.method !== 'GET') return everything('range-only-get') // rung:range-only-get RFC 9110 §14.2
  if (range === undefined) return everything('no-range') // rung:no-range RFC 9111 §3.3
  if (stored.status !== 200) return everything('range-needs-200') // rung:range-needs-200 RFC 9110 §14.2
  const ranges = parseRange(range)
  const [wanted, ...more] = ranges ?? []
  if (wanted === undefined) return everything('range-not-understood') // rung:range-not-understood RFC 9110 §14.2
  // §14.2 lets a server leave a Range aside; several parts in one message cost more than they are worth.
  if (more.length > 0) return everything('several-ranges') // rung:several-ranges RFC 9110 §14.2
  const ifRange = fieldValue(request.headers, 'if-range')
  const holdsAnother = ifRange !== undefined && !names(stored, ifRange)
  if (holdsAnother) return everything('if-range-differs') // rung:if-range-differs RFC 9110 §13.1.5
  if (completeBytes === 0) return everything('nothing-to-divide') // rung:nothing-to-divide RFC 9110 §14.2

  const interval = intervalOf(wanted, completeBytes)
  const outside = stored.partial === null ? UNSATISFIABLE : NOT_HELD
  if (interval === null) return says(outside, 'range-unsatisfiable', inputs) // rung:range-unsatisfiable RFC 9110 §15.5.17
  const { firstByte, lastByte } = interval
  const part: RangeAnswer = { type: 'part', firstByte, lastByte }
  const told = { ...inputs, firstByte, lastByte }
  if (stored.partial === null) return says(part, 'range-of-whole', told) // rung:range-of-whole RFC 9110 §14.2
  if (holds(stored.partial.parts, interval)) return says(part, 'range-held', told) // rung:range-held RFC 9111 §3.3
  return says(NOT_HELD, 'range-not-held', told) // rung:range-not-held RFC 9111 §3.3
}

function says(answer: RangeAnswer, because: RungOf<'range'>, inputs: DecisionInputs): Verdict<RangeAnswer> {
  return verdict('range', answer, answer.type, because, inputs)
}

/**
 * RFC 9110 §13.1.5: is If-Range about what is stored here? Weak validators never are, for the client would put bytes together
 * that need not belong together.
 */
function names({ strong, storedAtMs }: Ranged, ifRange: string): boolean {
  const value = ifRange.trim()
  if (/^(W\/)?"/.test(value)) return value === strong.etag
  const dateMs = parseHttpDate(value, storedAtMs)
  return dateMs !== null && dateMs === strong.lastModifiedMs
}
