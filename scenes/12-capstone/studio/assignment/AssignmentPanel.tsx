import { useEffect, useRef } from 'react'
import type { PolicyDocument } from '../../../../src/engine/policy/schema.ts'
import { listed } from '../../../../src/language/lists.ts'
import buttons from '../../../../src/lesson/ui/buttons.module.css'
import { formatText } from '../../../../src/stage/prose/message.ts'
import { WORKLOADS, type Assertion } from '../../../../src/verifier/assertion.ts'
import { assertionWords, en } from '../../../../src/verifier/copy/en.ts'
import { OBJECTIVES, strictness } from '../../../../src/verifier/objectives.ts'
import { boundText } from '../../../../src/verifier/report/figures.ts'
import { bounds as boundWords } from '../copy.en.ts'
import styles from './AssignmentPanel.module.css'
import { words } from './copy.en.ts'
import type { Desk } from './desk.ts'
import { HandIn } from './HandIn.tsx'

interface Props {
  readonly desk: Desk
  /** What stands on it: the last document without problems. */
  readonly document: PolicyDocument
  readonly text: string
  /** The text has problems. */
  readonly ofGood: boolean
  /** Those that count, with their bounds. */
  readonly objectives: readonly Assertion[]
  readonly onAgain: () => void
  readonly onLeave: () => void
}

/** What an instructor demands and says, the way out, and what is handed in. The texts are somebody's own: shown as text. */
export function AssignmentPanel({ desk: { assignment, bounds, seed }, document, text, ofGood, objectives, onAgain, onLeave }: Props) {
  const panel = useRef<HTMLElement>(null)
  // Whoever follows a link wants to see what it brought; it stands below the stage.
  useEffect(() => {
    // What it gives back, a promise in newer browsers, is no clean-up.
    panel.current?.scrollIntoView?.({ block: 'nearest' })
  }, [])
  const own = objectives.filter((objective) => strictness(objective) !== 'same')
  return (
    <section ref={panel} className={styles.panel} aria-label={words.panel} data-assignment="">
      <h3>
        {words.title}
        <bdi>{assignment.name}</bdi>
      </h3>
      {assignment.word !== undefined && (
        <p className={styles.word} dir="auto">
          {assignment.word}
        </p>
      )}
      <p>
        {formatText(words.demanded, { count: objectives.length, parts: partsOf(objectives) })} {seed > 1 && formatText(words.begins, { seed })}
      </p>
      {own.length > 0 && (
        <>
          <p>{formatText(words.bounds, { count: own.length })}</p>
          <ul className={styles.bounds}>
            {own.map((objective) => (
              <li key={objective.id}>{boundLine(objective)}</li>
            ))}
          </ul>
        </>
      )}
      <p>{words.apart}</p>
      <p className={styles.buttons}>
        <button type="button" className={buttons.quiet} onClick={onAgain}>
          {words.again}
        </button>
        <button type="button" className={buttons.quiet} onClick={onLeave}>
          {words.leave}
        </button>
      </p>
      <HandIn document={document} text={text} ofGood={ofGood} bounds={bounds} />
    </section>
  )
}

/** "all 13 of Static site, 2 of the 11 of API". */
function partsOf(objectives: readonly Assertion[]): string {
  return listed(
    WORKLOADS.flatMap((workload) => {
      const of = (all: readonly Assertion[]) => all.filter(({ subject }) => subject.workload === workload).length
      const [count, all] = [of(objectives), of(OBJECTIVES)]
      return count === 0 ? [] : [formatText(count === all ? words.allOf : words.part, { workload: en[workload].name, count, all })]
    }),
  )
}

function boundLine(objective: Assertion): string {
  const { id, unit, bound } = objective
  const course = OBJECTIVES.find((each) => each.id === id)?.bound ?? bound
  const side = strictness(objective) === 'stricter' ? boundWords.stricter : boundWords.laxer
  return formatText(words.bound, { label: assertionWords(id).label, bound: boundText(bound, unit), side, course: boundText(course, unit) })
}
