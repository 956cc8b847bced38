import { Prose } from '../../stage/prose/Prose.tsx'
import { formatText, type SlotValues } from '../../stage/prose/message.ts'
import type { Settings } from '../scene.ts'
import type { SceneProps } from '../sceneProps.ts'
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
  const isSolved = (id: string): boolean => [context.checks[id], props.progress?.checks[id]].includes('solved')
  const solved = checks.filter(isSolved).length
  return (
    <>
      {copy.takeaway.map((message) => (
        <p key={message} className={styles.takeaway}>
          <Prose message={message} values={figures} />
        </p>
      ))}
      {checks.length > 0 && <p className={styles.summary}>{formatText(words.checksSummary, { solved, count: checks.length })}</p>}
      {/* A range that is locked has no way out. */}
      {!locked && (props.end ? <End lesson={lesson} of={props.end} isSolved={isSolved} /> : <WayOn {...props} />)}
      <FieldNotes notes={definition.fieldNotes} copy={copy} figures={figures} />
    </>
  )
}

function WayOn({ next, homeHref }: Pick<SceneProps, 'next' | 'homeHref'>) {
  return (
    <>
      {next && (
        <p>
          {next.href === null ? (
            formatText(words.lastOfOpen, { title: next.title })
          ) : (
            <a className={buttons.primary} data-control="next-scene" href={next.href}>
              {formatText(words.nextScene, { title: next.title })}
            </a>
          )}
        </p>
      )}
      <p>
        <a href={homeHref}>{words.allScenes}</a>
      </p>
    </>
  )
}

/** Where there are no other scenes: what the app says of that, and the ways to the tasks that are left. */
function End<S extends Settings>({ lesson: { context, copy, send }, of: Said, isSolved }: { readonly lesson: Lesson<S>; readonly of: NonNullable<SceneProps['end']>; readonly isSolved: (id: string) => boolean }) {
  const left = context.steps.flatMap((step, index) => (step.kind === 'check' && !isSolved(step.check.id) ? [{ id: step.check.id, at: index + 1 }] : []))
  return (
    <>
      <Said unsolved={left.length} />
      {left.map(({ id, at }, index) => (
        <p key={id}>
          <button type="button" className={index === 0 ? buttons.primary : buttons.plain} data-control="unsolved" onClick={() => send({ type: 'GO', step: at })}>
            {copy.checks[id]?.title}
          </button>
        </p>
      ))}
    </>
  )
}
