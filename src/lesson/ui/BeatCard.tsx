import { useEffect, useMemo, useRef } from 'react'
import { Prose } from '../../stage/prose/Prose.tsx'
import { formatText, lacks, NO_FIGURE, type SlotValues } from '../../stage/prose/message.ts'
import { judge } from '../answers.ts'
import { predictedTrial } from '../moves.ts'
import type { Beat, Settings } from '../scene.ts'
import { waits } from '../trial.ts'
import type { Lesson } from '../useLesson.ts'
import { words } from '../words.en.ts'
import { Answered } from './Answered.tsx'
import { Controls } from './Controls.tsx'
import { QuestionForm } from './QuestionForm.tsx'
import { answerText, VerdictCard } from './VerdictCard.tsx'
import buttons from './buttons.module.css'
import styles from './BeatCard.module.css'
import { SAID } from './useFocusKept.ts'

interface Props<S extends Settings> {
  readonly lesson: Lesson<S>
  readonly beat: Beat<S>
  readonly figures: SlotValues
  readonly onSeeWhy: (req: string) => void
}

/** One beat: its words, its prediction, what the learner may touch, and what the run showed. */
export function BeatCard<S extends Settings>({ lesson, beat, figures, onSeeWhy }: Props<S>) {
  const { copy, state, context, send } = lesson
  const beatCopy = copy.beats[beat.id]
  if (!beatCopy) return null
  // What the stage shows already is no "what if".
  const whatIfs = (beat.whatIf ?? []).filter(({ id, settings }) => context.compared?.id === id || Object.entries(settings).some(([name, value]) => context.settings[name] !== value))
  // What has a figure that is still being measured waits in its room.
  const waiting = waits(context.trial) && beatCopy.after?.some((message) => lacks(message, figures))
  return (
    <>
      {beatCopy.body.map((message) => (
        <p key={message}>
          <Prose message={message} values={figures} />
        </p>
      ))}
      <Prediction lesson={lesson} beat={beat} onSeeWhy={onSeeWhy} />
      {state === 'reading' && (
        <button type="button" className={buttons.primary} data-control="run" onClick={() => send({ type: 'RUN' })}>
          {words.run}
        </button>
      )}
      {(state === 'running' || state === 'observing') && (
        <div className={styles.swap} {...(!beat.predict && SAID)}>
          {/* Its line stays when the run ends: the controls below keep still under a second click. */}
          <p className={`${styles.quiet} ${styles.outcome}`} data-held={state !== 'running'}>
            {words.running}
          </p>
          {waiting && state === 'observing' && <p className={styles.quiet}>{words.findingWaits}</p>}
          <div className={styles.outcome} data-held={waiting || state === 'running'}>
            {beatCopy.after?.map((message) => (
              <p key={message}>
                <Prose message={message} values={figures} />
              </p>
            ))}
          </div>
        </div>
      )}
      {state !== 'predicting' && <Controls lesson={lesson} ids={beat.controls} figures={figures} />}
      {(state === 'running' || state === 'observing') && whatIfs.length > 0 && (
        <div className={`${styles.whatIfs} ${styles.outcome}`} data-held={state === 'running'} role="group" aria-label={words.whatIf}>
          <span className={styles.quiet}>{words.whatIf}</span>
          {whatIfs.map((whatIf) => (
            <button
              key={whatIf.id}
              type="button"
              className={buttons.quiet}
              data-control={`what-if-${whatIf.id}`}
              aria-pressed={context.compared?.id === whatIf.id}
              onClick={() => send({ type: 'COMPARE', whatIf: context.compared?.id === whatIf.id ? null : whatIf.id })}
            >
              {formatText(copy.whatIfs[whatIf.id]?.label ?? whatIf.id, figures)}
            </button>
          ))}
        </div>
      )}
    </>
  )
}

function Prediction<S extends Settings>({ lesson, beat, onSeeWhy }: Omit<Props<S>, 'figures'>) {
  const { definition, copy, state, context, send } = lesson
  const { predict } = beat
  // The question stays about the beat's own run, whatever the learner did since.
  const trial = useMemo(() => (predict ? predictedTrial(definition, beat, { seed: context.seed, measured: context.measured }) : null), [definition, beat, predict, context.seed, context.measured])
  const figures = useMemo(() => (trial ? definition.figures(trial) : {}), [definition, trial])
  const question = useRef<HTMLParagraphElement>(null)
  const before = useRef(state)
  useEffect(() => {
    // The options are gone, and on a phone the page above the button with them: the question stays in sight, its verdict below it.
    if (before.current === 'predicting' && state === 'running') question.current?.scrollIntoView({ block: 'nearest' })
    before.current = state
  }, [state])
  if (!predict || !trial) return null
  const questionCopy = copy.predictions[predict.id]
  if (!questionCopy) return null
  const guess = context.guesses[predict.id]
  const waiting = waits(trial) && !predict.fromRun
  // A guess at a number can be made before anybody knows.
  const choicesWait = waiting && predict.options !== undefined
  return (
    <div className={styles.prediction} data-prediction={predict.id}>
      {state === 'predicting' ? (
        <>
          <h3 className={styles.eyebrow}>{words.predict}</h3>
          <QuestionForm
            key={String(choicesWait)}
            question={predict}
            trial={trial}
            waiting={choicesWait}
            copy={questionCopy}
            figures={figures}
            submitLabel={words.commit}
            knownUntilMs={context.timeline.script.startMs}
            onAnswer={(value) => send({ type: 'ANSWER', value })}
          >
            <button type="button" className={buttons.quiet} data-control="skip" onClick={() => send({ type: 'SKIP' })}>
              {words.skipPrediction}
            </button>
          </QuestionForm>
        </>
      ) : (
        <>
          <Answered ref={question} question={predict} trial={trial} copy={questionCopy} figures={figures} guess={guess ?? null} told={state === 'observing'} />
          <div className={styles.swap} aria-live="polite" {...SAID}>
            {guess !== undefined && state !== 'observing' && (
              <p className={styles.quiet}>{guess === null ? words.noGuessYet : formatText(words.guessHeld, { guess: answerText(guess, predict, questionCopy, figures) })}</p>
            )}
            <div className={styles.outcome} data-held={state !== 'observing'}>
              {/* While the run plays this only keeps the room of what will stand here. */}
              {waiting && (state === 'observing' || guess !== null) && <p className={styles.quiet}>{words.verdictWaits}</p>}
              {waiting && state !== 'observing' && guess === null && <p>{formatText(words.noGuess, { answer: NO_FIGURE })}</p>}
              {!waiting && guess !== null && guess !== undefined && <VerdictCard question={predict} verdict={judge(predict, trial, guess)} copy={questionCopy} figures={figures} onSeeWhy={onSeeWhy} />}
              {!waiting && guess === null && <p data-verdict>{formatText(words.noGuess, { answer: answerText(predict.answer(trial), predict, questionCopy, figures) })}</p>}
            </div>
          </div>
        </>
      )}
    </div>
  )
}
