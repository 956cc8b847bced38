import { afterEach, expect, test, vi } from 'vitest'
import { storeChanges } from './store.ts'

afterEach(() => vi.unstubAllGlobals())

test('pages hear of what another stores, also when that one was left before it was done', async () => {
  vi.stubGlobal('location', { href: 'https://course.example/cdn/settings/' })
  let heard = 0
  let wake = (): void => {}
  const next = () => new Promise<void>((resolve) => (wake = resolve))
  const one = storeChanges('/cdn', () => {})
  const other = storeChanges('/cdn', () => {
    heard += 1
    wake()
  })
  const first = next()
  one.say()
  await first
  one.close()
  const second = next()
  expect(() => one.say()).not.toThrow()
  await second
  expect(heard).toBe(2)
  other.close()
})

test('a browser without channels is asked for nothing', () => {
  vi.stubGlobal('BroadcastChannel', undefined)
  const { say, close } = storeChanges('/cdn', () => {})
  expect(() => (say(), close())).not.toThrow()
})
