/**
 * What is pasted, for as long as the tab lives. Kept in the session's storage where that is allowed, else in memory; never in the
 * address and never sent: pastes may hold secrets. A file is kept in memory alone.
 */
import { useSyncExternalStore } from 'react'
import { openVault, type Vault } from '../state/vault.ts'

export interface Pasted {
  readonly text: string
  /** In place of the text. */
  readonly file: { readonly name: string; readonly text: string } | null
  /** What an example has taken the place of. */
  readonly before: string | null
}

export interface PasteStore {
  readonly get: () => Pasted
  readonly set: (patch: Partial<Pasted>) => void
  readonly subscribe: (listener: () => void) => () => void
}

export const PASTE_KEY = 'build-a-cdn:doctor'
/** A longer text is not written to storage. */
export const MOST_KEPT = 100_000

export const NOTHING: Pasted = { text: '', file: null, before: null }

/** Reads the vault at its first use, not before: the page that was written ahead is empty. */
export function createPasteStore(vault: Vault): PasteStore {
  let pasted: Pasted | null = null
  const listeners = new Set<() => void>()
  const get = (): Pasted => {
    if (pasted) return pasted
    const kept = vault.read(PASTE_KEY)
    return (pasted = kept.kind === 'text' ? { ...NOTHING, text: kept.text.slice(0, MOST_KEPT) } : NOTHING)
  }
  return {
    get,
    set: (patch) => {
      pasted = { ...get(), ...patch }
      const { text } = pasted
      if (text === '' || text.length > MOST_KEPT) vault.remove(PASTE_KEY)
      else vault.write(PASTE_KEY, text)
      for (const listener of listeners) listener()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

const store = createPasteStore(openVault(() => window.sessionStorage))

/** What is pasted in this tab. */
export function usePasted(): [Pasted, PasteStore['set']] {
  return [useSyncExternalStore(store.subscribe, store.get, () => NOTHING), store.set]
}
