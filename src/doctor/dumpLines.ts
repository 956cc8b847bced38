/**
 * A dump of messages as lines, each with its number and what it is, before anybody asks whose field it is. In: a pasted text. Out:
 * lines without what tools put before them: `> ` and `< ` of curl -v, a common indentation, a byte order mark, colours of a terminal.
 */
import { pairedLines } from './panelLines.ts'

export interface DumpLine {
  /** From 1. */
  readonly number: number
  readonly text: string
  /** Who said it, where the tool tells; 'tool': the tool itself. */
  readonly side: 'request' | 'response' | 'tool' | null
}

/** curl -v marks every line of a head. */
const verbose = /^< (?:HTTP\/|[\w-]+:)/m

/** What terminals take for colours, and for links as curl writes them around a Location (ECMA-48 §5.4, §8.3.89). */
const ESCAPES = /\u001b(?:\[[0-9;:?]*[A-Za-z]|\][^\u0007\u001b]*(?:\u0007|\u001b\\))/g

/** @returns the lines in order. Never throws. */
export function dumpLines(text: string): readonly DumpLine[] {
  const plain = text.replace(/^\uFEFF/, '').replace(ESCAPES, '')
  const marked = verbose.test(plain)
  const split = plain.split(/\r\n|\r|\n/)
  const lines = marked ? split : pairedLines(split)
  const indent = marked ? '' : indentOf(lines)
  return lines.flatMap((line, index): readonly DumpLine[] => {
    if (line === null) return []
    if (marked) return [{ number: index + 1, ...sideOf(line) }]
    return [{ number: index + 1, text: indent !== '' && line.startsWith(indent) ? line.slice(indent.length) : line, side: null }]
  })
}

function sideOf(line: string): Pick<DumpLine, 'text' | 'side'> {
  const [, mark, rest = ''] = /^([<>])(?: (.*))?$/.exec(line) ?? []
  if (mark === '<') return { text: rest, side: 'response' }
  if (mark === '>') return { text: rest, side: 'request' }
  return { text: line, side: 'tool' }
}

/** What stands before a status line stands before every line (wget -S); else what all lines have in common. */
function indentOf(lines: readonly (string | null)[]): string {
  const status = lines.find((line) => line !== null && /^[ \t]+HTTP\/\d/i.test(line))
  if (status != null) return leading(status)
  let common: string | null = null
  for (const line of lines) {
    if (line === null || line.trim() === '') continue
    const here = leading(line)
    if (here === '') return ''
    if (common === null || common.startsWith(here)) common = here
    else if (!here.startsWith(common)) return ''
  }
  return common ?? ''
}

const leading = (line: string): string => /^[ \t]*/.exec(line)?.[0] ?? ''

/** What a line begins, if it begins something. */
export type Beginning =
  | { readonly kind: 'response'; readonly status: number; readonly reason: string }
  | { readonly kind: 'request'; readonly method: string; readonly target: string }
  | { readonly kind: 'command'; readonly url: string | null }

/** A status line (RFC 9112 §4; HTTP/2 and HTTP/3 as tools print them), a request line (§3), or the command that made the dump. */
export function beginningOf(line: string): Beginning | null {
  const status = /^(?:HTTP\/\d(?:\.\d)?[ \t]+|:status:[ \t]*)(\d{3})(?:[ \t]+(.*))?$/i.exec(line.trimEnd())
  if (status) return { kind: 'response', status: Number(status[1]), reason: status[2] ?? '' }
  const request = /^([A-Z][A-Z-]{1,19})[ \t]+(\S+)[ \t]+HTTP\/\d(?:\.\d)?[ \t]*$/.exec(line)
  if (request) return { kind: 'request', method: request[1] ?? 'GET', target: request[2] ?? '/' }
  if (/^[ \t]*(?:[$%#][ \t]+)?(?:curl|wget|http|https|xh)[ \t]+\S/.test(line)) return { kind: 'command', url: /https?:\/\/[^\s'"]+/.exec(line)?.[0] ?? null }
  return null
}
