import { describe, expect, it } from 'vitest'
import { dateAt, reached, rungsIn, START_MS, type Fields } from './engine.testkit.ts'
import { freshnessLifetime } from './freshness.ts'
import { EMPTY_BODY } from './http/message.ts'
import { STANDARD_POLICY, type RoutePolicy } from './policy/route-policy.ts'
import { receive } from './received.ts'
import type { RungId } from './rungs.ts'

interface Case {
  readonly name: string
  readonly fields: Fields
  readonly kind?: 'private' | 'shared'
  readonly status?: number
  readonly policy?: Partial<RoutePolicy>
  readonly seconds: number
  readonly because: RungId
}

const forced: Partial<RoutePolicy> = { edgeTtlSeconds: 90, edgeTtlWhen: 'always' }
const errors: Partial<RoutePolicy> = { errorTtlSeconds: (status) => (status === 404 ? 10 : null) }

const cases: readonly Case[] = [
  { name: 's-maxage wins in a shared cache', fields: { 'Cache-Control': 'max-age=60, s-maxage=600' }, seconds: 600, because: 's-maxage' },
  { name: 's-maxage=0 counts too', fields: { 'Cache-Control': 'max-age=60, s-maxage=0' }, seconds: 0, because: 's-maxage' },
  { name: 'a private cache does not know it', fields: { 'Cache-Control': 'max-age=60, s-maxage=600' }, kind: 'private', seconds: 60, because: 'max-age' },
  { name: 's-maxage that cannot be read', fields: { 'Cache-Control': 's-maxage=soon, max-age=60' }, seconds: 0, because: 'invalid-s-maxage' },
  { name: 'max-age before Expires', fields: { 'Cache-Control': 'max-age=60', Expires: dateAt(600) }, seconds: 60, because: 'max-age' },
  { name: 'the first of two', fields: { 'Cache-Control': 'max-age=60, max-age=1' }, seconds: 60, because: 'max-age' },
  { name: 'quoted, as some send it', fields: { 'Cache-Control': 'max-age="60"' }, seconds: 60, because: 'max-age' },
  { name: 'max-age that cannot be read', fields: { 'Cache-Control': 'max-age=-1', Expires: dateAt(600) }, seconds: 0, because: 'invalid-max-age' },
  { name: 'Expires less Date', fields: { Date: dateAt(-5), Expires: dateAt(600) }, seconds: 605, because: 'expires' },
  { name: 'Expires before Date', fields: { Expires: dateAt(-30) }, seconds: -30, because: 'expires' },
  { name: 'Expires: 0', fields: { Expires: '0', 'Last-Modified': dateAt(-1000) }, seconds: 0, because: 'invalid-expires' },
  { name: 'a tenth of the time unchanged', fields: { 'Last-Modified': dateAt(-1000) }, seconds: 100, because: 'heuristic' },
  { name: 'modified after Date', fields: { 'Last-Modified': dateAt(1000) }, seconds: 0, because: 'heuristic' },
  { name: 'heuristics for a 404', fields: { 'Last-Modified': dateAt(-1000) }, status: 404, seconds: 100, because: 'heuristic' },
  { name: 'none for a 302', fields: { 'Last-Modified': dateAt(-1000) }, status: 302, seconds: 0, because: 'no-lifetime' },
  { name: 'unless it is public', fields: { 'Last-Modified': dateAt(-1000), 'Cache-Control': 'public' }, status: 302, seconds: 100, because: 'heuristic' },
  { name: 'nothing at all', fields: {}, seconds: 0, because: 'no-lifetime' },
  { name: 'white space around the sign', fields: { 'Cache-Control': 'max-age =60' }, seconds: 0, because: 'invalid-max-age' },
  { name: 'a parameter', fields: { 'Cache-Control': 'max-age=60;x' }, seconds: 0, because: 'invalid-max-age' },
  { name: 'a fraction', fields: { 'Cache-Control': 's-maxage=60.0' }, seconds: 0, because: 'invalid-s-maxage' },
  { name: 'too large to count', fields: { 'Cache-Control': 'max-age=99999999999' }, seconds: 2 ** 31, because: 'max-age' },
  { name: 'inside of another argument', fields: { 'Cache-Control': 'x="max-age=3600", max-age=1' }, seconds: 1, because: 'max-age' },
  { name: 'the first of two Expires', fields: { Expires: dateAt(60), expires: dateAt(600) }, seconds: 60, because: 'expires' },
  { name: 'Expires that names two dates', fields: { Expires: `${dateAt(60)}, ${dateAt(90)}` }, seconds: 0, because: 'invalid-expires' },
  { name: 'Expires without a text', fields: { Expires: '', 'Last-Modified': dateAt(-1000) }, seconds: 0, because: 'invalid-expires' },
  { name: 'Pragma and Warning say nothing', fields: { 'Cache-Control': 'max-age=60', Pragma: 'no-cache', Warning: '110 - "stale"' }, seconds: 60, because: 'max-age' },
  { name: 'CDN-Cache-Control', fields: { 'CDN-Cache-Control': 'max-age=600', 'Cache-Control': 'max-age=60' }, seconds: 600, because: 'targeted-max-age' },
  { name: 's-maxage in it', fields: { 'CDN-Cache-Control': 'max-age=600, s-maxage=30' }, seconds: 30, because: 's-maxage' },
  { name: 'no lifetime in it', fields: { 'CDN-Cache-Control': 'none', 'Cache-Control': 'max-age=60', Expires: dateAt(60) }, seconds: 0, because: 'no-lifetime' },
  { name: 'a lifetime in it of the wrong type', fields: { 'CDN-Cache-Control': 'max-age="600"', 'Cache-Control': 'max-age=60' }, seconds: 60, because: 'max-age' },
  { name: 'the operator before the response', fields: { 'Cache-Control': 's-maxage=1' }, policy: forced, seconds: 90, because: 'policy-ttl-always' },
  { name: 'the operator for errors before both', fields: { 'Cache-Control': 's-maxage=1' }, status: 404, policy: { ...forced, ...errors }, seconds: 10, because: 'policy-error-ttl' },
  { name: 'the operator where the response is silent', fields: { 'Last-Modified': dateAt(-1000) }, policy: { edgeTtlSeconds: 90 }, seconds: 90, because: 'policy-ttl-silent' },
  { name: 'and not where it is not', fields: { 'Cache-Control': 'max-age=0' }, policy: { edgeTtlSeconds: 90 }, seconds: 0, because: 'max-age' },
  { name: 'nor where no guess is permitted', fields: {}, status: 302, policy: { edgeTtlSeconds: 90 }, seconds: 0, because: 'no-lifetime' },
  { name: 'Last-Modified that cannot be read', fields: { 'Last-Modified': 'last week' }, seconds: 0, because: 'no-lifetime' },
]

describe('the freshness lifetime (RFC 9111 §4.2.1)', () => {
  it.each(cases)('$name: $seconds s, $because', ({ fields, kind = 'shared', status = 200, policy, seconds, because }) => {
    const sent = { status, headers: Object.entries({ Date: dateAt(0), ...fields }), body: EMPTY_BODY }
    const received = receive(sent, START_MS, START_MS, ['CDN-Cache-Control'])
    const { answer, decision } = freshnessLifetime(received, kind, { ...STANDARD_POLICY, ...policy })
    expect(answer).toBeCloseTo(seconds, 9)
    expect(decision).toMatchObject({ rule: 'freshness', because, outcome: String(seconds) })
  })

  it('reaches every rung', () => expect(reached(cases)).toEqual(rungsIn('freshness.ts')))
})
