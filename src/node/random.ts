/** Seeded randomness for commands that must be repeatable: the same seed gives the same run on every machine. */

export interface Random {
  /** A whole number from 0 to `below` − 1. */
  readonly below: (below: number) => number
  /** True in `share` of the cases, 0 to 1. */
  readonly chance: (share: number) => boolean
  /** One of the members; throws when there are none. */
  readonly pick: <Member>(members: readonly Member[]) => Member
}

/** @param seeds whole numbers; each set of them gives a sequence of its own */
export function createRandom(...seeds: readonly number[]): Random {
  let state = 0x9e3779b9
  for (const seed of seeds) state = mixed(state ^ seed) ^ mixed(Math.floor(seed / 2 ** 32) + 1)
  /** mulberry32: 32 bits of state, good enough to choose inputs with. */
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    return mixed(state)
  }
  const below = (limit: number) => Math.floor((next() / 2 ** 32) * limit)
  return {
    below,
    chance: (share) => next() < share * 2 ** 32,
    pick: <Member>(members: readonly Member[]) => {
      if (members.length === 0) throw new Error('There is nothing to pick from. Give at least one member.')
      return members[below(members.length)] as Member
    },
  }
}

/** A number for a name, so that a part of a run keeps its sequence when others come or go. */
export function seedOf(name: string): number {
  let seed = 0
  for (let i = 0; i < name.length; i++) seed = mixed((seed ^ name.charCodeAt(i)) | 0) | 0
  return seed >>> 0
}

function mixed(value: number): number {
  let t = Math.imul(value ^ (value >>> 15), value | 1)
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
  return (t ^ (t >>> 14)) >>> 0
}
