import { expect, test, vi } from 'vitest'
import { fetchPart, isFetchFailure, partsVersion, peekPart, subscribeParts } from './modules.ts'

test('a part is fetched once and heard of', async () => {
  const load = vi.fn(() => Promise.resolve('part'))
  const heard = vi.fn()
  const stop = subscribeParts(heard)
  const before = partsVersion()
  await Promise.all([fetchPart('once', load), fetchPart('once', load)])
  await fetchPart('once', load)
  stop()
  expect(load).toHaveBeenCalledTimes(1)
  expect(peekPart('once')).toBe('part')
  expect(heard).toHaveBeenCalled()
  expect(partsVersion()).toBeGreaterThan(before)
})

test('a part that failed can be fetched again', async () => {
  const load = vi.fn<() => Promise<string>>().mockRejectedValueOnce(new Error('offline')).mockResolvedValueOnce('part')
  await fetchPart('twice', load)
  expect(peekPart('twice')).toBeNull()
  await fetchPart('twice', load)
  expect(peekPart('twice')).toBe('part')
})

test.each([
  [new TypeError('Failed to fetch dynamically imported module: https://host.example/a.js'), true],
  [new TypeError('error loading dynamically imported module: https://host.example/a.js'), true],
  [new TypeError('Importing a module script failed.'), true],
  [new Error('Unable to preload CSS for /assets/a.css'), true],
  [new TypeError("Cannot read properties of undefined (reading 'steps')"), false],
  ['a string', false],
  [undefined, false],
])('%s: did not arrive? %s', (error, expected) => {
  expect(isFetchFailure(error)).toBe(expected)
})
