import { useEffect, useRef } from 'react'
import { Prose } from '../../stage/prose/Prose.tsx'
import { formatText, lacks, type SlotValues } from '../../stage/prose/message.ts'
import { judge } from '../answers.ts'
import { checkWords } from '../checkWords.en.ts'
import type { Check, Settings, Trial } from '../scene.ts'
import { waits } from '../trial.ts'
import type { Lesson } from '../useLesson.ts'
import { words } from '../words.en.ts'
import { Answered } from './Answered.tsx'
import { Controls } from './Controls.tsx'
import { QuestionForm } from './QuestionForm.tsx'
import { VerdictCard } from './VerdictCard.tsx'
import buttons from './buttons.module.css'
import styles from './CheckCard.module.css'
import { SAID } from './useFocusKept.ts'

interface Props<S extends Settings> {
  readonly lesson: Lesson<S>
  readonly check: Check<S>
  readonly figures: SlotValues
  /** The trial as far as the stage has played it: a goal counts only what has been seen. */
  readonly seen: Trial<S>
  readonly onSeeWhy: (req: string) => void
}

/** One task at the end of a scene: goal or question, hint before solution, always passable. */
export function CheckCard<S extends Settings>({ lesson, check, figures: sceneFigures, seen, onSeeWhy }: Props<S>) {
  const { context, state, send } = lesson
  const waiting = waits(context.trial)
  const card = useRef<HTMLDivElement>(null)
  const before = useRef(state)
  useEffect(() => {
    // Its controls are gone, and on a phone the page above them with those: what came of it begins in sight.
    if (before.current === 'attempting' && state === 'settled') card.current?.querySelector('[data-said] > *')?.scrollIntoView({ block: 'nearest' })
    before.current = state
  }, [state])
  const figures = check.kind === 'question' && !waiting ? { ...sceneFigures, ...check.figures?.(context.trial) } : sceneFigures
  const copy = lesson.copy.checks[check.id]
  if (!copy) return null
  const settled = state === 'settled'
  // What came of the last thing done.
  const said = context.solutionShown ? 'solution' : settled ? 'verdict' : context.hintShown ? 'hint' : 'task'
  const another = () => send({ type: 'TRY_AGAIN', seed: context.seed + 1 })
  return (
    <div ref={card} className={styles.check} data-check={check.id} data-state={state}>
      <p {...(said === 'task' && SAID)}>
        {waiting && lacks(copy.task, figures) ? words.measuring : <Prose message={copy.task} values={figures} />}
      </p>
      {check.kind === 'goal' && <GoalParts parts={check.goal(seen)} copy={copy.parts ?? {}} />}
      {/* A field that somebody may still be typing in stays where it is when what it says is enough. */}
      {check.kind === 'goal' && <Controls lesson={lesson} ids={check.controls} figures={figures} readOnly={settled} />}
      {check.kind === 'question' && !settled && (
        <QuestionForm
          key={`${check.id}-${context.seed}-${waiting}`}
          waiting={waiting}
          question={check.question}
          trial={context.trial}
          copy={copy}
          figures={figures}
          submitLabel={checkWords.answer}
          onAnswer={(value) => send({ type: 'ANSWER', value })}
        />
      )}
      {check.kind === 'question' && settled && !waiting && context.given !== null && (
        <>
          {/* What the worked solution gave is nobody's guess. */}
          <Answered question={check.question} trial={context.trial} copy={copy} figures={figures} guess={context.solutionShown ? null : context.given} told />
          <div {...(said === 'verdict' && SAID)}>
            <VerdictCard question={check.question} verdict={judge(check.question, context.trial, context.given)} copy={copy} figures={figures} onSeeWhy={onSeeWhy} />
          </div>
        </>
      )}
      {check.kind === 'goal' && settled && !context.solutionShown && (
        <div className={styles.done} data-verdict data-right="true" {...SAID}>
          <p>{checkWords.solved}</p>
          <p>
            <Prose message={copy.solution} values={figures} />
          </p>
        </div>
      )}
      {context.hintShown && (
        <div className={styles.hint} {...(said === 'hint' && SAID)}>
          <h3>{checkWords.hint}</h3>
          <p>
            <Prose message={copy.hint} values={figures} />
          </p>
        </div>
      )}
      {context.solutionShown && (
        <div className={styles.hint} {...SAID}>
          <h3>{checkWords.solution}</h3>
          <p>
            <Prose message={copy.solution} values={figures} />
          </p>
          <p>{checkWords.shown}</p>
        </div>
      )}
      <div className={styles.buttons}>
        {!settled && !context.hintShown && (
          <button type="button" className={buttons.quiet} data-control="hint" onClick={() => send({ type: 'HINT' })}>
            {checkWords.hint}
          </button>
        )}
        {!settled && context.hintShown && (
          <button type="button" className={buttons.quiet} data-control="solution" onClick={() => send({ type: 'SHOW_SOLUTION' })}>
            {checkWords.solution}
          </button>
        )}
        {!settled && check.kind === 'goal' && (
          <button type="button" className={buttons.quiet} data-control="start-over" onClick={() => send({ type: 'TRY_AGAIN', seed: context.seed })}>
            {checkWords.startOver}
          </button>
        )}
        {settled && (
          <button type="button" className={buttons.quiet} data-control="try-again" onClick={another}>
            {check.kind === 'question' ? checkWords.newVariant : checkWords.tryAgain}
          </button>
        )}
        {!settled && (
          <button type="button" className={buttons.quiet} data-control="skip" onClick={() => send({ type: 'SKIP' })}>
            {checkWords.skipCheck}
          </button>
        )}
      </div>
    </div>
  )
}

function GoalParts({ parts, copy }: { readonly parts: readonly { readonly id: string; readonly met: boolean; readonly figures?: SlotValues }[]; readonly copy: Readonly<Record<string, string>> }) {
  return (
    <ul className={styles.parts} aria-label={checkWords.goalParts}>
      {parts.map((part) => (
        <li key={part.id} data-met={part.met}>
          <svg viewBox="0 0 14 14" width="14" height="14" aria-hidden="true">
            <circle cx="7" cy="7" r="6" fill="none" stroke="currentColor" strokeWidth="1.25" />
            {part.met && <path d="M3.8 7.2 L6.2 9.6 L10.4 4.6" fill="none" stroke="currentColor" strokeWidth="1.75" />}
          </svg>
          <span>
            {formatText(copy[part.id] ?? part.id, part.figures)} <span className={styles.partState}>({part.met ? checkWords.met : checkWords.unmet})</span>
          </span>
        </li>
      ))}
    </ul>
  )
}
