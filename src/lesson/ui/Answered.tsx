import type { Ref } from 'react'
import { Prose } from '../../stage/prose/Prose.tsx'
import { formatText, type SlotValues } from '../../stage/prose/message.ts'
import type { QuestionCopy } from '../copy.ts'
import type { AnswerValue, Question, Settings, Trial } from '../scene.ts'
import { waits } from '../trial.ts'
import { words } from '../words.en.ts'
import { Mark } from './VerdictCard.tsx'
import styles from './Answered.module.css'

interface Props<S extends Settings> {
  readonly ref?: Ref<HTMLParagraphElement>
  readonly question: Question<S>
  readonly trial: Trial<S>
  readonly copy: Partial<QuestionCopy>
  readonly figures: SlotValues
  /** null: the learner gave none. */
  readonly guess: AnswerValue | null
  /** The run has told: what it says is marked. Until then its marks only keep their room. */
  readonly told: boolean
}

/** A question that is no longer asked: it stays to be read with its choices, the learner's own and those that the run bears out marked. */
export function Answered<S extends Settings>({ ref, question, trial, copy, figures, guess, told }: Props<S>) {
  const chooses = (question.kind === 'one' || question.kind === 'many') && !waits(trial)
  const answer = chooses ? question.answer(trial) : null
  const among = (value: AnswerValue | null, option: string): boolean => (Array.isArray(value) ? value.includes(option) : String(value) === option)
  return (
    <>
      <p ref={ref} className={styles.question}>
        <Prose message={copy.question ?? ''} values={figures} />
      </p>
      {chooses && (
        <ul className={styles.options} data-told={told}>
          {question.options?.(trial).map((option) => {
            const own = among(guess, option)
            const right = among(answer, option)
            return (
              <li key={option} data-option={option} data-own={own}>
                {formatText(copy.options?.[option] ?? option, figures)}
                {own && <span className={styles.own}> {words.gapGuess}</span>}
                {(right || own) && (
                  <span className={styles.run} data-right={right}>
                    {' '}
                    <Mark right={right} />
                    {right && words.gapAnswer}
                  </span>
                )}
              </li>
            )
          })}
        </ul>
      )}
    </>
  )
}
