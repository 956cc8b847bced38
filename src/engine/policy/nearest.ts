/** The known word that a misspelt one was meant for. In: what was written, and what is known. Out: the nearest, or null. */

/** How many slips of the pen (a letter more, less, another, two swapped) are forgiven: a third of the word. */
const FORGIVEN = 1 / 3
const MAX_LENGTH = 40

/** @returns null when nothing is near */
export function nearest(written: string, known: readonly string[]): string | null {
  if (written.length > MAX_LENGTH) return null
  const word = plain(written)
  let best: string | null = null
  let bestSlips = Infinity
  for (const candidate of known) {
    const other = plain(candidate)
    // The beginning or end of a name, as in `ttl` for `ttlSeconds`, is nearer than any misspelling.
    const part = word.length >= 3 && (other.startsWith(word) || other.endsWith(word) || (other.length >= 3 && word.startsWith(other)))
    const slips = part ? 0.5 : slipsBetween(word, other)
    if (slips <= Math.max(1, other.length * FORGIVEN) && slips < bestSlips) {
      best = candidate
      bestSlips = slips
    }
  }
  return best
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '')
}

/** Edit distance with neighbouring letters swapped as one slip. */
function slipsBetween(one: string, other: string): number {
  let before: number[] = []
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1]
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]
      const steps = [(row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1)]
      next.push(Math.min(...steps, swapped ? (before[j - 2] ?? 0) + 1 : Infinity))
    }
    before = row
    row = next
  }
  return row[other.length] ?? Infinity
}
