/** The query of a URI (RFC 3986 §3.4) as the name=value pairs that servers read it as. */

/**
 * The URI with the parameters that `keeps` wants, by name and then in the order sent; without any, without its question mark.
 * Names are compared decoded, since origins decode them: `%77idth` is `width`. A parameter with a semicolon in it is always kept,
 * because some servers begin the next one there; so is one whose name cannot be decoded, because nobody knows what they make of it.
 */
export function withParameters(uri: string, keeps: (name: string) => boolean): string {
  const mark = uri.indexOf('?')
  if (mark < 0) return uri
  const kept: { readonly name: string; readonly text: string }[] = []
  const query = uri.slice(mark + 1)
  const decoded = isDecodable(query) ? decodeURIComponent : decodedAscii
  for (const text of query.split('&')) {
    const written = nameIn(text)
    const name = /[%+]/.test(written) ? decoded(written.replaceAll('+', ' ')) : written
    if (text !== '' && (text.includes(';') || name === null || keeps(name))) kept.push({ name: name ?? written, text })
  }
  kept.sort((one, other) => (one.name < other.name ? -1 : one.name > other.name ? 1 : 0))
  const path = uri.slice(0, mark)
  return kept.length === 0 ? path : `${path}?${kept.map(({ text }) => text).join('&')}`
}

function nameIn(parameter: string): string {
  const sign = parameter.indexOf('=')
  return sign < 0 ? parameter : parameter.slice(0, sign)
}

/** Asked once for all of it: thousands of names that cannot be decoded would take as many exceptions, which are slow. */
function isDecodable(query: string): boolean {
  try {
    return decodeURIComponent(query) !== null
  } catch {
    return false
  }
}

/** @returns null when the name has an escape that is broken, or not of an ASCII character */
function decodedAscii(name: string): string | null {
  if (/%(?![0-7][0-9a-f])/i.test(name)) return null
  return name.replace(/%(..)/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
}
