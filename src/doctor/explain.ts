/** The response's header fields as read, each explained. In: an examination. Out: a row a field, in the order of the paste. */
import { formatHeaderText } from '../engine/http/header-text.ts'
import { notes } from '../lesson/headers/copy.en.ts'
import { parseHttpDate } from '../engine/http/dates.ts'
import { describeHeaders, type Description } from '../lesson/headers/describe.ts'
import type { NoteState } from '../lesson/headers/note.ts'
import { formatText } from '../stage/prose/message.ts'
import { fieldWords } from './copy/findings.en.ts'
import type { Examination } from './examine.ts'
import type { PlacedField } from './exchange.ts'
import { hopNotes } from './hops.ts'
import { isVendorField, vendorSection } from './vendors.ts'

export interface Explanation {
  /** The piece of the value that is explained; '' for all of it. */
  readonly piece: string
  readonly state: NoteState
  readonly words: string
  readonly section: string | null
}

export interface ExplainedField extends PlacedField {
  readonly explanations: readonly Explanation[]
}

/** The header editor's own reading of the response's fields. */
export function describe({ headers, receivedAtMs, request, status }: Examination): Description {
  const text = formatHeaderText(headers)
  const { notes: found, ...rest } = describeHeaders(text, receivedAtMs, { request, status })
  // The engine says of the first Expires that it is no date; a second one may be.
  const isDate = (line: string): boolean => parseHttpDate(line.slice(line.indexOf(':') + 1), receivedAtMs) !== null
  return { ...rest, notes: found.map((note) => (note.message === 'expires-unreadable' && isDate(text.slice(note.from, note.to)) ? { ...note, state: 'ignored', message: 'expires-unheard' } : note)) }
}

/** What the editor's notes do not know of; null: nothing. */
function ownWords({ name, value }: PlacedField, { cdn, receivedAtMs }: Examination): Explanation | null {
  const lower = name.toLowerCase()
  const own = (state: NoteState, words: string, section: string): Explanation => ({ piece: '', state, words, section })
  if (isVendorField(name)) return own('ignored', fieldWords.vendor(name), vendorSection(name))
  if (lower === 'pragma') return own('ignored', fieldWords.pragma, 'RFC 9111 §5.4')
  if (lower === 'set-cookie' && cdn.stores && cdn.unkept.includes(lower)) return own('silent', fieldWords.unkept(name), 'RFC 9111 §7.3')
  const unreadable = lower === 'expires' && cdn.lifetime.because === 'invalid-expires'
  return unreadable && parseHttpDate(value, receivedAtMs) !== null ? own('ignored', fieldWords.expiresAfterAnother, 'RFC 9111 §4.2.1') : null
}

/** Each field with what it says. */
export function explain(of: Examination, { lines, notes: found }: Description): readonly ExplainedField[] {
  const text = formatHeaderText(of.headers)
  return of.exchange.response.fields.map((field, index) => {
    const own = ownWords(field, of)
    if (own) return { ...field, explanations: [own] }
    const hops = hopNotes(field)
    if (hops) return { ...field, explanations: hops.map(({ subject, words, section }) => ({ piece: subject, state: 'silent', words, section })) }
    const line = lines[index]
    const here = line ? found.filter(({ from, to }) => from >= line.from && to <= line.to) : []
    return {
      ...field,
      explanations: here.map(({ from, to, state, message, figures, section }) => {
        const piece = text.slice(from, to)
        return { piece: piece.startsWith(`${field.name}:`) ? '' : piece, state, words: formatText(notes[message], figures), section }
      }),
    }
  })
}
