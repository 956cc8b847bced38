/**
 * Putting parts together (RFC 9111 §3.4, RFC 9110 §15.3.7.3). In: a response that carries a part, and what is stored of the same
 * content. Out: the response to store, in the form of the 200 that it is a part of. Left out: whether to (partial.ts).
 */
import { withField, withoutFields } from './http/message.ts'
import { bodyOf, missing, partAt, withPart, type Part } from './http/parts.ts'
import { placeOf } from './partial.ts'
import type { Ranged, StoredPartial } from './range.ts'
import type { ReceivedResponse } from './received.ts'

/** A response to store: §3.3 has a 206 stored as if it were a 200 of which only some bytes came. */
export interface Combined {
  readonly response: ReceivedResponse
  /** Null: every byte is here, so it is whole. */
  readonly partial: StoredPartial | null
  /** What its bodies take up, overlaps counted twice. */
  readonly bodyBytes: number
}

/** These say something of the part's own bytes. */
const OF_THE_PART = ['Content-Range', 'Content-Digest', 'Content-MD5']

/** The part by itself. Throws when the response does not say where it belongs: ask `mayKeepPart` first. */
export function keptAlone(response: ReceivedResponse): Combined {
  const { part, completeBytes } = located(response)
  const headers = withField(withoutFields(response.headers, ...OF_THE_PART), 'Content-Length', String(completeBytes))
  return inForm({ ...response, status: 200, headers }, [part], completeBytes)
}

/**
 * The part together with what is stored; where both have a byte, it is the same one. Throws as above.
 * @param renewed what is stored with the header fields of the response in place of its own (§3.4: as in §3.2)
 */
export function keptTogether(previous: Ranged, renewed: ReceivedResponse, response: ReceivedResponse): Combined {
  const { part, completeBytes } = located(response)
  // A 200 brings the whole's own header fields, cut off or not: they count alone (RFC 9110 §15.3.7.3).
  const headers = withField(response.status === 200 ? response.headers : renewed.headers, 'Content-Length', String(completeBytes))
  const whole: Part = { firstByte: 0, lastByte: completeBytes - 1, body: previous.body }
  const parts = withPart(previous.partial?.parts ?? [whole], part)
  return inForm({ ...renewed, status: 200, headers }, parts, completeBytes)
}

function inForm(response: ReceivedResponse, parts: readonly Part[], completeBytes: number): Combined {
  const bodyBytes = parts.reduce((sum, { body }) => sum + body.lengthBytes, 0)
  const body = missing(parts, completeBytes) === null ? bodyOf(parts, { firstByte: 0, lastByte: completeBytes - 1 }) : null
  if (body !== null) return { response: { ...response, body }, partial: null, bodyBytes }
  // Nothing may send this body: the range ladder cuts every answer out of the parts.
  return { response: { ...response, body: parts[0]?.body ?? response.body }, partial: { completeBytes, parts }, bodyBytes }
}

function located(response: ReceivedResponse): { readonly part: Part; readonly completeBytes: number } {
  const place = placeOf(response)
  const part = place === null ? null : partAt(place.firstByte, response.body)
  if (part === null || place === null || place.completeBytes === null) throw new Error('The part has no place. Ask mayKeepPart before keeping it.')
  return { part, completeBytes: place.completeBytes }
}
