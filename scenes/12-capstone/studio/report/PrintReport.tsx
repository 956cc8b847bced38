import { useEffect, useState } from 'react'
import { createPortal, flushSync } from 'react-dom'
import { assertionWords, en } from '../../../../src/verifier/copy/en.ts'
import buttons from '../../../../src/lesson/ui/buttons.module.css'
import { formatText } from '../../../../src/stage/prose/message.ts'
import { written } from '../../designer/written.ts'
import { report as words } from '../copy.en.ts'
import { Mark } from '../Mark.tsx'
import type { Verified } from '../useVerification.ts'
import { Beside, Example } from './Failure.tsx'
import failure from './Failure.module.css'
import { sumOf, Tables, Warnings } from './parts.tsx'
import styles from './PrintReport.module.css'

/** Prints the report and the document that it is of, whole, in place of the page: by its button, and by the browser's own command. */
export function PrintReport({ verified }: { readonly verified: Verified }) {
  const [printing, setPrinting] = useState(false)
  useEffect(() => {
    // The browser takes what stands there when the listener comes back.
    const before = () => flushSync(() => setPrinting(true))
    const after = () => setPrinting(false)
    window.addEventListener('beforeprint', before)
    window.addEventListener('afterprint', after)
    return () => {
      window.removeEventListener('beforeprint', before)
      window.removeEventListener('afterprint', after)
    }
  }, [])
  return (
    <>
      <button type="button" className={buttons.quiet} onClick={() => window.print()}>
        {words.print}
      </button>
      {printing && createPortal(<Sheet verified={verified} />, window.document.body)}
    </>
  )
}

/** Nothing is folded away on it, but the fixes, which come when they are asked for. */
function Sheet({ verified }: { readonly verified: Verified }) {
  const { report, document } = verified
  const failed = report.verdicts.filter(({ passed }) => !passed)
  return (
    <div className={styles.sheet} data-print-sheet>
      <h1>{words.printTitle}</h1>
      <p>
        <Mark state={report.passed ? 'passed' : 'failed'} />: {sumOf(report)}
      </p>
      {report.passed && <p>{words.shown}</p>}
      {verified.ofGood && <p>{words.ofGood}</p>}
      <Warnings report={report} />
      <h2>{words.all}</h2>
      <Tables report={report} />
      {failed.length > 0 && <h2>{words.failures}</h2>}
      {failed.map((verdict) => {
        const { assertion } = verdict
        const { label, measures, hint } = assertionWords(assertion.id)
        return (
          <section key={assertion.id} className={styles.failure}>
            <h3>
              {label} ({en[assertion.subject.workload].name})
            </h3>
            <Beside verdict={verdict} />
            <p className={failure.measures}>{measures}</p>
            <Example verdict={verdict} verified={verified} whole />
            <p>
              <b>{words.hint}.</b> {hint} {formatText(words.taughtShut, { number: assertion.scene })}.
            </p>
          </section>
        )
      })}
      <h2>{words.document}</h2>
      <pre className={styles.document}>{written(document)}</pre>
    </div>
  )
}
