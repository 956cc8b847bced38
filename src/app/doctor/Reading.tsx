import { useMemo, useState } from 'react'
import { diagnose } from '../../doctor/diagnose.ts'
import type { PasteNote } from '../../doctor/exchange.ts'
import { readPaste } from '../../doctor/read.ts'
import { Choice } from './Choice.tsx'
import { doctorCopy as copy } from './copy.en.ts'
import css from './DoctorPage.module.css'
import { Result } from './Result.tsx'

/** So many are told without asking. */
const FEW_NOTES = 3

/** What was pasted, read and examined. */
export function Reading({ source, pastedAtMs }: { readonly source: string; readonly pastedAtMs: number }) {
  const reading = useMemo(() => readPaste(source), [source])
  // A choice holds for the paste in which it was made.
  const [choice, setChoice] = useState<{ readonly of: typeof reading; readonly index: number } | null>(null)
  const chosen = choice?.of === reading ? choice.index : null
  const exchange = reading.kind === 'read' ? reading.exchanges[chosen ?? reading.first] : undefined
  const diagnosis = useMemo(() => (exchange ? diagnose(exchange, pastedAtMs) : null), [exchange, pastedAtMs])
  if (reading.kind === 'empty') return null
  if (reading.kind === 'failed') {
    return (
      <div className={css.failed} role="alert">
        <h2>{copy.failed}</h2>
        <p>
          <b>{reading.problem.where}</b> {reading.problem.words}
        </p>
      </div>
    )
  }
  const { exchanges, notes, moreNotes, first } = reading
  return (
    <>
      {exchanges.length > 1 && <Choice exchanges={exchanges} value={chosen ?? first} onChange={(index) => setChoice({ of: reading, index })} />}
      {notes.length > 0 && <PassedOver notes={notes} more={moreNotes} />}
      {diagnosis && <Result diagnosis={diagnosis} />}
    </>
  )
}

function PassedOver({ notes, more }: { readonly notes: readonly PasteNote[]; readonly more: number }) {
  return (
    <details className={css.notes} open={notes.length <= FEW_NOTES}>
      <summary>{copy.passedOver(notes.length + more)}</summary>
      <ul>
        {notes.map(({ where, words }, index) => (
          <li key={index}>
            <b>{where}</b> {words}
          </li>
        ))}
        {more > 0 && <li>{copy.more(more)}</li>}
      </ul>
    </details>
  )
}
