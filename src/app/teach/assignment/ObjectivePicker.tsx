import { useId, type Ref } from 'react'
import { LOCALE } from '../../../language/locale.ts'
import { WORKLOADS, withBound, type Assertion, type Bound, type WorkloadId } from '../../../verifier/assertion.ts'
import { timesFrom } from '../../../verifier/bounds.ts'
import { assertionWords, en } from '../../../verifier/copy/en.ts'
import { OBJECTIVES, strictness } from '../../../verifier/objectives.ts'
import { boundText } from '../../../verifier/report/figures.ts'
import css from './AssignmentBuilder.module.css'
import { copy } from './copy.en.ts'
import type { Draft } from './draft.ts'
import { figureIn, shownUnit } from './figures.ts'

interface Props extends Pick<Draft, 'chosen' | 'figures'> {
  /** By the ids of objectives. */
  readonly wrong: ReadonlyMap<string, string>
  readonly onChange: (change: Partial<Pick<Draft, 'chosen' | 'figures'>>) => void
}

/** Workloads and their objectives, each with the course's bound and room for another. */
export function ObjectivePicker(props: Props) {
  return (
    <fieldset className={css.picker}>
      <legend>{copy.objectives.legend}</legend>
      <p className={css.help}>{copy.objectives.help}</p>
      {WORKLOADS.map((workload) => (
        <Workload key={workload} workload={workload} {...props} />
      ))}
      {props.chosen.size === 0 && <p className={css.problem}>{copy.objectives.none}</p>}
    </fieldset>
  )
}

function Workload({ workload, chosen, figures, wrong, onChange }: Props & { readonly workload: WorkloadId }) {
  const id = useId()
  const own = OBJECTIVES.filter(({ subject }) => subject.workload === workload)
  const counted = own.filter((objective) => chosen.has(objective.id))
  const changed = counted.filter((objective) => (figures[objective.id]?.trim() ?? '') !== '').length
  const choose = (ids: readonly string[], on: boolean) => {
    const next = new Set(chosen)
    for (const each of ids) {
      if (on) next.add(each)
      else next.delete(each)
    }
    onChange({ chosen: next })
  }
  const some: Ref<HTMLInputElement> = (box) => {
    if (box) box.indeterminate = counted.length > 0 && counted.length < own.length
  }
  return (
    <div className={css.workload} data-workload={workload}>
      <label className={css.whole} htmlFor={id}>
        <input
          id={id}
          ref={some}
          type="checkbox"
          checked={counted.length === own.length}
          onChange={({ target }) =>
            choose(
              own.map((objective) => objective.id),
              target.checked,
            )
          }
        />
        {copy.objectives.whole(en[workload].name)}
      </label>
      <details>
        <summary>{copy.objectives.count(counted.length, own.length, changed)}</summary>
        <ul className={css.list}>
          {own.map((objective) => (
            <Row
              key={objective.id}
              objective={objective}
              chosen={chosen.has(objective.id)}
              figure={figures[objective.id] ?? ''}
              wrong={wrong.get(objective.id) ?? null}
              onChoose={(on) => choose([objective.id], on)}
              onFigure={(figure) => onChange({ figures: { ...figures, [objective.id]: figure } })}
            />
          ))}
        </ul>
      </details>
    </div>
  )
}

/** On which side a bound is stricter. */
function sideOf(bound: Bound): string {
  if ('atLeast' in bound) return copy.objectives.atLeast
  return bound.atMost === 0 ? copy.objectives.strictest : copy.objectives.atMost
}

interface RowProps {
  readonly objective: Assertion
  readonly chosen: boolean
  readonly figure: string
  readonly wrong: string | null
  readonly onChoose: (on: boolean) => void
  readonly onFigure: (figure: string) => void
}

function Row({ objective, chosen, figure, wrong, onChoose, onFigure }: RowProps) {
  const id = useId()
  const { bound, unit } = objective
  const { label, measures } = assertionWords(objective.id)
  const read = chosen && figure.trim() !== '' ? figureIn(figure, objective) : null
  const own = read?.ok ? withBound(objective, read.figure) : null
  const far = read?.ok ? timesFrom(objective, read.figure) : null
  return (
    <li className={css.objective} data-objective={objective.id}>
      <label className={css.choice}>
        <input type="checkbox" checked={chosen} onChange={({ target }) => onChoose(target.checked)} />
        <span>
          <b>{label}</b> <span className={css.measures}>{measures}</span>
        </span>
      </label>
      <div className={css.bound}>
        <p id={`${id}-course`}>
          {copy.objectives.course(boundText(bound, unit))} {sideOf(bound)}
        </p>
        <div className={css.figure}>
          <input
            type="text"
            inputMode="decimal"
            autoComplete="off"
            value={figure}
            disabled={!chosen}
            aria-label={copy.objectives.own(label)}
            aria-invalid={wrong !== null}
            aria-describedby={`${id}-course ${id}-unit ${id}-said`}
            onChange={({ target }) => onFigure(target.value)}
          />
          <span id={`${id}-unit`}>{shownUnit(objective).name}</span>
        </div>
        <p id={`${id}-said`} className={wrong === null ? css.said : css.problem}>
          {wrong ?? (own && copy.objectives.reads(boundText(own.bound, unit), strictness(own)))}
        </p>
        {far && <p className={css.problem}>{copy.objectives.far(far.times.toLocaleString(LOCALE), far.side)}</p>}
      </div>
    </li>
  )
}
