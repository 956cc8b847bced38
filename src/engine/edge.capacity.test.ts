/** What a cache node does when its room is spoken for. */
import { expect, it } from 'vitest'
import { play } from './edge.testkit.ts'

const minute = { 'Cache-Control': 'max-age=60', ETag: '"v1"' }
const page = (letter: string) => `https://shop.example/${letter}`

it('makes room by the least recently used', () => {
  const { ask, answer, cache } = play({ capacityBytes: 2500 })
  for (const letter of ['a', 'b']) {
    ask(letter, 0, {}, 'GET', page(letter))
    answer(`${letter}/f1`, 0, minute)
  }
  ask('again', 1, {}, 'GET', page('a'))
  ask('c', 2, {}, 'GET', page('c'))
  const told = answer('c/f1', 2, minute)
  expect(told.effects).toEqual(['evicted capacity', 'stored', 'respond c miss 200'])
  expect(told.decisions.at(-1)).toBe('c evict least-recently-used')
  expect(cache.entries(0).map(({ url }) => url)).toEqual([page('c'), page('a')])
})

it('lets go, and says so, of what a 304 made too large to keep', () => {
  const { ask, answer, cache } = play({ capacityBytes: 1200 })
  ask('r1', 0)
  answer('r1/f1', 0, minute)
  ask('r2', 60)
  const told = answer('r2/f1', 60, { ...minute, 'X-Long': 'x'.repeat(300) }, 304)
  expect(told.effects).toEqual(['evicted capacity', 'respond r2 revalidated 200'])
  expect(told.decisions.at(-1)).toBe('r2 evict larger-than-cache')
  expect(cache.entries(0)).toEqual([])
})

it('moves, and says so, what a 304 gave another Vary', () => {
  const { ask, answer, cache } = play()
  ask('r1', 0, { 'Accept-Language': 'de' })
  answer('r1/f1', 0, minute)
  ask('r2', 60, { 'Accept-Language': 'de' })
  expect(answer('r2/f1', 60, { ...minute, Vary: 'Accept-Language' }, 304).effects).toEqual(['evicted replaced', 'refreshed', 'respond r2 revalidated 200'])
  expect(cache.entries(0)).toHaveLength(1)
})

it('passes on what can never fit, and lets those who waited have it', () => {
  const { ask, answer, cache } = play({ capacityBytes: 500 })
  ask('r1', 0)
  ask('r2', 0)
  expect(answer('r1/f1', 0, minute).effects).toEqual(['respond r1 miss 200', 'respond r2 collapsed 200'])
  expect(cache.entries(0)).toEqual([])
})
