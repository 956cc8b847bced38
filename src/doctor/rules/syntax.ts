/** What is wrong with the text of the fields themselves: the notes that the header editor makes of them, where they need a mend. */
import { notes, type NoteId } from '../../lesson/headers/copy.en.ts'
import { formatText } from '../../stage/prose/message.ts'
import { syntaxMends } from '../copy/findings.en.ts'
import type { Finding, Rule, Severity } from '../finding.ts'

const SEVERITY: Readonly<Record<keyof typeof syntaxMends, Severity>> = {
  'lifetime-unreadable': 'error',
  'window-unreadable': 'warning',
  'needs-commas': 'error',
  'not-a-directive': 'warning',
  'targeted-unreadable': 'error',
  'empty-control': 'warning',
  'unknown-directive': 'note',
  'misspelt-directive': 'error',
  'misspelt-field': 'warning',
  'for-requests': 'warning',
  'comes-twice': 'warning',
  'window-forbidden': 'warning',
  's-maxage-unheard': 'note',
  'age-unreadable': 'warning',
  'date-unreadable': 'warning',
  'expires-unreadable': 'note',
  'etag-unquoted': 'warning',
}

/** The scene that shows what the note is about. */
const SCENES: Partial<Record<keyof typeof syntaxMends, string>> = { 'window-unreadable': '06', 'window-forbidden': '06', 'etag-unquoted': '05', 's-maxage-unheard': '10' }

const needsMend = (id: NoteId): id is keyof typeof syntaxMends & NoteId => id in syntaxMends

export const syntax: readonly Rule[] = [
  ({ described, exchange }) =>
    described.notes.flatMap((note): readonly Finding[] => {
      const { message } = note
      if (!needsMend(message)) return []
      const index = described.lines.findIndex(({ from, to }) => note.from >= from && note.to <= to)
      const field = exchange.response.fields[index]
      return [
        {
          id: message,
          severity: SEVERITY[message],
          where: field ? [{ ...field, side: 'response' }] : [],
          words: formatText(notes[message], note.figures),
          mend: syntaxMends[message],
          section: note.section ?? 'RFC 9110 §5.1',
          scene: SCENES[message] ?? '04',
        },
      ]
    }),
]
