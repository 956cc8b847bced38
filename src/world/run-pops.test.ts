/** Users, POPs with caches, an origin: the laws that scenes state. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { STANDARD_POLICY } from '../engine/policy/route-policy.ts'
import type { CityId } from './geo/cities.ts'
import { CITY_IDS } from './geo/cities.ts'
import { greatCircleKm, locate } from './geo/distance.ts'
import { operatedUnchecked } from './operations/operations.ts'
import { oneWayMs, roundMs } from './physics.ts'
import { eventsOf, hopsOf, originRequests, popsTouched, requests, storedAt, userRequests } from './report.ts'
import type { RequestRow } from './report.ts'
import { runWorld } from './run.ts'
import type { WorldInput, WorldSpec } from './spec.ts'
import { URL_A, get, origin, pop, resource, user, world } from './worlds.fixture.ts'

const browsing = (over: Partial<WorldSpec> = {}): WorldSpec =>
  world({
    users: [user('tokyo', { browserCache: true })],
    pops: [pop('tokyo')],
    origin: origin({ resources: [resource({ headers: [['Cache-Control', 'max-age=60']] })] }),
    ...over,
  })

const phase = (row: RequestRow, name: string): number => {
  const span = row.phases.find((p) => p.phase === name)
  return span ? roundMs(span.untilMs - span.fromMs) : 0
}
const story = (rows: readonly RequestRow[]) => rows.map((r) => [r.req, r.outcome, r.answeredBy, r.roundTrips])

describe('a first visit', () => {
  test.each([true, false])("cold: first byte after DNS, 3 round trips to the POP, its lookup and its fetch (origin connections warm: %s)", (warmOrigin) => {
    const { log } = runWorld(browsing({ pops: [pop('seoul', { warmOrigin })] }), [get(7)])
    const [visit, fetched] = requests(log)
    const popOneWay = roundMs(oneWayMs(greatCircleKm(locate('tokyo'), locate('seoul'))) + 2)
    const originRtt = 2 * oneWayMs(greatCircleKm(locate('seoul'), locate('virginia')))
    expect(visit!.ttfbMs).toBe(roundMs(phase(visit!, 'dns') + 6 * popOneWay + 1 + fetched!.ttfbMs!))
    expect(fetched!.ttfbMs).toBe(roundMs((warmOrigin ? 1 : 3) * originRtt + 20))
    expect(story([visit!, fetched!])).toEqual([
      ['r1', 'miss', 'origin', 3],
      ['r1/f1', 'miss', 'origin', warmOrigin ? 1 : 3],
    ])
    expect(visit!.phases.map((p) => p.phase)).toEqual(['dns', 'tcp', 'tls', 'request', 'lookup', 'upstream', 'response'])
    expect(fetched!).toMatchObject({ parent: 'r1', from: 'pop:seoul', to: 'origin', user: null })
    expect(eventsOf(log, 'dns-resolved')[0]!.address).toBe('203.0.113.10')
    expect(storedAt(log, 'pop:seoul', visit!.startMs + visit!.ttfbMs!)[0]).toMatchObject({ url: URL_A, content: 1 })
  })
})

describe('a request that the POP passes by its cache', () => {
  const passing = { policyFor: () => ({ ...STANDARD_POLICY, cache: false }) }
  const ends = (log: Parameters<typeof requests>[0]) => requests(log).map(({ req, outcome }) => [req, outcome])

  test('is a bypass on its whole way, and on the way back from the origin', () => {
    const { log } = runWorld(browsing({ users: [user('tokyo', { browserCache: false })], pops: [pop('tokyo', passing)] }), [get(0)])
    expect(ends(log)).toEqual([
      ['r1', 'bypass'],
      ['r1/f1', 'bypass'],
    ])
    expect(hopsOf(log, 'r1').filter(({ kind }) => kind === 'response').map(({ outcome }) => outcome)).toEqual(['bypass', 'bypass'])
  })

  test('is a miss at a shield that does look it up', () => {
    const { log } = runWorld(browsing({ users: [user('tokyo', { browserCache: false })], pops: [pop('tokyo', { ...passing, parent: 'london' }), pop('london', { tier: 'shield' })], operations: operatedUnchecked() }), [get(0)])
    expect(ends(log)).toEqual([
      ['r1', 'bypass'],
      ['r1/f1', 'miss'],
      ['r1/f1/f1', 'miss'],
    ])
  })
})

describe('the four visits of the foundations', () => {
  const spec = browsing({ users: [user('tokyo', { browserCache: true }), user('seoul', { browserCache: true, pop: 'tokyo' })] })

  test('miss at the edge, hit at the edge, hit in the browser, 304', () => {
    const { log } = runWorld(spec, [get(0), get(5000, { user: 'seoul' }), get(10_000), get(70_000)])
    expect(story(userRequests(log))).toEqual([
      ['r1', 'miss', 'origin', 3],
      ['r2', 'hit', 'pop:tokyo', 3],
      ['r3', 'hit', 'browser:tokyo', 0],
      ['r4', 'revalidated', 'origin', 1],
    ])
    const [, , third, fourth] = userRequests(log)
    expect({ hops: hopsOf(log, 'r3'), ttfb: third!.ttfbMs, phases: third!.phases }).toEqual({ hops: [], ttfb: 0, phases: [] })
    expect(fourth!.status).toBe(200) // what the page gets: the stored body, renewed
    expect(eventsOf(log, 'request-started').find((e) => e.req === 'r4')!.request.headers.map(([n]) => n)).toContain('If-None-Match')
    expect(eventsOf(log, 'refreshed').map((e) => e.node)).toEqual(['pop:tokyo', 'browser:tokyo'])
    expect(eventsOf(log, 'origin-answered').map((e) => e.status)).toEqual([200, 304])
  })

  test('no request inside the freshness of the browser emits a hop', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1000, max: 59_000 }), { maxLength: 10 }), (times) => {
        const { log } = runWorld(browsing(), [get(0), ...times.map((t) => get(t))])
        for (const row of userRequests(log).slice(1)) expect(hopsOf(log, row.req)).toEqual([])
      }),
      { numRuns: 30 },
    )
  })

  test("a 304 from the POP's own fresh copy asks no origin", () => {
    // The other user's visit renews the POP's copy; the first user's own copy is stale by then.
    const { log } = runWorld(spec, [get(0), get(65_000, { user: 'seoul' }), get(70_000)])
    const last = userRequests(log)[2]!
    expect(last).toMatchObject({ outcome: 'revalidated', answeredBy: 'pop:tokyo' })
    expect(hopsOf(log, 'r3').map((h) => h.kind)).toEqual(['request', 'response'])
  })

  test('a 304 that was waited for together with another user counts as collapsed', () => {
    const { log } = runWorld(spec, [get(0), get(0, { user: 'seoul' }), get(90_000), get(90_000, { user: 'seoul' })])
    expect(userRequests(log).slice(2).map((r) => [r.outcome, r.answeredBy]).sort()).toEqual([
      ['collapsed', 'origin'],
      ['revalidated', 'origin'],
    ])
  })

  test('reload asks the network without validators although the copy is fresh', () => {
    const { log } = runWorld(browsing(), [get(0), get(5000, { reload: true })])
    expect(story(userRequests(log))[1]).toEqual(['r2', 'hit', 'pop:tokyo', 1])
    const sent = eventsOf(log, 'request-started').find((e) => e.req === 'r2')!.request
    expect(sent.headers).toEqual([['Cache-Control', 'no-cache']])
  })

  test('cold with cache empties the browser', () => {
    const { log } = runWorld(browsing(), [get(0), { type: 'cold', atMs: 5000, user: 'tokyo', cache: true }, get(6000)])
    expect(story(userRequests(log))[1]).toEqual(['r2', 'hit', 'pop:tokyo', 3])
    expect(storedAt(log, 'browser:tokyo', 4999)).toHaveLength(1)
    expect(storedAt(log, 'browser:tokyo', 5000)).toEqual([])
  })

  test('a deploy is seen when the copies have run out, and not before', () => {
    const seen = (atMs: number): unknown => {
      const { log } = runWorld(browsing(), [get(0), { type: 'deploy', atMs: 1000, url: URL_A }, get(atMs)])
      return eventsOf(log, 'request-finished').findLast((e) => e.req === 'r2')!.response.body.content
    }
    expect([seen(2000), seen(50_000), seen(70_000)]).toEqual([1, 1, 2])
  })
})

describe('many edges', () => {
  const popIds = ['tokyo', 'sao-paulo', 'frankfurt', 'virginia'] as const
  const spec = world({ users: CITY_IDS.map((id) => user(id)), pops: popIds.map((id) => pop(id)) })
  const visit = fc.record({ user: fc.constantFrom(...CITY_IDS), atMs: fc.integer({ min: 0, max: 250_000 }) })

  test('origin requests = POPs touched, whoever asks and when, while copies are fresh and fit', () => {
    fc.assert(
      fc.property(fc.array(visit, { maxLength: 40, size: 'max' }), (visits) => {
        const { log } = runWorld(spec, visits.map((v) => get(v.atMs, v)))
        expect(originRequests(log)).toBe(popsTouched(log).length)
      }),
      { numRuns: 60 },
    )
  })

  test('edges never share: what one has, another fetches itself', () => {
    const { log } = runWorld(spec, [get(0), get(5000, { user: 'seoul' }), get(10_000, { user: 'buenos-aires' })])
    expect(userRequests(log).map((r) => [r.to, r.outcome])).toEqual([
      ['pop:tokyo', 'miss'],
      ['pop:tokyo', 'hit'],
      ['pop:sao-paulo', 'miss'],
    ])
    expect(popIds.map((id) => storedAt(log, `pop:${id}`, 9000).length)).toEqual([1, 0, 0, 0])
  })

  test('a POP may be named; else the nearest serves', () => {
    const to = (over: object): string => requests(runWorld({ ...spec, users: [user('tokyo', over)] }, [get(0)]).log)[0]!.to
    expect([to({}), to({ pop: 'frankfurt' })]).toEqual(['pop:tokyo', 'pop:frankfurt'])
  })

  test('requests for one URL at once: one fetch, the others join it', () => {
    const neighbours: CityId[] = ['tokyo', 'seoul', 'hong-kong']
    const { log } = runWorld(spec, neighbours.map((u, i) => get(i, { user: u })))
    expect(userRequests(log).map((r) => r.outcome).sort()).toEqual(['collapsed', 'collapsed', 'miss'])
    expect(eventsOf(log, 'waiting').map((e) => e.onReq)).toEqual(['r1/f1', 'r1/f1'])
    for (const row of userRequests(log).filter((r) => r.outcome === 'collapsed')) {
      expect(row.answeredBy).toBe('origin')
      expect(row.phases.map((p) => p.phase)).toEqual(['dns', 'tcp', 'tls', 'request', 'lookup', 'wait', 'response'])
    }
    expect(originRequests(log)).toBe(1)
  })
})

describe('a small cache', () => {
  test('the least recently used object leaves before its lifetime ends', () => {
    const urls = ['a', 'b', 'c'].map((name) => `https://shop.example/${name}.jpg`)
    const spec = world({
      pops: [pop('tokyo', { capacityBytes: 110_000 })],
      origin: origin({ resources: urls.map((url) => resource({ url })) }),
    })
    const ask = (i: number, atMs: number): WorldInput => get(atMs, { url: urls[i]! })
    const { log } = runWorld(spec, [ask(0, 0), ask(1, 1000), ask(0, 2000), ask(2, 3000), ask(0, 4000), ask(1, 5000)])
    expect(userRequests(log).map((r) => r.outcome)).toEqual(['miss', 'miss', 'hit', 'miss', 'hit', 'miss'])
    expect(eventsOf(log, 'evicted').map((e) => [e.url, e.reason])).toEqual([
      [urls[1], 'capacity'],
      [urls[2], 'capacity'],
    ])
    expect(storedAt(log, 'pop:tokyo', 10_000).map((e) => e.url)).toEqual([urls[0], urls[1]])
  })
})

describe('an origin that fails', () => {
  test('a 503 comes through the POP as an error of the origin', () => {
    const spec = browsing({ origin: origin({ workers: 1, queueLimit: 0, thinkMs: 1000 }) })
    const { log } = runWorld(spec, [get(0), get(0, { url: 'https://shop.example/other' })])
    expect(userRequests(log).map((r) => [r.status, r.outcome, r.answeredBy])).toEqual([
      [200, 'miss', 'origin'],
      [503, 'error', 'origin'],
    ])
  })
})
