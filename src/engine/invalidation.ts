/**
 * Invalidation by unsafe requests (RFC 9111 §4.4). In: a method and the status that answered it. Out: must what is stored for
 * that URI go, and for which URIs that the answer names besides? Left out: what is on its way meanwhile (purge.ts).
 */
import { originOf } from './http/uri.ts'
import { isSafe } from './key.ts'
import { answers, type Verdict } from './verdict.ts'

const keep = answers('invalidate', 'keep')
const invalidate = answers('invalidate', 'invalidate')

/** @param status of the answer to the request with this method */
export function invalidation(method: string, status: number): Verdict<'keep' | 'invalidate'> {
  if (isSafe(method)) return keep('safe-method', { method }) // rung:safe-method RFC 9111 §4.4
  if (status < 200 || status > 399) return keep('error-response', { method, status }) // rung:error-response RFC 9111 §4.4
  return invalidate('unsafe-method-succeeded', { method, status }) // rung:unsafe-method-succeeded RFC 9111 §4.4
}

/**
 * Does what is stored for a URI in Location or Content-Location go as well? Others' must not, or any server could empty the cache
 * of any other.
 * @param target the URI of the unsafe request
 * @param uri the one that its answer names, absolute
 */
export function namedInvalidation(target: string, uri: string): Verdict<'keep' | 'invalidate'> {
  const inputs = { target, uri }
  const origin = originOf(uri)
  const foreign = origin === null || origin !== originOf(target)
  if (foreign) return keep('names-other-origin', inputs) // rung:names-other-origin RFC 9111 §4.4
  return invalidate('names-same-origin', inputs) // rung:names-same-origin RFC 9111 §4.4
}
