/** What a node learns from HEAD, from a 304 that speaks of another variant, and from answers that come out of order. */
import { describe, expect, it } from 'vitest'
import { dateAt } from './engine.testkit.ts'
import { play } from './edge.testkit.ts'
import { fieldValue } from './http/message.ts'

const minute = { 'Cache-Control': 'max-age=60', ETag: '"v1"' }

describe('a 200 to HEAD', () => {
  const stale = () => {
    const told = play()
    told.ask('r1', 0)
    told.answer('r1/f1', 0, { ...minute, 'X-Old': 'stays' })
    return told
  }

  it('renews what it describes', () => {
    const { ask, answer } = stale()
    expect(ask('r2', 60, {}, 'HEAD').effects).toEqual(['forward r2/f1 conditional'])
    const told = answer('r2/f1', 60, { ...minute, 'X-New': 'comes', Date: dateAt(60) }, 200, 0)
    expect(told.effects).toEqual(['refreshed', 'respond r2 miss 200'])
    expect(told.decisions).toEqual([
      'r2 validate full-response',
      'r2 storable method-not-stored',
      'r2 head-update head-same',
      'r2 storable explicit-lifetime',
      'r2 age age-from-upstream',
      'r2 freshness max-age',
    ])
    const hit = ask('r3', 61)
    expect(hit.answer).toMatchObject({ status: 200, body: { lengthBytes: 1000 } })
    expect([fieldValue(hit.answer!.headers, 'x-old'), fieldValue(hit.answer!.headers, 'x-new')]).toEqual(['stays', 'comes'])
  })

  it('makes stale what it contradicts', () => {
    const { ask, answer, cache } = play({ requestDirectives: 'obey' })
    ask('r1', 0)
    answer('r1/f1', 0, minute)
    ask('r2', 10, { 'Cache-Control': 'no-cache' }, 'HEAD')
    expect(answer('r2/f1', 10, { ...minute, ETag: '"v2"', Date: dateAt(10) }, 200, 0).effects).toEqual(['marked-stale', 'respond r2 miss 200'])
    expect(cache.entries(0)).toMatchObject([{ freshnessLifetimeSeconds: 10 }])
    const told = ask('r3', 11)
    expect(told.effects).toEqual(['forward r3/f1 conditional'])
    expect(told.decisions).toContain('r3 freshness head-marked-stale')
  })

  it('says nothing of another variant', () => {
    const { ask, answer, cache } = play()
    ask('r1', 0, { 'Accept-Language': 'de' })
    answer('r1/f1', 0, { ...minute, Vary: 'Accept-Language' })
    ask('r2', 1, { 'Accept-Language': 'en' }, 'HEAD')
    expect(answer('r2/f1', 1, { ETag: '"v2"', Vary: 'Accept-Language', Date: dateAt(1) }, 200, 0).effects).toEqual(['respond r2 miss 200'])
    expect(cache.entries(0)).toMatchObject([{ freshnessLifetimeSeconds: 60 }])
  })

  it('says nothing once what it was about has been changed', () => {
    const { ask, answer, purge } = stale()
    ask('r2', 60, {}, 'HEAD')
    purge('p1', 61, undefined, 'soft')
    ask('r3', 62)
    answer('r3/f1', 63, { ...minute, Date: dateAt(63) })
    expect(answer('r2/f1', 64, { ...minute, ETag: '"v0"', Date: dateAt(64) }, 200, 0).effects).toEqual(['respond r2 miss 200'])
  })
})

describe('a 304 that speaks of another variant', () => {
  it('renews that one, under its own name, and serves it', () => {
    const { ask, answer, cache } = play()
    for (const [id, language] of [['r1', 'de'], ['r2', 'en']] as const) {
      ask(id, 0, { 'Accept-Language': language })
      answer(`${id}/f1`, 0, { ...minute, ETag: `"${language}"`, Vary: 'Accept-Language' })
    }
    ask('r3', 60, { 'Accept-Language': 'en' })
    const told = answer('r3/f1', 60, { ETag: '"de"', Date: dateAt(60) }, 304)
    expect(told.effects).toEqual(['refreshed', 'respond r3 revalidated 200'])
    expect(told.decisions[0]).toBe('r3 validate not-modified-variant')
    expect(fieldValue(told.answer!.headers, 'etag')).toBe('"de"')
    expect(cache.entries(0).map(({ variant, storedAtMs }) => [variant, storedAtMs > cache.entries(0)[1]!.storedAtMs])).toEqual([
      ['accept-language="de"', true],
      ['accept-language="en"', false],
    ])
  })
})

describe('answers out of order', () => {
  it('the one with the older Date goes to who asked, and does not replace the newer', () => {
    const { ask, answer, cache } = play({ collapse: false })
    ask('r1', 0)
    ask('r2', 0)
    answer('r2/f1', 1, { ...minute, ETag: '"v2"', Date: dateAt(1) })
    const told = answer('r1/f1', 2, { ...minute, Date: dateAt(0) })
    expect(told.effects).toEqual(['respond r1 miss 200'])
    expect(told.decisions).toContain('r1 storable older-than-stored')
    expect(fieldValue(told.answer!.headers, 'cache-status')).not.toContain('stored')
    expect(cache.entries(0)).toMatchObject([{ etag: '"v2"' }])
  })

  it('an older 304 does not bring back what was replaced meanwhile', () => {
    const { ask, answer, cache } = play({ collapse: false })
    ask('r1', 0)
    answer('r1/f1', 0, minute)
    ask('r2', 60)
    ask('r3', 60)
    answer('r3/f1', 62, { ...minute, ETag: '"v2"', Date: dateAt(62) })
    expect(answer('r2/f1', 63, { ETag: '"v1"', Date: dateAt(61) }, 304).effects).toEqual(['respond r2 revalidated 200'])
    expect(cache.entries(0)).toMatchObject([{ etag: '"v2"' }])
  })
})
