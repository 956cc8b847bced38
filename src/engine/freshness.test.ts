import { describe, expect, it } from 'vitest'
import { dateAt, reached, received, rungsOf, type Fields } from './engine.testkit.ts'
import { freshnessLifetime } from './freshness.ts'
import type { RungId } from './rungs.ts'

interface Case {
  readonly name: string
  readonly fields: Fields
  readonly kind?: 'private' | 'shared'
  readonly status?: number
  readonly seconds: number
  readonly because: RungId
}

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
  { name: 'Last-Modified that cannot be read', fields: { 'Last-Modified': 'last week' }, seconds: 0, because: 'no-lifetime' },
]

describe('the freshness lifetime (RFC 9111 §4.2.1)', () => {
  it.each(cases)('$name: $seconds s, $because', ({ fields, kind = 'shared', status = 200, seconds, because }) => {
    const { answer, decision } = freshnessLifetime(received(fields, status), kind)
    expect(answer).toBeCloseTo(seconds, 9)
    expect(decision).toMatchObject({ rule: 'freshness', because, outcome: String(seconds) })
  })

  it('reaches every rung', () => expect(reached(cases)).toEqual(rungsOf('freshness')))
})
