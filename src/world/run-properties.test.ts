/** What holds in every run, whatever the world and whatever happens in it. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CityId } from './geo/cities.ts'
import type { LogEvent, Run } from './log.ts'
import { roundMs } from './physics.ts'
import { eventsOf, requests, storedAt } from './report.ts'
import { runWorld } from './run.ts'
import type { WorldInput, WorldSpec } from './spec.ts'
import { origin, pop, resource, user, world } from './worlds.fixture.ts'

const people: CityId[] = ['tokyo', 'sydney', 'madrid', 'lagos']
const doors: CityId[] = ['singapore', 'frankfurt']
const urls = ['a', 'b', 'c', 'd'].map((name) => `https://shop.example/${name}`)
const ms = (max: number): fc.Arbitrary<number> => fc.integer({ min: 0, max: max * 1000 }).map((thousandths) => thousandths / 1000)

const header = fc.constantFrom('max-age=60', 'public, max-age=5, s-maxage=30', 'no-store', 'private, max-age=10', 'no-cache', 'max-age=0', 'max-age=x', '')
const anyResources = fc.tuple(...urls.map((url) =>
  fc.record({ cc: header, etag: fc.boolean(), lastModified: fc.boolean(), lengthBytes: fc.integer({ min: 0, max: 80_000 }) })
    .map(({ cc, ...rest }) => resource({ url, ...rest, headers: cc === '' ? [] : [['Cache-Control', cc]] })),
))

const anyWorld: fc.Arbitrary<WorldSpec> = fc
  .record({
    seed: fc.integer({ min: 0, max: 0xffffffff }),
    accessMs: ms(20),
    ttlSeconds: fc.integer({ min: 0, max: 60 }),
    browserCache: fc.boolean(),
    doors: fc.subarray(doors),
    capacityBytes: fc.constantFrom(60_000, 150_000, 10_000_000),
    lookupMs: ms(3),
    warmOrigin: fc.boolean(),
    thinkMs: ms(100),
    workers: fc.integer({ min: 1, max: 3 }),
    queueLimit: fc.integer({ min: 0, max: 4 }),
    tls: fc.constantFrom('1.2' as const, '1.3' as const),
    resources: anyResources,
  })
  .map((w) =>
    world({
      seed: w.seed,
      tls: w.tls,
      users: people.map((id) => user(id, { accessMs: w.accessMs, browserCache: w.browserCache, resolver: { oneWayMs: 1.5, recursionMs: 30, ttlSeconds: w.ttlSeconds } })),
      pops: w.doors.map((id) => pop(id, w)),
      origin: origin(w),
    }),
  )

const atMs = fc.oneof(ms(400), ms(100_000), ms(400_000))
const who = fc.constantFrom<string>(...people)
const url = fc.constantFrom(...urls, 'https://other.example/none')
const request = fc.record(
  { type: fc.constant('request' as const), atMs, user: who, url, reload: fc.boolean(), method: fc.constantFrom('GET', 'GET', 'GET', 'HEAD', 'POST') },
  { requiredKeys: ['type', 'atMs', 'user', 'url'] },
)
const anyInput: fc.Arbitrary<WorldInput> = fc.oneof(
  { weight: 6, arbitrary: request },
  fc.record({ type: fc.constant('deploy' as const), atMs, url: fc.constantFrom(...urls) }),
  fc.record({ type: fc.constant('cold' as const), atMs, user: who, cache: fc.boolean() }),
  fc.record({ type: fc.constant('ping' as const), atMs, user: who }),
  fc.record({ type: fc.constant('load' as const), atMs, user: who, url: fc.constant(urls[0]!), durationMs: fc.integer({ min: 0, max: 300 }), people: fc.integer({ min: 0, max: 500 }), perUserPerSecond: fc.constantFrom(0, 0.5, 2) }),
  fc.record({ type: fc.constant('wait' as const), atMs }),
)

function holdsInEvery(check: (run: Run, spec: WorldSpec, inputs: readonly WorldInput[]) => void): void {
  fc.assert(
    fc.property(anyWorld, fc.array(anyInput, { maxLength: 25, size: 'max' }), (spec, inputs) => check(runWorld(spec, inputs), spec, inputs)),
    { numRuns: 50 },
  )
}

test('the same world and inputs give the same log, byte for byte, and it is plain JSON', () => {
  holdsInEvery((run, spec, inputs) => {
    const text = JSON.stringify(run)
    expect(JSON.stringify(runWorld(structuredClone(spec), structuredClone(inputs)))).toBe(text)
    expect(JSON.parse(text)).toEqual(run)
  })
})

test('the log is ordered and numbered, and ends with the run', () => {
  holdsInEvery(({ log, endMs }) => {
    log.forEach((event, i) => {
      expect(event.seq).toBe(i)
      expect(event.atMs).toBe(roundMs(event.atMs))
      if (i > 0) expect(event.atMs).toBeGreaterThanOrEqual(log[i - 1]!.atMs)
    })
    expect(log.filter((e) => e.type === 'run-ended')).toEqual([log.at(-1)])
    expect(log.at(-1)!.atMs).toBe(endMs)
  })
})

test('every request that began is finished, once, after its time to first byte', () => {
  holdsInEvery(({ log }, _spec, inputs) => {
    const started = eventsOf(log, 'request-started')
    const finished = eventsOf(log, 'request-finished')
    expect(finished.map((e) => e.req).sort()).toEqual(started.map((e) => e.req).sort())
    expect(new Set(started.map((e) => e.req)).size).toBe(started.length)
    expect(started.filter((e) => e.parent === null)).toHaveLength(inputs.filter((i) => i.type === 'request').length)
    const startMs = new Map(started.map((e) => [e.req, e.atMs]))
    for (const end of finished) {
      expect(end.atMs).toBe(roundMs(startMs.get(end.req)! + end.ttfbMs))
      expect(end.totalMs).toBeGreaterThanOrEqual(end.ttfbMs)
    }
  })
})

test('phases of a request touch one another and fill its time to first byte', () => {
  holdsInEvery(({ log }) => {
    for (const row of requests(log)) {
      let at = row.startMs
      for (const phase of row.phases) {
        expect(phase.fromMs).toBe(at)
        expect(phase.untilMs).toBeGreaterThan(phase.fromMs)
        at = phase.untilMs
      }
      expect(roundMs(at - row.startMs)).toBe(row.ttfbMs)
    }
  })
})

test('nothing arrives before it left, and no answer leaves before its question arrived', () => {
  holdsInEvery(({ log, endMs }) => {
    const questions = new Map<string, Extract<LogEvent, { type: 'hop' }>>()
    for (const hop of eventsOf(log, 'hop')) {
      expect(hop.arrivesAtMs).toBeGreaterThanOrEqual(hop.atMs)
      expect(hop.arrivesAtMs).toBeLessThanOrEqual(endMs)
      if (hop.kind === 'request') questions.set(hop.req, hop)
      if (hop.kind === 'response') expect(hop.atMs).toBeGreaterThanOrEqual(questions.get(hop.req)!.arrivesAtMs)
    }
  })
})

test('a request that costs no round trip crosses nothing; any other crosses as often as it says', () => {
  holdsInEvery(({ log }) => {
    const out = ['tcp-syn', 'tls-client', 'request']
    const crossings = eventsOf(log, 'hop').filter((hop) => out.includes(hop.kind))
    for (const row of requests(log)) expect(crossings.filter((hop) => hop.req === row.req)).toHaveLength(row.roundTrips!)
  })
})

test('no cache holds more than its capacity', () => {
  holdsInEvery(({ log, endMs }, spec) => {
    for (const { id, capacityBytes } of spec.pops) {
      const bytes = storedAt(log, `pop:${id}`, endMs).reduce((sum, entry) => sum + entry.sizeBytes, 0)
      expect(bytes).toBeLessThanOrEqual(capacityBytes)
    }
  })
})
