import { expect, it } from 'vitest'
import { alternativesOf, keptRuns } from './alternatives.ts'
import { miniScene as definition } from './testing/miniScene.ts'

const settings = definition.settings
const inputs = definition.beats[0]!.script(settings).inputs

it('runs the same settings and inputs once', () => {
  const runs = keptRuns(definition.world, 2)
  const first = runs(settings, inputs)
  expect(runs({ ...settings }, [...inputs])).toBe(first)
  expect(runs(settings, []).run).not.toBe(first.run)
})

it('keeps no more than it may, the latest asked for first', () => {
  const runs = keptRuns(definition.world, 2)
  const waits = (atMs: number) => [{ type: 'wait' as const, atMs }]
  const [one, two] = [runs(settings, waits(1)), runs(settings, waits(2))]
  expect(runs(settings, waits(1))).toBe(one)
  runs(settings, waits(3))
  expect(runs(settings, waits(1))).toBe(one)
  expect(runs(settings, waits(2))).not.toBe(two)
})

it('makes trials of no step, with nothing to measure', () => {
  expect(alternativesOf(definition.world, 1)(settings, inputs)).toMatchObject({ settings, inputs, plan: null, traffic: null })
})
