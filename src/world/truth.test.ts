import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { STANDARD_POLICY } from '../engine/policy/route-policy.ts'
import type { Run } from './log.ts'
import { eventsOf, originRequests, userRequests } from './report.ts'
import { runWorld } from './run.ts'
import type { WorldInput, WorldSpec } from './spec.ts'
import { truthAt } from './truth.fixture.ts'
import { answersUntilMs, outdatedSightings, truthOf, type TruthState } from './truth.ts'
import { URL_A, get, origin, pop, resource, user, world } from './worlds.fixture.ts'

const TTL_MS = 60_000

function spec(control: string, more: { readonly lines?: readonly (readonly [string, string])[]; readonly pop?: Parameters<typeof pop>[1] } = {}): WorldSpec {
  return world({
    users: [user('tokyo', { browserCache: true }), user('singapore', { browserCache: true }), user('sydney')],
    pops: [pop('singapore', more.pop)],
    origin: origin({ resources: [resource({ headers: [...(control === '' ? [] : [['Cache-Control', control] as const]), ...(more.lines ?? [])] })] }),
  })
}

const states = (run: Run, node: string): readonly (readonly [TruthState, number | null])[] =>
  truthOf(run, URL_A, { caches: [node] }).rows.flatMap((row) => row.spans.map((span) => [span.state, span.version] as const))

describe('what a cache would do', () => {
  const script: WorldInput[] = [get(0), { type: 'deploy', atMs: 10_000, url: URL_A }, get(20_000), get(100_000)]

  test('fresh, then stale, then the new version', () => {
    const run = runWorld(spec('max-age=60'), script)
    expect(states(run, 'pop:singapore')).toEqual([['absent', null], ['fresh', 1], ['stale', 1], ['fresh', 2], ['stale', 2]])
    expect(states(run, 'pop:nowhere')).toEqual([['absent', null]])
  })

  test('a window is a state of its own, and ends', () => {
    const run = runWorld(spec('max-age=60, stale-while-revalidate=20'), script)
    const { rows } = truthOf(run, URL_A, { caches: ['pop:singapore'] })
    const found = rows[0]?.spans.slice(0, 4).map((span) => [span.state, (span.untilMs - span.fromMs) / 1000])
    expect(found?.slice(1, 3)).toEqual([['fresh', expect.closeTo(60, 0)], ['stale-allowed', 20]])
    expect(found?.[3]?.[0]).toBe('stale')
  })

  test('must-revalidate closes the window, no-cache asks from the start, stale-if-error is told apart', () => {
    expect(states(runWorld(spec('max-age=60, stale-while-revalidate=20, must-revalidate'), [get(0)]), 'pop:singapore').map(([state]) => state)).toEqual(['absent', 'fresh', 'stale'])
    expect(states(runWorld(spec('max-age=60, no-cache'), [get(0)]), 'pop:singapore').map(([state]) => state)).toEqual(['absent', 'asks', 'stale'])
    const { rows } = truthOf(runWorld(spec('max-age=60, stale-if-error=20'), [get(0), { type: 'wait', atMs: 100_000 }]), URL_A, { caches: ['pop:singapore'] })
    expect(rows[0]?.spans.map(({ state, ifError }) => [state, ifError])).toEqual([['absent', undefined], ['fresh', undefined], ['stale', true], ['stale', undefined]])
  })

  test('goes on to the end of the last copy, as if nobody asked any more', () => {
    const truth = truthOf(runWorld(spec('max-age=60'), [get(0)]), URL_A)
    expect(truth.untilMs).toBe(TTL_MS)
    expect(truth.rows.map((row) => row.node)).toEqual(['pop:singapore', 'browser:tokyo'])
    expect(truth.rows.map((row) => row.spans.at(-1))).toEqual(truth.rows.map(() => expect.objectContaining({ state: 'stale', fromMs: TTL_MS, untilMs: Infinity })))
  })

  test('a browser that was emptied holds nothing', () => {
    const run = runWorld(spec('max-age=60'), [get(0), { type: 'cold', atMs: 5_000, user: 'tokyo', cache: true }, { type: 'wait', atMs: 6_000 }])
    expect(states(run, 'browser:tokyo')).toEqual([['absent', null], ['fresh', 1], ['absent', null]])
  })
})

describe('who was shown what', () => {
  const run = runWorld(spec('max-age=60'), [get(0), get(5_000, { user: 'sydney' }), { type: 'deploy', atMs: 30_000, url: URL_A }, get(50_000), get(55_000, { user: 'sydney' }), get(70_000)])
  const truth = truthOf(run, URL_A)

  test('each request of a user, with what was live', () => {
    expect(truth.sightings.map(({ user: who, version, liveVersion }) => [who, version, liveVersion])).toEqual([['tokyo', 1, 1], ['sydney', 1, 1], ['tokyo', 1, 2], ['sydney', 1, 2], ['tokyo', 2, 2]])
    expect(outdatedSightings(truth).map((seen) => seen.user)).toEqual(['tokyo', 'sydney'])
  })

  test('a version that only has other bytes outdates none; the next that says something else outdates both', () => {
    const weak = { ...spec('max-age=60'), origin: origin({ resources: [resource({ headers: [['Cache-Control', 'max-age=60']], etagForm: 'weak' })] }) }
    const repacked: WorldInput = { type: 'deploy', atMs: 30_000, url: URL_A, sameMeaning: true }
    const { log, endMs } = runWorld(weak, [get(0), repacked, get(70_000), { type: 'deploy', atMs: 80_000, url: URL_A }, get(90_000)])
    const { sightings } = truthOf({ log, endMs }, URL_A)
    expect(sightings.map(({ version, liveVersion, outdated }) => [version, liveVersion, outdated])).toEqual([[1, 1, false], [1, 2, false], [1, 3, true]])
  })

  test('the origin, and the end of what could answer with the old one', () => {
    expect(truth.origin.map(({ fromMs, version }) => [fromMs, version])).toEqual([[0, 1], [30_000, 2]])
    expect(truth.deploys).toEqual([{ atMs: 30_000, version: 2 }])
    const untilMs = answersUntilMs(truth, 1)
    // Its age counts from its Date, which is in whole seconds.
    expect(untilMs).toBe(TTL_MS)
    expect(answersUntilMs(truth, 1, ['browser:sydney'])).toBeNull()
  })
})

const control = fc.constantFrom('max-age=60', 'max-age=20, s-maxage=90', 's-maxage=90, max-age=30, stale-while-revalidate=15', 'max-age=30, stale-while-revalidate=20, must-revalidate', 'max-age=60, no-cache', 'max-age=x', 'private, max-age=50', 'no-store', '', 'max-age=0, stale-while-revalidate=40')
const at = fc.integer({ min: 0, max: 200_000 })
const scripts = fc.array(fc.oneof({ weight: 4, arbitrary: fc.record({ type: fc.constant('request' as const), atMs: at, user: fc.constantFrom('tokyo', 'singapore'), url: fc.constant(URL_A) }) }, fc.record({ type: fc.constant('deploy' as const), atMs: at, url: fc.constant(URL_A) })), { minLength: 1, maxLength: 8 })
const operated = fc.constantFrom(undefined, { policyFor: () => ({ ...STANDARD_POLICY, browserAge: 'reset' as const }) }, { targetedFields: ['CDN-Cache-Control'] })

/** What the reuse ladder says where the truth says this. */
const REUSE: Readonly<Record<TruthState, string | undefined>> = { fresh: 'reuse', asks: 'validate', 'stale-allowed': 'reuse-and-refresh', stale: 'validate', absent: undefined }

test('a request at any moment gets what the timeline says', () => {
  const met = new Set<string>()
  fc.assert(
    fc.property(control, operated, scripts, at, fc.constantFrom(['tokyo', 'browser:tokyo'] as const, ['sydney', 'pop:singapore'] as const), (text, how, inputs, atMs, [who, node]) => {
      const world_ = spec(text, { lines: [['CDN-Cache-Control', 'max-age=45']], ...(how && { pop: how }) })
      const truth = truthOf(runWorld(world_, inputs), URL_A, { caches: ['browser:tokyo', 'pop:singapore'] })
      // Asked apart from whatever is under way, so that the request itself is all that is new.
      const replay = runWorld(world_, [...inputs, get(atMs + 0.5, { user: who, headers: [['Probe', '1']] })])
      const probe = eventsOf(replay.log, 'request-started').find((event) => event.request.headers.some(([name]) => name === 'Probe'))
      const decided = eventsOf(replay.log, 'decided').filter((event) => event.req === probe?.req && event.node === node)
      const [first] = decided
      if (first === undefined) throw new Error('The probe was not looked at.')
      const told = truthAt(truth, node, first.atMs)
      const near = truth.rows.some((row) => row.spans.some((span) => Math.abs(span.fromMs - first.atMs) < 0.01))
      fc.pre(!near)
      // A request that waited for another's fetch is looked at once more when that is here.
      expect(decided.find((event) => event.atMs === first.atMs && event.decision.rule === 'reuse')?.decision.outcome).toBe(told === null ? undefined : REUSE[told.state])
      if (told) met.add(told.state)
      if (told?.state !== 'fresh') return
      const answer = eventsOf(replay.log, 'answered').find((event) => event.req === probe?.req && event.node === node)
      expect(answer?.response.body.content).toBe(told.version)
    }),
    { numRuns: 250 },
  )
  expect([...met].sort()).toEqual(expect.arrayContaining(['absent', 'asks', 'fresh', 'stale', 'stale-allowed']))
})

describe('what an operator decides at a POP', () => {
  test('a targeted field is obeyed there and nowhere else', () => {
    const lines = [['CDN-Cache-Control', 'max-age=600']] as const
    const inputs = [get(0), get(30_000)]
    const plain = runWorld(spec('no-store', { lines }), inputs)
    const targeted = runWorld(spec('no-store', { lines, pop: { targetedFields: ['CDN-Cache-Control'] } }), inputs)
    expect([originRequests(plain.log), originRequests(targeted.log)]).toEqual([2, 1])
    expect(userRequests(targeted.log).at(-1)?.outcome).toBe('hit')
  })

  test('a policy is followed', () => {
    const reset = runWorld(spec('max-age=60, s-maxage=600', { pop: { policyFor: () => ({ ...STANDARD_POLICY, browserAge: 'reset' }) } }), [get(0, { user: 'sydney' }), get(200_000)])
    expect(truthAt(truthOf(reset, URL_A), 'browser:tokyo', 250_000)?.state).toBe('fresh')
    const kept = runWorld(spec('max-age=60, s-maxage=600'), [get(0, { user: 'sydney' }), get(200_000)])
    expect(truthAt(truthOf(kept, URL_A), 'browser:tokyo', 250_000)?.state).toBe('stale')
  })
})
