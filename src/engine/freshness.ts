/**
 * The freshness lifetime (RFC 9111 §4.2.1). In: a response, the kind of cache, and the operator's lifetimes. Out: for how many
 * seconds of age it is fresh. The first source that is present counts, also when it says 0; freshness information that cannot be
 * read makes the response stale, as §4.2.1 encourages. Pragma and Warning in a response mean nothing (§5.4, §5.5).
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

/** @returns the freshness lifetime in seconds; 0 when there is none or it cannot be read, below 0 when Expires is before Date */
export function freshnessLifetime(
  response: ReceivedResponse,
  kind: 'private' | 'shared',
  policy: RoutePolicy = STANDARD_POLICY,
): Verdict<number> {
  const { directives, control, headers, status } = response
  const { edgeTtlSeconds, route } = policy
  const errorTtlSeconds = policy.errorTtlSeconds(status)
  if (errorTtlSeconds !== null) return lifetime(errorTtlSeconds, 'policy-error-ttl', { status, errorTtlSeconds, route }) // rung:policy-error-ttl RFC 9111 §4.2.1
  const always = policy.edgeTtlWhen === 'always' ? edgeTtlSeconds : null
  if (always !== null) return lifetime(always, 'policy-ttl-always', { edgeTtlSeconds, route }) // rung:policy-ttl-always RFC 9111 §4.2.1

  const cacheControl = () => fieldValue(headers, control) ?? null
  const sMaxage = kind === 'shared' ? secondsOf(directives, 's-maxage') : undefined
  if (sMaxage === 'invalid') return lifetime(0, 'invalid-s-maxage', { cacheControl: cacheControl(), sMaxage: directives.get('s-maxage') ?? null }) // rung:invalid-s-maxage RFC 9111 §4.2.1
  if (sMaxage !== undefined) return lifetime(sMaxage, 's-maxage', { sMaxageSeconds: sMaxage }) // rung:s-maxage RFC 9111 §5.2.2.10

  const maxAge = secondsOf(directives, 'max-age')
  if (maxAge === 'invalid') return lifetime(0, 'invalid-max-age', { cacheControl: cacheControl(), maxAge: directives.get('max-age') ?? null }) // rung:invalid-max-age RFC 9111 §4.2.1
  const targeted = control !== 'Cache-Control'
  if (maxAge !== undefined && targeted) return lifetime(maxAge, 'targeted-max-age', { control, maxAgeSeconds: maxAge }) // rung:targeted-max-age RFC 9213 §2.2
  if (maxAge !== undefined) return lifetime(maxAge, 'max-age', { maxAgeSeconds: maxAge }) // rung:max-age RFC 9111 §5.2.2.1
  if (!targeted && hasField(headers, 'expires')) return untilExpires(response)
  return unstated(response, policy)
}

/** §5.3: Expires less Date. */
function untilExpires({ headers, dateMs, receivedAtMs }: ReceivedResponse): Verdict<number> {
  const expiresMs = dateOf(headers, 'expires', receivedAtMs)
  const stated = { expires: fieldValue(headers, 'expires') ?? null, date: fieldValue(headers, 'date') ?? null }
  if (expiresMs === null) return lifetime(0, 'invalid-expires', stated) // rung:invalid-expires RFC 9111 §5.3
  return lifetime((expiresMs - dateMs) / 1000, 'expires', stated) // rung:expires RFC 9111 §5.3
}

/** §4.2.2: a lifetime that nobody stated, where a guess is permitted; the operator's comes before a cache's own. */
function unstated({ headers, status, directives, dateMs, receivedAtMs }: ReceivedResponse, { edgeTtlSeconds, route }: RoutePolicy): Verdict<number> {
  const mayGuess = isHeuristicallyCacheable(status) || directives.has('public')
  const silent = mayGuess ? edgeTtlSeconds : null
  if (silent !== null) return lifetime(silent, 'policy-ttl-silent', { edgeTtlSeconds, route }) // rung:policy-ttl-silent RFC 9111 §4.2.2
  const lastModifiedMs = dateOf(headers, 'last-modified', receivedAtMs)
  if (lastModifiedMs === null || !mayGuess) return lifetime(0, 'no-lifetime', { status }) // rung:no-lifetime RFC 9111 §4.2.1
  const unchangedSeconds = Math.max(0, (dateMs - lastModifiedMs) / 1000)
  const guess = { unchangedSeconds, fraction: HEURISTIC_FRACTION }
  return lifetime(unchangedSeconds * HEURISTIC_FRACTION, 'heuristic', guess) // rung:heuristic RFC 9111 §4.2.2
}

function lifetime(seconds: number, because: RungOf<'freshness'>, inputs: DecisionInputs): Verdict<number> {
  return verdict('freshness', seconds, shown(seconds), because, inputs)
}
