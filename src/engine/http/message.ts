/**
 * HTTP messages as plain data (RFC 9110 §6). In: nothing. Out: the two message types and pure functions over header
 * fields. Left out: parsing bytes from a socket (that is the adapter's work).
 */

/** One header line as received: name in its original case, value trimmed. */
export type HeaderLine = readonly [name: string, value: string]

/** Header lines in the order received. Names compare without case (RFC 9110 §5.1). */
export type HeaderFields = readonly HeaderLine[]

/**
 * A message body, opaque to the engine, which only counts its bytes. `content` is a handle of the adapter: in the world
 * the version it stands for, in the reverse proxy the buffered bytes.
 */
export interface Body {
  readonly lengthBytes: number
  readonly content?: unknown
  /**
   * Present: the body is these pieces of other bodies, one after the other, and the adapter joins them. `content` is then that of
   * the first piece.
   */
  readonly pieces?: readonly BodyPiece[]
}

/** The bytes `firstByte` to `lastByte` of a body, both included, counted from 0 as in RFC 9110 §14.1.2. */
export interface BodyPiece {
  readonly body: Body
  readonly firstByte: number
  readonly lastByte: number
}

export interface HttpRequest {
  readonly method: string
  /** Absolute URL, the target URI of RFC 9110 §7.1. */
  readonly url: string
  readonly headers: HeaderFields
}

export interface HttpResponse {
  readonly status: number
  readonly headers: HeaderFields
  readonly body: Body
}

export const EMPTY_BODY: Body = { lengthBytes: 0 }

/** All values of a field, one per line, in order. `name` in any case. */
export function fieldLines(headers: HeaderFields, name: string): readonly string[] {
  const wanted = name.toLowerCase()
  return headers.filter(([n]) => n.toLowerCase() === wanted).map(([, value]) => value)
}

/** The field's combined value, lines joined by ", " (RFC 9110 §5.3), or undefined when absent. */
export function fieldValue(headers: HeaderFields, name: string): string | undefined {
  const wanted = name.toLowerCase()
  let combined: string | undefined
  for (const [lineName, value] of headers) {
    if (isNamed(lineName, wanted)) combined = combined === undefined ? value : `${combined}, ${value}`
  }
  return combined
}

/** Is there a line of that name? `name` in any case. */
export function hasField(headers: HeaderFields, name: string): boolean {
  const wanted = name.toLowerCase()
  return headers.some(([n]) => isNamed(n, wanted))
}

/** Asked for every line of every message: the length rules most names out before any is lowered. */
function isNamed(name: string, wanted: string): boolean {
  return name.length === wanted.length && name.toLowerCase() === wanted
}

/** The same headers without any line of the named fields. */
export function withoutFields(headers: HeaderFields, ...names: readonly string[]): HeaderFields {
  const unwanted = new Set(names.map((n) => n.toLowerCase()))
  return headers.filter(([n]) => !unwanted.has(n.toLowerCase()))
}

/** The same headers with the field replaced by one line at the end. */
export function withField(headers: HeaderFields, name: string, value: string): HeaderFields {
  return [...withoutFields(headers, name), [name, value]]
}
