/**
 * HTTP messages as plain data (RFC 9110 §6). In: nothing. Out: the two message types and pure functions over header
 * fields. Left out: parsing bytes from a socket (that is the adapter's work).
 */
import { isSameName, mayHave } from './names.ts'

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
  if (!mayHave(headers, name)) return undefined
  let combined: string | undefined
  for (let i = 0; i < headers.length; i++) {
    const line = headers[i]!
    if (isSameName(line[0], name)) combined = combined === undefined ? line[1] : `${combined}, ${line[1]}`
  }
  return combined
}

/** The value of the field's first line, or undefined when absent. `name` in any case. */
export function firstValue(headers: HeaderFields, name: string): string | undefined {
  if (!mayHave(headers, name)) return undefined
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
  for (let i = 0; i < names.length; i++) if (hasField(headers, names[i]!)) return true
  return false
}

/** The same headers without any line of the named fields; the very same ones when there is none. */
export function withoutFields(headers: HeaderFields, ...names: readonly string[]): HeaderFields {
  return withoutNamed(headers, names)
}

/** The same, with the names as a list. */
export function withoutNamed(headers: HeaderFields, names: readonly string[]): HeaderFields {
  let kept = headers
  for (let i = 0; i < names.length; i++) {
    const name = names[i]!
    if (mayHave(kept, name)) kept = sifted(kept, name)
  }
  return kept
}

function sifted(headers: HeaderFields, name: string): HeaderFields {
  let kept: HeaderLine[] | null = null
  for (let i = 0; i < headers.length; i++) {
    const line = headers[i]!
    if (isSameName(line[0], name)) kept ??= headers.slice(0, i)
    else kept?.push(line)
  }
  return kept ?? headers
}

/** The same headers with every field that `updates` has in place of its own lines, at the end. */
export function withUpdates(headers: HeaderFields, updates: HeaderFields): HeaderFields {
  return unnamedIn(headers, updates).concat(updates)
}

function unnamedIn(headers: HeaderFields, others: HeaderFields): HeaderFields {
  let kept: HeaderLine[] | null = null
  for (let i = 0; i < headers.length; i++) {
    const line = headers[i]!
    if (hasField(others, line[0])) kept ??= headers.slice(0, i)
    else kept?.push(line)
  }
  return kept ?? headers
}

/** The same headers with the field replaced by one line at the end. */
export function withField(headers: HeaderFields, name: string, value: string): HeaderFields {
  return withLines(sifted(headers, name), [name, value])
}

/** The same headers and more lines, in a list no longer than they are. */
export function withLines(headers: HeaderFields, ...lines: readonly HeaderLine[]): HeaderFields {
  return headers.concat(lines)
}
