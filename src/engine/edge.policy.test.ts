/** What an operator's policy changes on the way through a node; the ladders' own share stands with the ladders. */
import { describe, expect, it } from 'vitest'
import { dateAt } from './engine.testkit.ts'
import { play } from './edge.testkit.ts'
import { fieldValue, withField } from './http/message.ts'
import { STANDARD_POLICY, type RoutePolicy } from './policy/route-policy.ts'

const minute = { 'Cache-Control': 'max-age=60', ETag: '"v1"' }
const under = (policy: Partial<RoutePolicy>) => play({ policyFor: () => ({ ...STANDARD_POLICY, ...policy }) })

describe('a policy', () => {
  it('is asked once a request, and its normalised request is what is matched and forwarded', () => {
    let asked = 0
    const policy: RoutePolicy = { ...STANDARD_POLICY, normalise: (headers) => withField(headers, 'Accept-Language', 'de') }
    const { ask, answer } = play({ policyFor: () => (asked++, policy) })
    const sent = ask('r1', 0, { 'Accept-Language': 'de-CH, de;q=0.9' })
    expect(sent.forwarded?.headers).toEqual([['Accept-Language', 'de']])
    answer('r1/f1', 0, { ...minute, Vary: 'Accept-Language' })
    expect(ask('r2', 1, { 'Accept-Language': 'de-AT' }).effects).toEqual(['respond r2 hit 200'])
    expect(asked).toBe(2)
  })

  it('ignores what it says Vary should not count', () => {
    const { ask, answer } = under({ varyIgnored: new Set(['user-agent']) })
    ask('r1', 0, { 'User-Agent': 'one' })
    answer('r1/f1', 0, { ...minute, Vary: 'User-Agent' })
    expect(ask('r2', 1, { 'User-Agent': 'two' }).effects).toEqual(['respond r2 hit 200'])
  })

  it('tells browsers its own Cache-Control, and no Expires beside it, of what is stored', () => {
    const { ask, answer } = under({ browserCacheControl: 'max-age=5' })
    ask('r1', 0)
    const miss = answer('r1/f1', 0, { ...minute, Expires: dateAt(60) })
    const hit = ask('r2', 1)
    for (const { answer: told } of [miss, hit]) {
      expect(fieldValue(told!.headers, 'cache-control')).toBe('max-age=5')
      expect(fieldValue(told!.headers, 'expires')).toBeUndefined()
    }
    ask('r3', 60)
    const kept = answer('r3/f1', 60, { 'Cache-Control': 'private, no-store', Date: dateAt(60) })
    expect(fieldValue(kept.answer!.headers, 'cache-control')).toBe('private, no-store')
  })

  it('lets the lifetime of browsers begin when they receive it', () => {
    const { ask, answer } = under({ browserAge: 'reset' })
    ask('r1', 0)
    answer('r1/f1', 0, minute)
    const { answer: told } = ask('r2', 30)
    expect(fieldValue(told!.headers, 'age')).toBeUndefined()
    expect(fieldValue(told!.headers, 'date')).toBe(dateAt(30))
    expect(fieldValue(told!.headers, 'cache-status')).toContain('hit; ttl=30')
  })

  it('keeps no Set-Cookie where it says so; who fetched it has its own', () => {
    const { ask, answer } = under({ setCookie: 'strip' })
    ask('r1', 0)
    expect(fieldValue(answer('r1/f1', 0, { ...minute, 'Set-Cookie': 'id=1' }).answer!.headers, 'set-cookie')).toBe('id=1')
    expect(fieldValue(ask('r2', 1).answer!.headers, 'set-cookie')).toBeUndefined()
  })
})

describe('tags', () => {
  const tagged = { ...minute, 'Surrogate-Key': 'home', 'Cache-Tag': 'a,b' }

  it('are kept with the response and never told to a client', () => {
    const { ask, answer, cache } = play()
    ask('r1', 0)
    for (const { answer: told } of [answer('r1/f1', 0, tagged), ask('r2', 1)]) {
      expect(fieldValue(told!.headers, 'surrogate-key')).toBeUndefined()
      expect(fieldValue(told!.headers, 'cache-tag')).toBeUndefined()
    }
    expect(cache.entries(0)).toMatchObject([{ tags: ['home', 'a', 'b'] }])
  })

  it('travel on from a shield, and pass through a private cache', () => {
    for (const options of [{ forwardTags: true }, { kind: 'private' as const }]) {
      const { ask, answer } = play(options)
      ask('r1', 0)
      expect(fieldValue(answer('r1/f1', 0, tagged).answer!.headers, 'surrogate-key')).toBe('home')
    }
  })
})
