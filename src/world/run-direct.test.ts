/** Users and an origin, with no cache between: what distance, handshakes and the queue cost. */
import { describe, expect, test } from 'vitest'
import { CITY_IDS } from './geo/cities.ts'
import { greatCircleKm, locate } from './geo/distance.ts'
import { oneWayMs, rttMs } from './physics.ts'
import { countOutcomes, eventsOf, originRequests, requestRow, requests, userRequests } from './report.ts'
import { runWorld } from './run.ts'
import type { WorldInput } from './spec.ts'
import { URL_A, get, origin, resource, user, world } from './worlds.fixture.ts'

const kmToOrigin = (city: 'tokyo' | 'sydney' | 'frankfurt'): number => greatCircleKm(locate(city), locate('virginia'))

describe('distance', () => {
  test('a ping between any two cities takes 2 × (km × 1.3 ÷ 200 + access), exactly', () => {
    for (const place of CITY_IDS) {
      const users = CITY_IDS.map((id) => user(id, { accessMs: 1 }))
      const { log } = runWorld(world({ users, origin: origin({ place }) }), users.map((u) => ({ type: 'ping', atMs: 0, user: u.id })))
      const pongs = eventsOf(log, 'pong')
      expect(pongs).toHaveLength(CITY_IDS.length)
      for (const { user: from, rttMs: measured, km } of pongs) {
        expect(km).toBe(greatCircleKm(locate(from as 'tokyo'), locate(place)))
        expect(measured).toBeCloseTo(2 * (oneWayMs(km) + 1), 6)
        if (km >= 500) expect(Math.abs(measured - 2 * 1 - (2 * km * 1.3) / 200) / measured).toBeLessThan(0.05)
      }
    }
  })
})

describe('one request to the origin', () => {
  test('first byte after DNS, three round trips and the thinking; phases touch and fill it', () => {
    const { log } = runWorld(world(), [get(5)])
    const row = requestRow(log, 'r1')
    const oneWay = Math.round((oneWayMs(kmToOrigin('tokyo')) + 2) * 1000) / 1000
    expect(row.ttfbMs).toBeCloseTo(2 * 3 + 40 + 3 * 2 * oneWay + 20, 6)
    expect(row.phases.map((p) => [p.phase, p.node])).toEqual([
      ['dns', 'browser:tokyo'],
      ['tcp', 'browser:tokyo'],
      ['tls', 'browser:tokyo'],
      ['request', 'browser:tokyo'],
      ['think', 'origin'],
      ['response', 'origin'],
    ])
    expect(row).toMatchObject({ outcome: null, answeredBy: 'origin', status: 200, roundTrips: 3, user: 'tokyo', to: 'origin' })
    expect(row.totalMs! - row.ttfbMs!).toBeCloseTo(50_000 / 12_500, 6)
  })

  test('half the thinking saves exactly that half, and no more, in Sydney', () => {
    const ttfb = (thinkMs: number): number =>
      requestRow(runWorld(world({ users: [user('sydney')], origin: origin({ thinkMs }) }), [get(0, { user: 'sydney' })]).log, 'r1').ttfbMs!
    expect(ttfb(100) - ttfb(50)).toBeCloseTo(50, 6)
  })

  test('TLS 1.2 costs one more round trip', () => {
    const row = (tls: '1.2' | '1.3') => requestRow(runWorld(world({ tls }), [get(0)]).log, 'r1')
    const roundTrip = rttMs(kmToOrigin('tokyo')) + 4
    expect(row('1.2').ttfbMs! - row('1.3').ttfbMs!).toBeCloseTo(roundTrip, 6)
    expect([row('1.2').roundTrips, row('1.3').roundTrips]).toEqual([4, 3])
  })

  test('every crossing leaves and arrives: its log has the hops of a handshake, a request and an answer', () => {
    const hops = eventsOf(runWorld(world(), [get(0)]).log, 'hop')
    expect(hops.map((h) => h.kind)).toEqual([
      'dns-query', 'dns-answer', 'tcp-syn', 'tcp-syn-ack', 'tls-client', 'tls-server', 'request', 'response',
    ])
    expect(hops.at(-1)!.bytes).toBeGreaterThan(50_000)
  })
})

test('nobody looked in a cache, so nothing of the way there and back is called a miss', () => {
  const outcomes = (browserCache: boolean) =>
    runWorld(world({ users: [user('tokyo', { browserCache })] }), [get(0)]).log.flatMap((event) => ('outcome' in event && event.outcome ? [`${event.type} ${event.outcome}`] : []))
  expect(outcomes(false)).toEqual([])
  expect(outcomes(true)).toEqual(['answered miss', 'hop miss', 'answered miss', 'request-finished miss'])
  expect(countOutcomes(runWorld(world(), [get(0)]).log).miss).toBe(0)
})

describe('connections', () => {
  test('a warm one saves name, handshakes and their round trips', () => {
    const { log } = runWorld(world(), [get(0), get(2000)])
    const warm = requestRow(log, 'r2')
    expect(warm.phases.map((p) => p.phase)).toEqual(['request', 'think', 'response'])
    expect(warm.roundTrips).toBe(1)
    expect(eventsOf(log, 'connected').map((c) => c.roundTrips)).toEqual([2, 0])
  })

  test('is closed after 120 s of idleness, and then the handshakes come again', () => {
    const first = requestRow(runWorld(world(), [get(0)]).log, 'r1')
    const idleFrom = first.totalMs!
    const trips = (atMs: number): number | null => requestRow(runWorld(world(), [get(0), get(atMs)]).log, 'r2').roundTrips
    expect([trips(idleFrom + 120_000), trips(idleFrom + 120_000.001)]).toEqual([1, 3])
  })

  test('is not idle while an answer is awaited or a body is on its way', () => {
    const secondAfter = (atMs: number, over: Parameters<typeof origin>[0]): number | null =>
      requestRow(runWorld(world({ origin: origin(over) }), [get(0), get(atMs)]).log, 'r2').roundTrips
    expect(secondAfter(125_000, { thinkMs: 130_000 })).toBe(1)
    expect(secondAfter(200_000, { resources: [resource({ lengthBytes: 2_000_000_000 })] })).toBe(1)
  })

  test('an open one needs no name: the answer may have run out meanwhile', () => {
    const { log } = runWorld(world({ users: [user('tokyo', { resolver: { oneWayMs: 3, recursionMs: 40, ttlSeconds: 30 } })] }), [get(0), get(60_000)])
    expect(eventsOf(log, 'dns-resolved')).toHaveLength(1)
  })

  test('cold closes it and makes the browser forget the name; its resolver still knows', () => {
    const { log } = runWorld(world(), [get(0), { type: 'cold', atMs: 1000, user: 'tokyo' }, get(1000), get(1000 + 300_000)])
    expect(eventsOf(log, 'dns-resolved').map((d) => [d.fromCache, d.fromResolverCache])).toEqual([
      [false, false],
      [false, true],
      [false, false],
    ])
    expect(requestRow(log, 'r2')).toMatchObject({ roundTrips: 3, phases: expect.arrayContaining([expect.objectContaining({ phase: 'dns' })]) })
    expect(requestRow(log, 'r2').phases[0]).toMatchObject({ fromMs: 1000, untilMs: 1006 })
  })

  test('two requests at once share one handshake; the second only waits for it', () => {
    const { log } = runWorld(world(), [get(0), get(10)])
    expect(eventsOf(log, 'hop').filter((h) => h.kind === 'tcp-syn')).toHaveLength(1)
    const [first, second] = requests(log)
    expect(second!.roundTrips).toBe(1)
    expect(second!.phases.find((p) => p.phase === 'request')!.fromMs).toBe(first!.phases.find((p) => p.phase === 'request')!.fromMs)
  })
})

describe('the origin', () => {
  test('answers an unknown URL with 404, a conditional request with 304, and a deploy with a new ETag', () => {
    const etag = (log: ReturnType<typeof runWorld>['log'], req: string): string =>
      eventsOf(log, 'request-finished').find((e) => e.req === req)!.response.headers.find(([n]) => n === 'ETag')![1]
    const first = etag(runWorld(world(), [get(0)]).log, 'r1')
    expect(first).toMatch(/^"v1-[0-9a-f]{8}"$/)
    const { log } = runWorld(world(), [
      get(0, { url: 'https://shop.example/none' }),
      get(1000, { headers: [['If-None-Match', `"other", W/${first}`]] }),
      { type: 'deploy', atMs: 1500, url: URL_A },
      get(2000, { headers: [['If-None-Match', first]] }),
      get(3000, { headers: [['If-Modified-Since', 'Thu, 01 Jan 2026 00:00:01 GMT']] }),
      get(4000, { headers: [['If-Modified-Since', 'Thu, 01 Jan 2026 00:00:00 GMT']] }),
      get(5000, { headers: [['If-Modified-Since', 'yesterday']] }),
    ])
    expect(userRequests(log).map((r) => [r.status, r.outcome])).toEqual([
      [404, null],
      [304, null],
      [200, null],
      [304, null],
      [200, null],
      [200, null],
    ])
    expect(etag(log, 'r3')).toMatch(/^"v2-/)
    expect(eventsOf(log, 'origin-answered').map((e) => e.version)).toEqual([0, 1, 2, 2, 2, 2])
    const answer = eventsOf(log, 'request-finished')[2]!.response
    expect(answer.headers).toContainEqual(['Date', 'Thu, 01 Jan 2026 00:00:02 GMT'])
    expect(answer.headers).toContainEqual(['Last-Modified', 'Thu, 01 Jan 2026 00:00:01 GMT'])
  })

  test('answers for a range with 206, for one beyond the end with 416, and in full when the client has another version', () => {
    const range = (value: string, ...more: (readonly [string, string])[]): WorldInput => get(0, { headers: [['Range', value], ...more] })
    const inputs = [range('bytes=100-199'), range('bytes=-1'), range('bytes=50000-'), range('bytes=0-1,5-6'), range('bytes=0-9', ['If-Range', '"v0"'])]
    const { log } = runWorld(world(), [get(0), ...inputs])
    const answers = eventsOf(log, 'request-finished').map(({ response: { status, headers, body } }) => {
      const said = (name: string) => headers.find(([n]) => n === name)?.[1]
      return [status, body.lengthBytes, said('Content-Length'), said('Content-Range')]
    })
    expect(answers.slice(1).sort()).toEqual([
      [200, 50_000, '50000', undefined],
      [200, 50_000, '50000', undefined],
      [206, 1, '1', 'bytes 49999-49999/50000'],
      [206, 100, '100', 'bytes 100-199/50000'],
      [416, 0, '0', 'bytes */50000'],
    ])
    const etag = eventsOf(log, 'request-finished')[0]!.response.headers.find(([name]) => name === 'ETag')![1]
    const part = eventsOf(runWorld(world(), [range('bytes=0-9', ['If-Range', etag])]).log, 'request-finished')[0]!.response
    expect(part).toMatchObject({ status: 206, body: { lengthBytes: 10, content: 1 } })
  })

  test('sheds with 503 at once when the line is full', () => {
    const spec = world({ users: [user('new-york')], origin: origin({ workers: 1, queueLimit: 1, thinkMs: 50 }) })
    const inputs = [0, 0, 0].map((atMs) => get(5000 + atMs, { user: 'new-york' }))
    const { log } = runWorld(spec, [get(0, { user: 'new-york' }), ...inputs])
    const rows = userRequests(log).slice(1)
    expect(rows.map((r) => [r.status, r.outcome])).toEqual([[200, null], [200, null], [503, 'error']])
    expect(rows[1]!.ttfbMs! - rows[0]!.ttfbMs!).toBeCloseTo(50, 6)
    expect(rows[0]!.ttfbMs! - rows[2]!.ttfbMs!).toBeCloseTo(50, 6)
    expect(eventsOf(log, 'origin-queued').map((e) => e.queueLength)).toEqual([1])
    expect(originRequests(log)).toBe(4)
  })
})

describe('load', () => {
  const near = world({ users: [user('new-york'), user('sydney')], origin: origin({ workers: 4, thinkMs: 20, queueLimit: 40 }) })
  const load = (people: number, name: string, atMs = 0) =>
    ({ type: 'load', atMs, durationMs: 5000, user: name, people, perUserPerSecond: 0.1, url: URL_A }) as const

  test("the origin's rate is people × rate, within the bounds of a Poisson process", () => {
    for (const people of [10, 100, 1000, 10_000]) {
      const { log } = runWorld(near, [load(people, 'new-york'), load(people, 'sydney')])
      const arrivals = eventsOf(log, 'origin-gauge').at(-1)!.arrivals
      const expected = 2 * people * 0.1 * 5
      expect(Math.abs(arrivals - expected)).toBeLessThan(5 * Math.sqrt(expected))
    }
  })

  test('gauges come every 50 ms, and what arrived is served, shed, waiting or worked on', () => {
    const { log } = runWorld(near, [load(1000, 'new-york'), load(2000, 'sydney', 20)])
    const gauges = eventsOf(log, 'origin-gauge')
    const during = gauges.filter(({ atMs }) => atMs <= 5000)
    expect(during.map(({ atMs }) => atMs)).toEqual(Array.from({ length: 201 }, (_, i) => (i % 2 ? 20 + 25 * (i - 1) : 25 * i)))
    for (const g of gauges) expect(g.arrivals).toBe(g.served + g.shed + g.queueLength + g.busy)
    expect(gauges.at(-1)!.shed).toBeGreaterThan(0)
  })

  test('gauges go on after a load until nobody waits and no worker is busy', () => {
    const { log, endMs } = runWorld(near, [load(4000, 'sydney')])
    const after = eventsOf(log, 'origin-gauge').filter(({ atMs }) => atMs >= 5000)
    // 40 wait for 4 workers of 20 ms each: 200 ms, and the last are worked on until 220 ms at most.
    expect(after.map(({ atMs }) => atMs)).toEqual([5000, 5050, 5100, 5150, 5200, 5250])
    expect(after[0]!.queueLength).toBeGreaterThan(30)
    expect(after.at(-1)).toMatchObject({ queueLength: 0, busy: 0, arrivals: after[0]!.arrivals, served: after[0]!.arrivals - after[0]!.shed })
    expect(endMs).toBe(5250)
  })

  test('gauges of a load that begins while another drains are not read twice', () => {
    const { log } = runWorld(near, [load(4000, 'sydney'), load(10, 'new-york', 5130)])
    const times = eventsOf(log, 'origin-gauge').map(({ atMs }) => atMs)
    expect(times.slice(times.indexOf(5000), times.indexOf(5000) + 5)).toEqual([5000, 5050, 5100, 5130, 5180])
  })

  test('a single request waits in the same line, and is shed when that is full', () => {
    const probe = get(3000, { user: 'new-york' })
    const alone = requestRow(runWorld(near, [probe]).log, 'r1')
    const busy = requestRow(runWorld({ ...near, origin: origin({ workers: 4, queueLimit: 1e6 }) }, [probe, load(4000, 'sydney')]).log, 'r1')
    const full = requestRow(runWorld(near, [probe, load(40_000, 'sydney')]).log, 'r1')
    expect(busy.ttfbMs!).toBeGreaterThan(alone.ttfbMs! + 500)
    expect(busy.phases.some((p) => p.phase === 'queue')).toBe(true)
    expect(full.status).toBe(503)
  })

  test('below capacity nothing is shed', () => {
    expect(eventsOf(runWorld(near, [load(400, 'sydney')]).log, 'origin-gauge').at(-1)).toMatchObject({ shed: 0 })
  })
})

describe('misuse says what is wrong and how to mend it', () => {
  test.each([
    ['an unknown user', () => runWorld(world(), [get(0, { user: 'osaka' })]), 'names user "osaka", whom the world doesn\'t have (it has: tokyo)'],
    ['a negative time', () => runWorld(world(), [get(-1)]), 'atMs of a request is -1'],
    ['no number', () => runWorld(world(), [get(Number.NaN)]), 'atMs of a request is NaN'],
    ['a relative URL', () => runWorld(world(), [get(0, { url: '/hero.jpg' })]), 'Write it whole'],
    ['a deploy of nothing', () => runWorld(world(), [{ type: 'deploy', atMs: 0, url: 'https://shop.example/x' }]), 'A deploy names'],
    ['twins', () => runWorld(world({ users: [user('tokyo'), user('tokyo')] }), []), 'Two users are called "tokyo"'],
    ['an unknown POP', () => runWorld(world({ users: [user('tokyo', { pop: 'mars' })] }), []), 'sent to POP "mars"'],
    ['no workers', () => runWorld(world({ origin: origin({ workers: 0 }) }), []), 'workers is 0'],
  ])('%s', (_, act, message) => {
    expect(act).toThrow(message)
  })
})

test('inputs may come in any order; at equal times theirs counts', () => {
  const inputs = [get(0), get(500), { type: 'deploy', atMs: 900, url: URL_A } as const, get(900), get(900, { url: 'https://shop.example/none' })]
  const [a, b, c, d, e] = inputs as [WorldInput, WorldInput, WorldInput, WorldInput, WorldInput]
  expect(runWorld(world(), [c, d, b, e, a])).toEqual(runWorld(world(), inputs))
})

test('a wait makes an empty run last', () => {
  const run = runWorld(world(), [{ type: 'wait', atMs: 70 }])
  expect(run).toEqual({ endMs: 70, log: [{ atMs: 70, seq: 0, type: 'run-ended' }] })
})
