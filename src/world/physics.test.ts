import { expect, test } from 'vitest'
import { oneWayMs, paperFigures, rttMs, transferMs } from './physics.ts'

test('the exercise on paper: 9,500 km straight, and a POP 8 ms away', () => {
  expect(paperFigures(9500)).toEqual({ fibreKm: 12_350, oneWayMs: 62, rttMs: 124, threeRoundTripsMs: 372 })
  expect(paperFigures({ oneWayMs: 8 })).toEqual({ fibreKm: null, oneWayMs: 8, rttMs: 16, threeRoundTripsMs: 48 })
})

test('the simulation rounds to 0.001 ms only', () => {
  expect([oneWayMs(9500), rttMs(9500), oneWayMs(0)]).toEqual([61.75, 123.5, 0])
  expect(oneWayMs(5570.222)).toBe(36.206)
})

test('a body takes its bytes over the bandwidth', () => {
  expect([transferMs(0), transferMs(12_500), transferMs(45_230)]).toEqual([0, 1, 3.618])
})
