/** The answer of a hit that comes again, in words. */
import { ageAt } from '../age.ts'
import { hitStatus } from '../cache-status.ts'
import type { CacheNodeOptions } from '../edge.types.ts'
import { withLines, type HttpResponse } from '../http/message.ts'
import type { PreparedHit } from '../store/shelf.ts'
import { fromStore } from './client-headers.ts'

/** The answer of a whole second of age is the same for everybody. */
export function answerOf(options: CacheNodeOptions, hit: PreparedHit, nowMs: number): HttpResponse {
  const ageSeconds = Math.floor(ageAt(hit, nowMs))
  const { policy, stored, status, body } = hit
  const ttlSeconds = Math.floor(hit.lifetimeSeconds - ageSeconds)
  if (policy.browserAge === 'reset') {
    // Its Date is the time at which it leaves.
    return { status, headers: withLines(fromStore({ options, nowMs }, policy, stored), ['Cache-Status', hitStatus(options.name, stored.key)(ttlSeconds)]), body }
  }
  const written = (hit.written ??= {
    headers: fromStore({ options, nowMs }, policy, stored),
    cacheStatus: hitStatus(options.name, stored.key),
    ageSeconds: -1,
    response: null,
  })
  if (written.response !== null && written.ageSeconds === ageSeconds) return written.response
  written.ageSeconds = ageSeconds
  written.response = { status, headers: withLines(written.headers, ['Age', String(ageSeconds)], ['Cache-Status', written.cacheStatus(ttlSeconds)]), body }
  return written.response
}
