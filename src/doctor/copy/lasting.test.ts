import { expect, test } from 'vitest'
import { lasting } from './lasting.ts'

test.each([
  [0, '0 s'], [48.4, '48 s'], [119, '119 s'], [120, '2 min'], [415, '6 min 55 s'], [600, '10 min'], [3600, '60 min'], [7200, '2 h'], [8280, '2 h 18 min'],
  [86_400, '24 h'], [172_800, '2 days'], [90_061 * 2, '2 days 2 h'], [31_536_000, '1 year'], [34_560_000, '1 year 35 days'], [2 ** 31, '68 years 35 days'],
])('%s s: %s', (seconds, words) => expect(lasting(seconds)).toBe(words))
