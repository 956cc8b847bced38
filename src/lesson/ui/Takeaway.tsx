import { Prose } from '../../stage/prose/Prose.tsx'
import { formatText, type SlotValues } from '../../stage/prose/message.ts'
import type { Settings } from '../scene.ts'
import type { Lesson } from '../useLesson.ts'
import { words } from '../words.en.ts'
import buttons from './buttons.module.css'
import { FieldNotes } from './FieldNotes.tsx'
import styles from './Takeaway.module.css'

/** The last step: the takeaway, what was solved, the field notes and the way on. */
export function Takeaway<S extends Settings>({ lesson, figures }: { readonly lesson: Lesson<S>; readonly figures: SlotValues }) {
  const { copy, context, definition, props } = lesson
  const locked = props.frame?.range !== undefined
  // What was solved on an earlier visit counts: the machine only knows this one.
  const { first, last } = context.range
  const checks = context.steps.slice(first - 1, last).flatMap((step) => (step.kind === 'check' ? [step.check.id] : []))
  const solved = checks.filter((id) => [context.checks[id], props.progress?.checks[id]].includes('solved')).length
  return (
    <>
      {copy.takeaway.map((message) => (
        <p key={message} className={styles.takeaway}>
          <Prose message={message} values={figures} />
        </p>
      ))}
      {checks.length > 0 && <p className={styles.summary}>{formatText(words.checksSummary, { solved, count: checks.length })}</p>}
      {/* A range that is locked has no way out. */}
      {!locked && props.next && (
        <p>
          {props.next.href === null ? (
            formatText(words.lastOfOpen, { title: props.next.title })
          ) : (
            <a className={buttons.primary} data-control="next-scene" href={props.next.href}>
              {formatText(words.nextScene, { title: props.next.title })}
            </a>
          )}
        </p>
      )}
      {!locked && (
        <p>
          <a href={props.homeHref}>{words.allScenes}</a>
        </p>
      )}
      <FieldNotes notes={definition.fieldNotes} copy={copy} figures={figures} />
    </>
  )
}
