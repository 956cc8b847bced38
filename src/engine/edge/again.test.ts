import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { happenings, simulate } from '../edge.simulation.testkit.ts'
import type { CacheEffect, CacheEvent, CacheNodeOptions, StepResult, Way } from '../edge.types.ts'
import { at, dateAt, node, request, response, START_MS, type Fields } from '../engine.testkit.ts'
import type { HttpRequest } from '../http/message.ts'
import { STANDARD_POLICY, type RoutePolicy } from '../policy/route-policy.ts'
import { DEFAULT_PROGRAM } from '../program.ts'

const lower: RoutePolicy = { ...STANDARD_POLICY, normalise: (headers) => headers.map(([name, value]) => [name, value.toLowerCase()]) }
const told: RoutePolicy = { ...STANDARD_POLICY, browserCacheControl: 'no-cache', browserAge: 'reset' }
const keyed: RoutePolicy = { ...STANDARD_POLICY, key: { keepsParameter: null, headers: ['accept-language'], cookies: [] } }

const options: fc.Arbitrary<Partial<CacheNodeOptions>> = fc.record({
  kind: fc.constantFrom('shared', 'private'),
  requestDirectives: fc.constantFrom('obey', 'ignore'),
  collapse: fc.boolean(),
  capacityBytes: fc.constantFrom(6000, 1_000_000),
  forwardTags: fc.boolean(),
  policyFor: fc.constantFrom(
    () => STANDARD_POLICY,
    () => lower,
    () => keyed,
    // By language: the same stored response under two policies.
    ({ headers }: HttpRequest) => (headers.some(([, value]) => value === 'de') ? told : STANDARD_POLICY),
  ),
})

interface Happened {
  readonly event: CacheEvent
  readonly nowMs: number
}

/** Each request comes three times, the second and third when the first may be answered. */
function repeated(events: readonly Happened[]): Happened[] {
  return events.flatMap(({ event, nowMs }): Happened[] => {
    if (event.type !== 'request') return [{ event, nowMs }]
    return ['', '-again', '-later'].map((more, i) => ({ event: { ...event, requestId: event.requestId + more }, nowMs: nowMs + i * 400 }))
  })
}

describe('a step without decisions, and a hit that is only counted', () => {
  it('have the effects of a step with them, whatever happened before', () => {
    fc.assert(
      fc.property(options, happenings, (chosen, plan) => {
        const [traced, untraced, counting] = [node(chosen), node(chosen), node(chosen)]
        // Never forgotten, however old.
        const ways = new Map<string, Way>()
        for (const { event, nowMs } of repeated(simulate(chosen, plan).moments)) {
          let expected: readonly CacheEffect[]
          try {
            expected = traced.step(event, nowMs).effects
          } catch (error) {
            // The repeated requests change which fetches there are; all nodes refuse the same events.
            expect(() => untraced.step(event, nowMs, false)).toThrow((error as Error).message)
            expect(() => counting.step(event, nowMs, false)).toThrow((error as Error).message)
            continue
          }
          const { effects, decisions } = untraced.step(event, nowMs, false)
          expect(effects).toEqual(expected)
          expect(decisions).toEqual([])
          const url = event.type === 'request' ? event.request.url : ''
          const served = event.type === 'request' ? counting.hit(event.request, nowMs, ways.get(url)) : null
          if (served === null) {
            expect(counting.step(event, nowMs, false).effects).toEqual(expected)
            const way = counting.wayTo(url)
            if (way !== null) ways.set(url, way)
          } else expect(expected).toMatchObject([{ type: 'respond', outcome: 'hit', response: { status: served.status, body: served.body } }])
        }
        expect(untraced.entries(START_MS)).toEqual(traced.entries(START_MS))
        expect(counting.entries(START_MS)).toEqual(traced.entries(START_MS))
      }),
      { numRuns: 150, seed: 9111 },
    )
  })
})

/** A node with a photo in it, fresh for a minute. */
function stocked(fields: Fields = {}, chosen: Partial<CacheNodeOptions> = {}) {
  const cache = node(chosen)
  const ask = (id: string, seconds: number, asked: Fields = {}, url?: string, method?: string) =>
    cache.step({ type: 'request', requestId: id, request: request({ 'Accept-Language': 'de', ...asked }, method, url) }, at(seconds), false)
  const answer = (fetchId: string, seconds: number, answered: Fields = fields) => {
    const message = response({ Date: dateAt(seconds), 'Cache-Control': 'max-age=60', Vary: 'Accept-Language', ...answered })
    return cache.step({ type: 'upstream-response', fetchId, response: message, requestSentAtMs: at(seconds) }, at(seconds), false)
  }
  ask('r0', 0)
  answer('r0/f1', 0)
  return { cache, ask, answer }
}

const answered = ({ effects }: StepResult) => effects.find((effect) => effect.type === 'respond')?.response

describe('a request that gets the same answer again', () => {
  it('gets the very same within one second of age, and the next second another', () => {
    const { ask } = stocked()
    ask('r1', 1)
    const first = answered(ask('r2', 2))
    expect(answered(ask('r3', 2.9))).toBe(first)
    expect(answered(ask('r4', 3))).not.toBe(first)
    expect(answered(ask('r4', 3))?.headers).toContainEqual(['Age', '3'])
  })

  it.each<[string, Partial<CacheNodeOptions>, Fields, string?]>([
    ['other rules are used', { program: { ...DEFAULT_PROGRAM } }, {}],
    ['the cache is private', { kind: 'private' }, {}],
    ['it asks for a range', {}, { Range: 'bytes=0-9' }],
    ['it has a condition', {}, { 'If-None-Match': '"x"' }],
    ['it has directives', {}, { 'cache-control': 'max-age=5' }],
    ['it is a HEAD', {}, {}, 'HEAD'],
    ['a header is part of the key', { policyFor: () => keyed }, {}],
  ])('not when %s', (_, chosen, asked, method) => {
    const { ask } = stocked({}, chosen)
    ask('r1', 1, asked, undefined, method)
    expect(answered(ask('r2', 2, asked, undefined, method))).toBeDefined()
    expect(answered(ask('r2', 2, asked, undefined, method))).not.toBe(answered(ask('r3', 2, asked, undefined, method)))
  })

  it('not once it is stale, replaced or purged', () => {
    const { cache, ask, answer } = stocked()
    ask('r1', 1)
    expect(answered(ask('r2', 59.9))).toBeDefined()
    expect(ask('r3', 60).effects).toMatchObject([{ type: 'forward' }])
    answer('r3/f1', 60)
    expect(answered(ask('r4', 61))?.headers).toContainEqual(['Age', '1'])
    ask('r5', 61)
    cache.step({ type: 'purge', purgeId: 'p', selector: { by: 'everything' }, mode: 'hard' }, at(62), false)
    expect(ask('r6', 62).effects).toMatchObject([{ type: 'forward' }])
  })

  it('may be counted without its headers, from the second time on', () => {
    const { cache, ask } = stocked()
    const asked = request({ 'Accept-Language': 'de' })
    expect(cache.hit(asked, at(1))).toBeNull()
    const first = answered(ask('r1', 1))
    expect(cache.hit(asked, at(2))).toMatchObject({ status: 200, body: first?.body })
    expect(cache.hit(request({ 'Accept-Language': 'fr' }), at(2))).toBeNull()
    expect(cache.hit(asked, at(61))).toBeNull()
  })

  it('may be asked for by the way that its URL had, until that leads nowhere', () => {
    const { cache, ask, answer } = stocked()
    const asked = request({ 'Accept-Language': 'de' })
    expect(cache.wayTo(asked.url)).toBeNull()
    ask('r1', 1)
    const way = cache.wayTo(asked.url) ?? undefined
    expect(cache.hit(asked, at(2), way)).not.toBeNull()
    cache.step({ type: 'purge', purgeId: 'p', selector: { by: 'everything' }, mode: 'hard' }, at(3), false)
    expect(cache.hit(asked, at(3), way)).toBeNull()
    ask('r2', 4)
    answer('r2/f1', 4)
    ask('r3', 5)
    expect(cache.hit(asked, at(6), way)).toBeNull()
    expect(cache.hit(asked, at(6), cache.wayTo(asked.url) ?? undefined)).not.toBeNull()
  })

  it.each(['asked', 'counted'])('keeps what is %s again from being the first to go', (way) => {
    const { cache, ask, answer } = stocked({}, { capacityBytes: 2700 })
    ask('r1', 1, {}, 'https://shop.example/b')
    answer('r1/f1', 1)
    ask('r2', 2)
    ask('r3', 2, {}, 'https://shop.example/b')
    if (way === 'asked') ask('r4', 2)
    else expect(cache.hit(request({ 'Accept-Language': 'de' }), at(2))).not.toBeNull()
    ask('r5', 3, {}, 'https://shop.example/c')
    answer('r5/f1', 3)
    expect(cache.entries(at(3)).map(({ url }) => url.at(-1))).toEqual(['c', 'g'])
  })

  it('remembers no more addresses than responses call for, however one is written', () => {
    const { cache, ask } = stocked()
    for (let i = 0; i < 10_000; i++) ask(`r${i + 1}`, 1, {}, `https://shop.example/hero.jpg#${i}`)
    expect(cache.entries(at(1))).toHaveLength(1)
    expect(cache.usage().addressesRemembered).toBeLessThan(100)
  })
})
