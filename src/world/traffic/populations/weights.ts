/** Shares of things that come in families: a few common ones and a long tail. Only the four operations, so the same everywhere. */
import type { DrawnValue } from '../spec.ts'

/** A value and its share before it is known how many there are in all. */
export type Weighted = readonly [value: string | null, weight: number]

/** The i-th of a family (from 0) weighs as much as 1 ÷ (i + 1): Zipf's law with exponent 1, over `total`. */
export function tail<T>(items: readonly T[], total: number): readonly (readonly [T, number])[] {
  const whole = items.reduce((sum, _, i) => sum + 1 / (i + 1), 0)
  return items.map((item, i) => [item, total / (i + 1) / whole])
}

/**
 * Values with what an origin makes of each.
 * @param means what an origin that negotiates answers to the value; a field that is absent is passed as undefined
 * @param fallback what it answers to those that it can't please. It is written as the empty meaning, which is also what an absent
 *   field means, so that a request without the field and one that names the fallback are due the same.
 * @returns each value once; values that several families produce are added up
 */
export function drawnValues(weighted: readonly Weighted[], means: (value: string | undefined) => string, fallback: string): readonly DrawnValue[] {
  const shares = new Map<string | null, number>()
  // A cache that normalises sends the fallback's name, so the origin must know it although no client says it.
  shares.set(fallback, 0)
  for (const [value, weight] of weighted) shares.set(value, (shares.get(value) ?? 0) + weight)
  return [...shares].map(([value, share]) => {
    const meaning = means(value ?? undefined)
    return { value, share, means: meaning === fallback ? '' : meaning }
  })
}
