/** Patterns with `*`, which stands for any run of characters, none too. */

/** @returns does the whole text fit? Takes time in proportion to pattern times text at worst. */
export function pattern(written: string): (text: string) => boolean {
  const parts = written.split('*')
  const [first = ''] = parts
  const last = parts.at(-1) ?? ''
  if (parts.length === 1) return (text) => text === written
  const middle = parts.slice(1, -1).filter((part) => part !== '')
  return (text) => {
    if (text.length < first.length + last.length || !text.startsWith(first) || !text.endsWith(last)) return false
    const end = text.length - last.length
    let at = first.length
    for (const part of middle) {
      const found = text.indexOf(part, at)
      if (found < 0) return false
      at = found + part.length
    }
    return at <= end
  }
}

/** @returns does the text fit one of the patterns? */
export function anyPattern(written: readonly string[]): (text: string) => boolean {
  const tests = written.map(pattern)
  return (text) => tests.some((fits) => fits(text))
}
