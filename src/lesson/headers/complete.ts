/** Completion in header text: field names at the start of a line, directives in Cache-Control, usual values of the rest. */
import { NEEDS_SECONDS, RESPONSE_DIRECTIVES } from './directives.ts'
import { FIELD_NAMES } from './fields.ts'

export interface Completion {
  /** What is replaced: `text.slice(from, to)`. */
  readonly from: number
  readonly to: number
  /** What comes in its place; the caret goes behind it. */
  readonly insert: string
  readonly label: string
}

const MOST = 6

const VALUES: Readonly<Record<string, readonly string[]>> = {
  vary: ['Accept-Encoding', 'Accept-Language', 'User-Agent', 'Cookie', 'Origin'],
  etag: ['"v1"', 'W/"v1"'],
  'surrogate-key': ['product-42'],
  'cache-tag': ['product-42'],
}

/** What could stand at the caret, the likeliest first; none where nothing fits or the word is whole already. */
export function completionsAt(text: string, caret: number): readonly Completion[] {
  const lineFrom = text.lastIndexOf('\n', caret - 1) + 1
  const before = text.slice(lineFrom, caret)
  const colon = before.indexOf(':')
  if (colon < 0) return matching(before, lineFrom, endOf(text, caret, /[^:\n]*/y), FIELD_NAMES, (name) => `${name}: `)
  const field = before.slice(0, colon).trim().toLowerCase()
  const word = /[^\s,]*$/.exec(before)?.[0] ?? ''
  const from = caret - word.length
  const to = endOf(text, caret, /[^\s,]*/y)
  if (field === 'cache-control' || field === 'cdn-cache-control') {
    const line = text.slice(lineFrom, endOf(text, caret, /[^\n]*/y)).toLowerCase()
    const open = Object.keys(RESPONSE_DIRECTIVES).filter((name) => !new RegExp(`[:,\\s]${name}\\s*([=,]|$)`).test(line))
    return matching(word, from, to, open, (name) => (NEEDS_SECONDS.has(name) ? `${name}=` : name))
  }
  return matching(word, from, to, VALUES[field] ?? [], (value) => value)
}

function matching(typed: string, from: number, to: number, offered: readonly string[], insert: (label: string) => string): readonly Completion[] {
  const start = typed.toLowerCase()
  const fitting = offered.filter((label) => label.toLowerCase().startsWith(start) && label.toLowerCase() !== start)
  return fitting.slice(0, MOST).map((label) => ({ from, to, insert: insert(label), label }))
}

/** Where the word that the caret stands in ends. */
function endOf(text: string, caret: number, word: RegExp): number {
  word.lastIndex = caret
  return caret + (word.exec(text)?.[0].length ?? 0)
}
