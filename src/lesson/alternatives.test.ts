import { expect, it, vi } from 'vitest'
import { alternativesOf, keptRuns } from './alternatives.ts'
import { miniScene as definition } from './testing/miniScene.ts'

const settings = definition.settings
const inputs = definition.beats[0]!.script(settings).inputs

it('runs the same settings and inputs once', () => {
  const runs = keptRuns(definition.world, 2)
  const first = runs.of(settings, inputs)
  expect(runs.of({ ...settings }, [...inputs])).toBe(first)
  expect(runs.of(settings, []).run).not.toBe(first.run)
})

it('keeps no more than it may, the latest asked for first', () => {
  const runs = keptRuns(definition.world, 2)
  const waits = (atMs: number) => [{ type: 'wait' as const, atMs }]
  const [one, two] = [runs.of(settings, waits(1)), runs.of(settings, waits(2))]
  expect(runs.of(settings, waits(1))).toBe(one)
  runs.of(settings, waits(3))
  expect(runs.of(settings, waits(1))).toBe(one)
  expect(runs.of(settings, waits(2))).not.toBe(two)
})

it('makes trials of no step, with nothing to measure', () => {
  expect(alternativesOf(definition.world, 1)(settings, inputs)).toMatchObject({ settings, inputs, plan: null, traffic: null })
})

it('makes a run ahead, with pauses; who asks for it then makes no other', () => {
  const world = vi.fn(definition.world)
  const runs = keptRuns(world, 2)
  for (const pause of runs.ahead(settings, inputs)) expect(pause).toBeUndefined()
  expect(runs.of(settings, inputs).run).toEqual(keptRuns(definition.world, 1).of(settings, inputs).run)
  expect(world).toHaveBeenCalledTimes(1)
})
