import { useContext, useEffect, useMemo, useRef } from 'react'
import { standIn } from '../../language/standIn.ts'
import { useStageState } from '../../stage/useStage.tsx'
import { Prose } from '../../stage/prose/Prose.tsx'
import { formatText, type SlotValues } from '../../stage/prose/message.ts'
import { stepOf } from '../moves.ts'
import type { Settings, Trial } from '../scene.ts'
import { AheadContext } from '../traffic/ahead.ts'
import type { Lesson } from '../useLesson.ts'
import { words } from '../words.en.ts'
import { stepByArrow } from './arrows.ts'
import buttons from './buttons.module.css'
import { BeatCard } from './BeatCard.tsx'
import { Late } from './Late.tsx'
import { StoryText } from './StoryText.tsx'
import styles from './Story.module.css'
import { useFocusKept } from './useFocusKept.ts'

// Only scenes that measure traffic fetch what measures it.
const loadTraffic = <S extends Settings>() => import('../traffic/Traffic.tsx').then(({ Traffic }) => Traffic<S>)

// Hardly anybody begins with a check or the last step. Checks are fetched as soon as the first step stands.
const loadCheck = <S extends Settings>() => import('./CheckCard.tsx').then(({ CheckCard }) => CheckCard<S>)
const loadTakeaway = <S extends Settings>() => import('./Takeaway.tsx').then(({ Takeaway }) => Takeaway<S>)

interface Props<S extends Settings> {
  readonly lesson: Lesson<S>
  readonly onSeeWhy: (req: string) => void
}

/** The story column: title, the step's words and tasks, and the way back and on. */
export function Story<S extends Settings>({ lesson, onSeeWhy }: Props<S>) {
  const { copy, context, definition, send, state } = lesson
  const step = stepOf(context)
  const figures = useMemo<SlotValues>(() => definition.figures(context.trial), [definition, context.trial])
  const ahead = useContext(AheadContext)
  const heading = useRef<HTMLHeadingElement>(null)
  const column = useRef<HTMLDivElement>(null)
  const shownStep = useRef(context.at)

  useEffect(() => {
    if (shownStep.current === context.at) return
    shownStep.current = context.at
    column.current?.scrollTo({ top: 0 })
    heading.current?.focus({ preventScroll: true })
    heading.current?.scrollIntoView({ block: 'nearest' })
  }, [context.at])
  useFocusKept(column, lesson)
  useEffect(() => void loadCheck().catch(() => {}), [])

  const { range } = context
  const first = context.at === 0
  const title = step.kind === 'beat' ? copy.beats[step.beat.id]?.title : step.kind === 'check' ? copy.checks[step.check.id]?.title : words.takeaway
  const finished = state === 'observing' || state === 'settled'
  return (
    <section className={styles.story} aria-label={words.story}>
      <div className={styles.scroll} ref={column} {...standIn(`scenes/${definition.slug}/copy.en.ts`)}>
        {first && (
          <aside className={styles.previously}>
            <h2>{words.previously}</h2>
            <p>
              <Prose message={copy.previously} values={figures} />
            </p>
          </aside>
        )}
        <p className={styles.eyebrow}>{formatText(words.sceneNumber, { number: definition.id })}</p>
        <h1 className={first ? styles.title : styles.titleSmall}>{copy.title}</h1>
        {first && <p className={styles.thesis}>{copy.thesis}</p>}
        {first && (
          <p className={styles.promise}>
            {words.promise}: <Prose message={copy.promise} values={figures} />
          </p>
        )}
        <div className={styles.step} key={context.at}>
          {step.kind === 'check' && <p className={styles.eyebrow}>{formatText(words.check, { number: step.number, count: definition.checks.length })}</p>}
          {/* A screen reader hears the heading; whoever came by an arrow key goes on by it. */}
          <h2 ref={heading} tabIndex={-1} className={styles.heading} onKeyDown={(event) => stepByArrow(event, send)} data-heading>
            {title}
          </h2>
          {step.kind === 'beat' && <BeatCard lesson={lesson} beat={step.beat} figures={figures} onSeeWhy={onSeeWhy} />}
          {step.kind === 'check' && <SeenCheck lesson={lesson} figures={figures} onSeeWhy={onSeeWhy} />}
          {step.kind === 'takeaway' && <Late load={loadTakeaway<S>} props={{ lesson, figures }} />}
        </div>
        <noscript>
          <StoryText definition={definition} copy={copy} stills={false} measured={ahead ?? context.measured} />
        </noscript>
      </div>
      <nav className={styles.footer} aria-label={words.story}>
        {definition.traffic && <Late load={loadTraffic<S>} props={{ lesson }} />}
        <button type="button" className={buttons.plain} data-control="back" disabled={context.at < range.first} onClick={() => send({ type: 'BACK' })}>
          {words.back}
        </button>
        <span className={styles.count}>{formatText(words.stepOf, { step: context.at + 2 - range.first, steps: range.last - range.first + 1 })}</span>
        <button type="button" className={finished ? buttons.primary : buttons.plain} data-control="next" disabled={context.at + 1 >= range.last} onClick={() => send({ type: 'NEXT' })}>
          {words.next}
        </button>
      </nav>
    </section>
  )
}

/** Re-renders with the stage, so that a goal's parts turn when the picture shows it. */
function SeenCheck<S extends Settings>({ lesson, figures, onSeeWhy }: Props<S> & { readonly figures: SlotValues }) {
  const { seen, tMs } = useStageState()
  const { trial } = lesson.context
  const step = stepOf(lesson.context)
  const seenTrial: Trial<S> = useMemo(() => ({ ...trial, run: { log: trial.run.log.slice(0, seen), endMs: tMs } }), [trial, seen, tMs])
  return step.kind === 'check' ? <Late load={loadCheck<S>} props={{ lesson, check: step.check, figures, seen: seenTrial, onSeeWhy }} /> : null
}
