/** The stage's promises over runs of the world, whatever happens in it. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { operated } from '../world/operations/operations.ts'
import { get, origin, pop, resource, user, world } from '../world/worlds.fixture.ts'
import { runWorld } from '../world/run.ts'
import type { WorldInput } from '../world/spec.ts'
import { captionOfInstant } from './captions.instant.ts'
import { caption } from './captions.ts'
import { createPlayer } from './createPlayer.ts'
import { isTelling, momentsOf } from './moments.ts'
import { createProjector, project } from './projection.ts'

const urls = ['https://shop.example/a', 'https://shop.example/b']
const names = { 'browser:tokyo': 'Tokyo’s browser', 'browser:madrid': 'Madrid’s browser', 'pop:singapore': 'the Singapore edge', 'pop:frankfurt': 'the Frankfurt shield', origin: 'the origin' }
const atMs = fc.oneof(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 0, max: 90_000 }))
const who = fc.constantFrom<string>('tokyo', 'madrid')
const url = fc.constantFrom(...urls)

const anyInput: fc.Arbitrary<WorldInput> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ atMs, user: who, url, reload: fc.boolean() }).map(({ atMs, ...over }) => get(atMs, over)) },
  fc.record({ type: fc.constant('deploy' as const), atMs, url }),
  fc.record({ type: fc.constant('cold' as const), atMs, user: who, cache: fc.boolean() }),
  fc.record({ type: fc.constant('ping' as const), atMs, user: who }),
  fc.record({ type: fc.constant('load' as const), atMs, user: who, url, durationMs: fc.integer({ min: 0, max: 800 }), people: fc.constantFrom(5, 400), perUserPerSecond: fc.constant(1) }),
)

const anyOperation: fc.Arbitrary<WorldInput> = fc.oneof(
  fc.record({ type: fc.constant('purge' as const), atMs, selector: fc.constantFrom({ by: 'everything' as const }, { by: 'url' as const, url: urls[0]! }), mode: fc.constantFrom('hard', 'soft'), delayMs: fc.dictionary(fc.constantFrom('singapore', 'frankfurt'), fc.integer({ min: 0, max: 5_000 })) }),
  fc.record({ type: fc.constant('pop-down' as const), atMs, durationMs: fc.integer({ min: 1, max: 5_000 }), pop: fc.constantFrom('singapore', 'frankfurt') }),
)

/** An edge behind a shield, purges and failures. */
const anyOperatedRun = fc.array(fc.oneof({ weight: 2, arbitrary: anyInput }, anyOperation), { maxLength: 14 }).map((inputs) => {
  const pops = [pop('singapore', { parent: 'frankfurt', parentFailover: true }), pop('frankfurt', { tier: 'shield' })]
  const resources = urls.map((address) => resource({ url: address }))
  return runWorld(world({ users: [user('tokyo'), user('madrid')], pops, origin: origin({ resources }), operations: operated() }), inputs)
})

const anyUnoperatedRun = fc
  .record({
    inputs: fc.array(anyInput, { maxLength: 14 }),
    browserCache: fc.boolean(),
    pops: fc.boolean(),
    capacityBytes: fc.constantFrom(60_000, 10_000_000),
    header: fc.constantFrom('max-age=30', 'no-store', 'max-age=5, s-maxage=30', 'max-age=0'),
  })
  .map(({ inputs, browserCache, pops, capacityBytes, header }) => {
    const users = (['tokyo', 'madrid'] as const).map((id) => user(id, { browserCache }))
    const resources = urls.map((address) => resource({ url: address, headers: [['Cache-Control', header]] }))
    return runWorld(world({ users, pops: pops ? [pop('singapore', { capacityBytes, warmOrigin: false })] : [], origin: origin({ resources, workers: 2, queueLimit: 6 }) }), inputs)
  })

const anyRun = fc.oneof(anyUnoperatedRun, anyOperatedRun)

test('whatever is sought, stepped or played, the stage shows project(log, t)', () => {
  const moves = fc.array(fc.oneof(fc.constantFrom('forward', 'back' as const), fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 1, max: 300 }).map((wallMs) => ({ wallMs }))), { maxLength: 25 })
  fc.assert(
    fc.property(anyRun, moves, (run, todo) => {
      const player = createPlayer(run)
      const projector = createProjector(run.log)
      const moments = momentsOf(run.log, { startMs: 0, endMs: run.endMs })
      for (const move of todo) {
        if (move === 'forward' || move === 'back') {
          if (move === 'forward') player.stepForward()
          else player.stepBack()
          expect(moments).toContain(player.getSnapshot().tMs)
        } else if (typeof move === 'number') player.seek(move * run.endMs)
        else {
          player.play()
          player.tick(move.wallMs)
        }
        const { tMs } = player.getSnapshot()
        expect(projector.at(tMs)).toEqual(project(run.log, tMs))
      }
    }),
    { numRuns: 60 },
  )
})

test('between two changes nothing but the time moves', () => {
  fc.assert(
    fc.property(anyRun, fc.double({ min: 0, max: 1, noNaN: true }), (run, part) => {
      const tMs = part * run.endMs
      const settled = createProjector(run.log).settledAt(tMs)
      expect(settled.tMs).toBeLessThanOrEqual(tMs)
      expect({ ...settled, tMs }).toEqual(project(run.log, tMs))
      expect(project(run.log, settled.tMs)).toEqual(settled)
    }),
    { numRuns: 60 },
  )
})

test('a run ends with nothing in flight and every request finished', () => {
  fc.assert(
    fc.property(anyRun, (run) => {
      const last = project(run.log, run.endMs)
      expect(last.packets).toEqual([])
      expect(last.requests.filter((view) => !view.finished)).toEqual([])
    }),
    { numRuns: 40 },
  )
})

test('every telling event of the world has a whole sentence, with nothing missing', () => {
  fc.assert(
    fc.property(anyRun, (run) => {
      for (const event of run.log.filter(isTelling)) expect(caption(event, names, run.log)).toMatch(/^[A-Z\d][^–{}]*\.$/)
    }),
    { numRuns: 40 },
  )
})

test('every moment of the world has its own words', () => {
  fc.assert(
    fc.property(anyRun, (run) => {
      const projector = createProjector(run.log)
      const gauged = new Set(run.log.flatMap((event) => (event.type === 'origin-gauge' ? [event.atMs] : [])))
      const [, ...moments] = momentsOf(run.log)
      for (const atMs of moments.filter((moment) => !gauged.has(moment))) {
        const state = projector.settledAt(atMs)
        expect(state.tMs).toBe(atMs)
        expect(captionOfInstant(run.log, state, names)).not.toBe('')
      }
    }),
    { numRuns: 40 },
  )
})
