import { useContext } from 'react'
import { formatText, type SlotValues } from '../../stage/prose/message.ts'
import type { Lesson } from '../useLesson.ts'
import type { ActAt, Control, Figures, Settings, Trial } from '../scene.ts'
import { positionOf, sliderOf, valueAt } from '../ranges.ts'
import { words } from '../words.en.ts'
import { EPOCH_MS } from '../../world/epoch.ts'
import { EditorsContext } from './editors.ts'
import buttons from './buttons.module.css'
import styles from './Controls.module.css'
import { useStageState } from '../../stage/useStage.tsx'
import { LOCALE } from '../../language/locale.ts'
import { inUnit } from '../../stage/prose/units.ts'

interface Props<S extends Settings> {
  readonly lesson: Lesson<S>
  readonly ids: readonly string[]
  readonly figures: SlotValues
  /** Nothing can be turned any more; what holds text still shows it. */
  readonly readOnly?: boolean
}

/** The controls that a step offers, drawn from the scene's data with native inputs. */
export function Controls<S extends Settings>({ lesson, ids: offered, figures, readOnly = false }: Props<S>) {
  const ids = readOnly ? offered.filter((id) => lesson.definition.controls[id]?.kind === 'headers') : offered
  if (ids.length === 0) return null
  return (
    <div className={styles.controls} role="group" aria-label={words.controls}>
      {ids.map((id) => {
        const control = lesson.definition.controls[id]
        return control ? <OneControl key={id} id={id} control={control} lesson={lesson} figures={figures} readOnly={readOnly} /> : null
      })}
    </div>
  )
}

function OneControl<S extends Settings>({ id, control, lesson, figures, readOnly }: { readonly id: string; readonly control: Control<S>; readonly lesson: Lesson<S>; readonly figures: SlotValues; readonly readOnly: boolean }) {
  const editors = useContext(EditorsContext)
  const copy = lesson.copy.controls[id]
  const label = formatText(copy?.label ?? id, figures)
  const help = copy?.help ? <span className={styles.help}>{formatText(copy.help, figures)}</span> : null
  if (control.kind === 'act') {
    return (
      <button type="button" className={buttons.plain} data-control={id} onClick={() => lesson.send({ type: 'PRESS', control: id, atMs: lesson.player.getSnapshot().tMs })}>
        {control.figures ? <LabelNow message={copy?.label ?? id} values={figures} figures={control.figures} trial={lesson.context.trial} /> : label}
        {help}
      </button>
    )
  }
  const value = lesson.context.settings[control.setting]
  const set = (to: string | number | boolean) => lesson.send({ type: 'SET', control: id, to })
  if (control.kind === 'switch') {
    return (
      <label className={styles.switch}>
        <input type="checkbox" role="switch" data-control={id} checked={value === true} onChange={(event) => set(event.target.checked)} />
        <span>{label}</span>
        {help}
      </label>
    )
  }
  if (control.kind === 'choice') {
    return (
      <fieldset className={styles.choice} data-control={id}>
        <legend>{label}</legend>
        {control.options.map((option) => (
          <label key={option}>
            <input type="radio" name={`${lesson.definition.id}-${id}`} value={option} checked={String(value) === option} onChange={() => set(typeof value === 'number' ? Number(option) : option)} />
            <span>{formatText(copy?.options?.[option] ?? option, figures)}</span>
          </label>
        ))}
        {help}
      </fieldset>
    )
  }
  if (control.kind === 'headers') {
    if (!editors.headers) throw new Error(`Scene ${lesson.definition.id} has a headers control and no editor for it. Give SceneLayout editors={{ headers: HeaderEditor }}.`)
    return <editors.headers id={id} label={label} value={String(value)} nowMs={EPOCH_MS} readOnly={readOnly} onSet={set} />
  }
  if (control.kind === 'own') {
    if (!editors.own) throw new Error(`Scene ${lesson.definition.id} has a control of its own and no editor for it. Give SceneLayout editors={{ own: … }}.`)
    return <editors.own id={id} label={label} value={String(value)} onSet={set} />
  }
  return <RangeControl id={id} label={label} control={control} value={Number(value)} onSet={set} />
}

interface LabelProps<S extends Settings> {
  readonly message: string
  readonly values: SlotValues
  readonly figures: (at: ActAt<S>) => Figures
  readonly trial: Trial<S>
}

/** What the control would do at the stage's time. */
function LabelNow<S extends Settings>({ message, values, figures, trial }: LabelProps<S>) {
  const { tMs } = useStageState()
  return formatText(message, { ...values, ...figures({ atMs: tMs, trial }) })
}

interface RangeProps {
  readonly id: string
  readonly label: string
  readonly control: Extract<Control, { kind: 'range' }>
  readonly value: number
  readonly onSet: (to: number) => void
}

function RangeControl({ id, label, control, value, onSet }: RangeProps) {
  const slider = sliderOf(control)
  const text = control.unit ? inUnit(value, control.unit, value.toLocaleString(LOCALE)) : value.toLocaleString(LOCALE)
  return (
    <label className={styles.range}>
      <span className={styles.rangeLabel}>
        {label} <output>{text}</output>
      </span>
      <input
        type="range"
        data-control={id}
        min={slider.min}
        max={slider.max}
        step={slider.step}
        value={positionOf(control, value)}
        aria-valuetext={text}
        onChange={(event) => onSet(valueAt(control, Number(event.target.value)))}
      />
    </label>
  )
}
