/** An origin that fails for a while: what it answers, what caches make of it, what the log says. */
import { describe, expect, test } from 'vitest'
import type { LogEvent } from './log.ts'
import { eventsOf, requests, userRequests } from './report.ts'
import { runWorld } from './run.ts'
import type { OriginFailure, WorldInput } from './spec.ts'
import { get, origin, pop, resource, world } from './worlds.fixture.ts'

const down = (atMs: number, durationMs: number, how: OriginFailure): WorldInput => ({ type: 'origin-down', atMs, durationMs, how })
const withPop = (cacheControl: string) => world({ pops: [pop('tokyo')], origin: origin({ resources: [resource({ headers: [['Cache-Control', cacheControl]] })] }) })
const outcomes = (inputs: readonly WorldInput[], spec = world()) => userRequests(runWorld(spec, inputs).log).map((row) => [row.outcome, row.status])

describe('without a cache', () => {
  test('an error is answered with 503 at once, and the work goes on afterwards', () => {
    const { log } = runWorld(world(), [get(0), down(1_000, 500, 'error'), get(1_200), get(2_000)])
    expect(userRequests(log).map((row) => row.status)).toEqual([200, 503, 200])
    expect(eventsOf(log, 'origin-answered').map((event) => [event.status, event.down])).toEqual([[200, undefined], [503, true], [200, undefined]])
    const [whole, failed] = userRequests(log)
    expect(failed!.phases.some((span) => span.phase === 'think')).toBe(false)
    expect(whole!.phases.some((span) => span.phase === 'think')).toBe(true)
  })

  test('refused, the browser has a reset and no answer', () => {
    const { log } = runWorld(world(), [get(0), down(1_000, 500, 'refuse'), get(1_200)])
    expect(userRequests(log).at(-1)).toMatchObject({ status: 0, outcome: 'error', failure: 'reset' })
    expect(eventsOf(log, 'hop').filter((hop) => hop.kind === 'tcp-reset')).toMatchObject([{ from: 'origin', to: 'browser:tokyo' }])
    expect(eventsOf(log, 'origin-answered')).toHaveLength(1)
  })

  const flights = (log: readonly LogEvent[], req: string) => eventsOf(log, 'hop').filter((hop) => hop.req === req && !hop.kind.startsWith('dns')).map(({ kind, from }) => `${kind} ${from}`)

  test('refused, no handshake comes to its end: TCP SYN is answered with RST, and nothing follows (RFC 9293 §3.10.7.1)', () => {
    const { log } = runWorld(world(), [down(0, 5_000, 'refuse'), get(1_000), get(6_000)])
    const [refused, answered] = userRequests(log)
    expect(flights(log, 'r1')).toEqual(['tcp-syn browser:tokyo', 'tcp-reset origin'])
    expect(refused).toMatchObject({ status: 0, failure: 'reset', roundTrips: 1 })
    expect(refused?.phases.map(({ phase }) => phase)).toEqual(['dns', 'tcp'])
    expect(eventsOf(log, 'connected').map(({ req }) => req)).toEqual(['r2'])
    expect(answered).toMatchObject({ status: 200, roundTrips: 3 })
  })

  test('it fails between two messages of the handshake: the second is refused', () => {
    const { log } = runWorld(world(), [get(0)])
    const tls = eventsOf(log, 'hop').find(({ kind }) => kind === 'tls-client')!
    const late = runWorld(world(), [get(0), down(tls.atMs, 5_000, 'refuse')]).log
    expect(flights(late, 'r1')).toEqual(['tcp-syn browser:tokyo', 'tcp-syn-ack origin', 'tls-client browser:tokyo', 'tcp-reset origin'])
    expect(userRequests(late)[0]).toMatchObject({ failure: 'reset', roundTrips: 2 })
    expect(userRequests(late)[0]?.phases.at(-1)).toMatchObject({ phase: 'tls', untilMs: eventsOf(late, 'request-finished')[0]?.atMs })
  })

  test('all who wait for one handshake learn of its end', () => {
    const { log } = runWorld(world(), [down(0, 5_000, 'refuse'), get(1_000), get(1_020)])
    expect(userRequests(log).map(({ failure }) => failure)).toEqual(['reset', 'reset'])
    expect(eventsOf(log, 'hop').filter(({ kind }) => kind === 'tcp-syn')).toHaveLength(1)
  })

  test('no connection outlives it: who comes back afterwards opens a new one', () => {
    const { log } = runWorld(world(), [get(0), down(1_000, 500, 'refuse'), get(2_000)])
    expect(userRequests(log).map(({ roundTrips }) => roundTrips)).toEqual([3, 3])
    expect(userRequests(runWorld(world(), [get(0), down(1_000, 500, 'error'), get(2_000)]).log).map(({ roundTrips }) => roundTrips)).toEqual([3, 1])
  })

  test.each(['error', 'refuse'] as const)('%s: what it was working on fails too', (how) => {
    const spec = world({ origin: origin({ thinkMs: 1_000 }) })
    const [row] = userRequests(runWorld(spec, [get(0), down(1_000, 5_000, how)]).log)
    expect(row).toMatchObject({ outcome: 'error', status: how === 'error' ? 503 : 0 })
  })

  test('of two failures that overlap the later one counts, to its own end', () => {
    const { log } = runWorld(world(), [get(0), down(1_000, 4_000, 'error'), down(2_000, 10_000, 'refuse'), get(3_000), get(6_000), get(13_000)])
    expect(userRequests(log).map((row) => row.status)).toEqual([200, 0, 0, 200])
    expect(eventsOf(log, 'origin-failed').map((event) => event.untilMs)).toEqual([5_000, 12_000])
    expect(eventsOf(log, 'origin-recovered').map((event) => event.atMs)).toEqual([12_000])
  })
})

describe('behind a POP', () => {
  const visits = (how: OriginFailure) => [get(0), down(5_000, 60_000, how), get(20_000), get(80_000)]

  test.each([['error', 503], ['refuse', 502]] as const)('%s: without permission the client gets the error, and the stored response is still there to be asked about', (how, status) => {
    expect(outcomes(visits(how), withPop('max-age=10'))).toEqual([['miss', 200], ['error', status], ['revalidated', 200]])
  })

  test('the 502 is the POP’s own (RFC 9110 §15.6.3)', () => {
    const [, refused] = userRequests(runWorld(withPop('max-age=10'), visits('refuse')).log)
    expect(refused).toMatchObject({ status: 502, answeredBy: 'pop:tokyo' })
    expect(refused?.failure).toBeUndefined()
  })

  test.each(['error', 'refuse'] as const)('%s: stale-if-error answers in its place (RFC 5861 §4)', (how) => {
    const { log } = runWorld(withPop('max-age=10, stale-if-error=60'), visits(how))
    expect(userRequests(log).map((row) => [row.outcome, row.status])).toEqual([['miss', 200], ['stale', 200], ['revalidated', 200]])
    expect(eventsOf(log, 'decided').filter(({ decision }) => decision.rule === 'on-error').map(({ decision }) => decision.because)).toEqual(['stale-if-error'])
  })

  test('must-revalidate forbids it (RFC 9111 §5.2.2.2)', () => {
    expect(outcomes(visits('error'), withPop('max-age=10, stale-if-error=60, must-revalidate'))[1]).toEqual(['error', 503])
  })

  test.each(['error', 'refuse'] as const)('%s: a fetch behind a stale answer may fail without anybody noticing', (how) => {
    const { log } = runWorld(withPop('max-age=10, stale-while-revalidate=30'), [get(0), down(5_000, 10_000, how), get(12_000), get(20_000), get(25_000)])
    expect(userRequests(log).map((row) => row.outcome)).toEqual(['miss', 'stale', 'stale', 'hit'])
    expect(requests(log).filter((row) => row.parent !== null).map((row) => row.outcome)).toEqual(['miss', 'error', 'revalidated'])
  })

  test('a bad length is refused in words', () => {
    expect(() => runWorld(world(), [down(0, -1, 'error')])).toThrow(/durationMs of an origin-down is -1/)
  })
})
