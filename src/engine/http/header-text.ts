/**
 * Header fields as text, one a line, as in an HTTP/1.1 message (RFC 9112 §5). In: what somebody typed or pasted. Out: the fields
 * that a recipient would read, and every line with its place in the text and, where it is no field, the reason. Nothing throws.
 */
import type { HeaderFields, HeaderLine } from './message.ts'

/** Why a line is no header field. */
export type LineProblem =
  | 'no-colon' // RFC 9112 §5: field-name ":" …
  | 'no-name'
  | 'space-before-colon' // RFC 9112 §5.1: rejected, since recipients have disagreed about it
  | 'folded' // RFC 9112 §5.2: a line that begins with white space continues the one before; obsolete
  | 'name-not-a-token' // RFC 9110 §5.1, §5.6.2
  | 'control-character' // RFC 9110 §5.5

/** A line of the text, `text.slice(from, to)`, without its line end. */
export type HeaderTextLine = { readonly from: number; readonly to: number } & (
  | { readonly kind: 'blank' }
  | { readonly kind: 'field'; readonly name: string; readonly value: string; /** Where the value begins in the text. */ readonly valueFrom: number }
  | { readonly kind: 'malformed'; readonly problem: LineProblem }
)

const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/
// Horizontal tab is allowed in values; every other control character is not.
const control = /[\u0000-\u0008\u000a-\u001f\u007f]/

/** Reads header text. Lines that are no field are told and left out of `fields`. */
export function parseHeaderText(text: string): { readonly fields: HeaderFields; readonly lines: readonly HeaderTextLine[] } {
  const lines: HeaderTextLine[] = []
  for (const match of text.matchAll(/[^\r\n]+|\r\n?|\n/g)) {
    const [line] = match
    if (line.startsWith('\r') || line.startsWith('\n')) continue
    const from = match.index
    lines.push({ from, to: from + line.length, ...readLine(line, from) } as HeaderTextLine)
  }
  const fields = lines.flatMap((line): HeaderLine[] => (line.kind === 'field' ? [[line.name, line.value]] : []))
  return { fields, lines }
}

/** Writes fields as text, one a line. */
export function formatHeaderText(fields: HeaderFields): string {
  return fields.map(([name, value]) => `${name}: ${value}`).join('\n')
}

type Read = { kind: 'blank' } | { kind: 'field'; name: string; value: string; valueFrom: number } | { kind: 'malformed'; problem: LineProblem }

function readLine(line: string, from: number): Read {
  if (line.trim() === '') return { kind: 'blank' }
  if (/^[ \t]/.test(line)) return { kind: 'malformed', problem: 'folded' }
  if (control.test(line)) return { kind: 'malformed', problem: 'control-character' }
  const colon = line.indexOf(':')
  if (colon < 0) return { kind: 'malformed', problem: 'no-colon' }
  const name = line.slice(0, colon)
  if (name === '') return { kind: 'malformed', problem: 'no-name' }
  if (/[ \t]$/.test(name)) return { kind: 'malformed', problem: 'space-before-colon' }
  if (!token.test(name)) return { kind: 'malformed', problem: 'name-not-a-token' }
  const rest = line.slice(colon + 1).replace(/^[ \t]+/, '')
  return { kind: 'field', name, value: rest.slice(0, endOf(rest)), valueFrom: from + line.length - rest.length }
}

/** Where trailing blanks begin. An expression for them would look at a row of blanks within the value again from each of them. */
function endOf(value: string): number {
  let end = value.length
  while (end > 0 && (value[end - 1] === ' ' || value[end - 1] === '\t')) end -= 1
  return end
}
