import { expect, test } from 'vitest'
import { doubledIn } from './doubled.ts'

test.each([
  ['?seed=7&seed=8', [{ name: 'seed', read: '7', other: '8' }]],
  ['seed=7&seed=7&seed=9&seed=10', [{ name: 'seed', read: '7', other: '9' }]],
  ['?theme=dark&seed=&theme=&seed=1', [{ name: 'seed', read: '', other: '1' }, { name: 'theme', read: 'dark', other: '' }]],
  ['?seed=7&seed=7&Seed=8&utm=1&utm=2', []],
  ['', []],
])('%s: %j', (query, doubled) => {
  expect(doubledIn(query, ['seed', 'theme'])).toEqual(doubled)
})
