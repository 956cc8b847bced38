/** A cache node that serves stale: while it renews, and when upstream fails (RFC 5861). */
import { describe, expect, it } from 'vitest'
import { dateAt, type Fields } from './engine.testkit.ts'
import { play } from './edge.testkit.ts'
import { fieldValue } from './http/message.ts'
import { STANDARD_POLICY } from './policy/route-policy.ts'

const minute = { 'Cache-Control': 'max-age=60, stale-while-revalidate=30', ETag: '"v1"' }
const orIll = { 'Cache-Control': 'max-age=60, stale-if-error=600', ETag: '"v1"' }

function holding(fields: Fields, options: Parameters<typeof play>[0] = {}) {
  const node = play(options)
  node.ask('r1', 0)
  node.answer('r1/f1', 0, fields)
  return node
}
const statusOf = (told: { readonly answer: { readonly headers: readonly (readonly [string, string])[] } | undefined }) => fieldValue(told.answer!.headers, 'cache-status')

describe('stale-while-revalidate', () => {
  it('answers at once, and renews in one fetch for which nobody waits', () => {
    const { ask, answer, cache } = holding(minute)
    const told = ask('r2', 70, { 'If-None-Match': '"v0"', Range: 'bytes=0-1' }, 'HEAD')
    expect(told.effects).toEqual(['respond r2 stale 200', 'forward r2/f1 conditional background'])
    expect(statusOf(told)).toContain('tokyo; hit; ttl=-10;')
    expect(statusOf(told)).toContain('detail=stale-while-revalidate')
    expect(told.raw.effects.at(-1)).toMatchObject({ request: { method: 'GET', headers: [['If-None-Match', '"v1"']] } })
    expect(ask('r3', 71).effects).toEqual(['respond r3 stale 200'])
    expect(answer('r2/f1', 72, { Date: dateAt(72) }, 304).effects).toEqual(['refreshed'])
    expect(cache.entries(0)).toMatchObject([{ ageAtStoreSeconds: 0 }])
    expect(ask('r4', 73).effects).toEqual(['respond r4 hit 200'])
  })

  it('replaces what changed', () => {
    const { ask, answer } = holding(minute)
    ask('r2', 70)
    expect(answer('r2/f1', 72, { ...minute, ETag: '"v2"', Date: dateAt(72) }).effects).toEqual(['evicted replaced', 'stored'])
    expect(fieldValue(ask('r3', 73).answer!.headers, 'etag')).toBe('"v2"')
  })

  it('fetches in the background even where misses are not joined, once', () => {
    const { ask } = holding(minute, { collapse: false })
    expect(ask('r2', 70).effects).toEqual(['respond r2 stale 200', 'forward r2/f1 conditional background'])
    expect(ask('r3', 70).effects).toEqual(['respond r3 stale 200'])
  })

  it('lets requests wait for that fetch once the window has ended', () => {
    const { ask, answer } = holding(minute)
    ask('r2', 80)
    expect(ask('r3', 91).effects).toEqual(['wait r3 for r2/f1'])
    expect(answer('r2/f1', 92, { Date: dateAt(92) }, 304).effects).toEqual(['refreshed', 'respond r3 collapsed 200'])
  })

  it.each([['fails', null], ['is ill', 503]])('keeps what it has when upstream %s, and tries again with the next request', (_name, status) => {
    const { ask, answer, fail } = holding({ ...minute, 'Cache-Control': 'max-age=60, stale-while-revalidate=30' })
    ask('r2', 70)
    const ended = status === null ? fail('r2/f1', 71) : answer('r2/f1', 71, { 'Cache-Control': 'max-age=9' }, status)
    expect(ended.effects).toEqual([])
    expect(ask('r3', 72).effects).toEqual(['respond r3 stale 200', 'forward r3/f1 conditional background'])
  })

  it('sends those on who wait when the background fetch fails', () => {
    const { ask, fail } = holding(minute)
    ask('r2', 80)
    ask('r3', 91)
    ask('r4', 91)
    expect(fail('r2/f1', 92).effects).toEqual(['forward r3/f1 conditional', 'wait r4 for r3/f1'])
  })

  it('asks once more, still in the background, when a 304 is about something else', () => {
    const { ask, answer } = holding(minute)
    ask('r2', 70)
    expect(answer('r2/f1', 71, { ETag: '"v9"' }, 304).effects).toEqual(['forward r2/f2 background'])
    expect(answer('r2/f2', 72, { ...minute, Date: dateAt(72) }).effects).toEqual(['evicted replaced', 'stored'])
  })

  it('does not fetch what a fetch in flight, or a body that arrives, brings anyway', () => {
    const { ask, head, end } = holding(minute, { requestDirectives: 'obey' })
    ask('r2', 61, { 'Cache-Control': 'max-age=1' })
    expect(ask('r3', 62).effects).toEqual(['respond r3 stale 200'])
    head('r2/f1', 63, { ...minute, Date: dateAt(63) })
    expect(ask('r4', 64).effects).toEqual(['respond r4 stale 200'])
    end('r2/f1', 65)
    expect(ask('r5', 66).effects).toEqual(['respond r5 hit 200'])
  })

  it('waits for the end of an unstored background answer before the next', () => {
    const { ask, head, end } = holding(minute)
    ask('r2', 70)
    expect(head('r2/f1', 71, { 'Cache-Control': 'private' }).effects).toEqual([])
    expect(ask('r3', 72).effects).toEqual(['respond r3 stale 200'])
    end('r2/f1', 73)
    expect(ask('r4', 74).effects).toEqual(['respond r4 stale 200', 'forward r4/f1 conditional background'])
  })

  it('takes the window from the policy where it names one', () => {
    const { ask } = holding({ 'Cache-Control': 's-maxage=60' }, { policyFor: () => ({ ...STANDARD_POLICY, staleWhileRevalidateSeconds: 5 }) })
    expect(ask('r2', 65).effects).toEqual(['respond r2 stale 200', 'forward r2/f1 background'])
    expect(ask('r3', 66).effects).toEqual(['wait r3 for r2/f1'])
  })
})

describe('stale-if-error', () => {
  it.each([500, 502, 503, 504])('answers in place of a %i, and stores nothing of it', (status) => {
    const { ask, answer, cache } = holding(orIll)
    ask('r2', 70)
    const told = answer('r2/f1', 71, { 'Cache-Control': 'max-age=9' }, status)
    expect(told.effects).toEqual(['respond r2 stale 200'])
    expect(told.decisions).toEqual(['r2 validate server-error', 'r2 on-error stale-if-error'])
    expect(statusOf(told)).toContain(`tokyo; fwd=stale; fwd-status=${status}; ttl=-11;`)
    expect(statusOf(told)).toContain('detail=stale-if-error')
    expect(cache.entries(0)).toMatchObject([{ etag: '"v1"' }])
  })

  it('answers when no answer comes, and those who waited likewise', () => {
    const { ask, fail } = holding(orIll)
    ask('r2', 70)
    ask('r3', 70)
    const told = fail('r2/f1', 71)
    expect(told.effects).toEqual(['respond r2 stale 200', 'respond r3 stale 200'])
    expect(statusOf(told)).toContain('tokyo; fwd=stale; ttl=-11;')
  })

  it('ends with its window', () => {
    const { ask, answer } = holding(orIll)
    ask('r2', 661)
    ask('r3', 661)
    expect(answer('r2/f1', 662, {}, 503).effects).toEqual(['respond r2 error 503', 'forward r3/f1 conditional'])
  })

  it('uses what is stored when the error comes, not what was', () => {
    const { ask, answer, fail } = holding(orIll)
    ask('r2', 70, { Cookie: 'a=1' })
    ask('r3', 70, { Cookie: 'b=1' })
    answer('r2/f1', 71, { ...orIll, ETag: '"v2"', Date: dateAt(71) })
    expect(fieldValue(fail('r3/f1', 140).answer!.headers, 'etag')).toBe('"v2"')
  })

  it('answers HEAD without a body', () => {
    const { ask, fail } = holding(orIll)
    ask('r2', 70, {}, 'HEAD')
    expect(fail('r2/f1', 71).answer).toMatchObject({ status: 200, body: { lengthBytes: 0 } })
  })

  it('lets the body of the error go by', () => {
    const { ask, head, end, cache } = holding(orIll)
    ask('r2', 70)
    expect(head('r2/f1', 71, {}, 503).effects).toEqual(['respond r2 stale 200'])
    end('r2/f1', 72)
    expect(cache.entries(0)).toMatchObject([{ etag: '"v1"' }])
  })
})

describe('upstream that fails', () => {
  it('is asked once more for all who waited, and then all get the error', () => {
    const { ask, fail } = play()
    for (const id of ['r1', 'r2', 'r3', 'r4']) ask(id, 0)
    expect(fail('r1/f1', 1).effects).toEqual(['respond r1 error 502', 'forward r2/f1', 'wait r3 for r2/f1', 'wait r4 for r2/f1'])
    expect(fail('r2/f1', 2).effects).toEqual(['respond r2 error 502', 'respond r3 error 502', 'respond r4 error 502'])
  })

  it('is answered for with 504 after a timeout', () => {
    const { ask, fail } = play()
    ask('r1', 0)
    expect(fail('r1/f1', 1, 'timeout').effects).toEqual(['respond r1 error 504'])
  })
})
