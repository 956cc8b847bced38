import { useMemo, useState } from 'react'
import type { PolicyDocument } from '../../../../src/engine/policy/schema.ts'
import type { Assertion } from '../../../../src/verifier/assertion.ts'
import type { Counterexample } from '../../../../src/verifier/report/report.ts'
import { report as words } from '../copy.en.ts'
import { momentText } from './moment.ts'
import styles from './Story.module.css'
import { toldOf, type ToldLine } from './told.ts'

interface Props {
  readonly counterexample: Counterexample
  readonly assertion: Assertion
  readonly document: PolicyDocument
  readonly seed: number
  /** All fields of the requests can be had; on paper they would hide the lines. */
  readonly withFields: boolean
}

/** A counter-example in words: when, where, who, what, and what came of it. */
export function Story({ counterexample, assertion, document, seed, withFields }: Props) {
  const lines = useMemo(() => toldOf(counterexample, assertion, document, seed), [counterexample, assertion, document, seed])
  return (
    <>
      <ol className={styles.story}>
        {lines.map(({ atMs, place, text, shows }, index) => (
          <li key={index}>
            <span className={styles.at}>
              {momentText(atMs)} <span className={styles.place}>{place}</span>
            </span>
            <span>
              {text}
              {shows && (
                <b className={styles.shows}>
                  {' '}
                  <span aria-hidden="true">◂</span> {words.shows}
                </b>
              )}
            </span>
          </li>
        ))}
      </ol>
      {withFields && lines.some(({ fields }) => fields !== null && fields.length > 0) && <AllFields lines={lines} />}
    </>
  )
}

/** Every field of the requests, under the numbers of their lines. */
function AllFields({ lines }: { readonly lines: readonly ToldLine[] }) {
  const [open, setOpen] = useState(false)
  return (
    <details className={styles.all} open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{words.allFields}</summary>
      {open && (
        <dl>
          {lines.map(({ fields }, index) =>
            fields === null ? null : (
              <div key={index}>
                <dt>{index + 1}.</dt>
                <dd className={styles.fields}>{fields.map(([name, value]) => `${name}: ${value}`).join('\n')}</dd>
              </div>
            ),
          )}
        </dl>
      )}
    </details>
  )
}
