import { expect, test } from 'vitest'
import { oneWayMs, paperFigures, rttMs, slowStartMs, transferMs } from './physics.ts'

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

test('slow start: ten segments at once, then twice as many with every round trip', () => {
  const [flight, rtt, open] = [14_600, 200, 1e9]
  expect(slowStartMs(flight, rtt, open)).toBe(0)
  expect(slowStartMs(flight + 1, rtt, open)).toBe(200)
  expect(slowStartMs(3 * flight, rtt, open)).toBe(200)
  expect(slowStartMs(3 * flight + 1, rtt, open)).toBe(400)
  expect(slowStartMs(45_230, rtt)).toBe(400.114) // 1,430 bytes in the third flight
})

test('slow start costs nothing on a link that is never waited for', () => {
  expect(slowStartMs(100_000, 200, 50)).toBe(transferMs(100_000, 50))
})
