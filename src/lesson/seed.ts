/** Seeds of the checks' variants: the one limit that lessons, addresses, frames and instructors' links share. */

/** As many as 32 bits hold. */
export const MOST_SEED = 2 ** 32 - 1
/** Fresh ones have nine digits at most: a link stays short, and there is room above for "another variant", which counts on. */
const FRESH_SEEDS = 1e9

/** @returns the seed that a text says, a whole number from 0 to MOST_SEED in digits alone; null: it says none */
export function seedIn(text: string): number | null {
  return /^\d{1,10}$/.test(text) && Number(text) <= MOST_SEED ? Number(text) : null
}

/** Not for the world, which is seeded: only for which variant of a check a visitor meets. In: 32 random bits, from the browser where left out. */
export function freshSeed(bits = crypto.getRandomValues(new Uint32Array(1))[0] ?? 1): number {
  return bits % FRESH_SEEDS
}
