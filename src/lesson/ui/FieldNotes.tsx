import { Prose } from '../../stage/prose/Prose.tsx'
import type { SlotValues } from '../../stage/prose/message.ts'
import type { SceneCopy } from '../copy.ts'
import type { FieldNote } from '../scene.ts'
import { words } from '../words.en.ts'
import styles from './FieldNotes.module.css'

/** What the field knows of it, folded, with sources. */
export function FieldNotes({ notes, copy, figures, open = false }: { readonly notes: readonly FieldNote[]; readonly copy: SceneCopy; readonly figures: SlotValues; readonly open?: boolean }) {
  return (
    <section className={styles.notes} aria-label={words.fieldNotes}>
      <h3>{words.fieldNotes}</h3>
      {notes.map((note) => {
        const noteCopy = copy.fieldNotes[note.id]
        if (!noteCopy) return null
        return (
          <details key={note.id} open={open} data-note={note.id}>
            <summary>{noteCopy.title}</summary>
            {noteCopy.body.map((message) => (
              <p key={message}>
                <Prose message={message} values={figures} />
              </p>
            ))}
            <p className={styles.sources}>
              {words.sources}:{' '}
              {note.sources.map((source, index) => (
                <span key={source.label}>
                  {index > 0 && '; '}
                  {source.url ? <a href={source.url}>{source.label}</a> : source.label}
                </span>
              ))}
            </p>
          </details>
        )
      })}
    </section>
  )
}
