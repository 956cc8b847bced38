import type { StoredSummary } from '../edge.types.ts'
import type { Directives } from '../http/cache-control.ts'
import { fieldValue, withoutFields, type Body, type HeaderFields, type HttpRequest } from '../http/message.ts'
import { dateOf, type ReceivedResponse } from '../received.ts'
import { varyFieldsOf, variantOf } from '../vary.ts'
import type { Verdict } from '../verdict.ts'

/** A response in the store, with everything the ladders ask about it worked out once, when it came in. */
export interface StoredResponse {
  readonly key: string
  /** The request's values of the fields that Vary names, as one text (vary.ts). */
  readonly variant: string
  readonly varyFields: readonly string[]
  readonly url: string
  readonly status: number
  /** As received, without Age, which is computed anew for every answer. */
  readonly headers: HeaderFields
  readonly body: Body
  readonly directives: Directives
  readonly lifetime: Verdict<number>
  readonly etag: string | null
  readonly lastModifiedMs: number | null
  readonly dateMs: number
  /** response_time of RFC 9111 §4.2.3. */
  readonly storedAtMs: number
  /** corrected_initial_age of RFC 9111 §4.2.3. */
  readonly ageAtStoreSeconds: number
  readonly sizeBytes: number
}

/** Makes the stored form of `response`, an answer to `request`, to be kept under `key`. */
export function storedResponse(
  key: string,
  request: HttpRequest,
  response: ReceivedResponse,
  lifetime: Verdict<number>,
  ageAtStoreSeconds: number,
): StoredResponse {
  const headers = withoutFields(response.headers, 'Age')
  const varyFields = varyFieldsOf(headers)
  return {
    key,
    variant: variantOf(varyFields, request),
    varyFields,
    url: request.url,
    status: response.status,
    headers,
    body: response.body,
    directives: response.directives,
    lifetime,
    etag: fieldValue(headers, 'etag') ?? null,
    lastModifiedMs: dateOf(headers, 'last-modified', response.receivedAtMs),
    dateMs: response.dateMs,
    storedAtMs: response.receivedAtMs,
    ageAtStoreSeconds,
    sizeBytes: response.body.lengthBytes + headerBytes(headers),
  }
}

/** Header lines as HTTP/1.1 writes them: name, colon, space, value, line end. */
function headerBytes(headers: HeaderFields): number {
  return headers.reduce((sum, [name, value]) => sum + name.length + value.length + 4, 0)
}

/** What the log and the screen get to know of a stored response. */
export function summaryOf(stored: StoredResponse): StoredSummary {
  return {
    key: stored.key,
    variant: stored.variant,
    url: stored.url,
    status: stored.status,
    sizeBytes: stored.sizeBytes,
    storedAtMs: stored.storedAtMs,
    ageAtStoreSeconds: stored.ageAtStoreSeconds,
    freshnessLifetimeSeconds: stored.lifetime.answer,
    etag: stored.etag,
    content: stored.body.content ?? null,
  }
}
