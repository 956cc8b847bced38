import { decode, encode, type Format } from './format.ts'
import type { Vault } from './vault.ts'

export type What = 'settings' | 'progress'

/** What the learner should be told about storage. */
export type ShelfNotice =
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'full' }
  | { readonly kind: 'newer'; readonly what: What }
  | { readonly kind: 'damaged'; readonly what: What; readonly backupKey: string; readonly partly: boolean }
  /** Damaged, and the copy could not be put aside: it stays where it is and nothing is written over it. */
  | { readonly kind: 'locked'; readonly what: What }

export interface Shelf<T> {
  /** What is stored, or null. Puts a damaged value aside first. */
  readonly load: () => T | null
  /**
   * Reads what is stored now, joins it with what this tab holds, changes that and writes it. Out: the changed value, whether
   * or not it could be written.
   */
  readonly update: (held: T, change: (current: T) => T) => T
  /** What another tab wrote (a storage event's new value), or null where it can't be used. */
  readonly heard: (text: string | null) => T | null
}

interface ShelfOptions<T> {
  readonly vault: Vault
  readonly key: string
  readonly what: What
  readonly format: Format<T>
  readonly merge: (stored: T, held: T) => T
  readonly tell: (notice: ShelfNotice) => void
}

const MAX_BACKUPS = 9

/** One value in storage: never overwrites what it can't read, never loses what another tab wrote. */
export function createShelf<T extends object>({ vault, key, what, format, merge, tell }: ShelfOptions<T>): Shelf<T> {
  let writable = true

  function close(notice: ShelfNotice): null {
    writable = false
    tell(notice)
    return null
  }

  function load(): T | null {
    const found = vault.read(key)
    if (found.kind === 'forbidden') return close({ kind: 'forbidden' })
    if (found.kind === 'none') return null
    const decoded = decode(found.text, format)
    if (decoded.kind === 'ok') return decoded.value
    if (decoded.kind === 'newer') return close({ kind: 'newer', what })
    const backupKey = putAside(vault, key, found.text)
    if (backupKey === null) {
      close({ kind: 'locked', what })
      return decoded.salvaged
    }
    vault.remove(key)
    if (decoded.salvaged) write(decoded.salvaged)
    tell({ kind: 'damaged', what, backupKey, partly: decoded.salvaged !== null })
    return decoded.salvaged
  }

  function write(value: T): void {
    const outcome = vault.write(key, encode(value, format))
    if (outcome === 'full') tell({ kind: 'full' })
    if (outcome === 'forbidden') close({ kind: 'forbidden' })
  }

  return {
    load,
    update(held, change) {
      const stored = writable ? load() : null
      const changed = change(stored === null ? held : merge(stored, held))
      if (writable) write(changed)
      return changed
    },
    heard(text) {
      if (text === null) return null
      const decoded = decode(text, format)
      return decoded.kind === 'ok' ? decoded.value : null
    },
  }
}

/** Copies a damaged text to the first free backup key. Out: that key, or null when there is no room. */
function putAside(vault: Vault, key: string, text: string): string | null {
  for (let n = 1; n <= MAX_BACKUPS; n += 1) {
    const backupKey = `${key}:damaged-${n}`
    const there = vault.read(backupKey)
    if (there.kind === 'forbidden') return null
    if (there.kind === 'text' && there.text === text) return backupKey
    if (there.kind === 'none') return vault.write(backupKey, text) === 'ok' ? backupKey : null
  }
  return null
}
