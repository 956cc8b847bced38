import { createIndex } from './by-name.ts'
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
  /** The least recently used; undefined when nothing is stored. */
  readonly leastUsed: () => StoredResponse | undefined
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
  const placeOf = (stored: StoredResponse) => {
    const shelf = shelves.get(stored.key)
    return shelf?.places[shelf.responses.indexOf(stored)]
  }
  return {
    count: used.size,
    usedBytes: () => bytes,
    shelf: (key) => shelves.get(key),
    candidates,
    find: (key, variant) => madeFor(candidates(key), variant),
    has: (stored) => candidates(stored.key).includes(stored),
    underBaseKey: (baseKey) => [...candidates(baseKey).filter((stored) => !hasOwnParts(stored)), ...byBaseKey.all(baseKey)],
    withTag: byTag.all,
    add(stored) {
      const shelf = shelves.get(stored.key)
      const place = used.add(stored)
      if (shelf) change(shelf, [...shelf.responses, stored], [...shelf.places, place])
      else shelves.set(stored.key, { responses: [stored], places: [place], varyFields: stored.varyFields, hit: null, hits: null })
      if (hasOwnParts(stored)) byBaseKey.add(stored.baseKey, stored)
      for (const tag of stored.tags) byTag.add(tag, stored)
      bytes += stored.sizeBytes
    },
    replace(stored, by) {
      const shelf = shelves.get(stored.key)
      const place = shelf?.places[shelf.responses.indexOf(stored)]
      if (shelf === undefined || place === undefined) return false
      used.replace(place, by)
      change(shelf, shelf.responses.length === 1 ? [by] : shelf.responses.map((other) => (other === stored ? by : other)), shelf.places)
      if (hasOwnParts(stored)) byBaseKey.replace(stored.baseKey, stored, by)
      for (const tag of stored.tags) byTag.replace(tag, stored, by)
      bytes += by.sizeBytes - stored.sizeBytes
      return true
    },
    remove(stored) {
      const shelf = shelves.get(stored.key)
      const place = shelf?.places[shelf.responses.indexOf(stored)]
      if (shelf === undefined || place === undefined) return false
      used.remove(place)
      if (shelf.responses.length === 1) shelves.delete(stored.key)
      change(shelf, shelf.responses.filter((other) => other !== stored), shelf.places.filter((other) => other !== place))
      if (hasOwnParts(stored)) byBaseKey.remove(stored.baseKey, stored)
      for (const tag of stored.tags) byTag.remove(tag, stored)
      bytes -= stored.sizeBytes
      return true
    },
    touch(stored) {
      const place = placeOf(stored)
      if (place !== undefined) used.touch(place)
    },
    placeOf,
    touchPlace: used.touch,
    leastUsed: used.first,
    byUse: used.members,
  }
}

interface OpenShelf extends Shelf {
  responses: readonly StoredResponse[]
  /** Of each response its place in the order of use. */
  places: readonly Place[]
  varyFields: readonly string[] | null
}

function madeFor(responses: readonly StoredResponse[], variant: string): StoredResponse | undefined {
  for (let i = 0; i < responses.length; i++) if (responses[i]!.variant === variant) return responses[i]
  return undefined
}

function change(shelf: OpenShelf, responses: readonly StoredResponse[], places: readonly Place[]): void {
  shelf.responses = responses
  shelf.places = places
  shelf.varyFields = commonFields(responses)
  if (shelf.hit !== null) shelf.hit.isGone = true
  shelf.hit = null
  shelf.hits = null
}

/** The fields that all of them vary by; null when they don't vary by the same. */
function commonFields(responses: readonly StoredResponse[]): readonly string[] | null {
  const names = responses[0]?.varyFields ?? []
  for (let i = 1; i < responses.length; i++) {
    const { varyFields } = responses[i]!
    if (varyFields !== names && (varyFields.length !== names.length || varyFields.some((name, k) => name !== names[k]))) return null
  }
  return names
}
