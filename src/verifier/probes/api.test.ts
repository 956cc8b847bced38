import { describe, expect, test } from 'vitest'
import type { PolicyDocument, PolicyRoute } from '../../engine/policy/schema.ts'
import { margin } from '../assertion.ts'
import { probeWords } from '../copy/en.ts'
import { GOOD_API } from '../examples/good.api.ts'
import { verify } from '../verify.ts'
import { APPEARS_AT_MS } from './api-error.ts'
import { tracedProbe } from './all.ts'
import { FAILS_AT_MS, FAILS_FOR_MS } from './errors.ts'
import { duration, judge, missed, readingsOf, withRoute } from './judge.testkit.ts'
import { OUTAGE_MS } from './outage.ts'
import { API_LOOKS_MS } from './own.ts'
import { LOADS } from './steady.ts'

const GOOD: PolicyDocument = { version: 1, shield: { on: true }, routes: [...GOOD_API] }
const [PERSONAL, CATALOGUE] = GOOD_API as readonly [PolicyRoute, PolicyRoute]
const catalogue = (change: (route: PolicyRoute) => PolicyRoute): PolicyDocument => withRoute(GOOD_API, 'catalogue', change)
const personal = (paths: string[]): PolicyDocument => withRoute(GOOD_API, 'personal', (route) => ({ ...route, match: { ...route.match, paths } }))
const above = (route: PolicyRoute): PolicyDocument => ({ ...GOOD, routes: [route, ...GOOD_API] })
const YEAR_SECONDS = 31_536_000
const FOREVER = { edge: { ttlSeconds: YEAR_SECONDS, when: 'always' }, browser: { ttlSeconds: YEAR_SECONDS, immutable: true } } as const satisfies Partial<PolicyRoute>
/** What falls under no route is kept as the origin says. */
const asTheOriginSays = (paths: string[]): PolicyDocument => ({ version: 1, shield: { on: true }, routes: [{ name: 'as it says', match: { paths } }, PERSONAL, CATALOGUE] })

// The examples are verified with the seed 1.
test.each([2])('the good routes meet every objective with room to spare, seed %i', (seed) => {
  const judged = judge(GOOD, 'api', seed)
  expect(judged.filter(({ passed }) => !passed)).toEqual([])
  expect(judged.filter(({ assertion, value }) => (margin(assertion, value) ?? 1) < 0.15)).toEqual([])
})

describe('a mistake misses', () => {
  test.each<[mistake: string, document: PolicyDocument, objectives: readonly string[]]>([
    ['a profile that the origin calls public', asTheOriginSays(['/me']), ['authorization']],
    ['a basket under the catalogue’s rules', personal(['/me', '/session']), ['cookies', 'own']],
    ['a basket that the origin doesn’t call private', asTheOriginSays(['/basket']), ['cookies']],
    ['a session without its cookie', above({ name: 'session', match: { paths: ['/session'] }, edge: { ttlSeconds: YEAR_SECONDS, when: 'always' }, setCookie: 'strip' }), ['session']],
    ['a basket of each person’s own, for a year', above({ name: 'basket', match: { paths: ['/basket'] }, ...FOREVER, key: { cookies: ['session'] } }), ['own']],
    ['a profile of each person’s own, for a year', above({ name: 'profile', match: { paths: ['/me'] }, ...FOREVER, key: { headers: ['authorization'] } }), ['own']],
    ['a basket for a minute in its owner’s browser', above({ name: 'basket', match: { paths: ['/basket'] }, edge: { ttlSeconds: 60, when: 'always' }, browser: { private: true, ttlSeconds: 60 }, key: { cookies: ['session'] }, purge: { by: 'url' } }), ['own']],
    ['a stored Set-Cookie', above({ name: 'session', match: { paths: ['/session'] }, setCookie: 'store' }), ['set-cookie', 'session']],
    ['a purge by address, which the listing has another of', catalogue((route) => ({ ...route, purge: { by: 'url' } })), ['price']],
    ['a soft purge behind a shield that serves stale', catalogue((route) => ({ ...route, edge: { ...route.edge, staleWhileRevalidateSeconds: 30 } })), ['price']],
    ['browsers that keep prices', catalogue((route) => ({ ...route, browser: { ttlSeconds: 600 } })), ['price']],
    ['errors kept as long as products', catalogue((route) => ({ ...route, edge: { ttlSeconds: 3_600, when: 'always', staleIfErrorSeconds: 86_400 } })), ['error']],
    ['a short 404 at the edge, a longer one in browsers', catalogue((route) => ({ ...route, edge: { ...route.edge, errorTtlSeconds: { '404': 2, '5xx': 0 } } })), ['error']],
    ['no stale-if-error', catalogue((route) => ({ ...route, edge: { ttlSeconds: 3_600, when: 'always', errorTtlSeconds: { '4xx': 0, '5xx': 0 } } })), ['outage']],
  ])('%s', (_, document, objectives) => {
    expect(missed(document, 'api', 1, 'traced')).toEqual(objectives)
  })

  test.each<[mistake: string, document: PolicyDocument, objectives: readonly string[]]>([
    ['campaigns in the key', catalogue((route) => ({ ...route, key: { query: 'all' } })), ['hits']],
    ['a catalogue that is not cached', catalogue(({ name, match }) => ({ name, match, cache: false })), ['hits', 'p95', 'load']],
  ])('%s', (_, document, objectives) => {
    expect(missed(document, 'api', 1, 'counted')).toEqual(objectives)
  })
})

describe('another way to the same end is as good', () => {
  const read = (probe: string, measure: string, document: PolicyDocument): number | null => readingsOf(tracedProbe(probe), document, 1)[measure]!.value

  test.each<[way: string, document: PolicyDocument]>([
    ['a minute and no purge', catalogue((route) => ({ ...route, edge: { ...route.edge, ttlSeconds: 60 }, purge: { by: 'none' } }))],
    ['a hard purge of everything', catalogue((route) => ({ ...route, purge: { by: 'everything' } }))],
  ])('price: %s', (_, document) => expect(read('api.price', 'lastOldMs', document)).toBeLessThanOrEqual(120_000))

  test('error: a short life at the edge, and browsers that ask', () =>
    expect(read('api.error', 'errorAfterMs', catalogue((route) => ({ ...route, edge: { ...route.edge, errorTtlSeconds: { '404': 2, '5xx': 1 } }, browser: { ttlSeconds: 0 } })))).toBeLessThanOrEqual(5_000))
  test('own: a copy for each person that a change purges, and browsers that ask', () =>
    expect(read('api.own', 'lastOldMs', above({ name: 'own', match: { paths: ['/basket', '/me'] }, edge: { ttlSeconds: 3_600, when: 'always' }, browser: { ttlSeconds: 0 }, key: { cookies: ['session'], headers: ['authorization'] }, purge: { by: 'url' } }))).toBeLessThanOrEqual(10_000))
  test('session: a copy for each person, cookie and all', () =>
    expect(read('api.set-cookie', 'without', above({ name: 'session', match: { paths: ['/session'] }, setCookie: 'store', key: { cookies: ['session'] } }))).toBe(0))
  test('cookies: a copy for each person', () =>
    expect(read('api.cookies', 'wrong', { version: 1, routes: [{ name: 'baskets', match: { paths: ['/basket'] }, key: { cookies: ['session'] }, browser: { ttlSeconds: 0, private: true } }] })).toBe(0))
})

test('every failure is shown by a few requests', () => {
  const failures = verify({ document: { version: 1 }, only: ['api'] }).verdicts.filter(({ passed }) => !passed)
  expect(failures.map(({ assertion }) => assertion.id)).toContain('api.cookies')
  expect(failures.filter(({ counterexample }) => (counterexample?.requests ?? 99) > 4)).toEqual([])
})

test('the words say the figures that decide', () => {
  const says = (id: string): string => probeWords(id).does
  expect(says('api.error')).toContain(`From ${FAILS_AT_MS / 1000} s to ${(FAILS_AT_MS + FAILS_FOR_MS) / 1000} s`)
  expect(says('api.error')).toContain(`appears at ${APPEARS_AT_MS / 1000} s`)
  for (const ms of API_LOOKS_MS) expect(says('api.own')).toContain(duration(ms))
  const { requestsPerSecond, durationMs, warmUpMs } = LOADS.api
  expect(says('api.steady')).toContain(`${requestsPerSecond} requests a second for ${durationMs / 1000} s on five continents, of which the last ${(durationMs - warmUpMs) / 1000} s count`)
  expect(says('api.outage')).toContain(`for ${OUTAGE_MS / 1000} s`)
  const changed = tracedProbe('api.price').trace(GOOD, 1).inputs.flatMap((input) => (input.type === 'deploy' ? [input.url] : []))
  expect(says('api.price')).toContain(`product ${changed[0]?.split('/').at(-1)} `)
})
