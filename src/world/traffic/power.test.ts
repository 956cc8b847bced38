import { describe, expect, test } from 'vitest'
import { randomStream } from '../random.ts'
import { aliasTable, choose } from './alias.ts'
import { boundedPareto, exponential, naturalLog, power, zipfWeights } from './power.ts'

describe('powers without Math.pow', () => {
  test.each([0.0003, 0.5, 1, 1.7, 2, 10, 12_345.678, 9e12])('ln %d', (x) => expect(Math.abs(naturalLog(x) - Math.log(x))).toBeLessThan(1e-13 * Math.max(1, Math.abs(Math.log(x)))))
  test.each([-30, -1.5, 0, 0.3, 1, 7.7, 40])('e^%d', (x) => expect(exponential(x) / Math.exp(x)).toBeCloseTo(1, 12))
  test.each([[2, 10], [10, -0.8], [123_456, -0.64], [0.001, 1 / 1.1]])('%d^%d', (base, exponent) => expect(power(base, exponent) / base ** exponent).toBeCloseTo(1, 11))
})

test('Zipf: the tenth is asked for 10^-s times as often as the first', () => {
  const weights = zipfWeights(100, 0.8)
  expect(weights[9]! / weights[0]!).toBeCloseTo(10 ** -0.8, 12)
  expect(zipfWeights(3, 0)).toEqual(new Float64Array([1, 1, 1]))
})

test('bounded Pareto stays in its bounds and has the median of its law', () => {
  const value = (uniform: number) => boundedPareto(uniform, 2000, 4e9, 1.1)
  expect(value(0)).toBeCloseTo(2000, 6)
  expect(value(1 - 2 ** -32)).toBeLessThanOrEqual(4e9)
  expect(value(0.5)).toBeCloseTo(2000 * 2 ** (1 / 1.1), 0)
})

test('weighted choice follows the weights', () => {
  const weights = [5, 0, 1, 3, 1]
  const table = aliasTable(weights)
  const random = randomStream(1, 'choice')
  const seen = weights.map(() => 0)
  for (let i = 0; i < 100_000; i++) seen[choose(table, random)]!++
  weights.forEach((weight, i) => expect(seen[i]! / 100_000).toBeCloseTo(weight / 10, 2))
  expect(seen[1]).toBe(0)
})
