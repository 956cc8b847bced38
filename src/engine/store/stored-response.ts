import { secondsOf, type Directives } from '../http/cache-control.ts'
import { fieldValue, withoutNamed, type Body, type HeaderFields, type HttpRequest } from '../http/message.ts'
import { strongValidators, type StrongValidators } from '../http/validators.ts'
import type { RoutePolicy } from '../policy/route-policy.ts'
import type { StoredPartial } from '../range.ts'
import { dateOf, type ReceivedResponse } from '../received.ts'
import { unkeptFields } from '../storable.ts'
import { varyFieldsOf, variantOf } from '../vary.ts'
import type { Verdict } from '../verdict.ts'
import { tagsOf } from './tags.ts'

/** A response in the store, with everything the ladders ask about it worked out once, when it came in. */
export interface StoredResponse {
  readonly key: string
  /** The part of the key that the URL alone makes: a purge of the URL and a change to it find all its responses by this. */
  readonly baseKey: string
  /** The request's values of the fields that Vary names, as one text (vary.ts). */
  readonly variant: string
  readonly varyFields: readonly string[]
  readonly url: string
  readonly status: number
  /** As received, without Age, which is computed anew for every answer. */
  readonly headers: HeaderFields
  /** Null where not all of it is here (RFC 9111 §3.3): `partial` then says what is, and only a range within it may be answered. */
  readonly partial: StoredPartial | null
  /** All of it; of a part, whatever: never to be sent. */
  readonly body: Body
  /** What its bytes take up here. */
  readonly bodyBytes: number
  /** Those of the response that brought the content: a 304 changes no byte of it. */
  readonly strong: StrongValidators
  readonly directives: Directives
  readonly policy: RoutePolicy
  readonly lifetime: Verdict<number>
  /** How long past its lifetime it may be served while a fetch renews it (RFC 5861 §3); 0: not at all. */
  readonly staleWhileRevalidateSeconds: number
  /** How long past its lifetime it may be served when upstream fails (RFC 5861 §4); 0: not at all. */
  readonly staleIfErrorSeconds: number
  readonly etag: string | null
  readonly lastModifiedMs: number | null
  readonly dateMs: number
  /** response_time of RFC 9111 §4.2.3. */
  readonly storedAtMs: number
  /** corrected_initial_age of RFC 9111 §4.2.3. */
  readonly ageAtStoreSeconds: number
  readonly tags: readonly string[]
  readonly sizeBytes: number
}

/** What a stored response is made from. */
export interface StoringOf {
  readonly key: string
  readonly baseKey: string
  readonly request: HttpRequest
  /** The answer to `request`. */
  readonly response: ReceivedResponse
  readonly policy: RoutePolicy
  readonly kind: 'private' | 'shared'
  readonly lifetime: Verdict<number>
  readonly ageAtStoreSeconds: number
  /** What it takes up beside its bytes; left out: 0. */
  readonly overheadBytes?: number
  /** Null or left out: the response's body is all of the content, and as it came. */
  readonly content?: Pick<StoredResponse, 'partial' | 'bodyBytes' | 'strong'> | null
}

const AGE: readonly string[] = ['age']

/** Makes the stored form of a response. */
export function storedResponse(storing: StoringOf): StoredResponse {
  const { key, baseKey, request, response, policy, kind, lifetime, ageAtStoreSeconds, overheadBytes = 0 } = storing
  const { directives, dateMs, body, receivedAtMs } = response
  const unkept = unkeptFields(response, kind, policy)
  const headers = withoutNamed(response.headers, unkept.length === 0 ? AGE : ['age', ...unkept])
  const etag = fieldValue(headers, 'etag') ?? null
  const lastModifiedMs = dateOf(headers, 'last-modified', receivedAtMs)
  const { partial, bodyBytes, strong } = storing.content ?? { partial: null, bodyBytes: body.lengthBytes, strong: strongValidators(etag, lastModifiedMs, dateMs) }
  const varyFields = varyFieldsOf(headers, policy.varyIgnored)
  const variant = variantOf(varyFields, request)
  return {
    key,
    baseKey,
    variant,
    varyFields,
    url: request.url,
    status: response.status,
    headers,
    partial,
    body,
    bodyBytes,
    strong,
    directives,
    policy,
    lifetime,
    staleWhileRevalidateSeconds: policy.staleWhileRevalidateSeconds ?? windowSeconds(directives, 'stale-while-revalidate'),
    staleIfErrorSeconds: policy.staleIfErrorSeconds ?? windowSeconds(directives, 'stale-if-error'),
    etag,
    lastModifiedMs,
    dateMs,
    storedAtMs: receivedAtMs,
    ageAtStoreSeconds,
    tags: tagsOf(headers, policy.tags),
    sizeBytes: bodyBytes + headerBytes(headers) + key.length + request.url.length + variant.length + overheadBytes,
  }
}

/** The same response with a body whose length is known now. */
export function withBody(stored: StoredResponse, body: Body): StoredResponse {
  const bodyBytes = body.lengthBytes
  return { ...stored, body, bodyBytes, sizeBytes: stored.sizeBytes - stored.bodyBytes + bodyBytes }
}

/** A window that is absent, or that cannot be read, permits nothing. */
function windowSeconds(directives: Directives, name: 'stale-while-revalidate' | 'stale-if-error'): number {
  const seconds = secondsOf(directives, name)
  return typeof seconds === 'number' ? seconds : 0
}

/** Header lines as HTTP/1.1 writes them: name, colon, space, value, line end. */
function headerBytes(headers: HeaderFields): number {
  let bytes = 0
  for (let i = 0; i < headers.length; i++) bytes += headers[i]![0].length + headers[i]![1].length + 4
  return bytes
}
