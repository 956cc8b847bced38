import { expect, test } from 'vitest'
import { pluralIn } from './plural.ts'

const forms = { zero: 'zero', one: 'one', two: 'two', few: 'few', many: 'many', other: 'other' }

test.each([
  ['en', [0, 1, 2, 21], ['other', 'one', 'other', 'other']],
  ['pl', [1, 2, 5, 22, 0.5], ['one', 'few', 'many', 'few', 'other']],
  ['ar', [0, 1, 2, 3, 11, 100], ['zero', 'one', 'two', 'few', 'many', 'other']],
  ['ja', [1, 2], ['other', 'other']],
])('%s: %j', (locale, numbers, expected) => expect(numbers.map((n) => pluralIn(locale)(n, forms))).toEqual(expected))

test('exactly that number comes first, and other stands for what is not there', () => {
  const plural = pluralIn('ru')
  expect([0, 1, 21, 3].map((n) => plural(n, { '=0': 'none', '=1': 'the only', one: `${n} one`, other: 'many' }))).toEqual(['none', 'the only', '21 one', 'many'])
})
