import { useState } from 'react'
import { clauses } from '../../../src/language/lists.ts'
import { figureOf, type Assertion } from '../../../src/verifier/assertion.ts'
import { assertionWords, probeWords } from '../../../src/verifier/copy/en.ts'
import { strictness } from '../../../src/verifier/objectives.ts'
import { probeOf } from '../../../src/verifier/probes/all.ts'
import { boundText, figureBeside } from '../../../src/verifier/report/figures.ts'
import type { Verdict } from '../../../src/verifier/report/report.ts'
import buttons from '../../../src/lesson/ui/buttons.module.css'
import { formatText } from '../../../src/stage/prose/message.ts'
import { bounds as boundWords, objectives as words } from './copy.en.ts'
import { Mark } from './Mark.tsx'
import { SceneLink, type TaughtBy } from './SceneLink.tsx'
import styles from './WorkloadObjectives.module.css'

interface Props {
  /** Of one workload, with the bounds that hold. */
  readonly objectives: readonly Assertion[]
  /** Of the last verification, by the id of the objective. */
  readonly verdicts: ReadonlyMap<string, Verdict>
  /** They are of an earlier version. */
  readonly stale: boolean
  readonly taughtBy: TaughtBy
  /** The probe that the stage plays whole. */
  readonly playing: string | null
  /** Puts the whole of a traced probe on the stage. */
  readonly onPlay: (probe: string) => void
}

/** What is demanded of one workload, in full: what is measured, the bound, how it is tried, and how the last verification found it. */
export function WorkloadObjectives({ objectives, verdicts, stale, taughtBy, playing, onPlay }: Props) {
  const judged = objectives.flatMap(({ id }) => verdicts.get(id) ?? [])
  const met = judged.filter(({ passed }) => passed).length
  const [open, setOpen] = useState(hasRoom)
  return (
    <div className={styles.objectives}>
      <details open={open} onToggle={({ currentTarget, target }) => target === currentTarget && setOpen(currentTarget.open)}>
        <summary className={styles.sum}>
          {judged.length === 0 ? formatText(words.all, { count: objectives.length }) : formatText(words.met, { met, count: objectives.length })}
          {judged.length > 0 && stale && <span className={styles.stale}> ({words.earlier})</span>}
        </summary>
        {/* It may scroll, and then it has to be reached by keyboard. */}
        <ul className={styles.list} tabIndex={0} aria-label={words.list}>
          {objectives.map((objective) => (
            <Objective key={objective.id} objective={objective} verdict={verdicts.get(objective.id) ?? null} stale={stale} />
          ))}
        </ul>
        <details className={styles.how}>
          <summary>{words.how}</summary>
          <dl>
            {probesOf(objectives).map((probe) => (
              <Trying key={probe} probe={probe} objectives={objectives.filter(({ subject }) => subject.probe === probe)} taughtBy={taughtBy} playing={playing} onPlay={onPlay} />
            ))}
          </dl>
        </details>
      </details>
    </div>
  )
}

/** On a phone thirty objectives would stand between the learner and the routes. */
function hasRoom(): boolean {
  return typeof window.matchMedia !== 'function' || window.matchMedia('(min-width: 600px)').matches
}

/** In the order of the objectives. */
function probesOf(objectives: readonly Assertion[]): readonly string[] {
  return [...new Set(objectives.map(({ subject }) => subject.probe))]
}

interface ObjectiveProps extends Pick<Props, 'stale'> {
  readonly objective: Assertion
  readonly verdict: Verdict | null
}

function Objective({ objective, verdict, stale }: ObjectiveProps) {
  const { id, bound, unit } = objective
  const { label, measures } = assertionWords(id)
  const kind = strictness(objective)
  return (
    <li className={styles.objective} data-objective={id}>
      <p className={styles.head}>
        <b>{label}</b>{' '}
        <span className={styles.bound}>
          {formatText(words.demanded, { bound: boundText(bound, unit) })}
          {kind !== 'same' && ` (${boundWords[kind]})`}
        </span>
      </p>
      <p className={styles.state} data-stale={verdict !== null && stale}>
        <Mark state={verdict === null ? 'untried' : verdict.passed ? 'passed' : 'failed'} />
        {verdict && (
          <>
            {' '}
            <span className={styles.figure}>{formatText(words.measured, { figure: figureBeside(verdict.value, figureOf(verdict.assertion.bound), unit) })}</span>
            {stale && <span className={styles.stale}> {words.earlier}</span>}
          </>
        )}
      </p>
      <p className={styles.measures}>{measures}</p>
    </li>
  )
}

interface TryingProps extends Pick<Props, 'taughtBy' | 'playing' | 'onPlay'> {
  readonly probe: string
  /** Those that the probe tries. */
  readonly objectives: readonly Assertion[]
}

/** How some objectives are tried, and the scenes that teach them. */
function Trying({ probe, objectives, taughtBy, playing, onPlay }: TryingProps) {
  const { name, does } = probeWords(probe)
  // What is counted keeps no log to be played; its witness does.
  const played = probeOf(probe).kind === 'traced' ? probe : objectives.find(({ witness }) => witness)?.witness?.probe
  const scenes = [...new Set(objectives.map(({ scene }) => scene))]
  return (
    <div className={styles.trying} data-probe={probe}>
      <dt>{name}</dt>
      <dd>
        <p>{formatText(words.tries, { labels: clauses(objectives.map(({ id }) => assertionWords(id).label)) })}</p>
        <p>{does}</p>
        <p className={styles.foot}>
          {played && (
            <button type="button" className={buttons.quiet} aria-pressed={playing === played} onClick={() => onPlay(played)}>
              {playing === played ? words.playing : words.play}
            </button>
          )}
          {scenes.map((scene) => (
            <SceneLink key={scene} scene={scene} taughtBy={taughtBy} words={(number, title) => formatText(words.taught, { number, title })} />
          ))}
        </p>
      </dd>
    </div>
  )
}
