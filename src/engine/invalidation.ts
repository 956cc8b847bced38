/**
 * Invalidation by unsafe requests (RFC 9111 §4.4). In: a method and the status that answered it. Out: must what is stored for
 * that URI go? Left out: the URIs in Location and Content-Location, which a cache may invalidate too.
 */
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
