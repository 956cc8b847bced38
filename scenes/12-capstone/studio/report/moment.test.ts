import { expect, test } from 'vitest'
import { distanceText, momentText } from './moment.ts'

test('moments are read in hours, minutes and seconds', () => {
  expect([0, 12_345, 60_000, 300_900, 3_600_100, 88_200_900, 59_960].map(momentText)).toEqual(['0.0 s', '12.3 s', '1 min 0.0 s', '5 min 0.9 s', '1 h 0.1 s', '24 h 30 min 0.9 s', '1 min 0.0 s'])
})

test('how far a figure is from its bound is said in the figure’s own terms', () => {
  const none = { bound: { atMost: 0 }, unit: 'count' } as const
  const minute = { bound: { atMost: 60_000 }, unit: 'ms' } as const
  const most = { bound: { atLeast: 0.95 }, unit: 'share' } as const
  expect(distanceText(none, 0)).toBe('')
  expect(distanceText(none, 12)).toBe('12 too many')
  expect(distanceText(minute, null)).toBe('')
  expect(distanceText(minute, 36_000)).toBe('40 % below it')
  expect(distanceText(minute, 60_000)).toBe('at the bound')
  expect(distanceText(minute, 72_000)).toBe('12 s too much')
  expect(distanceText(minute, 300_000)).toBe('5 times the bound')
  expect(distanceText(most, 0.97)).toBe('2 points above it')
  expect(distanceText(most, 0.395)).toBe('55.5 points below it')
})
