/**
 * The known name that somebody may have meant.
 * @returns the nearest one within two changed letters (one for short names); null when none is near
 */
export function nearest(name: string, known: readonly string[]): string | null {
  const most = name.length < 6 ? 1 : 2
  const ranked = known.map((other) => ({ other, far: distance(name, other) })).sort((a, b) => a.far - b.far)
  const [best] = ranked
  return best !== undefined && best.far > 0 && best.far <= most ? best.other : null
}

/** Levenshtein's distance: letters added, dropped or changed. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, i) => i)
  for (let i = 1; i <= one.length; i++) {
    const next = [i]
    for (let j = 1; j <= other.length; j++) {
      const change = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1)
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[other.length] ?? Infinity
}
