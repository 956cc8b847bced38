import type { Shelf } from './shelf.ts'
import type { StoredResponse } from './stored-response.ts'
import { createUseOrder, type Place } from './use-order.ts'

/** Stored responses by key and variant, in order of use. It counts bytes; what to do about them is decided outside. */
export interface Store {
  readonly count: () => number
  readonly usedBytes: () => number
  /** What stands under one key; undefined when nothing does. */
  readonly shelf: (key: string) => Shelf | undefined
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
  /** Puts a response in the stead of another one of the same key, variant and tags. @returns false when that is not there */
  readonly replace: (stored: StoredResponse, by: StoredResponse) => boolean
  /** No effect when it is not there. */
  readonly remove: (stored: StoredResponse) => boolean
  /** Marks it as the most recently used; no effect when it is not there. */
  readonly touch: (stored: StoredResponse) => void
  /** Its place in the order of use; undefined when it is not there. */
  readonly placeOf: (stored: StoredResponse) => Place | undefined
  /** The same as touching what has that place, which has to be there still. */
  readonly touchPlace: (place: Place) => void
  /** From the least recently used to the most recently used. */
  readonly byUse: () => Iterable<StoredResponse>
}

const NONE: readonly StoredResponse[] = []

/** An empty store. */
export function createStore(): Store {
  const shelves = new Map<string, OpenShelf>()
  // Of keys that only the URL makes, the shelf itself is the index.
  const byBaseKey = createIndex()
  const hasOwnParts = ({ key, baseKey }: StoredResponse) => key !== baseKey
  const byTag = createIndex()
  const used = createUseOrder<StoredResponse>()
  let bytes = 0

  const candidates = (key: string) => shelves.get(key)?.responses ?? NONE
  return {
    count: used.size,
    usedBytes: () => bytes,
    shelf: (key) => shelves.get(key),
    candidates,
    find: (key, variant) => candidates(key).find((stored) => stored.variant === variant),
    has: used.has,
    underBaseKey: (baseKey) => [...candidates(baseKey).filter((stored) => !hasOwnParts(stored)), ...byBaseKey.all(baseKey)],
    withTag: byTag.all,
    add(stored) {
      const shelf = shelves.get(stored.key)
      if (shelf) change(shelf, [...shelf.responses, stored])
      else shelves.set(stored.key, { responses: [stored], varyFields: stored.varyFields, hit: null, hits: null })
      if (hasOwnParts(stored)) byBaseKey.add(stored.baseKey, stored)
      for (const tag of stored.tags) byTag.add(tag, stored)
      used.add(stored)
      bytes += stored.sizeBytes
    },
    replace(stored, by) {
      if (!used.replace(stored, by)) return false
      const shelf = shelves.get(stored.key)
      if (shelf) change(shelf, shelf.responses.map((other) => (other === stored ? by : other)))
      if (hasOwnParts(stored)) byBaseKey.replace(stored.baseKey, stored, by)
      for (const tag of stored.tags) byTag.replace(tag, stored, by)
      bytes += by.sizeBytes - stored.sizeBytes
      return true
    },
    remove(stored) {
      if (!used.remove(stored)) return false
      const shelf = shelves.get(stored.key)
      if (shelf) change(shelf, shelf.responses.filter((other) => other !== stored))
      if (shelf?.responses.length === 0) shelves.delete(stored.key)
      if (hasOwnParts(stored)) byBaseKey.remove(stored.baseKey, stored)
      for (const tag of stored.tags) byTag.remove(tag, stored)
      bytes -= stored.sizeBytes
      return true
    },
    touch: used.touch,
    placeOf: used.placeOf,
    touchPlace: used.touchPlace,
    byUse: used.members,
  }
}

interface OpenShelf extends Shelf {
  responses: readonly StoredResponse[]
  varyFields: readonly string[] | null
}

function change(shelf: OpenShelf, responses: readonly StoredResponse[]): void {
  shelf.responses = responses
  const names = responses[0]?.varyFields ?? []
  const alike = responses.every(({ varyFields }) => varyFields.length === names.length && varyFields.every((name, i) => name === names[i]))
  shelf.varyFields = alike ? names : null
  shelf.hit = null
  shelf.hits = null
}

/** Stored responses by a name that several of them may have; names without any are forgotten. */
function createIndex() {
  const byName = new Map<string, StoredResponse | Set<StoredResponse>>()
  return {
    all(name: string): readonly StoredResponse[] {
      const there = byName.get(name)
      if (there === undefined) return NONE
      return there instanceof Set ? [...there] : [there]
    },
    add(name: string, stored: StoredResponse): void {
      const there = byName.get(name)
      // Most names have one response, for which a set would be large.
      if (there === undefined) byName.set(name, stored)
      else if (there instanceof Set) there.add(stored)
      else byName.set(name, new Set([there, stored]))
    },
    replace(name: string, stored: StoredResponse, by: StoredResponse): void {
      const there = byName.get(name)
      if (!(there instanceof Set)) byName.set(name, by)
      else if (there.delete(stored)) there.add(by)
    },
    remove(name: string, stored: StoredResponse): void {
      const there = byName.get(name)
      if (there instanceof Set) there.delete(stored)
      if (there === stored || (there instanceof Set && there.size === 0)) byName.delete(name)
    },
  }
}
