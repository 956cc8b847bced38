import { expect, test } from 'vitest'
import { listed } from './lists.ts'

test.each([
  ['en', ['a'], 'a'],
  ['en', ['a', 'b', 'c'], 'a, b, c'],
  ['de', ['a', 'b', 'c'], 'a, b und c'],
  ['ja', ['a', 'b', 'c'], 'a、b、c'],
  ['de', [], ''],
])('%s: %j', (locale, items, text) => expect(listed(items, locale)).toBe(text))

test('Arabic has its own comma or word, and no Latin comma', () => expect(listed(['ا', 'ب', 'ج'], 'ar')).not.toContain(','))
