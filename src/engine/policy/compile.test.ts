import { describe, expect, it } from 'vitest'
import { play } from '../edge.testkit.ts'
import { PHOTO, request, type Fields } from '../engine.testkit.ts'
import { fieldValue } from '../http/message.ts'
import { cacheKey } from '../key.ts'
import { cacheControlOf, compilePolicy, rulesFor } from './compile.ts'
import { SHOP, SMALLEST } from './examples.ts'
import { STANDARD_POLICY } from './route-policy.ts'
import type { PolicyDocument, PolicyRules } from './schema.ts'

const shop = (path: string, fields: Fields = {}, method = 'GET') => request(fields, method, `https://shop.example${path}`)
const byDefault = (rules: PolicyRules): PolicyDocument => ({ version: 1, default: rules })
const policy = (rules: PolicyRules) => compilePolicy(byDefault(rules))(request())

describe('routes', () => {
  const policyFor = compilePolicy(SHOP)
  it.each([
    ['/assets/app.3f2a.js', 'assets'],
    ['/assets/app.html', 'pages'],
    ['/api/me', 'personal'],
    ['/api/logo.jpg', 'personal'],
    ['/%61pi/me', 'personal'],
    ['/hero.webp?width=3', 'pictures'],
    ['/', 'pages'],
  ])('%s falls under %s', (path, name) => {
    expect(policyFor(shop(path)).route).toBe(name)
    expect(rulesFor(SHOP)(shop(path)).name).toBe(name)
  })

  it('what fits none falls under default, or under the standard', () => {
    expect(policyFor(shop('/', {}, 'POST')).route).toBeNull()
    expect(policy({ cache: false })).toMatchObject({ route: 'default', cache: false })
    const { errorTtlSeconds, ...rest } = compilePolicy(SMALLEST)(request())
    expect(rest).toEqual({ ...STANDARD_POLICY, errorTtlSeconds: undefined, setCookie: 'refuse' })
    expect(errorTtlSeconds(500)).toBeNull()
  })

  it('gives the rules in their own words', () => {
    expect(rulesFor(SHOP)(shop('/hero.jpg')).purge).toEqual({ by: 'tag' })
  })
})

describe('what a route says', () => {
  it('lifetimes', () => {
    const edge = { ttlSeconds: 5, when: 'always', staleWhileRevalidateSeconds: 0, staleIfErrorSeconds: 9 } as const
    expect(policy({ edge })).toMatchObject({ edgeTtlSeconds: 5, edgeTtlWhen: 'always', staleWhileRevalidateSeconds: 0, staleIfErrorSeconds: 9 })
    expect(policy({ edge: { ttlSeconds: 0 } })).toMatchObject({ edgeTtlSeconds: 0, edgeTtlWhen: 'silent', staleWhileRevalidateSeconds: null })
  })

  it('errors by status before their class', () => {
    const { errorTtlSeconds } = policy({ edge: { errorTtlSeconds: { '4xx': 5, '404': 10, '503': 0 } } })
    expect([404, 403, 503, 500, 200].map(errorTtlSeconds)).toEqual([10, 5, 0, null, null])
  })

  it.each([
    [{}, null],
    [{ ttlSeconds: 60 }, 'max-age=60'],
    [{ ttlSeconds: 60, immutable: true, private: true }, 'private, max-age=60, immutable'],
    [{ ttlSeconds: 0, immutable: true }, 'no-cache'],
    [{ noStore: true }, 'no-store'],
    [{ noStore: false, immutable: false, ttlSeconds: 1 }, 'max-age=1'],
  ])('browsers under %j are told %s', (browser, told) => {
    expect(cacheControlOf(browser)).toBe(told)
  })

  it('other caches are told what the origin said', () => {
    const document = byDefault({ edge: { ttlSeconds: 9 }, browser: { ttlSeconds: 1, resetAge: true } })
    expect(compilePolicy(document)(request())).toMatchObject({ browserCacheControl: 'max-age=1', browserAge: 'reset' })
    expect(compilePolicy(document, { asking: 'caches' })(request())).toMatchObject({ browserCacheControl: null, browserAge: 'keep', edgeTtlSeconds: 9 })
  })

  it.each([
    ['all', '?b=1&utm_x=2&a=3', '?b=1&utm_x=2&a=3'],
    ['none', '?b=1', ''],
    [{ include: ['a'] }, '?b=1&a=3', '?a=3'],
    [{ include: ['a', 'f_*'] }, '?f_2=1&a=3&f_1&g=1', '?a=3&f_1&f_2=1'],
    [{ exclude: ['utm_*', 'gclid'] }, '?b=1&utm_x=2&gclid=9&a=3', '?a=3&b=1'],
  ] as const)('the key of %j for %s is %s', (query, sent, kept) => {
    const { key } = policy({ key: { query: typeof query === 'string' ? query : JSON.parse(JSON.stringify(query)) as { include: string[] } } })
    const { answer } = cacheKey(request({}, 'GET', `${PHOTO}${sent}`), { ...STANDARD_POLICY, key })
    expect(answer).toBe(`GET ${PHOTO}${kept}`)
  })

  it('fields and cookies of the key, in one order however they are written', () => {
    expect(policy({ key: { headers: ['X-B', 'x-a', 'x-b'], cookies: ['b', 'A'] } }).key).toMatchObject({ headers: ['x-a', 'x-b'], cookies: ['A', 'b'] })
  })

  it('the rest', () => {
    expect(policy({ setCookie: 'strip', tags: ['a'], vary: { ignore: ['User-Agent'] } })).toMatchObject({ setCookie: 'strip', tags: ['a'], varyIgnored: new Set(['user-agent']) })
  })
})

describe('in a node', () => {
  const policyFor = compilePolicy(SHOP)
  const home = 'https://shop.example/?utm_source=mail'

  it('requests that say the same in other words share what is stored', () => {
    const { ask, answer } = play({ policyFor })
    const first = ask('r1', 0, { 'Accept-Language': 'de-CH, fr', 'User-Agent': 'iPhone', 'X-Forwarded-Host': 'evil.example' }, 'GET', home)
    expect(first.forwarded?.url).toBe(home)
    expect(first.forwarded?.headers).toEqual([['Accept-Encoding', 'identity'], ['Accept-Language', 'de'], ['User-Agent', 'mobile']])
    answer('r1/f1', 0, { Vary: 'Accept-Language, User-Agent, Cookie' })
    const second = ask('r2', 59, { 'Accept-Language': 'de', 'User-Agent': 'Android Mobile', Cookie: 'session=2' }, 'GET', 'https://shop.example/?gclid=1')
    expect(second.effects).toEqual(['respond r2 hit 200'])
    expect(fieldValue(second.answer!.headers, 'cache-control')).toBe('no-cache')
    expect(ask('r3', 59, { 'Accept-Language': 'de', Cookie: 'currency=EUR' }, 'GET', home).effects).toEqual(['forward r3/f1'])
  })

  it('a bypassed route looks nothing up and keeps nothing', () => {
    const { ask, answer, cache } = play({ policyFor })
    expect(ask('r1', 0, {}, 'GET', 'https://shop.example/api/me').decisions).toEqual(['r1 key policy-bypass'])
    expect(answer('r1/f1', 0, { 'Cache-Control': 'public, max-age=60' }).effects).toEqual(['respond r1 bypass 200'])
    expect(cache.entries(0)).toEqual([])
  })
})
