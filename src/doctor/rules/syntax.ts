/** What is wrong with the text of the fields themselves: the notes that the header editor makes of them, where they need a mend. */
import { notes, type NoteId } from '../../lesson/headers/copy.en.ts'
import { formatText } from '../../stage/prose/message.ts'
import { syntaxMends, times } from '../copy/findings.en.ts'
import type { Finding, Rule, Severity, Where } from '../finding.ts'

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

const needsMend = (id: NoteId): id is keyof typeof syntaxMends & NoteId => Object.hasOwn(syntaxMends, id)

/** Fields that are told of one that stands in many. */
const MOST_WHERE = 5

export const syntax: readonly Rule[] = [
  ({ described, exchange }) => {
    const found = described.notes.flatMap((note): readonly Finding[] => {
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
    })
    return grouped(found)
  },
]

/** Each once, with the fields of all that say the same. */
function grouped(found: readonly Finding[]): readonly Finding[] {
  const groups = new Map<string, { readonly first: Finding; readonly where: Map<unknown, Where>; count: number }>()
  for (const each of found) {
    const key = `${each.id} ${each.words}`
    const group = groups.get(key) ?? { first: each, where: new Map<unknown, Where>(), count: 0 }
    groups.set(key, group)
    group.count += 1
    for (const field of each.where) if (group.where.size < MOST_WHERE) group.where.set(field.line ?? field.value, field)
  }
  return [...groups.values()].map(({ first, where, count }) => (count === 1 ? first : { ...first, where: [...where.values()], words: times(first.words, count) }))
}
