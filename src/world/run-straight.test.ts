/** Straight to the origin by its own name, beside the way through a POP: what dynamic acceleration is measured against. */
import { expect, test } from 'vitest'
import { eventsOf, hopsOf, requestRow } from './report.ts'
import { runWorld } from './run.ts'
import { ANYCAST_ADDRESS, ORIGIN_ADDRESS } from './simulation.ts'
import { get, origin, pop, resource, user, world } from './worlds.fixture.ts'

const spec = (browserCache = false) => world({ users: [user('tokyo', { browserCache })], pops: [pop('tokyo')], origin: origin({ resources: [resource({ headers: [['Cache-Control', 'private, no-store']] })] }) })

test('has its own name, its own connection and no cache on the way', () => {
  const { log } = runWorld(spec(), [get(0), get(5_000, { to: 'origin' })])
  expect(requestRow(log, 'r2')).toMatchObject({ to: 'origin', outcome: null, answeredBy: 'origin', roundTrips: 3 })
  expect(requestRow(log, 'r2').phases.map(({ phase }) => phase)).toEqual(['dns', 'tcp', 'tls', 'request', 'think', 'response'])
  expect(eventsOf(log, 'dns-resolved').map(({ address, fromCache }) => [address, fromCache])).toEqual([[ANYCAST_ADDRESS, false], [ORIGIN_ADDRESS, false]])
  expect(hopsOf(log, 'r2').some(({ from, to }) => from.startsWith('pop:') || to.startsWith('pop:'))).toBe(false)
})

test('a cold request is slower than through a POP whose connection to the origin is open', () => {
  const ttfb = (to?: 'origin') => requestRow(runWorld(spec(), [get(0, to ? { to } : {})]).log, 'r1').ttfbMs!
  expect(ttfb('origin')).toBeGreaterThan(ttfb() + 200)
})

test('keeps its connection for the next one, until the browser starts afresh', () => {
  const straight = { to: 'origin' } as const
  const { log } = runWorld(spec(), [get(0, straight), get(5_000, straight), { type: 'cold', atMs: 10_000, user: 'tokyo' }, get(15_000, straight)])
  expect(['r1', 'r2', 'r3'].map((req) => requestRow(log, req).roundTrips)).toEqual([3, 1, 3])
})

test('passes by the browser’s cache', () => {
  const { log } = runWorld(world({ users: [user('tokyo', { browserCache: true })], pops: [pop('tokyo')] }), [get(0), get(5_000, { to: 'origin' }), get(9_000)])
  expect(['r1', 'r2', 'r3'].map((req) => requestRow(log, req).answeredBy)).toEqual(['origin', 'origin', 'browser:tokyo'])
})
