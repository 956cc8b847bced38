import { describe, expect, it } from 'vitest'
import { contentOf, cut, minute, part, range, rangesNode, TEN, whole, withPart } from './edge.ranges.testkit.ts'
import { at } from './engine.testkit.ts'
import { fieldValue, hasField } from './http/message.ts'

describe('the rest of a part (RFC 9111 §3.3)', () => {
  it('is all that is asked for, when a client wants everything', () => {
    const { ask, answer } = withPart(0, 3)
    const asked = ask('r1', 7)
    expect(asked.effects).toEqual(['forward r1/f1 bytes=4- "v1"'])
    expect(asked.decisions.slice(-3)).toEqual(['range no-range', 'collapse first-to-ask', 'partial rest-asked-for'])
    const told = answer('r1/f1', 7, 206, part(4, 9, minute), cut(4, 9))
    expect(told.effects).toEqual(['evicted replaced', 'stored', 'r1 miss 200 0-9 of v1'])
    const effect = told.raw.at(-1)
    const headers = effect?.type === 'respond' ? effect.response.headers : []
    expect(fieldValue(headers, 'cache-status')).toContain('tokyo; fwd=partial; fwd-status=206; ttl=60; stored')
    expect([fieldValue(headers, 'content-length'), hasField(headers, 'content-range')]).toEqual(['10', false])
    expect(ask('r2', 8).effects).toEqual(['r2 hit 200 0-9 of v1'])
  })

  it('is the whole, when the content has changed', () => {
    const { ask, answer } = withPart(0, 3)
    ask('r1', 7)
    expect(answer('r1/f1', 7, 200, { ...whole, ETag: '"v2"' }, contentOf(2, 10)).effects).toEqual(['evicted replaced', 'stored', 'r1 miss 200 0-9 of v2'])
  })

  it.each([
    ['another part', 206, part(5, 9, minute), cut(5, 9)],
    ['another content', 206, part(4, 9, { ...minute, ETag: '"v2"' }), cut(4, 9, 2)],
    ['the wrong number of bytes', 206, part(4, 9, minute), cut(4, 8)],
    ['what may not be stored', 206, part(4, 9, { ...minute, 'Cache-Control': 'no-store' }), cut(4, 9)],
    ['word that there is none', 416, { 'Content-Range': 'bytes */4' }, ''],
  ])('in vain: for %s, the whole is asked for', (_name, status, fields, text) => {
    const { ask, answer } = withPart(0, 3)
    ask('r1', 7)
    ask('r2', 7)
    expect(answer('r1/f1', 7, status, fields, text).effects).toEqual(['forward r1/f2', 'r2 waits for r1/f2'])
    expect(answer('r1/f2', 7, 200, whole, TEN).effects).toEqual(['evicted replaced', 'stored', 'r1 miss 200 0-9 of v1', 'r2 collapsed 200 0-9 of v1'])
  })

  it('completes a download that was cut off, for everybody who waits', () => {
    const { ask, answer, end } = rangesNode()
    ask('r1', 0)
    answer('r1/f1', 0, 200, whole, TEN, 'arriving')
    end('r1/f1', 3, cut(0, 5), false)
    expect(ask('r2', 4).effects).toEqual(['forward r2/f1 bytes=6- "v1"'])
    ask('r3', 4)
    expect(answer('r2/f1', 5, 206, part(6, 9, minute), cut(6, 9), 'arriving').effects).toEqual(['r2 miss 200 0-9 of v1', 'r3 collapsed 200 0-9 of v1'])
    expect(ask('r4', 6, range('5-7')).effects).toEqual(['r4 collapsed 206 5-7/10 of v1'])
    expect(end('r2/f1', 7, cut(6, 9), true).effects).toEqual(['evicted replaced', 'stored'])
    expect(ask('r5', 8).effects).toEqual(['r5 hit 200 0-9 of v1'])
  })

  it('that is cut off in its turn leaves a longer part', () => {
    const { ask, answer, end } = withPart(0, 3)
    ask('r1', 7)
    answer('r1/f1', 7, 206, part(4, 9, minute), cut(4, 9), 'arriving')
    expect(end('r1/f1', 8, cut(4, 6), false).effects).toEqual(['evicted replaced', 'stored 7 of 10'])
    expect(ask('r2', 9).effects).toEqual(['forward r2/f1 bytes=7- "v1"'])
  })

  it.each([
    ['without a strong validator', { ...minute, ETag: 'W/"v1"' }, {}, {}],
    ['for a client that wants nothing stored', minute, {}, { 'Cache-Control': 'no-store' }],
    ['for a client with credentials', minute, {}, { Authorization: 'Bearer t' }],
    ['larger than may be stored', minute, { largestObjectBytes: 9 }, {}],
  ])('is not asked for by itself: %s', (_name, fields, options, asking) => {
    const { ask, answer } = rangesNode(options)
    ask('r0', 0, range('0-3'))
    answer('r0/f1', 0, 206, part(0, 3, fields), cut(0, 3))
    expect(ask('r1', 7, asking).effects).toEqual(['forward r1/f1'])
  })

  it('goes along with the client’s own condition', () => {
    const { ask, answer } = withPart(0, 3)
    expect(ask('r1', 7, { 'If-None-Match': '"v1"' }).effects).toEqual(['forward r1/f1 bytes=4- "v1" "v1"'])
    expect(answer('r1/f1', 7, 304, minute, '').effects).toEqual(['r1 miss 304'])
    expect(ask('r2', 7, { 'If-None-Match': '"v0"' }).effects).toEqual(['forward r2/f1 bytes=4- "v1" "v0"'])
    expect(answer('r2/f1', 7, 206, part(4, 9, minute), cut(4, 9)).effects.at(-1)).toBe('r2 miss 200 0-9 of v1')
  })

  it('is asked for anew after a purge', () => {
    const { ask, answer, cache } = withPart(0, 3, { ...minute, 'Surrogate-Key': 'film' })
    ask('r1', 7)
    cache.step({ type: 'purge', purgeId: 'p', selector: { by: 'tag', tags: ['film'] }, mode: 'hard' }, at(8))
    expect(answer('r1/f1', 9, 206, part(4, 9, minute), cut(4, 9)).effects).toEqual(['forward r1/f2'])
  })
})

describe('bodies that are cut off', () => {
  it.each([
    ['a whole', {}, 200, whole, 0],
    ['a part', range('0-7'), 206, part(0, 7, minute), 0],
    ['a part from the middle', range('2-7'), 206, part(2, 7, minute), 2],
  ])('leave the part that came: %s', (_name, fields, status, said, first) => {
    const { ask, answer, end } = rangesNode()
    ask('r1', 0, fields)
    expect(answer('r1/f1', 0, status, said, cut(first, 7), 'arriving').effects).toHaveLength(1)
    expect(end('r1/f1', 3, cut(first, 5), false).effects).toEqual([`stored ${6 - first} of 10`])
    expect(ask('r2', 4, range('3-5')).effects).toEqual(['r2 hit 206 3-5/10 of v1'])
    expect(ask('r3', 4, range('5-6')).effects).toEqual(['forward r3/f1 bytes=5-6'])
  })

  it.each([
    ['without a strong validator', { ...whole, ETag: 'W/"v1"' }],
    ['of a length that nobody told', minute],
    ['that must not be stored', { ...whole, 'Cache-Control': 'no-store' }],
  ])('leave nothing %s', (_name, fields) => {
    const { ask, answer, end, cache } = rangesNode()
    ask('r1', 0)
    answer('r1/f1', 0, 200, fields, TEN, 'arriving')
    expect(end('r1/f1', 3, cut(0, 5), false).effects).toEqual([])
    expect(cache.entries(0)).toEqual([])
  })

  it('complete what is here, and are completed by it', () => {
    const { ask, answer, end } = withPart(6, 9)
    ask('r1', 7)
    answer('r1/f1', 7, 200, whole, TEN, 'arriving')
    expect(end('r1/f1', 9, cut(0, 7), false).effects).toEqual(['evicted replaced', 'stored'])
    expect(ask('r2', 10).effects).toEqual(['r2 hit 200 0-9 of v1'])
  })

  it('a part that arrives is kept at its end, with what is stored then', () => {
    const { ask, answer, end } = rangesNode()
    ask('r1', 0, range('0-4'))
    ask('r2', 0, range('5-9'))
    answer('r1/f1', 0, 206, part(0, 4, minute), cut(0, 4), 'arriving')
    answer('r2/f1', 0, 206, part(5, 9, minute), cut(5, 9), 'arriving')
    expect(end('r1/f1', 1, cut(0, 4), true).effects).toEqual(['stored 5 of 10'])
    expect(end('r2/f1', 2, cut(5, 9), true).effects).toEqual(['evicted replaced', 'stored'])
    expect(ask('r3', 3).effects).toEqual(['r3 hit 200 0-9 of v1'])
  })

  it('a part that turns out shorter than it said is not kept', () => {
    const { ask, answer, end, cache } = rangesNode()
    ask('r1', 0, range('0-4'))
    answer('r1/f1', 0, 206, part(0, 4, minute), cut(0, 4), 'arriving')
    expect(end('r1/f1', 1, cut(0, 2), true).effects).toEqual([])
    expect(cache.entries(0)).toEqual([])
  })
})
