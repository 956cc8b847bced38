import type { StoredResponse } from './stored-response.ts'

/** Stored responses by key and variant, in order of use. It counts bytes; what to do about them is decided outside. */
export interface Store {
  readonly usedBytes: () => number
  /** The responses under one key, in the order stored. */
  readonly candidates: (key: string) => readonly StoredResponse[]
  /** The stored response that a new one for this key and variant would replace. */
  readonly find: (key: string, variant: string) => StoredResponse | undefined
  readonly add: (stored: StoredResponse) => void
  /** No effect when it is not there. */
  readonly remove: (stored: StoredResponse) => boolean
  /** Marks it as the most recently used; no effect when it is not there. */
  readonly touch: (stored: StoredResponse) => void
  /** From the least recently used to the most recently used. */
  readonly byUse: () => Iterable<StoredResponse>
}

const NONE: readonly StoredResponse[] = []

/** An empty store. */
export function createStore(): Store {
  const byKey = new Map<string, readonly StoredResponse[]>()
  // A Set keeps insertion order, so re-inserting on use makes its first member the least recently used.
  const used = new Set<StoredResponse>()
  let bytes = 0

  const candidates = (key: string) => byKey.get(key) ?? NONE
  return {
    usedBytes: () => bytes,
    candidates,
    find: (key, variant) => candidates(key).find((stored) => stored.variant === variant),
    add(stored) {
      byKey.set(stored.key, [...candidates(stored.key), stored])
      used.add(stored)
      bytes += stored.sizeBytes
    },
    remove(stored) {
      if (!used.delete(stored)) return false
      const left = candidates(stored.key).filter((other) => other !== stored)
      if (left.length === 0) byKey.delete(stored.key)
      else byKey.set(stored.key, left)
      bytes -= stored.sizeBytes
      return true
    },
    touch(stored) {
      if (used.delete(stored)) used.add(stored)
    },
    byUse: () => used,
  }
}
