import type { StoredResponse } from './stored-response.ts'

/** Stored responses by key and variant, in order of use. It counts bytes; what to do about them is decided outside. */
export interface Store {
  readonly count: () => number
  readonly usedBytes: () => number
  /** The responses under one key, in the order stored. */
  readonly candidates: (key: string) => readonly StoredResponse[]
  /** The stored response that a new one for this key and variant would replace. */
  readonly find: (key: string, variant: string) => StoredResponse | undefined
  readonly has: (stored: StoredResponse) => boolean
  /** Every response for one URL, whatever else is part of its key; a list of its own, so that they may be removed meanwhile. */
  readonly underBaseKey: (baseKey: string) => readonly StoredResponse[]
  /** Every response with the tag; a list of its own too. */
  readonly withTag: (tag: string) => readonly StoredResponse[]
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
  const byBaseKey = createIndex()
  const byTag = createIndex()
  // A Set keeps insertion order, so re-inserting on use makes its first member the least recently used.
  const used = new Set<StoredResponse>()
  let bytes = 0

  const candidates = (key: string) => byKey.get(key) ?? NONE
  return {
    count: () => used.size,
    usedBytes: () => bytes,
    candidates,
    find: (key, variant) => candidates(key).find((stored) => stored.variant === variant),
    has: (stored) => used.has(stored),
    underBaseKey: byBaseKey.all,
    withTag: byTag.all,
    add(stored) {
      byKey.set(stored.key, [...candidates(stored.key), stored])
      byBaseKey.add(stored.baseKey, stored)
      for (const tag of stored.tags) byTag.add(tag, stored)
      used.add(stored)
      bytes += stored.sizeBytes
    },
    remove(stored) {
      if (!used.delete(stored)) return false
      const left = candidates(stored.key).filter((other) => other !== stored)
      if (left.length === 0) byKey.delete(stored.key)
      else byKey.set(stored.key, left)
      byBaseKey.remove(stored.baseKey, stored)
      for (const tag of stored.tags) byTag.remove(tag, stored)
      bytes -= stored.sizeBytes
      return true
    },
    touch(stored) {
      if (used.delete(stored)) used.add(stored)
    },
    byUse: () => used,
  }
}

/** Stored responses by a name that several of them may have; names without any are forgotten. */
function createIndex() {
  const byName = new Map<string, Set<StoredResponse>>()
  return {
    all: (name: string): readonly StoredResponse[] => [...(byName.get(name) ?? NONE)],
    add(name: string, stored: StoredResponse): void {
      const there = byName.get(name)
      if (there) there.add(stored)
      else byName.set(name, new Set([stored]))
    },
    remove(name: string, stored: StoredResponse): void {
      const there = byName.get(name)
      there?.delete(stored)
      if (there?.size === 0) byName.delete(name)
    },
  }
}
