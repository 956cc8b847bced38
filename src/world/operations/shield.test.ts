/** POPs that ask another POP: what reaches the origin, what travels between them, and what a failed parent means. */
import { describe, expect, test } from 'vitest'
import { fieldValue } from '../../engine/http/message.ts'
import { eventsOf, originRequests, requestRow, requests, storedAt, userRequests } from '../report.ts'
import { runWorld } from '../run.ts'
import type { PopSpec, WorldInput, WorldSpec } from '../spec.ts'
import { URL_A, get, origin, pop, resource, user, world } from '../worlds.fixture.ts'
import { operated } from './operations.ts'

const edges = ['tokyo', 'sydney', 'frankfurt'] as const
const shield = pop('singapore', { tier: 'shield' })

const shielded = (edge: Partial<PopSpec> = {}, over: Partial<WorldSpec> = {}): WorldSpec =>
  world({
    users: edges.map((id) => user(id)),
    pops: [...edges.map((id) => pop(id, { parent: 'singapore', ...edge })), shield],
    operations: operated(),
    ...over,
  })
const everybody = (atMs: number): WorldInput[] => edges.map((id) => get(atMs, { user: id }))

describe('a shield', () => {
  test('is asked by every edge, and asks the origin once', () => {
    const { log } = runWorld(shielded(), [...everybody(0), ...everybody(5_000)])
    expect(originRequests(log)).toBe(1)
    expect(userRequests(log).map((row) => row.outcome)).toEqual(['miss', 'miss', 'miss', 'hit', 'hit', 'hit'])
    const fetches = requests(log).filter((row) => row.to === 'pop:singapore')
    expect(fetches.map((row) => row.outcome).sort()).toEqual(['collapsed', 'collapsed', 'miss'])
  })

  test('requests go on under ids that tell where they came from', () => {
    const { log } = runWorld(shielded(), [get(0)])
    expect(requests(log).map(({ req, parent, from, to }) => [req, parent, from, to])).toEqual([
      ['r1', null, 'browser:tokyo', 'pop:tokyo'],
      ['r1/f1', 'r1', 'pop:tokyo', 'pop:singapore'],
      ['r1/f1/f1', 'r1/f1', 'pop:singapore', 'origin'],
    ])
    expect(requestRow(log, 'r1').answeredBy).toBe('origin')
  })

  test('answers the next edge from its own store', () => {
    const { log } = runWorld(shielded(), [get(0), get(2_000, { user: 'sydney' })])
    expect(requestRow(log, 'r2')).toMatchObject({ outcome: 'miss', answeredBy: 'pop:singapore' })
    expect(requestRow(log, 'r2/f1')).toMatchObject({ outcome: 'hit' })
  })

  test('is nobody’s nearest POP, but whoever names it reaches it', () => {
    const spec = shielded({}, { users: [user('singapore'), user('tokyo', { pop: 'singapore' })] })
    expect(userRequests(runWorld(spec, [get(0, { user: 'singapore' }), get(0)]).log).map((row) => row.to)).toEqual(['pop:tokyo', 'pop:singapore'])
  })

  test('connections to it are open beforehand only where warmOrigin says so', () => {
    const trips = (warmOrigin: boolean) => requestRow(runWorld(shielded({ warmOrigin }), [get(0)]).log, 'r1/f1').roundTrips
    expect([trips(true), trips(false)]).toEqual([1, 3])
  })

  test('tags travel to the edge and no further', () => {
    const tagged = origin({ resources: [resource({ headers: [['Cache-Control', 'max-age=300'], ['Surrogate-Key', 'product-42 shoes'], ['Cache-Tag', 'home']] })] })
    const spec = shielded({}, { origin: tagged, users: [user('tokyo'), user('sydney', { pop: 'singapore' })] })
    const { log, endMs } = runWorld(spec, [get(0), get(0, { user: 'sydney' })])
    for (const node of ['pop:singapore', 'pop:tokyo']) expect(storedAt(log, node, endMs)[0]?.tags).toEqual(['product-42', 'shoes', 'home'])
    for (const { response, from } of eventsOf(log, 'request-finished')) {
      const has = fieldValue(response.headers, 'Surrogate-Key') !== undefined || fieldValue(response.headers, 'Cache-Tag') !== undefined
      expect(has).toBe(!from.startsWith('browser:'))
    }
  })
})

describe('a shield that fails', () => {
  const down = (atMs: number, durationMs: number): WorldInput => ({ type: 'pop-down', atMs, durationMs, pop: 'singapore' })

  test('an edge with failover asks the origin itself, in a request of its own', () => {
    const { log } = runWorld(shielded({ parentFailover: true }), [down(0, 60_000), get(1_000)])
    expect(requestRow(log, 'r1')).toMatchObject({ outcome: 'miss', status: 200, answeredBy: 'origin' })
    expect(requestRow(log, 'r1/f1')).toMatchObject({ to: 'pop:singapore', outcome: 'error', failure: 'reset' })
    expect(requestRow(log, 'r1/f2')).toMatchObject({ to: 'origin', outcome: 'miss', parent: 'r1' })
  })

  test('an edge without it has no answer to give, but a stale one where that is allowed', () => {
    const spec = shielded({}, { origin: origin({ resources: [resource({ headers: [['Cache-Control', 'max-age=10, stale-if-error=60']] })] }) })
    const { log } = runWorld(spec, [get(0), down(5_000, 60_000), get(20_000), get(20_000, { user: 'sydney' })])
    expect(userRequests(log).map((row) => [row.outcome, row.status])).toEqual([['miss', 200], ['stale', 200], ['error', 502]])
  })

  test('what was under way at it fails, and is asked of the origin instead', () => {
    const { log } = runWorld(shielded({ parentFailover: true }), [...everybody(0), down(150, 10_000)])
    expect(userRequests(log).every((row) => row.status === 200)).toBe(true)
    expect(requestRow(log, 'r1/f1/f1')).toMatchObject({ outcome: 'error', failure: 'reset' })
    expect(originRequests(log)).toBe(4)
  })

  test('has what it had stored when it comes back', () => {
    const { log } = runWorld(shielded({ parentFailover: true }), [get(0), down(5_000, 10_000), get(20_000, { user: 'sydney' })])
    expect(requestRow(log, 'r2/f1')).toMatchObject({ outcome: 'hit', answeredBy: 'pop:singapore' })
    expect(eventsOf(log, 'pop-failed')).toMatchObject([{ atMs: 5_000, node: 'pop:singapore', untilMs: 15_000 }])
    expect(eventsOf(log, 'pop-recovered')).toMatchObject([{ atMs: 15_000, node: 'pop:singapore' }])
  })

  test('decides nothing while it is down', () => {
    const { log } = runWorld(shielded({ parentFailover: true }), [...everybody(0), down(150, 10_000), ...everybody(5_000)])
    const during = log.filter((event) => event.atMs >= 150 && event.atMs < 10_150 && 'node' in event && event.node === 'pop:singapore' && event.type !== 'phase')
    expect(during.map(({ type }) => type)).toEqual(['pop-failed'])
    expect(requests(log).filter((row) => row.from === 'pop:singapore')).toHaveLength(1)
  })

  test('of two failures that overlap the one that ends last counts', () => {
    const { log } = runWorld(shielded(), [down(1_000, 20_000), down(2_000, 5_000)])
    expect(eventsOf(log, 'pop-recovered').map((event) => event.atMs)).toEqual([21_000])
  })
})

describe('a shield in the origin’s own place', () => {
  test('answers all who wait when the origin refuses, at the very moment in which they are sent on', () => {
    const beside = pop('virginia', { tier: 'shield' })
    const spec = shielded({ parent: 'virginia' }, { pops: [...edges.map((id) => pop(id, { parent: 'virginia' })), beside], origin: origin({ thinkMs: 200 }) })
    const { log } = runWorld(spec, [...everybody(0), ...everybody(0), { type: 'origin-down', atMs: 150, durationMs: 10_000, how: 'refuse' }])
    expect(userRequests(log).map((row) => row.status)).toEqual(Array.from({ length: 6 }, () => 502))
  })
})

describe('a POP that users reach', () => {
  test('resets their connections while it is down', () => {
    const { log } = runWorld(shielded(), [{ type: 'pop-down', atMs: 0, durationMs: 10_000, pop: 'tokyo' }, get(1_000), get(20_000)])
    expect(userRequests(log).map((row) => [row.outcome, row.status, row.failure])).toEqual([['error', 0, 'reset'], ['miss', 200, undefined]])
    expect(eventsOf(log, 'hop').filter((hop) => hop.kind === 'tcp-reset')).toMatchObject([{ from: 'pop:tokyo', to: 'browser:tokyo' }])
  })
})

describe('a machine that is off', () => {
  test('answers no handshake: who has no connection to it is refused at once', () => {
    const { log } = runWorld(shielded(), [{ type: 'pop-down', atMs: 0, durationMs: 10_000, pop: 'tokyo' }, get(1_000), get(20_000)])
    const kinds = eventsOf(log, 'hop').filter(({ req, kind }) => req === 'r1' && !kind.startsWith('dns')).map(({ kind, from }) => [kind, from])
    expect(kinds).toEqual([['tcp-syn', 'browser:tokyo'], ['tcp-reset', 'pop:tokyo']])
    expect(requestRow(log, 'r1')).toMatchObject({ failure: 'reset', roundTrips: 1 })
    expect(eventsOf(log, 'connected').filter(({ req }) => req === 'r1')).toEqual([])
    expect(requestRow(log, 'r2')).toMatchObject({ status: 200, roundTrips: 3 })
  })

  test('nor those of other POPs, which go on to the origin', () => {
    const { log } = runWorld(shielded({ warmOrigin: false, parentFailover: true }), [{ type: 'pop-down', atMs: 0, durationMs: 60_000, pop: 'singapore' }, get(1_000)])
    expect(eventsOf(log, 'hop').filter(({ req }) => req === 'r1/f1').map(({ kind }) => kind)).toEqual(['tcp-syn', 'tcp-reset'])
    expect(requestRow(log, 'r1/f1')).toMatchObject({ outcome: 'error', failure: 'reset', roundTrips: 1 })
    expect(requestRow(log, 'r1')).toMatchObject({ status: 200, answeredBy: 'origin' })
  })

  test('sends nothing but resets, whenever it fails', () => {
    for (let failsMs = 0; failsMs <= 600; failsMs += 20) {
      const inputs: WorldInput[] = [...everybody(0), ...everybody(100), { type: 'pop-down', atMs: failsMs, durationMs: 300, pop: 'singapore' }, { type: 'pop-down', atMs: failsMs, durationMs: 300, pop: 'tokyo' }]
      const { log } = runWorld(shielded({ warmOrigin: false, parentFailover: true }), inputs)
      const sent = eventsOf(log, 'hop').filter(({ from, atMs }) => (from === 'pop:singapore' || from === 'pop:tokyo') && atMs > failsMs && atMs < failsMs + 300)
      expect(sent.filter(({ kind }) => kind !== 'tcp-reset')).toEqual([])
    }
  })
})

describe('what makes no sense is refused in words', () => {
  test.each([
    ['no operations', () => runWorld(world({ pops: [pop('tokyo', { parent: 'singapore' }), shield] }), []), /has no operations/],
    ['a purge without operations', () => runWorld(world({ pops: [pop('tokyo')] }), [{ type: 'purge', atMs: 0, selector: { by: 'url', url: URL_A }, mode: 'hard' }]), /needs operations/],
    ['a parent that isn’t there', () => runWorld(shielded({ parent: 'mars' }), []), /POP "mars", which the world doesn't have/],
    ['a circle', () => runWorld(shielded({}, { pops: [pop('tokyo', { parent: 'sydney' }), pop('sydney', { parent: 'tokyo' })] }), []), /tokyo → sydney → tokyo/],
    ['a failure that takes no time', () => runWorld(shielded(), [{ type: 'pop-down', atMs: 0, durationMs: 0, pop: 'tokyo' }]), /durationMs of a pop-down is 0/],
    ['an unknown POP', () => runWorld(shielded(), [{ type: 'pop-down', atMs: 0, durationMs: 5, pop: 'mars' }]), /names POP "mars"/],
    ['a delay to an unknown POP', () => runWorld(shielded(), [{ type: 'purge', atMs: 0, selector: { by: 'everything' }, mode: 'hard', delayMs: { mars: 1 } }]), /names POP "mars"/],
  ])('%s', (_what, run, words) => {
    expect(run).toThrow(words)
  })
})
