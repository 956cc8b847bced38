import { fixed } from '../../language/numbers.ts'
/** A time as people say it: seconds without trailing zeros, to the ms. */
export function secondsOf(tMs: number): number {
  return Number((tMs / 1000).toFixed(3))
}

/** The readout's longest text in a run that ends at `endMs`. */
export function widestSeconds(endMs: number): string {
  return fixed(endMs / 1000, 3)
}
