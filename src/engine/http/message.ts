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
  /** Also the adapter's, and passed on as it is: in the world, which representation of the content this is, and whose data. */
  readonly representation?: string
  readonly owner?: string | null
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
  return headers.filter((line) => isSameName(line[0], name)).map(([, value]) => value)
}

/** The field's combined value, lines joined by ", " (RFC 9110 §5.3), or undefined when absent. `name` in any case. */
export function fieldValue(headers: HeaderFields, name: string): string | undefined {
  let combined: string | undefined
  for (let i = 0; i < headers.length; i++) {
    const line = headers[i]!
    if (isSameName(line[0], name)) combined = combined === undefined ? line[1] : `${combined}, ${line[1]}`
  }
  return combined
}

/** The value of the field's first line, or undefined when absent. `name` in any case. */
export function firstValue(headers: HeaderFields, name: string): string | undefined {
  for (let i = 0; i < headers.length; i++) {
    const line = headers[i]!
    if (isSameName(line[0], name)) return line[1]
  }
  return undefined
}

/** Is there a line of that name? `name` in any case. */
export function hasField(headers: HeaderFields, name: string): boolean {
  return firstValue(headers, name) !== undefined
}

/** Is there a line of any of these names? */
export function hasAnyOf(headers: HeaderFields, ...names: readonly string[]): boolean {
  const lengths = lengthsOf(names)
  for (let i = 0; i < headers.length; i++) if (isAmong(headers[i]![0], names, lengths)) return true
  return false
}

const CASE_BIT = 0x20

/**
 * The same field name, case aside (RFC 9110 §5.1)? It is asked for every line of every message, so nothing is lowered for it: nearly
 * all names that differ do so in length or in their last letter.
 */
export function isSameName(one: string, other: string): boolean {
  const { length } = one
  if (length !== other.length) return false
  for (let i = length - 1; i >= 0; i--) {
    const code = one.charCodeAt(i)
    const difference = code ^ other.charCodeAt(i)
    if (difference !== 0 && (difference !== CASE_BIT || !isLowerCaseLetter(code | CASE_BIT))) return false
  }
  return true
}

function isLowerCaseLetter(code: number): boolean {
  return code >= 0x61 && code <= 0x7a
}

/** The same headers without any line of the named fields; the very same ones when there is none. */
export function withoutFields(headers: HeaderFields, ...names: readonly string[]): HeaderFields {
  return withoutNamed(headers, names)
}

/** The same, with the names as a list. */
export function withoutNamed(headers: HeaderFields, names: readonly string[]): HeaderFields {
  const lengths = lengthsOf(names)
  let unwanted = 0
  let kept: HeaderLine[] | null = null
  for (let i = 0; i < headers.length; i++) {
    const line = headers[i]!
    if (isAmong(line[0], names, lengths)) {
      kept ??= headers.slice()
      unwanted += 1
    } else if (kept !== null) kept[i - unwanted] = line
  }
  if (kept === null) return headers
  kept.length -= unwanted
  return kept
}

/** Bit n of it: one of the names has that many letters (modulo 32). It rules most lines out at once. */
function lengthsOf(names: readonly string[]): number {
  let lengths = 0
  for (let i = 0; i < names.length; i++) lengths |= 1 << names[i]!.length
  return lengths
}

function isAmong(name: string, names: readonly string[], lengths: number): boolean {
  if ((lengths & (1 << name.length)) === 0) return false
  for (let i = 0; i < names.length; i++) if (isSameName(name, names[i]!)) return true
  return false
}

/** The same headers with every field that `updates` has in place of its own lines, at the end. */
export function withUpdates(headers: HeaderFields, updates: HeaderFields): HeaderFields {
  const kept = headers.filter(([name]) => !hasField(updates, name))
  return kept.concat(updates)
}

/** The same headers with the field replaced by one line at the end. */
export function withField(headers: HeaderFields, name: string, value: string): HeaderFields {
  return [...withoutFields(headers, name), [name, value]]
}
