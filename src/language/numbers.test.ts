import { expect, test } from 'vitest'
import { atMost, fixed, whole } from './numbers.ts'

test('figures have the digits that they need, or as many as are asked for', () => {
  expect([atMost(7.5, 1), atMost(7, 1), atMost(1234.567, 2), atMost(-0.04, 1), fixed(12.34, 3), fixed(0, 2), whole(8000), whole(-0.2)]).toEqual(['7.5', '7', '1234.57', '0', '12.340', '0.00', '8,000', '0'])
})

test('what is no figure stays none', () => {
  expect([atMost(NaN, NaN), fixed(NaN, 3), whole(NaN), whole(Infinity)]).toEqual(['NaN', 'NaN', 'NaN', 'Infinity'])
})
