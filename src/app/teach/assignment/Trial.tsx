import { objectivesOf, type Assignment } from '../../../verifier/assignment/assignment.ts'
import { figureOf } from '../../../verifier/assertion.ts'
import { assertionWords } from '../../../verifier/copy/en.ts'
import { strictness } from '../../../verifier/objectives.ts'
import { boundText, figureBeside } from '../../../verifier/report/figures.ts'
import type { Report } from '../../../verifier/report/report.ts'
import button from '../../shell/Button.module.css'
import css from './AssignmentBuilder.module.css'
import { copy } from './copy.en.ts'
import { useTrial, type Verifier } from './useTrial.ts'

interface Props {
  /** Null: the fields hold none. */
  readonly assignment: Assignment | null
  readonly verifier?: Verifier | undefined
}

/** Is anything known that meets it? Says no more than was found. */
export function Trial({ assignment, verifier }: Props) {
  const { state, start, cancel } = useTrial(assignment, verifier)
  if (!assignment) return <p className={css.help}>{copy.trial.notYet}</p>
  const stricter = objectivesOf(assignment).filter((objective) => strictness(objective) === 'stricter').length
  const isRunning = state.kind === 'running'
  return (
    <>
      {state.kind !== 'ended' && <p>{stricter === 0 ? copy.trial.known : copy.trial.unknown(stricter)}</p>}
      <div className={css.row}>
        <button type="button" className={button.button} onClick={isRunning ? cancel : start}>
          {isRunning ? copy.trial.cancel : copy.trial.try}
        </button>
        {isRunning && <progress max={1} value={state.share} aria-label={copy.trial.progress} />}
      </div>
      <div role="status">
        {state.kind === 'ended' && <Found report={state.report} />}
        {state.kind === 'broken' && <p>{copy.trial.broken(state.why)}</p>}
      </div>
    </>
  )
}

function Found({ report: { verdicts, seed } }: { readonly report: Report }) {
  const missed = verdicts.filter(({ passed }) => !passed)
  if (missed.length === 0) {
    return (
      <p className={css.outcome} data-tone="good">
        {copy.trial.passed(verdicts.length, seed)}
      </p>
    )
  }
  return (
    <div className={css.outcome} data-tone="bad">
      <p>{copy.trial.failed(missed.length, verdicts.length, seed)}</p>
      <ul>
        {missed.map(({ assertion: { id, bound, unit }, value }) => (
          <li key={id}>{copy.trial.missed(assertionWords(id).label, figureBeside(value, figureOf(bound), unit), boundText(bound, unit))}</li>
        ))}
      </ul>
    </div>
  )
}
