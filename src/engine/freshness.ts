/**
 * The freshness lifetime (RFC 9111 §4.2.1). In: a response and the kind of cache. Out: for how many seconds of age it is
 * fresh. The first source that is present counts, also when it says 0; freshness information that cannot be read makes the
 * response stale, as §4.2.1 encourages.
 */
import type { DecisionInputs } from './decision.ts'
import { secondsOf } from './http/cache-control.ts'
import { fieldValue, hasField } from './http/message.ts'
import { STANDARD_POLICY, type RoutePolicy } from './policy/route-policy.ts'
import { dateOf, type ReceivedResponse } from './received.ts'
import type { RungOf } from './rungs.ts'
import { shown, verdict, type Verdict } from './verdict.ts'

/** RFC 9110 §15.1: statuses whose responses may be given a lifetime that nobody stated. */
const HEURISTICALLY_CACHEABLE = new Set([200, 203, 204, 206, 300, 301, 308, 404, 405, 410, 414, 501])

/** RFC 9111 §4.2.2: "a typical setting of this fraction might be 10%". */
const HEURISTIC_FRACTION = 0.1

/** May a response with this status be given a lifetime that nobody stated? */
export function isHeuristicallyCacheable(status: number): boolean {
  return HEURISTICALLY_CACHEABLE.has(status)
}

/**
 * @param _policy the operator's lifetimes
 * @returns the freshness lifetime in seconds; 0 when there is none or it cannot be read, below 0 when Expires is before Date
 */
export function freshnessLifetime(
  response: ReceivedResponse,
  kind: 'private' | 'shared',
  _policy: RoutePolicy = STANDARD_POLICY,
): Verdict<number> {
  const { directives, dateMs, headers } = response
  const cacheControl = { cacheControl: fieldValue(headers, 'cache-control') ?? null }

  const sMaxage = kind === 'shared' ? secondsOf(directives, 's-maxage') : undefined
  if (sMaxage === 'invalid') return lifetime(0, 'invalid-s-maxage', cacheControl) // rung:invalid-s-maxage RFC 9111 §4.2.1
  if (sMaxage !== undefined) return lifetime(sMaxage, 's-maxage', { sMaxageSeconds: sMaxage }) // rung:s-maxage RFC 9111 §5.2.2.10

  const maxAge = secondsOf(directives, 'max-age')
  if (maxAge === 'invalid') return lifetime(0, 'invalid-max-age', cacheControl) // rung:invalid-max-age RFC 9111 §4.2.1
  if (maxAge !== undefined) return lifetime(maxAge, 'max-age', { maxAgeSeconds: maxAge }) // rung:max-age RFC 9111 §5.2.2.1

  const expiresMs = dateOf(headers, 'expires', response.receivedAtMs)
  const stated = { expires: fieldValue(headers, 'expires') ?? null, date: fieldValue(headers, 'date') ?? null }
  const unreadable = hasField(headers, 'expires') && expiresMs === null
  if (unreadable) return lifetime(0, 'invalid-expires', stated) // rung:invalid-expires RFC 9111 §5.3
  if (expiresMs !== null) return lifetime((expiresMs - dateMs) / 1000, 'expires', stated) // rung:expires RFC 9111 §5.3

  const lastModifiedMs = dateOf(headers, 'last-modified', response.receivedAtMs)
  const mayGuess = isHeuristicallyCacheable(response.status) || directives.has('public')
  if (lastModifiedMs === null || !mayGuess) {
    return lifetime(0, 'no-lifetime', { status: response.status }) // rung:no-lifetime RFC 9111 §4.2.1
  }
  const unchangedSeconds = Math.max(0, (dateMs - lastModifiedMs) / 1000)
  const guess = { unchangedSeconds, fraction: HEURISTIC_FRACTION }
  return lifetime(unchangedSeconds * HEURISTIC_FRACTION, 'heuristic', guess) // rung:heuristic RFC 9111 §4.2.2
}

function lifetime(seconds: number, because: RungOf<'freshness'>, inputs: DecisionInputs): Verdict<number> {
  return verdict('freshness', seconds, String(shown(seconds)), because, inputs)
}
