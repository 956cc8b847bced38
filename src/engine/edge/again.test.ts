import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { happenings, simulate } from '../edge.simulation.testkit.ts'
import type { CacheEffect, CacheEvent, CacheNodeOptions, StepResult, Way } from '../edge.types.ts'
import { at, dateAt, node, PHOTO, request, response, START_MS, type Fields } from '../engine.testkit.ts'
import type { HeaderFields, HttpRequest } from '../http/message.ts'
import { compilePolicy } from '../policy/compile.ts'
import { STANDARD_POLICY, type PolicyFor, type RoutePolicy } from '../policy/route-policy.ts'
import { DEFAULT_PROGRAM } from '../program.ts'

const lower: RoutePolicy = { ...STANDARD_POLICY, normalise: (headers) => headers.map(([name, value]) => [name, value.toLowerCase()]) }
const told: RoutePolicy = { ...STANDARD_POLICY, browserCacheControl: 'no-cache', browserAge: 'reset' }
const keyed: RoutePolicy = { ...STANDARD_POLICY, key: { keepsParameter: null, headers: ['accept-language'], cookies: ['n'] } }
/** Documents as operators write them: what they decide may be remembered by URL. */
const byUrl = compilePolicy({
  version: 1,
  routes: [
    { name: 'a', match: { paths: ['/a'] }, key: { query: { exclude: ['utm_*'] } }, normalise: { acceptLanguage: ['en', 'de'] }, browser: { resetAge: true } },
    { name: 'b', match: { paths: ['/b'] }, key: { query: 'none', headers: ['accept-language'], cookies: ['n'] }, normalise: { values: { 'accept-language': ['de'] } } },
    { name: 'c', match: { paths: ['/c'] }, normalise: { headers: ['x-none'] }, vary: { ignore: ['accept-language'] }, browser: { ttlSeconds: 5 } },
  ],
})
/** Rules that the operator changes every 20 seconds. */
const otherwise = compilePolicy({ version: 1, default: { key: { query: 'none' }, edge: { staleWhileRevalidateSeconds: 5 } } })
let rulesNow = byUrl
const changing: PolicyFor = Object.assign((asked: HttpRequest) => rulesNow(asked), { rules: () => rulesNow.rules?.() })
const atTime = (nowMs: number): void => void (rulesNow = Math.floor((nowMs - START_MS) / 20_000) % 2 === 0 ? byUrl : otherwise)

const options: fc.Arbitrary<Partial<CacheNodeOptions>> = fc.record({
  kind: fc.constantFrom('shared', 'private'),
  requestDirectives: fc.constantFrom('obey', 'ignore'),
  collapse: fc.boolean(),
  capacityBytes: fc.constantFrom(6000, 1_000_000),
  forwardTags: fc.boolean(),
  policyFor: fc.constantFrom(
    () => STANDARD_POLICY,
    Object.assign(() => STANDARD_POLICY, { rules: () => 'always the same' }),
    () => lower,
    () => keyed,
    byUrl,
    changing,
    // By language: the same stored response under two policies.
    ({ headers }: HttpRequest) => (headers.some(([, value]) => value === 'de') ? told : STANDARD_POLICY),
  ),
})

interface Happened {
  readonly event: CacheEvent
  readonly nowMs: number
}

/** Each request comes several times, the later ones when the first may be answered, and some with more than it. */
function repeated(events: readonly Happened[]): Happened[] {
  return events.flatMap(({ event, nowMs }): Happened[] => {
    if (event.type !== 'request') return [{ event, nowMs }]
    const { requestId, request: asked } = event
    const also = (more: string, url: string, ...lines: HeaderFields) => ({ ...event, requestId: requestId + more, request: { ...asked, url: asked.url + url, headers: [...asked.headers, ...lines] } })
    const all = [
      event,
      also('-again', ''),
      also('-later', ''),
      also('-campaign', `?utm_source=${requestId}&utm_medium=a+b`),
      also('-search', '?q=1'),
      also('-visitor', '', ['Cookie', 'm=2; n=1']),
      also('-proxied', '?utm_source=x', ['Connection', 'accept-language']),
    ]
    return all.map((one, i) => ({ event: one, nowMs: nowMs + i * 400 }))
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
          atTime(nowMs)
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
          const page = url.replace(/\?.*/, '')
          const served = event.type === 'request' ? counting.hit(event.request, nowMs, ways.get(page)) : null
          if (served === null) {
            expect(counting.step(event, nowMs, false).effects).toEqual(expected)
            const way = counting.wayTo(url)
            if (way !== null) ways.set(page, way)
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
    ['it must not know its age', { policyFor: () => told }, {}],
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

  it('may be counted without its headers, as soon as it is stored', () => {
    const { cache, ask } = stocked()
    const asked = request({ 'Accept-Language': 'de' })
    expect(cache.hit(request({ 'Accept-Language': 'fr' }), at(1))).toBeNull()
    expect(cache.hit(asked, at(1))).not.toBeNull()
    const first = answered(ask('r1', 1))
    expect(cache.hit(asked, at(2))).toMatchObject({ status: 200, body: first?.body })
    expect(cache.hit(request({ 'Accept-Language': 'fr' }), at(2))).toBeNull()
    expect(cache.hit(asked, at(61))).toBeNull()
  })

  it('may be asked for by the way that its URL had, until that leads nowhere', () => {
    const { cache, ask, answer } = stocked()
    const asked = request({ 'Accept-Language': 'de' })
    expect(cache.wayTo(`${asked.url}?x`)).toBeNull()
    ask('r1', 1)
    const way = cache.wayTo(asked.url) ?? undefined
    expect(cache.hit(asked, at(2), way)).not.toBeNull()
    cache.step({ type: 'purge', purgeId: 'p', selector: { by: 'everything' }, mode: 'hard' }, at(3), false)
    expect(cache.hit(asked, at(3), way)).toBeNull()
    ask('r2', 4)
    answer('r2/f1', 4)
    expect(cache.hit(asked, at(6), way)).toBeNull()
    expect(cache.hit(asked, at(6), cache.wayTo(asked.url) ?? undefined)).not.toBeNull()
  })

  const shop = compilePolicy({
    version: 1,
    default: { key: { query: { exclude: ['utm_*'] }, headers: ['x-currency'], cookies: ['n'] }, normalise: { acceptLanguage: ['en', 'de'] }, browser: { resetAge: true } },
  })
  const normalising = compilePolicy({ version: 1, default: { key: { query: 'none' }, normalise: { acceptLanguage: ['en', 'de'] } } })

  it.each<[string, PolicyFor, Fields, string?]>([
    ['its query counts for nothing', normalising, {}, '?utm_source=a&q=1'],
    ['its fields are normalised to the same', normalising, { 'Accept-Language': 'de-DE,de;q=0.9' }],
    ['its Connection names a field that counts', normalising, { 'Accept-Language': 'de', Connection: 'accept-encoding' }],
    ['the fields and cookies in its key are the same', shop, { 'X-Currency': 'EUR', Cookie: 'm=1; n=2' }, '?utm_source=a'],
  ])('is found though %s', (_, policyFor, fields, query = '') => {
    const first = policyFor === shop ? { 'X-Currency': 'EUR', Cookie: 'n=2' } : {}
    const cache = node({ policyFor })
    cache.step({ type: 'request', requestId: 'r', request: request({ 'Accept-Language': 'de', ...first }) }, at(0), false)
    const stored = response({ Date: dateAt(0), 'Cache-Control': 'max-age=60', Vary: 'Accept-Language' })
    cache.step({ type: 'upstream-response', fetchId: 'r/f1', response: stored, requestSentAtMs: at(0) }, at(0), false)
    const asked = request({ 'Accept-Language': 'de', ...fields }, 'GET', PHOTO + query)
    expect(cache.hit(asked, at(1))).not.toBeNull()
    expect(cache.hit(asked, at(1), cache.wayTo(PHOTO) ?? undefined)).not.toBeNull()
    for (const other of [{ 'Accept-Language': 'en' }, { Cookie: 'n=3' }, { 'X-Currency': 'USD' }].slice(0, policyFor === shop ? 3 : 1)) {
      expect(cache.hit(request({ 'Accept-Language': 'de', ...fields, ...(other as Fields) }, 'GET', PHOTO + query), at(1))).toBeNull()
    }
  })

  it.each([`${PHOTO}?q=1`, `${PHOTO}?utm_x=1&q`, `${PHOTO}?%75tm_x=1`, `${PHOTO}?utm_x=1;q=2`, `${PHOTO}x?utm_x=1`, `${PHOTO}/?utm_x=1`])('is not found by a way that %s has not', (url) => {
    const cache = node({ policyFor: shop })
    cache.step({ type: 'request', requestId: 'r', request: request() }, at(0), false)
    cache.step({ type: 'upstream-response', fetchId: 'r/f1', response: response({ 'Cache-Control': 'max-age=60' }), requestSentAtMs: at(0) }, at(0), false)
    const way = cache.wayTo(PHOTO) ?? undefined
    expect(cache.hit(request({}, 'GET', `${PHOTO}?utm_x=1&utm_y`), at(1), way)).not.toBeNull()
    expect(cache.hit(request({}, 'GET', url), at(1), way)).toBeNull()
  })

  it('is not found by fields that end at the connection', () => {
    const cache = node({ policyFor: normalising })
    cache.step({ type: 'request', requestId: 'r', request: request({ 'Accept-Language': 'de' }) }, at(0), false)
    const answer = response({ 'Cache-Control': 'max-age=60', Vary: 'Accept-Language' })
    cache.step({ type: 'upstream-response', fetchId: 'r/f1', response: answer, requestSentAtMs: at(0) }, at(0), false)
    expect(cache.hit(request({ 'Accept-Language': 'de', Connection: 'accept-encoding' }), at(1))).not.toBeNull()
    expect(cache.hit(request({ 'Accept-Language': 'de', Connection: 'accept-language' }), at(1))).toBeNull()
  })

  it('is not found in a response that has to be asked about each time', () => {
    const { cache } = stocked({ 'Cache-Control': 'max-age=60, no-cache' })
    expect(cache.hit(request({ 'Accept-Language': 'de' }), at(1))).toBeNull()
  })

  it('is not found by an old way under rules that came back, when what is stored has gone meanwhile', () => {
    const [one, other] = [compilePolicy({ version: 1 }), compilePolicy({ version: 1, default: { browser: { ttlSeconds: 5 } } })]
    let now = one
    const cache = node({ policyFor: Object.assign((asked: HttpRequest) => now(asked), { rules: () => now.rules?.() }) })
    cache.step({ type: 'request', requestId: 'r', request: request() }, at(0), false)
    cache.step({ type: 'upstream-response', fetchId: 'r/f1', response: response({ 'Cache-Control': 'max-age=60' }), requestSentAtMs: at(0) }, at(0), false)
    const way = cache.wayTo(PHOTO) ?? undefined
    expect(cache.hit(request(), at(1), way)).not.toBeNull()
    now = other
    cache.step({ type: 'request', requestId: 'r2', request: request() }, at(2), false)
    cache.step({ type: 'purge', purgeId: 'p', selector: { by: 'everything' }, mode: 'hard' }, at(3), false)
    now = one
    expect(cache.hit(request(), at(4), way)).toBeNull()
  })

  it('is not found when the operator has changed the rules', () => {
    let now = normalising
    const cache = node({ policyFor: Object.assign((asked: HttpRequest) => now(asked), { rules: () => now.rules?.() }) })
    const asked = request({}, 'GET', `${PHOTO}?q=1`)
    cache.step({ type: 'request', requestId: 'r', request: asked }, at(0), false)
    cache.step({ type: 'upstream-response', fetchId: 'r/f1', response: response({ 'Cache-Control': 'max-age=60' }), requestSentAtMs: at(0) }, at(0), false)
    expect(cache.hit(asked, at(1))).not.toBeNull()
    now = compilePolicy({ version: 1, default: { cache: false } })
    expect(cache.hit(asked, at(1))).toBeNull()
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
