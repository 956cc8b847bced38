import { useMemo } from 'react'
import { stepOf } from '../../src/lesson/moves.ts'
import type { Lesson } from '../../src/lesson/useLesson.ts'
import { formatText } from '../../src/stage/prose/message.ts'
import { holds } from '../../src/verifier/assertion.ts'
import styles from './Configuration.module.css'
import { objectiveCopy, words } from './configuration.en.ts'
import { partName } from './checks.ts'
import { excerptFor, written } from './excerpt.ts'
import { saidOf } from './judged.ts'
import { figureIn } from './readings.ts'
import type { CapstoneSettings } from './settings.ts'
import { documentIn, objectiveIn } from './stage.ts'

/** What decides about the requests on the stage, and the objective that the probe measures: its figure once the run may be spoken of. */
export function Configuration({ lesson: { context, state } }: { readonly lesson: Lesson<CapstoneSettings> }) {
  const { trial } = context
  const { settings, inputs } = trial
  // What is to be completed is seen whole.
  const isExercise = settings.subject === 'complete' || settings.subject === 'realtime'
  const text = useMemo(() => isExercise ? written(documentIn(settings)) : excerptFor(documentIn(settings), inputs), [isExercise, settings, inputs])
  const objective = objectiveIn(settings)
  const isTold = state === 'observing' || state === 'settled' || stepOf(context).kind === 'check'
  const value = isTold && objective ? figureIn(trial) : null
  return (
    <section className={styles.room} aria-label={words.configuration}>
      <div className={styles.text}>
        <h3>{isExercise ? words.whole : words.configuration}</h3>
        <pre tabIndex={0}>
          <code>{text}</code>
        </pre>
      </div>
      {objective && !objective.witness && (
        <div className={styles.objective}>
          <h3>{words.objective}</h3>
          <p>{objectiveCopy[partName(objective.id)]}</p>
          <dl>
            <dt>{words.bound}</dt>
            <dd>{saidOf({ objective, value: null }).bound}</dd>
            <dt>{words.figure}</dt>
            <dd data-tone={value === null ? 'none' : holds(objective, value) ? 'good' : 'bad'}>
              {value === null ? words.notYet : formatText(holds(objective, value) ? words.met : words.missed, { value: saidOf({ objective, value }).value })}
            </dd>
          </dl>
        </div>
      )}
    </section>
  )
}
