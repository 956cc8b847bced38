import type { ExplainedField } from '../../doctor/explain.ts'
import type { NoteState } from '../../lesson/headers/note.ts'
import { doctorCopy as copy } from './copy.en.ts'
import { withLengths } from './lengths.ts'
import { Clause } from './links.tsx'
import css from './Result.module.css'

const GLYPHS: Readonly<Record<NoteState, string>> = { counts: '●', ignored: '○', unknown: '?', malformed: '!', silent: '·' }

/** Pieces of one field, and characters of one piece, that are shown; a field that serves people has fewer. */
const MOST_EXPLAINED = 30
const MOST_SHOWN = 1_000

const short = (text: string): string => (text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text)

const saysNothing = ({ explanations }: ExplainedField): boolean => explanations.every(({ state, piece, section }) => state === 'silent' && piece === '' && section === null)

/** The response's fields in the order of the paste, each with what it says; those that say nothing to caches are folded away. */
export function FieldList({ fields }: { readonly fields: readonly ExplainedField[] }) {
  if (fields.length === 0) return <p className={css.prose}>{copy.fields.none}</p>
  const silent = fields.filter(saysNothing)
  return (
    <>
      <Rows fields={fields.filter((field) => !saysNothing(field))} />
      {silent.length > 0 && (
        <details className={css.details}>
          <summary>{copy.fields.more(silent.length)}</summary>
          <Rows fields={silent} />
        </details>
      )}
    </>
  )
}

function Rows({ fields }: { readonly fields: readonly ExplainedField[] }) {
  return (
    <ul className={css.fields} role="list">
      {fields.map((field, index) => (
        <li key={index}>
          <code className={css.field}>
            {field.name}: {short(field.value)}
          </code>
          <ul role="list">
            {field.explanations.slice(0, MOST_EXPLAINED).map(({ piece, state, words, section }, at) => (
              <li key={at} data-state={state}>
                <span className={css.glyph} aria-hidden="true">
                  {GLYPHS[state]}
                </span>
                <p>
                  {piece !== '' && <code>{short(piece)}</code>} {state !== 'silent' && <span className={css.state}>{copy.fields.states[state]}</span>} {withLengths(words)} {section !== null && <span className={css.links}><Clause label={section} /></span>}
                </p>
              </li>
            ))}
            {field.explanations.length > MOST_EXPLAINED && (
              <li>
                <span />
                <p>{copy.more(field.explanations.length - MOST_EXPLAINED)}</p>
              </li>
            )}
          </ul>
        </li>
      ))}
    </ul>
  )
}
