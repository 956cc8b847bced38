import { memo, type RefObject } from 'react'
import type { PolicyDocument } from '../../../../src/engine/policy/schema.ts'
import type { WorkloadId } from '../../../../src/verifier/assertion.ts'
import type { Verdict } from '../../../../src/verifier/report/report.ts'
import buttons from '../../../../src/lesson/ui/buttons.module.css'
import type { Play } from '../../play.ts'
import { report as words } from '../copy.en.ts'
import { Mark } from '../Mark.tsx'
import type { TaughtBy } from '../SceneLink.tsx'
import type { Verified } from '../useVerification.ts'
import { CopyReport } from './CopyReport.tsx'
import { Failure, type GoTo } from './Failure.tsx'
import { sumOf, Tables, Warnings } from './parts.tsx'
import { PrintReport } from './PrintReport.tsx'
import styles from './ReportView.module.css'

interface Props {
  readonly verified: Verified
  /** What has changed since: the configuration, the bounds, or nothing. */
  readonly since: 'nothing' | 'document' | 'bounds'
  readonly heading: RefObject<HTMLHeadingElement | null>
  readonly taughtBy: TaughtBy
  readonly isPlaying: (play: Play) => boolean
  readonly onPlay: (play: Play) => void
  /** Puts the version that the report is of back on the desk. */
  readonly onRestore: (document: PolicyDocument) => void
  /** To where a fix is made. */
  readonly onGo: (to: GoTo) => void
}

/** What a verification found: what isn't met first, with its counter-examples; then what is fragile; then every figure beside its bound. */
export const ReportView = memo(function ReportView({ verified, since, heading, taughtBy, isPlaying, onPlay, onRestore, onGo }: Props) {
  const { report } = verified
  const failed = report.verdicts.filter(({ passed }) => !passed)
  // One of each workload is open: thirty at once would hide one another.
  const opened = firstOfEach(failed)
  return (
    <div className={styles.report}>
      <h3 ref={heading} tabIndex={-1}>
        {words.title}
      </h3>
      <p className={styles.sum}>
        <Mark state={report.passed ? 'passed' : 'failed'} />: {sumOf(report)}
      </p>
      {report.passed && <p className={styles.shown}>{words.shown}</p>}
      {verified.ofGood && <p className={styles.ofGood}>{words.ofGood}</p>}
      {since !== 'nothing' && (
        <p className={styles.stale}>
          {since === 'document' ? words.stale : words.staleBounds}{' '}
          {since === 'document' && (
            <button type="button" className={buttons.quiet} onClick={() => onRestore(verified.document)}>
              {words.restore}
            </button>
          )}
        </p>
      )}
      <div className={styles.buttons}>
        <PrintReport verified={verified} />
        <CopyReport verified={verified} />
      </div>
      {failed.length > 0 && (
        <section className={styles.part}>
          <h4>{words.failures}</h4>
          {failed.map((verdict) => (
            <Failure key={verdict.assertion.id} verdict={verdict} verified={verified} firstOpen={opened.has(verdict)} taughtBy={taughtBy} isPlaying={isPlaying} onPlay={onPlay} onGo={onGo} />
          ))}
        </section>
      )}
      <Warnings report={report} />
      <section className={styles.part}>
        <h4>{words.all}</h4>
        <Tables report={report} />
      </section>
    </div>
  )
})

function firstOfEach(failed: readonly Verdict[]): ReadonlySet<Verdict> {
  const first = new Map<WorkloadId, Verdict>()
  for (const verdict of failed) if (!first.has(verdict.assertion.subject.workload)) first.set(verdict.assertion.subject.workload, verdict)
  return new Set(first.values())
}
