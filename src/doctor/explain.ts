/** The response's header fields as read, each explained. In: an examination. Out: a row a field, in the order of the paste. */
import { formatHeaderText } from '../engine/http/header-text.ts'
import { notes } from '../lesson/headers/copy.en.ts'
import { describeHeaders, type Description } from '../lesson/headers/describe.ts'
import type { NoteState } from '../lesson/headers/note.ts'
import { formatText } from '../stage/prose/message.ts'
import type { Examination } from './examine.ts'
import type { PlacedField } from './exchange.ts'
import { hopNotes } from './hops.ts'

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
  return describeHeaders(formatHeaderText(headers), receivedAtMs, { request, status })
}

/** Each field with what it says. */
export function explain({ exchange, headers }: Examination, { lines, notes: found }: Description): readonly ExplainedField[] {
  const text = formatHeaderText(headers)
  return exchange.response.fields.map((field, index) => {
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
