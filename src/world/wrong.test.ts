/** Wrong responses and leaks: served against what the origin would have sent to that very request. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fieldLines, fieldValue } from '../engine/http/message.ts'
import type { HeaderFields, HttpRequest } from '../engine/http/message.ts'
import { STANDARD_POLICY } from '../engine/policy/route-policy.ts'
import type { KeyPolicy, RoutePolicy } from '../engine/policy/route-policy.ts'
import { operated } from './operations/operations.ts'
import { eventsOf, userRequests } from './report.ts'
import { runWorld } from './run.ts'
import type { PopSpec, Representation, ResourceSpec, WorldInput, WorldSpec } from './spec.ts'
import { get, origin, pop, resource, user, world } from './worlds.fixture.ts'
import { leaksOf, wrongsOf } from './wrong.ts'

const IMAGE = 'https://shop.example/hero.jpg'
const CART = 'https://shop.example/cart'

const sessionOf = (request: HttpRequest): string | null => /sid=(\w+)/.exec(fieldValue(request.headers, 'Cookie') ?? '')?.[1] ?? null
const width = (request: HttpRequest): Representation => ({ id: `w=${/width=(\d+)/.exec(request.url)?.[1] ?? 'full'}`, lengthBytes: Number(/width=(\d+)/.exec(request.url)?.[1] ?? 900) })
const cart = (request: HttpRequest): Representation => {
  const owner = sessionOf(request)
  return owner === null ? { id: 'nobody’s cart' } : { id: `${owner}’s cart`, owner }
}
/** A page for all, but with a cookie for each. */
const greeting = (request: HttpRequest): Representation => ({ id: 'page', headers: [['Set-Cookie', `sid=${sessionOf(request) ?? 'new'}; Path=/`]] })

const image = (over: Partial<ResourceSpec> = {}): ResourceSpec => resource({ url: IMAGE, represent: width, ...over })
const personal = (cacheControl: string, represent = cart): ResourceSpec => resource({ url: CART, headers: [['Cache-Control', cacheControl]], represent })
const policy = (over: Partial<RoutePolicy>, key: Partial<KeyPolicy> = {}): PopSpec['policyFor'] => () => ({ ...STANDARD_POLICY, ...over, key: { ...STANDARD_POLICY.key, ...key } })
const spec = (resources: readonly ResourceSpec[], over: Partial<PopSpec> = {}, browserCache = false): WorldSpec =>
  world({ users: [user('tokyo', { browserCache }), user('sydney', { browserCache, pop: 'tokyo' })], pops: [pop('tokyo', over)], origin: origin({ resources }) })
const as = (sid: string): HeaderFields => [['Cookie', `sid=${sid}`]]
const mika = (atMs: number, url = CART) => get(atMs, { url, headers: as('mika') })
const ben = (atMs: number, url = CART) => get(atMs, { user: 'sydney', url, headers: as('ben') })

describe('an origin that represents', () => {
  test('makes what the request asks for, each with an entity tag and a length of its own', () => {
    const { log } = runWorld(spec([image()]), [get(0, { url: `${IMAGE}?width=320` }), get(1_000, { url: `${IMAGE}?width=640` }), get(2_000, { url: IMAGE })])
    const answers = eventsOf(log, 'request-finished').filter(({ from }) => from.startsWith('browser:')).map(({ response }) => response)
    expect(answers.map(({ body }) => [body.representation, body.owner, body.content, body.lengthBytes])).toEqual([['w=320', null, 1, 320], ['w=640', null, 1, 640], ['w=full', null, 1, 900]])
    expect(new Set(answers.map(({ headers }) => fieldValue(headers, 'ETag'))).size).toBe(3)
    expect(eventsOf(log, 'stored').map(({ entry }) => entry.representation)).toEqual(['w=320', 'w=640', 'w=full'])
  })

  test('a resource with that very URL answers before the one without a query', () => {
    const { log } = runWorld(spec([image(), resource({ url: `${IMAGE}?width=1`, lengthBytes: 77 })]), [get(0, { url: `${IMAGE}?width=1` }), get(0, { url: `${IMAGE}?width=2` })])
    expect(eventsOf(log, 'request-finished').filter(({ from }) => from.startsWith('browser:')).map(({ response }) => response.body.lengthBytes).sort()).toEqual([2, 77])
  })

  test('a deploy changes every representation', () => {
    const { log } = runWorld(spec([image({ headers: [['Cache-Control', 'max-age=1']] })]), [get(0, { url: `${IMAGE}?width=320` }), { type: 'deploy', atMs: 5_000, url: IMAGE }, get(9_000, { url: `${IMAGE}?width=320` })])
    expect(eventsOf(log, 'request-finished').filter(({ from }) => from.startsWith('browser:')).map(({ response }) => response.body.content)).toEqual([1, 2])
  })

  test('its headers stand beside the resource’s, and in place of those of the same name', () => {
    const german = image({ headers: [['Content-Language', 'en'], ['Cache-Control', 'max-age=60']], represent: () => ({ id: 'de', headers: [['Content-Language', 'de']] }) })
    const { headers } = eventsOf(runWorld(spec([german]), [get(0)]).log, 'request-finished').at(-1)!.response
    expect([fieldValue(headers, 'Content-Language'), fieldValue(headers, 'Cache-Control')]).toEqual(['de', 'max-age=60'])
  })
})

describe('wrongs', () => {
  const widths = [get(0, { url: `${IMAGE}?width=320` }), get(5_000, { url: `${IMAGE}?width=640` }), get(6_000, { url: `${IMAGE}?width=320` })]

  test('none by the default key', () => {
    const world1 = spec([image()])
    expect(wrongsOf(runWorld(world1, widths), world1)).toEqual([])
  })

  test('a key without the query serves one width for all', () => {
    const narrow = spec([image()], { policyFor: policy({}, { keepsParameter: () => false })! })
    const run = runWorld(narrow, widths)
    expect(wrongsOf(run, narrow)).toMatchObject([{ req: 'r2', user: 'tokyo', kind: 'variant', by: 'content', served: { version: 1, representation: 'w=320', owner: null }, due: { version: 1, representation: 'w=640', owner: null }, answeredBy: 'pop:tokyo' }])
    expect(leaksOf(run, narrow)).toEqual([])
  })

  test('old content is no wrong content', () => {
    const world1 = spec([image()])
    const run = runWorld(world1, [get(0), { type: 'deploy', atMs: 5_000, url: IMAGE }, get(6_000)])
    expect(userRequests(run.log).map(({ outcome }) => outcome)).toEqual(['miss', 'hit'])
    expect(wrongsOf(run, world1)).toEqual([])
  })

  test('a browser that asks whether its copy is current means the same request', () => {
    const german = image({ headers: [['Cache-Control', 'no-cache']], represent: (request) => ({ id: request.headers.some(([name]) => name.startsWith('If-')) ? 'asked' : 'plain' }) })
    const world1 = spec([german], {}, true)
    const run = runWorld(world1, [get(0), get(5_000)])
    expect(userRequests(run.log).map(({ outcome }) => outcome)).toEqual(['miss', 'revalidated'])
    expect(wrongsOf(run, world1)).toEqual([])
  })

  test('an unkeyed header that changes the content poisons it for everybody', () => {
    const page = image({ represent: (request) => ({ id: `for ${fieldValue(request.headers, 'X-Forwarded-Host') ?? 'shop.example'}` }) })
    const world1 = spec([page])
    const run = runWorld(world1, [get(0, { headers: [['X-Forwarded-Host', 'evil.example']] }), get(5_000), get(6_000, { user: 'sydney' })])
    expect(wrongsOf(run, world1).map(({ req, served }) => [req, served.representation])).toEqual([['r2', 'for evil.example'], ['r3', 'for evil.example']])
  })
})

describe('leaks', () => {
  const leaks = (over: WorldSpec, inputs = [mika(0), ben(5_000)]) => leaksOf(runWorld(over, inputs), over)

  test('public lets a cart go to somebody else', () => {
    expect(leaks(spec([personal('public, max-age=60')]))).toMatchObject([{ req: 'r2', user: 'sydney', kind: 'owner', by: 'content', served: { representation: 'mika’s cart', owner: 'mika' }, due: { representation: 'ben’s cart', owner: 'ben' } }])
  })

  test.each(['private, max-age=60', 'no-store'])('%s does not', (cacheControl) => {
    expect(leaks(spec([personal(cacheControl)]))).toEqual([])
  })

  test('a lifetime forced at the edge does, where the origin said nothing', () => {
    const forced = (cacheControl: string) => spec([personal(cacheControl)], { policyFor: policy({ edgeTtlSeconds: 60, edgeTtlWhen: 'always' })! })
    expect(leaks(forced('max-age=0'))).toHaveLength(1)
    expect(leaks(forced('private'))).toEqual([])
  })

  test('nobody’s cart for somebody is wrong, and no leak', () => {
    const world1 = spec([personal('public, max-age=60')])
    expect(wrongsOf(runWorld(world1, [get(0, { url: CART }), ben(5_000)]), world1)).toMatchObject([{ kind: 'variant', by: 'content', req: 'r2' }])
  })

  test('a cookie that is stored goes to the next one, until the edge refuses or strips it', () => {
    const greet = (setCookie: RoutePolicy['setCookie']) => spec([personal('public, max-age=60', greeting)], { policyFor: policy({ setCookie })! })
    expect(leaks(greet('store'))).toMatchObject([{ req: 'r2', by: 'set-cookie', served: { representation: 'page', owner: 'tokyo' }, due: { representation: 'page' } }])
    expect(leaks(greet('strip'))).toEqual([])
    expect(leaks(greet('refuse'))).toEqual([])
  })

  test('through a shield it goes to every edge', () => {
    const tiered = world({
      users: [user('tokyo'), user('sydney')],
      pops: [pop('tokyo', { parent: 'singapore' }), pop('sydney', { parent: 'singapore' }), pop('singapore', { tier: 'shield' })],
      origin: origin({ resources: [personal('public, max-age=60')] }),
      operations: operated(),
    })
    expect(leaks(tiered)).toMatchObject([{ req: 'r2', served: { owner: 'mika' }, answeredBy: 'pop:singapore' }])
  })

  test('a part of somebody’s data is a leak too', () => {
    expect(leaks(spec([personal('public, max-age=60')]), [mika(0), get(5_000, { user: 'sydney', url: CART, headers: [...as('ben'), ['Range', 'bytes=10-20']] })])).toMatchObject([{ req: 'r2', served: { owner: 'mika' } }])
  })
})

test('wrongs are those whose answer differs from what the origin sends when it is asked itself', () => {
  const person = fc.constantFrom(null, 'mika', 'ben')
  const request: fc.Arbitrary<WorldInput> = fc
    .record({ atMs: fc.integer({ min: 0, max: 30_000 }), who: fc.constantFrom('tokyo', 'sydney'), person, query: fc.constantFrom('', '?width=320', '?width=640', '?utm=1'), url: fc.constantFrom(IMAGE, CART) })
    .map(({ atMs, who, person: sid, query, url }) => get(atMs, { user: who, url: url + query, headers: sid === null ? [] : as(sid) }))
  const anySpec = fc
    .record({
      cacheControl: fc.constantFrom('public, max-age=60', 'max-age=5', 'private, max-age=60', 'no-store', 'no-cache', ''),
      vary: fc.constantFrom('', 'Cookie'),
      keeps: fc.constantFrom(null, 'none', 'width'),
      setCookie: fc.constantFrom('store' as const, 'strip' as const, 'refuse' as const),
      forced: fc.boolean(),
      browserCache: fc.boolean(),
      greets: fc.boolean(),
    })
    .map(({ cacheControl, vary, keeps, setCookie, forced, browserCache, greets }) => {
      const headers: HeaderFields = [['Cache-Control', cacheControl], ...(vary ? [['Vary', vary] as const] : [])]
      const keepsParameter = keeps === null ? null : (name: string) => name === keeps
      const policyFor = policy({ setCookie, ...(forced && { edgeTtlSeconds: 30, edgeTtlWhen: 'always' as const }) }, { keepsParameter })!
      return spec([image({ headers }), resource({ url: CART, headers, represent: greets ? greeting : cart })], { policyFor }, browserCache)
    })
  const got = (response: { readonly body: { readonly representation?: string; readonly owner?: string | null }; readonly headers: HeaderFields }) => ({
    content: [response.body.representation, response.body.owner],
    cookies: fieldLines(response.headers, 'Set-Cookie'),
  })
  let wrong = 0
  fc.assert(
    fc.property(anySpec, fc.array(request, { minLength: 4, maxLength: 25, size: 'max' }), (over, inputs) => {
      const run = runWorld(over, inputs)
      // By time and, at one time, by place: as requests are numbered.
      const ordered = [...inputs].sort((a, b) => a.atMs - b.atMs)
      const expected = ordered.flatMap((input, i) => {
        const asked = { ...input, atMs: 0, to: 'origin' as const }
        const replay = runWorld(over, [asked as WorldInput])
        const due = got(eventsOf(replay.log, 'request-finished')[0]!.response)
        const served = got(eventsOf(run.log, 'request-finished').find(({ req }) => req === `r${i + 1}`)!.response)
        const stray = served.cookies.some((line) => !due.cookies.includes(line))
        return JSON.stringify(served.content) !== JSON.stringify(due.content) || stray ? [`r${i + 1}`] : []
      })
      const found = new Set(wrongsOf(run, over).map(({ req }) => req))
      wrong += found.size
      expect([...found].sort()).toEqual(expected.sort())
    }),
    { numRuns: 80 },
  )
  expect(wrong).toBeGreaterThan(20)
})
