/** What holds in every run of a routed world, whatever happens in it. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { EventOf, Run } from '../log.ts'
import { roundMs } from '../physics.ts'
import { eventsOf, requests, userRequests } from '../report.ts'
import { runWorld } from '../run.ts'
import type { WorldInput, WorldSpec } from '../spec.ts'
import { get, origin, resource } from '../worlds.fixture.ts'
import { popAddresses } from './addresses.ts'
import { pathAt, routingHistory } from './history.ts'
import { ANYCAST, GEODNS, ISPS, LINKS, LOCAL_PEERING, POP_CITIES, isp, routedWorld } from './routing.fixture.ts'
import type { Isp } from './routing.fixture.ts'
import { endsOf } from './spec.ts'

const isps = Object.keys(ISPS) as Isp[]
const atMs = fc.integer({ min: 0, max: 60_000 })
const popId = fc.constantFrom(...POP_CITIES)

const anyWorld: fc.Arbitrary<WorldSpec> = fc
  .record({
    design: fc.constantFrom(ANYCAST, GEODNS, { ...GEODNS, ttlSeconds: 5, healthDelayMs: 1000 }),
    start: fc.constantFrom('converged' as const, 'converged' as const, 'silent' as const),
    patienceMs: fc.constantFrom(500, 4000, 10_000),
    seed: fc.nat(),
    browserCache: fc.boolean(),
    tls: fc.constantFrom('1.2' as const, '1.3' as const),
    capacity: fc.constantFrom(undefined, 2000),
  })
  .map(({ design, start, patienceMs, seed, browserCache, tls, capacity }) =>
    routedWorld(
      { design, start, patienceMs, ...(capacity ? { popCapacityPerSecond: capacity } : {}) },
      { seed, tls, users: isps.map((id) => isp(id, { browserCache })), origin: origin({ resources: [resource({ headers: [['Cache-Control', 'max-age=5']] })] }) },
    ),
  )

/** At most one change of links a run: what may be cut depends on what was. */
const anyLinkChange = fc.option(fc.oneof(
  atMs.map((at): WorldInput => ({ type: 'link-add', atMs: at, link: LOCAL_PEERING })),
  fc.record({ at: atMs, link: fc.constantFrom(...LINKS) }).map(({ at, link }): WorldInput => ({ type: 'link-cut', atMs: at, between: endsOf(link) })),
), { nil: null })

const anyInput: fc.Arbitrary<WorldInput> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ at: atMs, user: fc.constantFrom(...isps), method: fc.constantFrom('GET', 'GET', 'POST') }).map(({ at, ...rest }) => get(at, rest)) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('withdraw-pop' as const), atMs, pop: popId, how: fc.constantFrom('failed' as const, 'drained' as const) }) },
  fc.record({ type: fc.constant('announce-pop' as const), atMs, pop: popId }),
  fc.record({ type: fc.constant('cold' as const), atMs, user: fc.constantFrom(...isps) }),
  fc.record({ type: fc.constant('crowd' as const), atMs, durationMs: fc.integer({ min: 0, max: 3000 }), people: fc.integer({ min: 0, max: 500 }), perPersonPerSecond: fc.constantFrom(0.5, 2) }),
  fc.record({ type: fc.constant('flood' as const), atMs, durationMs: fc.integer({ min: 0, max: 3000 }), bots: fc.integer({ min: 0, max: 3000 }), perBotPerSecond: fc.constantFrom(1, 10) }),
)
const anyInputs = fc.tuple(fc.array(anyInput, { maxLength: 25, size: 'max' }), anyLinkChange).map(([inputs, link]) => (link ? [...inputs, link] : inputs))

function holdsInEvery(check: (run: Run, spec: WorldSpec, inputs: readonly WorldInput[]) => void): void {
  fc.assert(fc.property(anyWorld, anyInputs, (spec, inputs) => check(runWorld(spec, inputs), spec, inputs)), { numRuns: 40 })
}

test('the same world and inputs give the same log, byte for byte, ordered, and it is plain JSON', () => {
  holdsInEvery((run, spec, inputs) => {
    const text = JSON.stringify(run)
    expect(JSON.stringify(runWorld(spec, structuredClone(inputs)))).toBe(text)
    expect(JSON.parse(text)).toEqual(run)
    run.log.forEach((event, i) => expect(event.atMs).toBeGreaterThanOrEqual(run.log[i - 1]?.atMs ?? 0))
  })
})

test('every request that began is finished, once: answered, or given up within the browser’s patience and a retry', () => {
  holdsInEvery(({ log }, spec, inputs) => {
    const started = eventsOf(log, 'request-started')
    const finished = eventsOf(log, 'request-finished')
    expect(finished.map((e) => e.req).sort()).toEqual(started.map((e) => e.req).sort())
    expect(started.filter((e) => e.parent === null)).toHaveLength(inputs.filter((i) => i.type === 'request').length)
    for (const { failure, response, outcome, answeredBy, from, ttfbMs } of finished) {
      expect(response.status === 0).toBe(failure !== undefined)
      if (failure === undefined) continue
      expect([outcome, answeredBy]).toEqual(['error', from])
      // Handshakes that began in time may end a little later.
      expect(ttfbMs).toBeLessThan(spec.routing!.spec.patienceMs! + 2000)
    }
  })
})

test('phases of an answered request touch one another and fill its time to first byte', () => {
  holdsInEvery(({ log }) => {
    for (const row of requests(log)) {
      if (row.failure) continue
      let at = row.startMs
      for (const phase of row.phases) {
        expect(phase.fromMs).toBe(at)
        at = phase.untilMs
      }
      expect(roundMs(at - row.startMs)).toBe(row.ttfbMs)
    }
  })
})

test('a request that costs no round trip crosses nothing; any other crosses as often as it says', () => {
  holdsInEvery(({ log }) => {
    const crossings = eventsOf(log, 'hop').filter(({ kind }) => ['tcp-syn', 'tls-client', 'request'].includes(kind))
    for (const row of requests(log)) expect(crossings.filter((hop) => hop.req === row.req)).toHaveLength(row.roundTrips!)
  })
})

/** Both sides of an instant: what left in it may have left before what changed in it. */
const aroundMs = (atMs: number) => [atMs, roundMs(atMs - 0.001)]

test('every packet took the way that the networks’ tables told when it left', () => {
  holdsInEvery(({ log }, spec) => {
    const history = routingHistory(spec.routing!.spec, log)
    const addresses = popAddresses(spec.routing!.spec)
    const via = (hop: EventOf<'hop'>) => addresses.flatMap(({ pop }) => aroundMs(hop.atMs).map((ms) => pathAt(history, ms, hop.from.split(':')[1]!, pop).hops.map(({ network }) => network)))
    for (const hop of eventsOf(log, 'hop')) {
      if (!hop.via) continue
      expect(via(hop)).toContainEqual(hop.via)
      expect(hop.to).toBe(`pop:${hop.via.at(-1)}`)
    }
  })
})

test('no POP answers on a connection that was agreed on with another', () => {
  holdsInEvery(({ log }) => {
    for (const row of userRequests(log)) {
      if (row.failure || row.roundTrips === 0) continue
      const connected = eventsOf(log, 'connected').findLast(({ req }) => req === row.req)!
      const answered = eventsOf(log, 'hop').find(({ req, kind, to }) => req === row.req && kind === 'response' && to === row.from)!
      expect(answered.from).toBe(connected.to)
    }
  })
})

test('of a crowd everybody is answered or gives up in the end', () => {
  holdsInEvery(({ log }) => {
    const last = eventsOf(log, 'edge-gauge').at(-1)
    if (!last) return
    const { asked, answered, delayed, failed } = last.crowd
    expect(Math.abs(asked - answered - failed)).toBeLessThanOrEqual(1)
    expect(delayed).toBeLessThanOrEqual(answered)
  })
})
