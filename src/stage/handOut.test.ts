import { afterEach, expect, test, vi } from 'vitest'
import { copied, saveJson } from './handOut.ts'

afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

test('where nothing can be copied it says so', async () => {
  vi.stubGlobal('navigator', {})
  expect(await copied('x'), 'no clipboard').toBe(false)
  vi.stubGlobal('navigator', { clipboard: { writeText: () => Promise.reject(new Error('refused')) } })
  expect(await copied('x'), 'a refused one').toBe(false)
  vi.stubGlobal('navigator', { clipboard: { writeText: () => Promise.resolve() } })
  expect(await copied('x')).toBe(true)
})

test('a file is saved under its name, and its address is given back once it was read', () => {
  vi.useFakeTimers()
  const anchor = { href: '', download: '', click: vi.fn() }
  vi.stubGlobal('window', { document: { createElement: () => anchor } })
  const made = vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:one')
  const revoked = vi.spyOn(URL, 'revokeObjectURL').mockReturnValue()
  saveJson('{}', 'a.json')
  expect(made.mock.calls[0]?.[0]).toMatchObject({ size: 2, type: 'application/json' })
  expect(anchor).toMatchObject({ href: 'blob:one', download: 'a.json' })
  expect([anchor.click.mock.calls.length, revoked.mock.calls.length]).toEqual([1, 0])
  vi.runAllTimers()
  expect(revoked.mock.calls).toEqual([['blob:one']])
})
