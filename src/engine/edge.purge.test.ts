/** Purges at a node, at rest and in the race with what is on its way. */
import { describe, expect, it } from 'vitest'
import { dateAt, PHOTO, type Fields } from './engine.testkit.ts'
import { play } from './edge.testkit.ts'
import { fieldValue } from './http/message.ts'
import { STANDARD_POLICY } from './policy/route-policy.ts'

const minute = { 'Cache-Control': 'max-age=60, stale-while-revalidate=30', ETag: '"v1"' }
const tagged = (tags: string): Fields => ({ ...minute, 'Surrogate-Key': tags })
const page = (letter: string) => `https://shop.example/${letter}`
const byTag = (...tags: string[]) => ({ by: 'tag', tags }) as const
const EVERYTHING = { by: 'everything' } as const

describe('a hard purge', () => {
  it('of a URL removes every variant and every key of it, and nothing else', () => {
    const policy = { ...STANDARD_POLICY, key: { keepsParameter: (name: string) => name === 'id', headers: ['x-country'], cookies: [] } }
    const { ask, answer, purge, cache } = play({ policyFor: () => policy })
    const url = page('p?id=1&utm=2')
    const ways: readonly [string, Fields, string][] = [
      ['r1', { 'X-Country': 'ch', 'Accept-Language': 'de' }, url],
      ['r2', { 'X-Country': 'fr', 'Accept-Language': 'fr' }, page('p?id=1')],
      ['r3', { 'X-Country': 'fr' }, page('p?id=2')],
    ]
    for (const [id, fields, from] of ways) {
      ask(id, 0, fields, 'GET', from)
      answer(`${id}/f1`, 0, { ...minute, Vary: 'Accept-Language' })
    }
    const told = purge('p1', 1, { by: 'url', url })
    expect(told.effects).toEqual(['evicted purged', 'evicted purged', 'purged 2 removed 0 marked'])
    expect(told.decisions).toEqual(['p1 purge hard-purge'])
    expect(cache.entries(0).map(({ url: left }) => left)).toEqual([page('p?id=2')])
  })

  it('of tags removes what carries any of them, once', () => {
    const { ask, answer, purge, cache } = play()
    for (const [letter, tags] of [['a', 'x y'], ['b', 'y'], ['c', 'z']] as const) {
      ask(letter, 0, {}, 'GET', page(letter))
      answer(`${letter}/f1`, 0, tagged(tags))
    }
    expect(purge('p1', 1, byTag('x', 'y')).effects).toEqual(['evicted purged', 'evicted purged', 'purged 2 removed 0 marked'])
    expect(cache.entries(0).map(({ url }) => url)).toEqual([page('c')])
  })

  it('of everything removes all, and of nothing says so', () => {
    const { ask, answer, purge, cache } = play()
    ask('r1', 0)
    answer('r1/f1', 0, minute)
    expect(purge('p1', 1, EVERYTHING).effects).toEqual(['evicted purged', 'purged 1 removed 0 marked'])
    expect(cache.entries(0)).toEqual([])
    expect(purge('p2', 1, EVERYTHING)).toMatchObject({ effects: ['purged 0 removed 0 marked'], decisions: ['p2 purge nothing-selected'] })
  })
})

describe('a soft purge', () => {
  it('makes stale what is fresh, to be asked about or served stale', () => {
    const { ask, answer, purge, cache } = play()
    ask('r1', 0)
    answer('r1/f1', 0, minute)
    expect(purge('p1', 10, EVERYTHING, 'soft').effects).toEqual(['marked-stale', 'purged 0 removed 1 marked'])
    expect(cache.entries(0)).toMatchObject([{ freshnessLifetimeSeconds: 10 }])
    const told = ask('r2', 11)
    expect(told.effects).toEqual(['respond r2 stale 200', 'forward r2/f1 conditional background'])
    expect(told.decisions).toContain('r2 freshness soft-purged')
    expect(purge('p2', 12, EVERYTHING, 'soft').effects).toEqual(['purged 0 removed 0 marked'])
    expect(ask('r3', 41).effects).toEqual(['forward r3/f1 conditional'])
  })
})

describe('the race', () => {
  it.each([
    ['a URL', { by: 'url', url: PHOTO } as const],
    ['everything', EVERYTHING],
    ['a tag that only the answer names', byTag('hero')],
  ])('an answer that left before a purge of %s is asked for again', (_name, selector) => {
    const { ask, answer, purge, cache } = play()
    ask('r1', 0)
    ask('r2', 0)
    purge('p1', 1, selector)
    const told = answer('r1/f1', 2, tagged('hero'))
    expect(told.effects).toEqual(['forward r1/f2', 'wait r2 for r1/f2'])
    expect(told.decisions).toEqual(['r1 purge purged-in-flight', 'r2 purge purged-in-flight'])
    expect(answer('r1/f2', 3, tagged('hero')).effects).toEqual(['stored', 'respond r1 miss 200', 'respond r2 collapsed 200'])
    expect(cache.entries(0)).toHaveLength(1)
  })

  it('a purge of something else changes nothing', () => {
    const { ask, answer, purge } = play()
    ask('r1', 0)
    purge('p1', 1, byTag('other'))
    purge('p2', 1, { by: 'url', url: page('other') })
    expect(answer('r1/f1', 2, tagged('hero')).effects).toEqual(['stored', 'respond r1 miss 200'])
  })

  it('who comes after the purge does not join the fetch from before', () => {
    const { ask, answer, purge } = play()
    ask('r1', 0)
    purge('p1', 1)
    expect(ask('r2', 2).effects).toEqual(['forward r2/f1'])
    expect(answer('r1/f1', 3, minute).effects).toEqual(['wait r1 for r2/f1'])
    expect(answer('r2/f1', 4, minute).effects).toEqual(['stored', 'respond r2 miss 200', 'respond r1 collapsed 200'])
  })

  it('a 304 for what was purged is no answer: the whole is asked for', () => {
    const { ask, answer, purge } = play()
    ask('r1', 0)
    answer('r1/f1', 0, tagged('hero'))
    ask('r2', 95)
    purge('p1', 96, byTag('hero'))
    const told = answer('r2/f1', 97, { Date: dateAt(97) }, 304)
    expect(told.effects).toEqual(['forward r2/f2'])
    expect(told.forwarded?.headers).toEqual([])
  })

  it('a background fetch is dropped, and its waiters ask anew', () => {
    const { ask, answer, purge, cache } = play()
    ask('r1', 0)
    answer('r1/f1', 0, tagged('hero'))
    ask('r2', 70)
    expect(ask('r3', 91).effects).toEqual(['wait r3 for r2/f1'])
    purge('p1', 92, byTag('hero'))
    const told = answer('r2/f1', 93, { Date: dateAt(93) }, 304)
    expect(told.effects).toEqual(['forward r3/f1'])
    expect(told.decisions).toEqual(['r2 purge purged-in-background', 'r3 purge purged-in-flight'])
    expect(cache.entries(0)).toEqual([])
  })

  it('a purge in the middle of a body: who has it goes on, nobody joins, nothing is stored', () => {
    const { ask, head, end, purge, cache } = play()
    ask('r1', 0)
    head('r1/f1', 0, tagged('hero'))
    purge('p1', 1, byTag('hero'))
    expect(ask('r2', 2).effects).toEqual(['forward r2/f1'])
    expect(end('r1/f1', 3)).toMatchObject({ effects: [], decisions: ['r1 purge removed-while-arriving'] })
    expect(cache.entries(0)).toEqual([])
  })

  it('a head that a purge overtook goes by unused', () => {
    const { ask, head, end, purge } = play()
    ask('r1', 0)
    purge('p1', 1)
    expect(head('r1/f1', 2, minute).effects).toEqual(['forward r1/f2'])
    expect(end('r1/f1', 3, null, false).effects).toEqual([])
  })

  it('a client does not wait for ever: after four answers it is told to come again', () => {
    const { ask, answer, purge } = play()
    ask('r1', 0)
    ask('r2', 0)
    for (let attempt = 1; attempt <= 3; attempt++) {
      purge(`p${attempt}`, attempt)
      expect(answer(`r1/f${attempt}`, attempt, minute).effects).toContain(`forward r1/f${attempt + 1}`)
    }
    purge('p4', 4)
    const told = answer('r1/f4', 4, minute)
    expect(told.effects).toEqual(['respond r1 error 503', 'respond r2 error 503'])
    expect(fieldValue(told.answer!.headers, 'retry-after')).toBe('1')
    expect(fieldValue(told.answer!.headers, 'cache-status')).toContain('fwd=uri-miss')
  })

  it('a soft purge lets who asked before have the answer, and stores it stale', () => {
    const { ask, answer, purge, cache } = play()
    ask('r1', 0)
    ask('r2', 0)
    purge('p1', 5, byTag('hero'), 'soft')
    expect(ask('r3', 6).effects).toEqual(['wait r3 for r1/f1'])
    const told = answer('r1/f1', 7, tagged('hero'))
    expect(told.effects).toEqual(['stored', 'respond r1 miss 200', 'respond r2 collapsed 200', 'forward r3/f1 conditional'])
    expect(told.decisions).toContain('r3 collapse answer-from-before-removal')
    expect(cache.entries(0)).toMatchObject([{ ageAtStoreSeconds: 7, freshnessLifetimeSeconds: 7 }])
    expect(ask('r4', 8).effects[0]).toBe('respond r4 stale 200')
  })

  it('a soft purge in the middle of a body stores it stale too', () => {
    const { ask, head, end, purge, cache } = play()
    ask('r1', 0)
    head('r1/f1', 0, minute)
    purge('p1', 5, EVERYTHING, 'soft')
    expect(ask('r2', 6).effects).toEqual(['forward r2/f1'])
    expect(end('r1/f1', 8).effects).toEqual(['stored'])
    expect(cache.entries(0)).toMatchObject([{ freshnessLifetimeSeconds: 8 }])
  })

  it('an answer that is not looked up is passed on, whatever is purged', () => {
    const { ask, answer, purge } = play()
    ask('r1', 0, {}, 'POST')
    purge('p1', 1, EVERYTHING)
    expect(answer('r1/f1', 2).effects).toEqual(['respond r1 bypass 200'])
  })
})

describe('an unsafe method', () => {
  it('bars what was on its way, which still goes to who asked before', () => {
    const { ask, answer, cache } = play()
    ask('r1', 0)
    ask('r2', 0)
    ask('r3', 0, {}, 'POST')
    answer('r3/f1', 1)
    expect(ask('r4', 2).effects).toEqual(['forward r4/f1'])
    const told = answer('r1/f1', 3, minute)
    expect(told.effects).toEqual(['respond r1 miss 200', 'respond r2 collapsed 200'])
    expect(told.decisions[0]).toBe('r1 purge invalidated-in-flight')
    expect(fieldValue(told.answer!.headers, 'cache-status')).not.toContain('stored')
    expect(cache.entries(0)).toEqual([])
  })

  it('bars a 304 for what it ended', () => {
    const { ask, answer, cache } = play()
    ask('r1', 0)
    answer('r1/f1', 0, minute)
    ask('r2', 95)
    ask('r3', 95, {}, 'DELETE')
    expect(answer('r3/f1', 96, {}, 204).effects).toEqual(['evicted invalidated', 'respond r3 bypass 204'])
    expect(answer('r2/f1', 97, { Date: dateAt(97) }, 304).effects).toEqual(['respond r2 revalidated 200'])
    expect(cache.entries(0)).toEqual([])
  })

  it('ends what Location and Content-Location name, at the same origin only', () => {
    const { ask, answer, cache } = play()
    for (const letter of ['a', 'b', 'c']) {
      ask(letter, 0, {}, 'GET', page(letter))
      answer(`${letter}/f1`, 0, minute)
    }
    ask('other', 0, {}, 'GET', 'https://other.example/a')
    answer('other/f1', 0, minute)
    ask('p1', 1, {}, 'POST', page('list'))
    const told = answer('p1/f1', 1, { Location: '/a', 'Content-Location': 'b' }, 201)
    expect(told.effects).toEqual(['evicted invalidated', 'evicted invalidated', 'respond p1 bypass 201'])
    ask('p2', 2, {}, 'POST', page('list'))
    const foreign = answer('p2/f1', 2, { Location: 'https://other.example/a' }, 201)
    expect(foreign).toMatchObject({ effects: ['respond p2 bypass 201'], decisions: ['p2 invalidate unsafe-method-succeeded', 'p2 invalidate names-other-origin'] })
    expect(cache.entries(0).map(({ url }) => url)).toEqual(['https://other.example/a', page('c')])
  })
})
