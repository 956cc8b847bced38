import type { StoredResponse } from './stored-response.ts'

const NONE: readonly StoredResponse[] = []

/** Stored responses by a name that several of them may have; names without any are forgotten. */
export function createIndex() {
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
