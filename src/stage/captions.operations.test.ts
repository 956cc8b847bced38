/** How purges, failing POPs and shields are told, and when they are shown. */
import { describe, expect, test } from 'vitest'
import { operated } from '../world/operations/operations.ts'
import { runWorld } from '../world/run.ts'
import type { PurgeInput, WorldInput } from '../world/spec.ts'
import { URL_A, get, pop, user, world } from '../world/worlds.fixture.ts'
import { caption } from './captions.ts'
import { isTelling, momentsOf } from './moments.ts'
import { namesOf } from './names.ts'
import { createPaceMap } from './pace.ts'
import { project } from './projection.ts'
import { purgesOf } from './transport/ticks.ts'

const names = namesOf([{ id: 'pop:tokyo', label: 'Tokyo' }, { id: 'pop:singapore', label: 'Shield · Singapore', tier: 'shield' }, { id: 'browser:tokyo', label: 'Mika', name: 'Mika’s browser' }])
const purge = (over: Partial<PurgeInput> = {}): PurgeInput => ({ type: 'purge', atMs: 5_000, selector: { by: 'url', url: URL_A }, mode: 'hard', delayMs: { singapore: 400, tokyo: 300 }, ...over })
const runOf = (...inputs: WorldInput[]) => runWorld(world({ users: [user('tokyo')], pops: [pop('tokyo', { parent: 'singapore' }), pop('singapore', { tier: 'shield' })], operations: operated() }), [get(0), ...inputs])
const told = ({ log }: ReturnType<typeof runOf>) => log.filter((event) => event.atMs >= 5_000 && isTelling(event)).map((event) => caption(event, names, log))

describe('captions', () => {
  test('tell of a purge where it is sent and where it is carried out', () => {
    expect(told(runOf(purge()))).toEqual([
      'The operator purges /hero.jpg, which removes it.',
      'The Singapore shield carries out the purge: 1 stored response is gone.',
      'The Tokyo edge carries out the purge: 1 stored response is gone.',
      'The purge has been carried out everywhere.',
      'The run ends.',
    ])
  })

  test('of a soft one by tag, and of one that finds nothing', () => {
    expect(told(runOf(purge({ mode: 'soft', selector: { by: 'everything' } }))).slice(0, 2)).toEqual(['The operator purges everything, which marks it stale: a soft purge.', 'The Singapore shield carries out the purge: 1 stored response is stale from now on.'])
    expect(told(runOf(purge({ selector: { by: 'tag', tags: ['shoes', 'home'] } }))).slice(0, 2)).toEqual(['The operator purges everything tagged shoes, home, which removes it.', 'The Singapore shield carries out the purge: it has nothing of the kind.'])
  })

  test('of a POP that fails and comes back', () => {
    expect(told(runOf({ type: 'pop-down', atMs: 5_000, durationMs: 2_000, pop: 'singapore' })).slice(0, 2)).toEqual(['The Singapore shield fails: what is under way there is lost, and connections to it are reset. It will take 2 s to mend.', 'The Singapore shield works again, with what it had stored.'])
  })

  test('each at a moment of its own', () => {
    const run = runOf(purge())
    expect(momentsOf(run.log).filter((atMs) => atMs >= 5_000)).toEqual([5_000, 5_400, 5_700])
  })
})

describe('the state', () => {
  test('flies a purge to each POP, and marks those that it has passed until it is complete', () => {
    const { log } = runOf(purge())
    expect(project(log, 5_100).packets).toMatchObject([{ kind: 'purge', from: 'origin', to: 'pop:singapore', departsMs: 5_000, arrivesMs: 5_400 }])
    expect([5_100, 5_500, 5_700].map((tMs) => project(log, tMs).purged)).toEqual([undefined, ['pop:singapore'], undefined])
    expect([5_100, 5_500, 5_700].map((tMs) => project(log, tMs).cells['pop:tokyo']?.length)).toEqual([1, 1, 0])
  })

  test('shows what a soft purge marks as stale, where it was', () => {
    const cells = project(runOf(purge({ mode: 'soft' })).log, 6_000).cells['pop:tokyo']
    expect(cells).toMatchObject([{ url: URL_A }])
    expect(cells![0]!.freshnessLifetimeSeconds).toBeLessThan(6)
  })

  test('knows which POPs are down', () => {
    const { log } = runOf({ type: 'pop-down', atMs: 5_000, durationMs: 2_000, pop: 'singapore' })
    expect([4_999, 5_000, 6_999, 7_000].map((tMs) => project(log, tMs).down)).toEqual([undefined, ['pop:singapore'], ['pop:singapore'], undefined])
  })
})

describe('the timeline', () => {
  test('has a mark from a purge’s sending until it is complete', () => {
    const { log, endMs } = runOf(purge(), { type: 'wait', atMs: 8_000 })
    const map = createPaceMap(log, { startMs: 0, endMs })
    const marks = purgesOf(log, map)
    expect(marks.map(({ fromPart, toPart }) => [fromPart, toPart].map((part) => Math.round(map.toVirtual(part * map.wallMs))))).toEqual([[5_000, 5_700]])
    expect(purgesOf(log, createPaceMap(log, { startMs: 6_000, endMs }))).toEqual([])
  })

  test('has one mark for purges that follow one another closely, with their number', () => {
    const at = (atMs: number): WorldInput => ({ ...purge(), atMs })
    const { log, endMs } = runOf(...[5_000, 5_800, 6_600, 60_000].map(at), { type: 'wait', atMs: 120_000 })
    const map = createPaceMap(log, { startMs: 0, endMs })
    expect(purgesOf(log, map).map(({ purge: first, count }) => [first, count])).toEqual([[1, 3], [4, 1]])
  })

  test('watches a purge that is long on its way no longer than a crowd', () => {
    const wallMs = (delayMs: number): number => {
      const { log, endMs } = runOf(purge({ delayMs: { singapore: delayMs, tokyo: 0 } }))
      return createPaceMap(log, { startMs: 5_000, endMs }).wallMs
    }
    expect(wallMs(300)).toBeGreaterThan(1_000)
    expect(wallMs(300_000)).toBeLessThan(9_001)
  })
})
