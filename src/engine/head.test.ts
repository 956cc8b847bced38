import { describe, expect, it } from 'vitest'
import { at, dateAt, lines, reached, rungsIn, stored, type Fields } from './engine.testkit.ts'
import { headMarkedLifetime, headUpdate } from './head.ts'
import { receive } from './received.ts'
import type { RungId } from './rungs.ts'

const page = { ETag: '"v1"', 'Last-Modified': dateAt(-9), 'Content-Length': '1000' }

const cases: readonly { name: string; fields: Fields; was?: Fields; status?: number; authorized?: true; kind?: 'private'; outcome: string; because: RungId }[] = [
  { name: 'all the same', fields: page, outcome: 'update', because: 'head-same' },
  { name: 'nothing said', fields: {}, outcome: 'update', because: 'head-same' },
  { name: 'another tag', fields: { ...page, ETag: '"v2"' }, outcome: 'mark-stale', because: 'head-other-etag' },
  { name: 'a tag where there was none', fields: page, was: {}, outcome: 'mark-stale', because: 'head-other-etag' },
  { name: 'a weak tag for a strong one', fields: { ...page, ETag: 'W/"v1"' }, outcome: 'mark-stale', because: 'head-other-etag' },
  { name: 'another date', fields: { ...page, 'Last-Modified': dateAt(-1) }, outcome: 'mark-stale', because: 'head-other-date' },
  { name: 'another length', fields: { ...page, 'Content-Length': '999' }, outcome: 'mark-stale', because: 'head-other-length' },
  { name: 'the length of a body without one', fields: { 'Content-Length': '1000' }, was: {}, outcome: 'update', because: 'head-same' },
  { name: 'another status', fields: page, status: 404, outcome: 'mark-stale', because: 'head-other-status' },
  { name: 'from before', fields: { ...page, ETag: '"v0"', Date: dateAt(-1) }, outcome: 'keep', because: 'head-from-before' },
  { name: 'for one user', fields: page, authorized: true, outcome: 'keep', because: 'head-authorized' },
  { name: 'for the only user', fields: page, authorized: true, kind: 'private', outcome: 'update', because: 'head-same' },
]

describe('HEAD updates (RFC 9111 §4.3.5)', () => {
  it.each(cases)('$name: $outcome', ({ fields, was = page, status = 200, authorized = false, kind = 'shared' as const, outcome, because }) => {
    const answer = receive({ status: 200, headers: lines({ Date: dateAt(5), ...fields }), body: { lengthBytes: 0 } }, at(5), at(5))
    const question = { stored: stored(was, undefined, status), answer, authorized, kind }
    expect(headUpdate(question)).toMatchObject({ answer: outcome, decision: { rule: 'head-update', outcome, because } })
  })

  it('ends a lifetime at the age reached', () => expect(headMarkedLifetime(3.5)).toMatchObject({ answer: 3.5, decision: { rule: 'freshness', outcome: '3.5' } }))

  it('reaches every rung', () => expect(reached([...cases, headMarkedLifetime(0).decision])).toEqual(rungsIn('head.ts')))
})
