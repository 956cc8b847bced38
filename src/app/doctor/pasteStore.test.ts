import { expect, test, vi } from 'vitest'
import { openVault } from '../state/vault.ts'
import { createPasteStore, MOST_KEPT, NOTHING, PASTE_KEY } from './pasteStore.ts'

function fakeStorage(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>()
  return { kept, getItem: (key) => kept.get(key) ?? null, setItem: (key, text) => void kept.set(key, text), removeItem: (key) => void kept.delete(key) }
}

test('the text is there again in the same tab, and gone when it was cleared', () => {
  const storage = fakeStorage()
  createPasteStore(openVault(() => storage)).set({ text: 'Age: 1' })
  const again = createPasteStore(openVault(() => storage))
  expect(again.get().text).toBe('Age: 1')
  again.set({ text: '' })
  expect(storage.kept.has(PASTE_KEY)).toBe(false)
})

test('files and long texts stay in memory', () => {
  const storage = fakeStorage()
  const store = createPasteStore(openVault(() => storage))
  store.set({ file: { name: 'a.har', text: 'secret' } })
  store.set({ text: 'x'.repeat(MOST_KEPT + 1) })
  expect(storage.kept.size).toBe(0)
  expect(store.get().file?.text).toBe('secret')
})

test('where storage is forbidden it works all the same, and tells whoever listens', () => {
  const store = createPasteStore(
    openVault(() => {
      throw new DOMException('no', 'SecurityError')
    }),
  )
  const heard = vi.fn()
  const stop = store.subscribe(heard)
  expect(store.get()).toEqual(NOTHING)
  store.set({ text: 'Age: 1' })
  stop()
  store.set({ text: 'Age: 2' })
  expect(heard).toHaveBeenCalledTimes(1)
  expect(store.get().text).toBe('Age: 2')
})
