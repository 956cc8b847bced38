import { useContext, useId, useState, type FormEvent, type ReactNode } from 'react'
import { Prose } from '../../stage/prose/Prose.tsx'
import { formatText, type SlotValues } from '../../stage/prose/message.ts'
import type { AnswerValue, Question, Settings, Trial } from '../scene.ts'
import type { QuestionCopy } from '../copy.ts'
import { words } from '../words.en.ts'
import { EditorsContext } from './editors.ts'
import { Late } from './Late.tsx'
import buttons from './buttons.module.css'
import styles from './QuestionForm.module.css'
import { inUnit } from '../../stage/prose/units.ts'

// Few questions are of that kind.
const loadOrderList = () => import('./OrderList.tsx').then(({ OrderList }) => OrderList)

interface Props<S extends Settings> {
  readonly question: Question<S>
  readonly trial: Trial<S>
  readonly copy: Partial<QuestionCopy>
  readonly figures: SlotValues
  /** What it asks about is still being measured: choices that are computed from it wait. */
  readonly waiting: boolean
  readonly submitLabel: string
  readonly onAnswer: (value: AnswerValue) => void
  /** What lies before this is known, virtual ms; left out: nothing. */
  readonly knownUntilMs?: number
  /** Buttons beside the submit button. */
  readonly children?: ReactNode
}

/** A question with native form controls. Nothing is committed until the form is sent. */
export function QuestionForm<S extends Settings>({ question, trial, copy, figures, waiting, submitLabel, onAnswer, knownUntilMs = 0, children }: Props<S>) {
  const options = (!waiting && question.options?.(trial)) || []
  const [value, setValue] = useState<AnswerValue | null>(() => firstValue(question, options))
  const name = useId()
  const editors = useContext(EditorsContext)
  const ready = value !== null && !waiting
  const label = (option: string) => formatText(copy.options?.[option] ?? option, figures)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (value !== null) onAnswer(value)
  }
  return (
    <form className={styles.form} onSubmit={submit} data-question={question.kind}>
      <fieldset className={styles.fieldset}>
        <legend className={styles.legend}>
          <Prose message={copy.question ?? ''} values={figures} />
        </legend>
        {waiting && question.options && <p className={styles.help}>{words.answersWait}</p>}
        {question.kind === 'many' && <p className={styles.help}>{words.pickMany}</p>}
        {question.kind === 'order' && <p className={styles.help}>{words.order}</p>}
        {(question.kind === 'one' || question.kind === 'many') && (
          <div className={styles.options}>
            {options.map((option) => (
              <label key={option} className={styles.option}>
                <input
                  type={question.kind === 'one' ? 'radio' : 'checkbox'}
                  name={name}
                  value={option}
                  checked={question.kind === 'one' ? value === option : asList(value).includes(option)}
                  onChange={(event) => setValue(question.kind === 'one' ? option : toggled(asList(value), option, event.target.checked))}
                />
                <span>{label(option)}</span>
              </label>
            ))}
          </div>
        )}
        {question.kind === 'number' && question.range && editors.number && (
          <editors.number label={formatText(copy.question ?? '', figures)} range={question.range} value={Number(value)} trial={trial as unknown as Trial} knownUntilMs={knownUntilMs} onChange={setValue} />
        )}
        {question.kind === 'number' && question.range && !editors.number && (
          <div className={styles.number}>
            <input
              type="range"
              aria-label={formatText(copy.question ?? '', figures)}
              aria-valuetext={inUnit(Number(value), question.range.unit)}
              min={question.range.min}
              max={question.range.max}
              step={question.range.step}
              value={Number(value)}
              onChange={(event) => setValue(Number(event.target.value))}
            />
            <output className={styles.readout}>
              {inUnit(Number(value), question.range.unit)}
            </output>
          </div>
        )}
        {question.kind === 'order' && <Late load={loadOrderList} props={{ items: asList(value), label, onChange: setValue }} />}
      </fieldset>
      <div className={styles.buttons}>
        <button type="submit" className={buttons.primary} data-control="answer" disabled={!ready}>
          {submitLabel}
        </button>
        {children}
      </div>
    </form>
  )
}

function firstValue<S extends Settings>(question: Question<S>, options: readonly string[]): AnswerValue | null {
  if (question.kind === 'order') return options
  if (question.kind === 'many') return []
  if (question.kind === 'number' && question.range) {
    const { min, max, step } = question.range
    return min + Math.round((max - min) / 2 / step) * step
  }
  return null
}

function asList(value: AnswerValue | null): readonly string[] {
  return Array.isArray(value) ? (value as readonly string[]) : []
}

function toggled(list: readonly string[], item: string, on: boolean): readonly string[] {
  return on ? [...list, item] : list.filter((other) => other !== item)
}
