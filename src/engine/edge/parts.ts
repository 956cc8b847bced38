/** Parts of contents in a node: which requests a stored response answers, and what is stored of a part that came. */
import { keptAlone, keptTogether } from '../combine.ts'
import type { Directives } from '../http/cache-control.ts'
import { hasField, type HeaderFields, type HttpRequest, type HttpResponse } from '../http/message.ts'
import { placeOf, strongOf } from '../partial.ts'
import { partialAnswer, unsatisfiableAnswer } from '../range-answer.ts'
import { concernsRange } from '../range.ts'
import type { ReceivedResponse } from '../received.ts'
import type { StoredResponse, StoringOf } from '../store/stored-response.ts'
import { renewed } from '../validation.ts'
import { varyFieldsOf, variantOf } from '../vary.ts'
import { decide, type Asking, type Turn } from './turn.ts'

/** Are the bytes here that the request would be answered with? */
export function isHeld({ options }: Turn, request: HttpRequest, stored: StoredResponse): boolean {
  return !concernsRange(request, stored) || options.program.range(request, stored).answer.type !== 'not-held'
}

/**
 * The stored response as a request that may ask for a range gets it. Throws when its bytes are not here: ask `isHeld` first.
 * @param headers those of the answer with the whole
 */
export function ranged(turn: Turn, { requestId, request }: Asking, stored: StoredResponse, headers: HeaderFields): HttpResponse {
  const whole: HttpResponse = { status: stored.status, headers, body: stored.body }
  if (!concernsRange(request, stored)) return whole
  const answer = decide(turn, requestId, turn.options.program.range(request, stored))
  if (answer.type === 'part') return partialAnswer(request, stored, headers, answer)
  if (answer.type === 'unsatisfiable') return unsatisfiableAnswer(stored, headers)
  if (answer.type === 'whole') return whole
  throw new Error(`${requestId} asks for bytes of ${stored.url} that are not stored. Ask isHeld before answering.`)
}

/**
 * The stored part, where a request for all of it may ask for the rest alone; null where it asks as its client did, for what comes
 * is not likely to be stored, and so could not be put together.
 */
export function completable({ options }: Turn, { method, headers }: HttpRequest, asked: Directives, stored: StoredResponse): StoredResponse | null {
  const { capacityBytes, largestObjectBytes = Infinity } = options
  const mayFit = stored.partial !== null && stored.partial.completeBytes <= Math.min(capacityBytes, largestObjectBytes)
  const mayBeStored = !asked.has('no-store') && !hasField(headers, 'authorization')
  return mayFit && mayBeStored && method === 'GET' && !hasField(headers, 'range') ? stored : null
}

/** A response to store, and what of its content is here. */
export type Kept = Required<Pick<StoringOf, 'response' | 'content'>>

/**
 * What to store of a response that carries a part, together with what is stored of the same content; null: nothing.
 * @param complete all of the body came, or may still come
 */
export function keptPart(turn: Turn, asking: Asking, key: string, response: ReceivedResponse, complete: boolean): Kept | null {
  const { program, targetedFields } = turn.options
  const { request, requestId, policy } = asking
  const variant = variantOf(varyFieldsOf(response.headers, policy.varyIgnored), request)
  const previous = turn.state.store.find(key, variant) ?? null
  const answer = decide(turn, requestId, program.partial({ request, response, complete, previous }))
  if (answer === 'refuse') return null
  const together = answer === 'combine' && previous !== null
  const kept = together ? keptTogether(previous, renewed(previous, response, targetedFields), response) : keptAlone(response)
  const { partial, bodyBytes } = kept
  return { response: kept.response, content: { partial, bodyBytes, strong: strongOf(response) } }
}

/** A head that announces a part, as if the part were here: while it arrives, its length is the one that its place says. */
export function asAnnounced(response: ReceivedResponse): ReceivedResponse {
  const place = response.status === 206 && !hasField(response.headers, 'content-length') ? placeOf(response) : null
  if (place === null) return response
  return { ...response, body: { ...response.body, lengthBytes: place.lastByte - place.firstByte + 1 } }
}
