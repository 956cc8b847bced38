/**
 * Weighted choice in constant time: M. D. Vose, "A linear algorithm for generating random numbers with a given distribution", IEEE
 * Transactions on Software Engineering 17 (1991). Only the four operations: the same choices on every machine.
 */
import type { Random } from '../random.ts'

export interface AliasTable {
  readonly size: number
  /** Pairs: below the first, in 2⁻³² parts, the column itself is chosen, else the second. A small table, since it is read at random. */
  readonly columns: Uint32Array
}

/** @param weights at least one, none below 0, one above 0; they need not add up to anything */
export function aliasTable(weights: ArrayLike<number>): AliasTable {
  const size = weights.length
  let total = 0
  for (let i = 0; i < size; i++) total += weights[i]!
  const scaled = Float64Array.from(weights, (weight) => (weight * size) / total)
  // A column that is its own alias is chosen whole.
  const columns = Uint32Array.from({ length: 2 * size }, (_, i) => (i % 2 === 0 ? 0 : (i - 1) / 2))
  const small: number[] = []
  const large: number[] = []
  scaled.forEach((share, i) => (share < 1 ? small : large).push(i))
  while (small.length > 0 && large.length > 0) {
    const under = small.pop()!
    const over = large.at(-1)!
    columns[2 * under] = Math.min(0xffff_ffff, Math.ceil(scaled[under]! * 0x1_0000_0000))
    columns[2 * under + 1] = over
    scaled[over]! -= 1 - scaled[under]!
    if (scaled[over]! < 1) small.push(large.pop()!)
  }
  return { size, columns }
}

/** An index, drawn by weight. */
export function choose({ size, columns }: AliasTable, random: Random): number {
  if (size === 1) return 0
  const column = Math.floor(random.uniform() * size)
  return random.uint32() < columns[2 * column]! ? column : columns[2 * column + 1]!
}
