import { expect, test } from 'vitest'
import { keepingFor, readWish, WISH_KEY, writeWish } from './wish.ts'

function memory(text?: string): Storage {
  const kept = new Map(text === undefined ? [] : [[WISH_KEY, text]])
  return { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) } as Storage
}
const forbidden = (): Storage => {
  throw new DOMException('The operation is insecure.', 'SecurityError')
}

test('the whole course is stored unless the system saves data; a wish goes before both', () => {
  expect(keepingFor('auto', false, null)).toBe('all')
  expect(keepingFor('auto', true, null)).toBe('visited')
  expect(keepingFor('on', true, 'visited')).toBe('all')
  for (const now of [null, 'visited', 'all'] as const) expect(keepingFor('off', false, now)).toBeNull()
})

test('what is stored stays when data is to be saved, and what was visited becomes the whole later', () => {
  expect(keepingFor('auto', true, 'all')).toBe('all')
  expect(keepingFor('auto', true, 'visited')).toBe('visited')
  expect(keepingFor('auto', false, 'visited')).toBe('all')
})

test('a wish is remembered; what can’t be read is none', () => {
  const storage = memory()
  expect(writeWish(() => storage, 'off')).toBe(true)
  expect(readWish(() => storage)).toBe('off')
  expect(readWish(() => memory('yes'))).toBe('auto')
  expect(readWish(() => memory())).toBe('auto')
  expect(readWish(forbidden)).toBe('auto')
  expect(writeWish(forbidden, 'on')).toBe(false)
})
