/** What an origin has. In: a URL or a request. Out: the resource that answers for it, and in which form. */
import { withoutFields } from '../engine/http/message.ts'
import type { HttpRequest } from '../engine/http/message.ts'
import type { Representation, ResourceSpec } from './spec.ts'

/** The URL of the resource that answers: that very one; where it has no resource, the one without its query (RFC 3986 §3.4). */
export function resourceUrl(url: string, has: (url: string) => boolean): string {
  return has(url) ? url : url.replace(/\?.*/, '')
}

/**
 * What the resource makes of a request; undefined: it has one representation for all. Preconditions and ranges are about what is then
 * chosen, and have no say in it (RFC 9110 §13.2, §14.2).
 */
export function representationOf({ represent }: ResourceSpec, request: HttpRequest): Representation | undefined {
  return represent?.({ ...request, headers: withoutFields(request.headers, 'If-None-Match', 'If-Modified-Since', 'If-Match', 'If-Unmodified-Since', 'If-Range', 'Range') })
}
