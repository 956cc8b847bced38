/** Which of the languages that there are answers a wish. public/language.js does the same before a page is painted. */

/**
 * RFC 4647 §3.4, Lookup, for one range. In: a wish such as `de-CH`, and the tags there are. Out: the tag that fits best, as it is written in
 * the list; null when none does. A wish is shortened from its end until it fits; a part of one letter goes with what follows it.
 */
export function lookUp(wish: string, tags: readonly string[]): string | null {
  const parts = wish.trim().toLowerCase().replaceAll('_', '-').split('-')
  while (parts.length > 0) {
    const range = parts.join('-')
    const found = tags.find((tag) => tag.toLowerCase() === range)
    if (found !== undefined) return found
    parts.pop()
    if (parts.at(-1)?.length === 1) parts.pop()
  }
  return null
}
