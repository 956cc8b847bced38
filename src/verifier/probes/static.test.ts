import { describe, expect, test } from 'vitest'
import type { PolicyDocument, PolicyRoute } from '../../engine/policy/schema.ts'
import { margin } from '../assertion.ts'
import { PURGE_AFTER_MS, PURGE_DELAY_MS } from '../changes.ts'
import { GOOD_STATIC } from '../examples/good.static.ts'
import { probeWords } from '../copy/en.ts'
import { CODINGS, LANGUAGES } from '../workloads/static.ts'
import { verify } from '../verify.ts'
import { FAILS_AT_MS, FAILS_FOR_MS } from './errors.ts'
import { duration, judge, missed, readingsOf, withRoute } from './judge.testkit.ts'
import { OUTAGE_MS, STALE_AFTER_MS } from './outage.ts'
import { DEPLOYED_AT_MS, ERROR_LATER_MS } from './static-error.ts'
import { COLD_LOAD, PURGE_AT_MS, ZONE_PURGE_LOAD } from './static-load.ts'
import { LOADS } from './steady.ts'
import { tracedProbe } from './all.ts'

const GOOD: PolicyDocument = { version: 1, shield: { on: true }, routes: [...GOOD_STATIC] }
const pages = (change: (route: PolicyRoute) => PolicyRoute): PolicyDocument => withRoute(GOOD_STATIC, 'pages', change)
const pictures = (change: (route: PolicyRoute) => PolicyRoute): PolicyDocument => withRoute(GOOD_STATIC, 'pictures', change)
const bundles = (change: (route: PolicyRoute) => PolicyRoute): PolicyDocument => withRoute(GOOD_STATIC, 'bundles', change)
const both = (change: (route: PolicyRoute) => PolicyRoute): PolicyDocument => ({ version: 1, shield: { on: true }, routes: GOOD_STATIC.map((route) => (route.name === 'bundles' ? route : change(route))) })
const withErrors = (seconds: number) => (route: PolicyRoute): PolicyRoute => ({ ...route, edge: { ...route.edge, errorTtlSeconds: { '4xx': seconds, '5xx': seconds } } })

// The examples are verified with the seed 1.
test.each([2])('the good routes meet every objective with room to spare, seed %i', (seed) => {
  const judged = judge(GOOD, 'static', seed)
  expect(judged.filter(({ passed }) => !passed)).toEqual([])
  const thin = judged.filter(({ assertion, value }) => (margin(assertion, value) ?? 1) < 0.15)
  expect(thin).toEqual([])
})

describe('a mistake misses', () => {
  test.each<[mistake: string, document: PolicyDocument, objectives: readonly string[]]>([
    ['pictures without their width', pictures((route) => ({ ...route, key: { query: 'none' } })), ['wrong']],
    ['Vary on languages ignored', pages((route) => ({ ...route, vary: { ignore: ['accept-language'] } })), ['wrong']],
    ['one language taken for all', pages((route) => ({ ...route, normalise: { ...route.normalise, acceptLanguage: ['en'] } })), ['wrong']],
    ['an unkeyed field that the origin reads', pages((route) => ({ ...route, normalise: { acceptEncoding: [...CODINGS], acceptLanguage: [...LANGUAGES] } })), ['poisoned']],
    ['no purge', pages((route) => ({ ...route, purge: { by: 'none' } })), ['deploy']],
    ['a purge by address, which a picture’s width is part of', pictures((route) => ({ ...route, purge: { by: 'url' } })), ['deploy']],
    ['browsers that keep pages', pages((route) => ({ ...route, browser: { ttlSeconds: 600 } })), ['deploy']],
    ['a soft purge behind a shield that serves stale', pages((route) => ({ ...route, edge: { ...route.edge, staleWhileRevalidateSeconds: 30 } })), ['deploy']],
    ['bundles for an hour', bundles((route) => ({ ...route, browser: { ttlSeconds: 3_600 } })), ['return']],
    ['bundles whose age the browser is told', bundles((route) => ({ ...route, browser: { ttlSeconds: 86_400 } })), ['return']],
    ['no stale-if-error', pages((route) => ({ ...route, edge: { ...route.edge, staleIfErrorSeconds: 0 } })), ['outage']],
    ['errors of pages for a year', pages(withErrors(31_536_000)), ['error']],
    ['errors of pictures for a year', pictures(withErrors(31_536_000)), ['error']],
    ['errors of bundles for a year', bundles(withErrors(31_536_000)), ['error']],
    ['a 404 of a bundle for seconds at the edge, in browsers as long as the bundle', bundles((route) => ({ ...route, edge: { ...route.edge, errorTtlSeconds: { '4xx': 5, '5xx': 0 } } })), ['error']],
    ['errors of pages as long as pages', pages(({ edge: { errorTtlSeconds: _errors, ...edge } = {}, ...route }) => ({ ...route, edge })), ['error']],
    ['errors for half a minute', both(withErrors(30)), ['error']],
  ])('%s', (_, document, objectives) => {
    expect(missed(document, 'static', 1, 'traced')).toEqual(objectives)
  })

  test.each<[mistake: string, document: PolicyDocument, objectives: readonly string[]]>([
    // Campaigns or browsers in the key: two of the examples.
    ['no shield', { version: 1, routes: [...GOOD_STATIC] }, ['expiry', 'cold', 'zone-purge']],
    ['a minute instead of a purge', both((route) => ({ ...route, edge: { ...route.edge, ttlSeconds: 60, staleIfErrorSeconds: 600 }, purge: { by: 'none' } })), ['hits', 'p95']],
  ])('%s', (_, document, objectives) => {
    expect(missed(document, 'static')).toEqual(objectives)
  })
})

describe('another way to the same end is as good', () => {
  const read = (probe: string, measure: string, document: PolicyDocument): number | null => readingsOf(tracedProbe(probe), document, 1)[measure]!.value

  test.each<[way: string, document: PolicyDocument]>([
    ['the field in the key', pages((route) => ({ ...route, normalise: { acceptEncoding: [...CODINGS], acceptLanguage: [...LANGUAGES] }, key: { query: 'none', headers: ['X-Forwarded-Host'] } }))],
    ['only named fields let through', pages((route) => ({ ...route, normalise: { acceptEncoding: [...CODINGS], acceptLanguage: [...LANGUAGES], headers: ['accept'] } }))],
    ['pages that are not cached', pages(({ name, match }) => ({ name, match, cache: false }))],
  ])('poisoning: %s', (_, document) => expect(read('static.poisoning', 'poisoned', document)).toBe(0))

  test.each<[way: string, document: PolicyDocument]>([
    ['a short lifetime and no purge', both((route) => ({ ...route, edge: { ttlSeconds: 45 }, purge: { by: 'none' } }))],
    ['a hard purge, though stale answers are allowed', both((route) => ({ ...route, edge: { ...route.edge, staleWhileRevalidateSeconds: 30 }, purge: { by: 'tag' } }))],
    ['a purge of everything', both((route) => ({ ...route, purge: { by: 'everything' } }))],
    ['a tag of the route’s own for all', both((route) => ({ ...route, tags: ['site'], purge: { by: 'tag' } }))],
  ])('deploy: %s', (_, document) => expect(read('static.deploy', 'lastOldMs', document)).toBeLessThanOrEqual(60_000))

  test('error: some seconds at the edge, and browsers that ask', () => expect(read('static.error', 'errorAfterMs', both(withErrors(5)))).toBeLessThanOrEqual(10_000))
  test('expiry: copies that outlast the week and are purged', () => expect(read('static.expiry', 'originRequests', { version: 1, routes: both((route) => ({ ...route, edge: { ttlSeconds: 2_592_000 } })).routes! })).toBe(0))
  test('outage: copies that don’t go stale meanwhile', () => expect(read('static.outage', 'errors', both((route) => ({ ...route, edge: { ttlSeconds: 2_592_000 } })))).toBe(0))
  test('return: a lifetime that begins at the browser', () => expect(read('static.return', 'requests', bundles((route) => ({ ...route, browser: { ttlSeconds: 90_000, resetAge: true } })))).toBe(0))
})

test('every failure is shown by a few requests', () => {
  const failures = verify({ document: { version: 1 }, only: ['static'] }).verdicts.filter(({ passed }) => !passed)
  expect(failures.length).toBeGreaterThan(5)
  expect(failures.filter(({ counterexample }) => (counterexample?.requests ?? 99) > 8)).toEqual([])
})

test('the words say the figures that decide', () => {
  const says = (id: string): string => probeWords(id).does
  expect(says('static.outage')).toContain(`for ${OUTAGE_MS / 1000} s, beginning ${STALE_AFTER_MS / 1000} s before`)
  expect(says('static.deploy')).toContain(`${PURGE_AFTER_MS / 1000} s after that`)
  expect(says('static.deploy')).toContain(`${PURGE_DELAY_MS / 1000} s to the shield`)
  expect(says('static.error')).toContain(`From ${FAILS_AT_MS / 1000} s to ${(FAILS_AT_MS + FAILS_FOR_MS) / 1000} s`)
  expect(says('static.error')).toContain(`before ${DEPLOYED_AT_MS / 1000} s`)
  for (const ms of ERROR_LATER_MS) expect(says('static.error')).toContain(duration(ms))
  const { requestsPerSecond, durationMs, warmUpMs } = LOADS.static
  expect(says('static.steady')).toContain(`${requestsPerSecond} requests a second for ${durationMs / 1000} s on five continents, of which the last ${(durationMs - warmUpMs) / 1000} s count`)
  expect(says('static.cold')).toContain(`${COLD_LOAD.requestsPerSecond} requests a second for ${COLD_LOAD.durationMs / 1000} s`)
  expect(says('static.zone-purge')).toContain(`for ${ZONE_PURGE_LOAD.durationMs / 1000} s. After ${PURGE_AT_MS / 1000} s`)
  expect(says('static.zone-purge')).toContain(`The last ${(ZONE_PURGE_LOAD.durationMs - ZONE_PURGE_LOAD.warmUpMs!) / 1000} s count`)
})
