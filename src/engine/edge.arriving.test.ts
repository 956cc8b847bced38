/** Answers whose head is here and whose body still arrives. */
import { describe, expect, it } from 'vitest'
import { play } from './edge.testkit.ts'
import { fieldValue } from './http/message.ts'

const minute = { 'Cache-Control': 'max-age=60', ETag: '"v1"' }

describe('an arriving body', () => {
  it('answers at its head whoever waits, and is stored at its end', () => {
    const { ask, head, end, cache } = play()
    ask('r1', 0)
    ask('r2', 0)
    const told = head('r1/f1', 1, minute)
    expect(told.effects).toEqual(['respond r1 miss 200', 'respond r2 collapsed 200'])
    expect(fieldValue(told.answer!.headers, 'cache-status')).toContain('fwd=uri-miss; fwd-status=200; stored')
    expect(cache.entries(0)).toEqual([])
    expect(end('r1/f1', 5).effects).toEqual(['stored'])
    expect(fieldValue(ask('r3', 6).answer!.headers, 'age')).toBe('6')
  })

  it('is shared at once by who comes while it arrives', () => {
    const { ask, head, end } = play()
    ask('r1', 0)
    head('r1/f1', 0, minute)
    const joined = ask('r2', 30)
    expect(joined.effects).toEqual(['respond r2 collapsed 200'])
    expect(joined.decisions).toEqual([
      'r2 key uri-key',
      'r2 select no-stored-response',
      'r2 collapse joined-fetch-in-flight',
      'r2 age current-age',
      'r2 reuse fresh',
      'r2 collapse answer-shared',
    ])
    expect(fieldValue(joined.answer!.headers, 'cache-status')).toContain('fwd=uri-miss; fwd-status=200; ttl=30; collapsed')
    end('r1/f1', 31)
    expect(ask('r3', 32).effects).toEqual(['respond r3 hit 200'])
  })

  it('gives a client its 304 when it holds the same already', () => {
    const { ask, head } = play()
    ask('r1', 0)
    head('r1/f1', 0, minute)
    expect(ask('r2', 1, { 'If-None-Match': '"v1"' }).effects).toEqual(['respond r2 collapsed 304'])
  })

  it.each([
    ['stale by now', minute, {}, 60],
    ['for one use', { 'Cache-Control': 'no-cache' }, {}, 1],
    ['another variant', { ...minute, Vary: 'Accept-Language' }, { 'Accept-Language': 'en' }, 1],
  ])('lets others fetch what it cannot serve: %s', (_name, fields, asked, seconds) => {
    const { ask, head } = play()
    ask('r1', 0)
    head('r1/f1', 0, fields)
    expect(ask('r2', seconds, asked).effects).toEqual(['forward r2/f1'])
    expect(ask('r3', seconds, asked).effects).toEqual(['wait r3 for r2/f1'])
  })

  it('is not shared where it may not be stored', () => {
    const { ask, head, end, cache } = play()
    ask('r1', 0)
    ask('r2', 0)
    expect(head('r1/f1', 0, { 'Cache-Control': 'private' }).effects).toEqual(['respond r1 miss 200', 'forward r2/f1'])
    expect(ask('r3', 1).effects).toEqual(['forward r3/f1'])
    expect(end('r1/f1', 2).effects).toEqual([])
    expect(cache.entries(0)).toEqual([])
  })

  it('is neither stored nor shared when it is announced to be too large', () => {
    const { ask, head, end } = play({ largestObjectBytes: 999 })
    ask('r1', 0)
    ask('r2', 0)
    const told = head('r1/f1', 0, minute)
    expect(told.effects).toEqual(['respond r1 miss 200', 'forward r2/f1'])
    expect(told.decisions).toContain('r1 evict larger-than-object-limit')
    expect(told.decisions).toContain('r2 collapse answer-not-recorded')
    expect(fieldValue(told.answer!.headers, 'cache-status')).not.toContain('stored')
    expect(end('r1/f1', 1, null).effects).toEqual([])
  })

  it('is not stored when it turned out too large on the way', () => {
    const { ask, head, end, cache } = play({ largestObjectBytes: 999 })
    ask('r1', 0)
    expect(head('r1/f1', 0, minute, 200, 0).effects).toEqual(['respond r1 miss 200'])
    expect(end('r1/f1', 1, 1000)).toMatchObject({ effects: [], decisions: ['r1 evict larger-than-object-limit'] })
    ask('r2', 2)
    head('r2/f1', 2, minute, 200, 0)
    expect(end('r2/f1', 2, null).effects).toEqual([])
    expect(cache.entries(0)).toEqual([])
  })

  it('is not stored when it was cut off', () => {
    const { ask, head, end, cache } = play()
    ask('r1', 0)
    head('r1/f1', 0, minute)
    expect(end('r1/f1', 1, 400, false).effects).toEqual([])
    expect(cache.entries(0)).toEqual([])
    expect(ask('r2', 2).effects).toEqual(['forward r2/f1'])
  })

  it('counts at the length that came', () => {
    const { ask, head, end, cache } = play()
    ask('r1', 0)
    head('r1/f1', 0, minute, 200, 0)
    end('r1/f1', 1, 700)
    ask('whole', 2, {}, 'GET', 'https://shop.example/hero.jp2')
    head('whole/f1', 2, minute, 200, 700)
    end('whole/f1', 2, 700)
    const [one, other] = cache.entries(0)
    expect(one?.sizeBytes).toBe(other?.sizeBytes)
  })

  it('replaces what is stored at its end, not before', () => {
    const { ask, answer, head, end, cache } = play()
    ask('r1', 0)
    answer('r1/f1', 0, { 'Cache-Control': 'max-age=1', ETag: '"v0"' })
    ask('r2', 5)
    head('r2/f1', 5, minute)
    expect(cache.entries(0)).toMatchObject([{ etag: '"v0"' }])
    expect(ask('r3', 6).effects).toEqual(['respond r3 collapsed 200'])
    expect(end('r2/f1', 7).effects).toEqual(['evicted replaced', 'stored'])
  })

  it('carries what an unsafe method got, and an answer that is not looked up', () => {
    const { ask, head, end } = play()
    ask('r1', 0, {}, 'POST')
    expect(head('r1/f1', 0).effects).toEqual(['respond r1 bypass 200'])
    expect(end('r1/f1', 1).effects).toEqual([])
  })
})

describe('misuse', () => {
  it('is told by name', () => {
    const { ask, answer, head, end, fail } = play()
    ask('r1', 0)
    expect(() => end('r1/f1', 0)).toThrow(/no head of an answer to r1\/f1/)
    head('r1/f1', 0, minute)
    expect(() => answer('r1/f1', 0)).toThrow(/End its body with 'upstream-body-end'/)
    expect(() => fail('r1/f1', 0)).toThrow(/End its body/)
    end('r1/f1', 0)
    expect(() => end('r1/f1', 0)).toThrow(/no fetch r1\/f1/)
  })
})
