import { en } from '../../../../src/verifier/copy/en.ts'
import type { Report } from '../../../../src/verifier/report/report.ts'
import { warningText } from '../../../../src/verifier/report/text.ts'
import { formatText } from '../../../../src/stage/prose/message.ts'
import { report as words } from '../copy.en.ts'
import { Mark } from '../Mark.tsx'
import styles from './ReportView.module.css'
import { VerdictTable } from './VerdictTable.tsx'

/** A report in a sentence. */
export function sumOf({ verdicts, passed, seed }: Report): string {
  const met = verdicts.filter((verdict) => verdict.passed).length
  return passed ? formatText(words.passed, { count: verdicts.length, seed }) : formatText(words.failed, { met, count: verdicts.length, failed: verdicts.length - met, seed })
}

/** What is met and fragile; nothing where nothing is. */
export function Warnings({ report }: { readonly report: Report }) {
  if (report.warnings.length === 0) return null
  return (
    <section className={styles.part}>
      <h4>{words.warnings}</h4>
      <ul className={styles.warnings}>
        {report.warnings.map((warning) => (
          <li key={`${warning.kind} ${warning.assertion}`}>
            <Mark state="fragile" /> <span>{warningText(warning, report)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Every figure beside its bound, a table a workload. */
export function Tables({ report }: { readonly report: Report }) {
  const fragile = new Set(report.warnings.map(({ assertion }) => assertion))
  return (
    <>
      <p className={styles.distance}>{words.distance}</p>
      {report.workloads.map((workload) => (
        <div key={workload} className={styles.table}>
          <VerdictTable caption={en[workload].name} verdicts={report.verdicts.filter(({ assertion }) => assertion.subject.workload === workload)} fragile={fragile} />
        </div>
      ))}
    </>
  )
}
