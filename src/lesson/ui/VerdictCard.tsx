import { Prose } from '../../stage/prose/Prose.tsx'
import { formatText, type SlotValues } from '../../stage/prose/message.ts'
import type { Verdict } from '../answers.ts'
import type { QuestionCopy } from '../copy.ts'
import type { AnswerValue, Question } from '../scene.ts'
import { LOCALE } from '../../language/locale.ts'
import { words } from '../words.en.ts'
import { Late } from './Late.tsx'
import buttons from './buttons.module.css'
import styles from './VerdictCard.module.css'
import { inOrder, listed } from '../../language/lists.ts'
import { inUnit } from '../../stage/prose/units.ts'

// It comes while the run plays, and has its room.
const loadGapScale = () => import('./GapScale.tsx').then(({ GapScale }) => GapScale)

interface Props {
  readonly question: Pick<Question, 'kind' | 'range'>
  readonly verdict: Verdict
  readonly copy: Partial<QuestionCopy>
  readonly figures: SlotValues
  readonly onSeeWhy: (req: string) => void
}

/** What the run says to a guess: both values, the gap drawn, the reason, and the way to the decisions behind it. */
export function VerdictCard({ question, verdict, copy, figures, onSeeWhy }: Props) {
  const guess = answerText(verdict.guess, question, copy, figures)
  const answer = answerText(verdict.answer, question, copy, figures)
  const values = { ...figures, guess, answer }
  const { because } = verdict
  return (
    <div className={styles.card} data-right={verdict.right} data-verdict role="group">
      <p className={styles.engine}>
        <Mark right={verdict.right} />
        {formatText(verdict.right ? words.right : words.wrong, values)}
      </p>
      {!verdict.right && question.kind !== 'number' && <p className={styles.guess}>{formatText(words.yourGuess, values)}</p>}
      {question.kind === 'number' && question.range && <Late load={loadGapScale} props={{ range: question.range, guess: Number(verdict.guess), answer: Number(verdict.answer) }} meanwhile={<svg viewBox="0 0 320 62" className={styles.room} aria-hidden="true" />} />}
      <p>
        <Prose message={(verdict.right ? copy.right : copy.wrong) ?? ''} values={values} />
      </p>
      {because && (
        <button type="button" className={buttons.quiet} data-control="see-why" onClick={() => onSeeWhy(because)}>
          {words.seeWhy}
        </button>
      )}
    </div>
  )
}

/** An answer in the words of its options, or with its unit. */
export function answerText(value: AnswerValue, question: Pick<Question, 'kind' | 'range'>, copy: Partial<QuestionCopy>, figures: SlotValues): string {
  const one = (item: string) => formatText(copy.options?.[item] ?? item, figures)
  if (typeof value === 'number') {
    const rounded = Math.round(value * 10) / 10
    return question.range ? inUnit(rounded, question.range.unit, rounded.toLocaleString(LOCALE)) : String(value)
  }
  if (typeof value === 'string') return one(value)
  if (value.length === 0) return words.noneOfThem
  return question.kind === 'order' ? inOrder(value.map(one)) : listed(value.map(one))
}

export function Mark({ right }: { readonly right: boolean }) {
  return (
    <svg viewBox="0 0 14 14" width="14" height="14" aria-hidden="true" className={styles.mark}>
      <path d={right ? 'M2 7.5 L5.5 11 L12 3.5' : 'M3 3 L11 11 M11 3 L3 11'} fill="none" stroke="currentColor" strokeWidth="2" />
    </svg>
  )
}
