import { expect, test } from 'vitest'
import { outcomeOf, timespan } from './outcome.ts'
import type { SceneKept } from './suspend.ts'

const scene = (furthest: number, solved: number, checks = 3): SceneKept => ({ furthest, steps: 10, checks, solved: ['a', 'b', 'c'].slice(0, solved) })

test.each<[string, Record<string, SceneKept>, string[], string, number]>([
  ['nothing', {}, ['04'], 'incomplete', 0],
  ['a part', { '04': scene(9, 1) }, ['04'], 'incomplete', 33],
  ['every step, no check', { '04': scene(10, 0) }, ['04'], 'completed', 0],
  ['every step, two checks', { '04': scene(10, 2) }, ['04'], 'completed', 66],
  ['every check, one step not', { '04': scene(9, 3) }, ['04'], 'passed', 100],
  ['every step of a scene without checks', { '04': scene(10, 0, 0) }, ['04'], 'completed', 0],
  ['another scene', { '05': scene(10, 3) }, ['04'], 'incomplete', 0],
  ['one scene of two', { '04': scene(10, 3) }, ['04', '05'], 'incomplete', 50],
  ['all of both but one check', { '04': scene(10, 3), '05': scene(10, 2) }, ['04', '05'], 'completed', 83],
  ['both', { '04': scene(10, 3), '05': scene(10, 3) }, ['04', '05'], 'passed', 100],
  ['a package without scenes', {}, [], 'incomplete', 0],
])('reached: %s', (_, scenes, required, status, raw) => {
  expect(outcomeOf({ at: null, scenes }, required)).toEqual({ status, raw })
})

test.each([
  [0, '0000:00:00.00'],
  [-5, '0000:00:00.00'],
  [Number.NaN, '0000:00:00.00'],
  [9.99, '0000:00:00.00'],
  [59_999, '0000:00:59.99'],
  [3_600_000 * 25 + 61_230, '0025:01:01.23'],
  [Number.MAX_VALUE, '9999:59:59.99'],
])('%d ms are %s', (ms, text) => {
  expect(timespan(ms)).toBe(text)
})
