import { describe, expect, it } from 'vitest'
import { contentOf, cut, minute, part, range, rangesNode, TEN, whole, withPart, withWhole } from './edge.ranges.testkit.ts'
import { dateAt } from './engine.testkit.ts'
import { fieldValue, hasField } from './http/message.ts'

describe('a range of a stored whole', () => {
  it.each([
    ['0-1', '206 0-1/10 of v1'],
    ['1-', '206 1-9/10 of v1'],
    ['-1', '206 9-9/10 of v1'],
    ['5-99', '206 5-9/10 of v1'],
    ['10-', '416 */10'],
    ['0-1,5-6', '200 0-9 of v1'],
    ['x', '200 0-9 of v1'],
  ])('bytes=%s: %s', (set, answer) => {
    const { ask } = withWhole()
    expect(ask('r1', 7, range(set)).effects).toEqual([`r1 hit ${answer}`])
  })

  it('has the fields of the whole, and its age', () => {
    const { ask } = withWhole()
    const told = ask('r1', 7, range('2-4'))
    expect(told.decisions.at(-1)).toBe('range range-of-whole')
    const [effect] = told.raw
    if (effect?.type !== 'respond') throw new Error('no answer')
    const { headers } = effect.response
    const said = ['content-type', 'etag', 'content-length', 'content-range', 'age'].map((name) => fieldValue(headers, name))
    expect(said).toEqual(['video/mp4', '"v1"', '3', 'bytes 2-4/10', '7'])
    expect(fieldValue(headers, 'cache-status')).toContain('tokyo; hit; ttl=53')
  })

  it('comes after conditions (RFC 9110 §13.2.2)', () => {
    const { ask } = withWhole()
    const same = ask('r1', 7, { ...range('2-4'), 'If-None-Match': '"v1"' })
    expect(same.effects).toEqual(['r1 hit 304'])
    const [effect] = same.raw
    expect(effect?.type === 'respond' && hasField(effect.response.headers, 'content-range')).toBe(false)
    expect(ask('r2', 7, { ...range('2-4'), 'If-None-Match': '"v0"' }).effects).toEqual(['r2 hit 206 2-4/10 of v1'])
  })

  it('is the whole where the client holds another version', () => {
    const { ask } = withWhole()
    expect(ask('r1', 7, { ...range('2-4'), 'If-Range': '"v0"' }).effects).toEqual(['r1 hit 200 0-9 of v1'])
    expect(ask('r2', 7, { ...range('2-4'), 'If-Range': '"v1"' }).effects).toEqual(['r2 hit 206 2-4/10 of v1'])
  })

  it('is cut out after a validation: the condition goes along with the range', () => {
    const { ask, answer } = withWhole()
    expect(ask('r1', 60, range('2-4')).effects).toEqual(['forward r1/f1 bytes=2-4 "v1"'])
    expect(answer('r1/f1', 60, 304, minute, '').effects).toEqual(['refreshed', 'r1 revalidated 206 2-4/10 of v1'])
  })

  it('of a new version is kept in place of the old whole', () => {
    const { ask, answer } = withWhole()
    ask('r1', 60, range('2-4'))
    const told = answer('r1/f1', 60, 206, part(2, 4, { ...minute, ETag: '"v2"' }), cut(2, 4, 2))
    expect(told.effects).toEqual(['evicted replaced', 'stored 3 of 10', 'r1 miss 206 2-4/10 of v2'])
  })

  it('is cut out of a new whole that came instead', () => {
    const { ask, answer } = withWhole()
    ask('r1', 60, range('2-4'))
    expect(answer('r1/f1', 60, 200, { ...whole, ETag: '"v2"' }, contentOf(2, 10)).effects).toEqual(['evicted replaced', 'stored', 'r1 miss 206 2-4/10 of v2'])
  })
})

describe('parts', () => {
  it('go upstream as the client asked, are stored, and answer what lies within', () => {
    const told = rangesNode()
    const miss = told.ask('r1', 0, range('2-5'))
    expect(miss.effects).toEqual(['forward r1/f1 bytes=2-5'])
    const stored = told.answer('r1/f1', 0, 206, part(2, 5, minute), cut(2, 5))
    expect(stored.effects).toEqual(['stored 4 of 10', 'r1 miss 206 2-5/10 of v1'])
    expect(stored.decisions).toEqual(['storable explicit-lifetime', 'partial first-part', 'age age-from-upstream', 'freshness max-age'])
    const hit = told.ask('r2', 7, range('3-4'))
    expect(hit.effects).toEqual(['r2 hit 206 3-4/10 of v1'])
    expect(hit.decisions.at(-1)).toBe('range range-held')
    expect(told.cache.entries(0)).toMatchObject([{ status: 206, partial: { completeBytes: 10, heldBytes: 4 } }])
  })

  it.each([
    ['a range that is not here', range('4-6'), 'GET', 'forward r1/f1 bytes=4-6', 'range range-not-held'],
    ['the whole', {}, 'GET', 'forward r1/f1', 'range no-range'],
    ['its headers', {}, 'HEAD', 'forward r1/f1', 'range range-only-get'],
  ])('answer no request for %s, and no condition of ours goes along', (_name, fields, method, effect, because) => {
    const told = withPart(2, 5).ask('r1', 7, fields, method)
    expect(told.effects).toEqual([effect])
    expect(told.decisions).toContain(because)
  })

  it('say in Cache-Status that only a part was here', () => {
    const { ask, answer } = withPart(2, 5)
    ask('r1', 7, range('4-6'))
    const [, effect] = answer('r1/f1', 7, 206, part(4, 6, { ...minute, ETag: 'W/"v1"' }), cut(4, 6)).raw.filter(({ type }) => type !== 'evicted')
    expect(effect?.type === 'respond' && fieldValue(effect.response.headers, 'cache-status')).toContain('tokyo; fwd=partial; fwd-status=206; stored')
  })

  it('of one strong validator are kept together, and become whole', () => {
    const { ask, answer } = withPart(0, 3)
    ask('r1', 7, range('6-'))
    expect(answer('r1/f1', 7, 206, part(6, 9, minute), cut(6, 9)).effects).toEqual(['evicted replaced', 'stored 8 of 10', 'r1 miss 206 6-9/10 of v1'])
    expect(ask('r2', 8, range('2-7')).effects).toEqual(['forward r2/f1 bytes=2-7'])
    expect(answer('r2/f1', 8, 206, part(2, 7, minute), cut(2, 7)).effects).toEqual(['evicted replaced', 'stored', 'r2 miss 206 2-7/10 of v1'])
    const [hit] = ask('r3', 9).raw
    expect(ask('r4', 9, range('1-8')).effects).toEqual(['r4 hit 206 1-8/10 of v1'])
    if (hit?.type !== 'respond') throw new Error('no answer')
    expect(hit.response.status).toBe(200)
    expect(fieldValue(hit.response.headers, 'content-length')).toBe('10')
    expect(hasField(hit.response.headers, 'content-range')).toBe(false)
  })

  it('take the newer part’s header fields and freshness (RFC 9111 §3.4)', () => {
    const { ask, answer, cache } = withPart(0, 3)
    ask('r1', 50, range('4-6'))
    answer('r1/f1', 50, 206, part(4, 6, { ETag: '"v1"', 'Cache-Control': 'max-age=99', Age: '2' }), cut(4, 6))
    expect(cache.entries(0)).toMatchObject([{ freshnessLifetimeSeconds: 99, ageAtStoreSeconds: 2 }])
    const [hit] = ask('r2', 100, range('0-6')).raw
    expect(hit?.type === 'respond' && fieldValue(hit.response.headers, 'content-type')).toBe('video/mp4')
  })

  it.each([
    ['another version', { ...minute, ETag: '"v2"' }],
    ['a weak validator', { ...minute, ETag: 'W/"v1"' }],
    ['no validator', { 'Cache-Control': 'max-age=60' }],
  ])('of %s are kept apart: the newer one stays', (_name, fields) => {
    const { ask, answer } = withPart(0, 3)
    ask('r1', 7, range('4-9'))
    expect(answer('r1/f1', 7, 206, part(4, 9, fields), cut(4, 9, 2)).effects).toEqual(['evicted replaced', 'stored 6 of 10', 'r1 miss 206 4-9/10 of v2'])
    expect(ask('r2', 8, range('0-3')).effects).toEqual(['forward r2/f1 bytes=0-3'])
    expect(ask('r3', 8, range('4-9')).effects).toEqual(['r3 hit 206 4-9/10 of v2'])
  })

  it('do not give way to an older one of other content', () => {
    const { ask, answer } = withPart(0, 3)
    ask('r1', 1, range('4-9'))
    ask('r2', 1, range('5-9'))
    answer('r1/f1', 2, 206, part(4, 9, { ...minute, ETag: '"v2"' }), cut(4, 9, 2))
    const told = answer('r2/f1', 3, 206, part(5, 9, { ...minute, Date: dateAt(1) }), cut(5, 9))
    expect(told.effects).toEqual(['r2 miss 206 5-9/10 of v1'])
    expect(told.decisions).toContain('storable older-than-stored')
    expect(ask('r3', 4, range('5-9')).effects).toEqual(['r3 hit 206 5-9/10 of v2'])
  })

  it('take in an older one of the same content', () => {
    const { ask, answer } = withPart(0, 3)
    ask('r1', 10, range('4-9'))
    expect(answer('r1/f1', 10, 206, part(4, 9, { ...minute, Date: dateAt(-5) }), cut(4, 9)).effects).toEqual(['evicted replaced', 'stored', 'r1 miss 206 4-9/10 of v1'])
  })

  it('that are stale are validated, if they hold what is asked for', () => {
    const { ask, answer } = withPart(2, 5)
    expect(ask('r1', 60, range('6-7')).effects).toEqual(['forward r1/f1 bytes=6-7'])
    expect(ask('r2', 60, range('3-4')).effects).toEqual(['forward r2/f1 bytes=3-4 "v1"'])
    expect(answer('r2/f1', 60, 304, minute, '').effects).toEqual(['refreshed 4 of 10', 'r2 revalidated 206 3-4/10 of v1'])
    expect(ask('r3', 119, range('2-5')).effects).toEqual(['r3 hit 206 2-5/10 of v1'])
  })

  it('that disagree with their Content-Range go to who asked, and nowhere else', () => {
    const { ask, answer, cache } = rangesNode()
    ask('r1', 0, range('-5'))
    const told = answer('r1/f1', 0, 206, { ...part(4, 9, minute), 'Content-Length': '5' }, cut(0, 4))
    expect(told.effects).toHaveLength(1)
    expect(told.decisions).toContain('partial part-length-differs')
    expect(cache.entries(0)).toEqual([])
  })

  it('for a client that said If-Range are kept only with what is here already', () => {
    const empty = rangesNode()
    empty.ask('r1', 0, { ...range('2-5'), 'If-Range': '"v1"' })
    expect(empty.answer('r1/f1', 0, 206, part(2, 5, minute), cut(2, 5)).effects).toEqual(['r1 miss 206 2-5/10 of v1'])
    const { ask, answer } = withPart(0, 3)
    ask('r1', 7, { ...range('2-5'), 'If-Range': '"v1"' })
    expect(answer('r1/f1', 7, 206, part(2, 5, { ETag: '"v1"', 'Cache-Control': 'max-age=60' }), cut(2, 5)).effects).toEqual(['evicted replaced', 'stored 6 of 10', 'r1 miss 206 2-5/10 of v1'])
  })

  it('renew a whole of the same content, even when nobody was asked about it', () => {
    const { ask, answer, cache } = withWhole()
    ask('r1', 60, range('2-4'))
    expect(answer('r1/f1', 60, 206, part(2, 4, minute), cut(2, 4)).effects).toEqual(['evicted replaced', 'stored', 'r1 miss 206 2-4/10 of v1'])
    expect(cache.entries(0)).toMatchObject([{ status: 200, ageAtStoreSeconds: 0 }])
    expect(ask('r2', 119).effects).toEqual(['r2 hit 200 0-9 of v1'])
  })

  it('are counted by what they take up', () => {
    const sizeOf = ({ cache }: ReturnType<typeof rangesNode>) => cache.entries(0)[0]!.sizeBytes
    const [half, all] = [withPart(0, 4), withWhole()]
    expect(sizeOf(all) - sizeOf(half)).toBe(5)
    half.ask('r1', 7, range('3-9'))
    half.answer('r1/f1', 0, 206, part(3, 9, minute), cut(3, 9))
    expect(sizeOf(half) - sizeOf(all)).toBe(2)
  })
})

describe('ranges and collapsing', () => {
  it('those who ask for the same range share its fetch', () => {
    const { ask, answer } = rangesNode()
    ask('r1', 0, range('2-5'))
    expect(ask('r2', 0, range('2-5')).effects).toEqual(['r2 waits for r1/f1'])
    expect(ask('r3', 0, range('2-6')).effects).toEqual(['forward r3/f1 bytes=2-6'])
    expect(ask('r4', 0).effects).toEqual(['forward r4/f1'])
    expect(answer('r1/f1', 1, 206, part(2, 5, minute), cut(2, 5)).effects).toEqual(['stored 4 of 10', 'r1 miss 206 2-5/10 of v1', 'r2 collapsed 206 2-5/10 of v1'])
  })

  it('the whole, when it comes instead, serves them too', () => {
    const { ask, answer } = rangesNode()
    ask('r1', 0, range('2-5'))
    ask('r2', 0, range('2-5'))
    expect(answer('r1/f1', 1, 200, whole, TEN).effects).toEqual(['stored', 'r1 miss 200 0-9 of v1', 'r2 collapsed 206 2-5/10 of v1'])
  })

  it.each([
    ['If-Range', { ...range('2-5'), 'If-Range': '"v1"' }],
    ['several ranges', range('2-3,5-6')],
    ['another unit', { Range: 'lines=1-2' }],
  ])('%s: nobody waits for such an answer', (_name, fields) => {
    const { ask } = rangesNode()
    ask('r1', 0, fields)
    expect(ask('r2', 0, fields).effects[0]).toMatch(/^forward r2\/f1/)
  })

  it('a part other than the one announced serves nobody else', () => {
    const { ask, answer } = rangesNode()
    ask('r1', 0, range('2-5'))
    ask('r2', 0, range('2-5'))
    const told = answer('r1/f1', 1, 206, part(2, 4, minute), cut(2, 4))
    expect(told.effects).toEqual(['stored 3 of 10', 'r1 miss 206 2-4/10 of v1', 'forward r2/f1 bytes=2-5'])
    expect(told.decisions).toContain('collapse answer-other-part')
  })

  it('a range waits for the whole that is on its way, and is cut out of it', () => {
    const { ask, answer } = rangesNode()
    ask('r1', 0)
    expect(ask('r2', 0, range('2-5')).effects).toEqual(['r2 waits for r1/f1'])
    expect(answer('r1/f1', 1, 200, whole, TEN, 'arriving').effects).toEqual(['r1 miss 200 0-9 of v1', 'r2 collapsed 206 2-5/10 of v1'])
    expect(ask('r3', 2, range('-1')).effects).toEqual(['r3 collapsed 206 9-9/10 of v1'])
  })

  it('while a part arrives, only what lies within it is shared', () => {
    const { ask, answer } = rangesNode()
    ask('r1', 0, range('2-5'))
    answer('r1/f1', 1, 206, part(2, 5, minute), cut(2, 5), 'arriving')
    expect(ask('r2', 2, range('3-4')).effects).toEqual(['r2 collapsed 206 3-4/10 of v1'])
    expect(ask('r3', 2, range('3-6')).effects).toEqual(['forward r3/f1 bytes=3-6'])
    expect(ask('r4', 2).effects).toEqual(['forward r4/f1'])
  })
})

describe('a date as validator', () => {
  it('is as strong as it was when the bytes came, whatever a 304 says later', () => {
    const dated = { 'Cache-Control': 'max-age=60', 'Last-Modified': dateAt(0) }
    const { ask, answer } = rangesNode()
    ask('r1', 0, range('0-3'))
    answer('r1/f1', 0, 206, part(0, 3, dated), cut(0, 3))
    ask('r2', 61, range('0-3'))
    expect(answer('r2/f1', 61, 304, dated, '').effects).toEqual(['refreshed 4 of 10', 'r2 revalidated 206 0-3/10 of v1'])
    ask('r3', 62, range('4-9'))
    expect(answer('r3/f1', 62, 206, part(4, 9, dated), cut(4, 9, 2)).effects[1]).toBe('stored 6 of 10')
  })

  it('puts parts together only where it is strong (RFC 9110 §8.8.2.2)', () => {
    for (const [secondsAgo, effects] of [[60, 'stored'], [59, 'stored 5 of 10']] as const) {
      const dated = { 'Cache-Control': 'max-age=60', 'Last-Modified': dateAt(-secondsAgo) }
      const { ask, answer } = rangesNode()
      ask('r1', 0, range('0-4'))
      answer('r1/f1', 0, 206, part(0, 4, dated), cut(0, 4))
      ask('r2', 0, range('5-9'))
      expect(answer('r2/f1', 0, 206, part(5, 9, dated), cut(5, 9)).effects[1]).toBe(effects)
    }
  })
})
