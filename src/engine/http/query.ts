/** The query of a URI (RFC 3986 §3.4) as the name=value pairs that servers read it as. */

/**
 * The URI with the parameters that `keeps` wants, by name and then in the order sent; without any, without its question mark.
 * Names are compared decoded, since origins decode them: `%77idth` is `width`. A parameter with a semicolon in it is always kept,
 * because some servers begin the next one there.
 */
export function withParameters(uri: string, keeps: (name: string) => boolean): string {
  const mark = uri.indexOf('?')
  if (mark < 0) return uri
  const kept: { readonly name: string; readonly text: string }[] = []
  for (const text of uri.slice(mark + 1).split('&')) {
    const name = parameterName(text)
    if (text !== '' && (text.includes(';') || keeps(name))) kept.push({ name, text })
  }
  kept.sort((one, other) => (one.name < other.name ? -1 : one.name > other.name ? 1 : 0))
  const path = uri.slice(0, mark)
  return kept.length === 0 ? path : `${path}?${kept.map(({ text }) => text).join('&')}`
}

/** A name with a broken escape in it stays as it is sent. */
function parameterName(text: string): string {
  const sign = text.indexOf('=')
  const name = sign < 0 ? text : text.slice(0, sign)
  if (!/[%+]/.test(name)) return name
  try {
    return decodeURIComponent(name.replaceAll('+', ' '))
  } catch {
    return name
  }
}
