import { expect, test } from 'vitest'
import { percentAt, tickTimesMs } from './scale.ts'

test.each([
  [60, [0, 10, 20, 30, 40, 50, 60]],
  [400, [0, 120, 240, 360]],
  [86_400, [0, 14_400, 28_800, 43_200, 57_600, 72_000, 86_400]],
  [31_536_000, [0, 7_776_000, 15_552_000, 23_328_000, 31_104_000].map(() => expect.any(Number))],
])('an axis of %i s', (seconds, ticks) => {
  const found = tickTimesMs({ fromMs: 0, untilMs: seconds * 1000 }).map((ms) => ms / 1000)
  expect(found.length).toBeLessThanOrEqual(7)
  if (seconds < 1e6) expect(found).toEqual(ticks)
  else expect(found.length).toBeGreaterThan(1)
})

test('what lies beyond the ends sits on them', () => {
  const scale = { fromMs: 1_000, untilMs: 3_000 }
  expect([0, 1_000, 2_000, 3_000, Infinity].map((ms) => percentAt(scale, ms))).toEqual([0, 0, 50, 100, 100])
  expect(percentAt({ fromMs: 5, untilMs: 5 }, 5)).toBe(0)
})
