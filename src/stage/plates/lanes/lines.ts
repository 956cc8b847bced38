/** What one line of words about a connection holds. */
const LETTERS = 16

/** In: words. Out: those that are too long for one line, parted at the space nearest to their middle. */
export function linesOf(words: string): readonly string[] {
  if (words.length <= LETTERS) return [words]
  const off = (at: number): number => Math.abs(at - words.length / 2)
  const [space] = [...words.matchAll(/ /g)].map(({ index }) => index).sort((a, b) => off(a) - off(b))
  return space === undefined ? [words] : [words.slice(0, space), words.slice(space + 1)]
}
