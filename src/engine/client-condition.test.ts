import { describe, expect, it } from 'vitest'
import { clientCondition, hasClientCondition } from './client-condition.ts'
import { dateAt, reached, request, rungsOf, stored, type Fields } from './engine.testkit.ts'
import type { RungId } from './rungs.ts'

interface Case {
  readonly name: string
  readonly ask: Fields
  readonly has: Fields
  readonly status?: number
  readonly outcome: 'not-modified' | 'send'
  readonly because: RungId
}

const cases: readonly Case[] = [
  { name: 'the same tag', ask: { 'If-None-Match': '"v1"' }, has: { ETag: '"v1"' }, outcome: 'not-modified', because: 'etag-matches' },
  { name: 'weakly the same', ask: { 'If-None-Match': '"v0", W/"v1"' }, has: { ETag: '"v1"' }, outcome: 'not-modified', because: 'etag-matches' },
  { name: 'another tag', ask: { 'If-None-Match': '"v0"' }, has: { ETag: '"v1"' }, outcome: 'send', because: 'etag-differs' },
  { name: 'no tag to compare', ask: { 'If-None-Match': '"v0"' }, has: {}, outcome: 'send', because: 'etag-differs' },
  { name: 'any tag', ask: { 'If-None-Match': '*' }, has: {}, outcome: 'not-modified', because: 'any-etag' },
  { name: 'the tag outranks the date', ask: { 'If-None-Match': '"v0"', 'If-Modified-Since': dateAt(0) }, has: { ETag: '"v1"', 'Last-Modified': dateAt(-9) }, outcome: 'send', because: 'etag-differs' },
  { name: 'unchanged since', ask: { 'If-Modified-Since': dateAt(-9) }, has: { 'Last-Modified': dateAt(-9) }, outcome: 'not-modified', because: 'not-modified-since' },
  { name: 'changed since', ask: { 'If-Modified-Since': dateAt(-9) }, has: { 'Last-Modified': dateAt(-8) }, outcome: 'send', because: 'modified-since' },
  { name: 'Date when there is no Last-Modified', ask: { 'If-Modified-Since': dateAt(0) }, has: {}, outcome: 'not-modified', because: 'not-modified-since' },
  { name: 'a date that cannot be read', ask: { 'If-Modified-Since': 'Tuesday' }, has: {}, outcome: 'send', because: 'invalid-condition-date' },
  { name: 'two dates in one field', ask: { 'If-Modified-Since': `${dateAt(0)}, ${dateAt(0)}` }, has: { 'Last-Modified': dateAt(-9) }, outcome: 'send', because: 'invalid-condition-date' },
  { name: 'a stored 404', ask: { 'If-None-Match': '*' }, has: {}, status: 404, outcome: 'send', because: 'condition-needs-200' },
]

describe("a client's own condition (RFC 9110 §13)", () => {
  it.each(cases)('$name: $outcome, $because', ({ ask, has, status, outcome, because }) => {
    const { answer, decision } = clientCondition(request(ask), stored(has, request(), status))
    expect(decision).toMatchObject({ rule: 'client-condition', outcome, because })
    expect(answer).toBe(outcome)
  })

  it('reaches every rung', () => expect(reached(cases)).toEqual(rungsOf('client-condition')))

  it('ignores a second If-Modified-Since line together with the first', () => {
    const twice = { ...request(), headers: [['If-Modified-Since', dateAt(0)], ['If-Modified-Since', dateAt(0)]] as const }
    expect(clientCondition(twice, stored({ 'Last-Modified': dateAt(-9) })).decision.because).toBe('invalid-condition-date')
  })

  it('is asked only when there is one', () => {
    expect(hasClientCondition(request({ 'If-Match': '"v1"' }))).toBe(false)
    expect(cases.every(({ ask }) => hasClientCondition(request(ask)))).toBe(true)
  })
})
