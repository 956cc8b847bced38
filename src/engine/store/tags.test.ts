import { expect, it } from 'vitest'
import { tagsOf, withoutTags } from './tags.ts'

it.each([
  [{}, [], []],
  [{ 'Surrogate-Key': 'post-1  home' }, [], ['post-1', 'home']],
  [{ 'surrogate-key': 'a, b' }, [], ['a', 'b']],
  [{ 'Cache-Tag': 'two words, home,' }, [], ['two words', 'home']],
  [{ 'Surrogate-Key': 'a b', 'Cache-Tag': 'b,c' }, ['route', 'a'], ['a', 'b', 'c', 'route']],
  [{}, ['route'], ['route']],
  [{ 'Surrogate-Key': ' ' }, [], []],
])('%j on a route with %j: %j', (fields, ofRoute, tags) => {
  expect(tagsOf(Object.entries(fields), ofRoute)).toEqual(tags)
})

it('takes both fields away, in any case, and nothing else', () => {
  expect(withoutTags([['surrogate-KEY', 'a'], ['ETag', '"1"'], ['cache-tag', 'b'], ['CACHE-TAG', 'c']])).toEqual([['ETag', '"1"']])
})
