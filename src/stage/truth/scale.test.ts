import { expect, test } from 'vitest'
import { percentAt, ticksOf } from './scale.ts'

const labels = (fromMs: number, untilMs: number): readonly string[] => ticksOf({ fromMs, untilMs }).map((tick) => tick.label)

test('an axis has few numbers, all in one unit', () => {
  expect(labels(0, 60_000)).toEqual(['0 s', '10 s', '20 s', '30 s', '40 s', '50 s', '60 s'])
  expect(labels(0, 660_000)).toEqual(['0 s', '100 s', '200 s', '300 s', '400 s', '500 s', '600 s'])
  expect(labels(0, 4_200_000)).toEqual(['0 min', '10 min', '20 min', '30 min', '40 min', '50 min', '60 min', '70 min'])
  expect(labels(0, 86_400_000)).toEqual(['0 h', '4 h', '8 h', '12 h', '16 h', '20 h', '24 h'])
  expect(labels(0, 31_536_000_000).length).toBeLessThanOrEqual(14)
})

test('ticks are multiples of their step, wherever the axis begins', () => {
  expect(labels(100_000, 500_000)).toEqual(['100 s', '200 s', '300 s', '400 s', '500 s'])
})

test('what lies beyond the ends sits on them', () => {
  const scale = { fromMs: 1_000, untilMs: 3_000 }
  expect([0, 1_000, 2_000, 3_000, Infinity].map((ms) => percentAt(scale, ms))).toEqual([0, 0, 50, 100, 100])
  expect(percentAt({ fromMs: 5, untilMs: 5 }, 5)).toBe(0)
})
