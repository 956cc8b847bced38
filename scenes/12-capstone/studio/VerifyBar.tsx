import { useId } from 'react'
import { probeWords } from '../../../src/verifier/copy/en.ts'
import buttons from '../../../src/lesson/ui/buttons.module.css'
import { formatText } from '../../../src/stage/prose/message.ts'
import { verify as words } from './copy.en.ts'
import { Mark } from './Mark.tsx'
import type { Verification } from './useVerification.ts'
import styles from './VerifyBar.module.css'

/** Days of traffic to choose from; each is a seed of the verifier's. */
export const SEEDS = Array.from({ length: 10 }, (_, i) => i + 1)

interface Props {
  readonly verification: Verification
  readonly seed: number
  readonly onSeed: (seed: number) => void
  readonly onVerify: () => void
  readonly onCancel: () => void
  /** The text has problems: what is verified is the last document without any. */
  readonly lastGood: boolean
  /** What has changed since the last report: the configuration, the bounds, or nothing. */
  readonly since: keyof typeof words.since
  /** Stays where it stands in the page: something above it must not be covered. */
  readonly still: boolean
  readonly onReport: () => void
}

/** Starts a verification, shows how far it is, and ends it. Has the same height whatever it says. */
export function VerifyBar({ verification, seed, onSeed, onVerify, onCancel, lastGood, since, still, onReport }: Props) {
  const id = useId()
  const { running, verified } = verification
  // The next thing to do is the one that stands out.
  const isReportNext = verified !== null && running === null && since === 'nothing'
  return (
    <div className={styles.bar} data-still={still}>
      <button
        type="button"
        className={`${running || isReportNext ? buttons.plain : buttons.primary} ${styles.act}`}
        onClick={({ detail }) => {
          // The second click of a double one would end what the first began.
          if (detail > 1) return
          if (running) onCancel()
          else onVerify()
        }}
        aria-keyshortcuts="Control+Enter Meta+Enter"
      >
        {running ? words.cancel : words.verify}
      </button>
      <label className={styles.seed} htmlFor={id}>
        {words.seed}
      </label>
      <select id={id} className={styles.select} value={seed} onChange={(event) => onSeed(Number(event.target.value))} title={words.seedHint}>
        {SEEDS.map((each) => (
          <option key={each} value={each}>
            {formatText(words.day, { seed: each })}
          </option>
        ))}
      </select>
      <div className={styles.state}>
        {running ? (
          <>
            <progress className={styles.progress} max={1} value={running.share} aria-label={words.progress} />
            <p className={styles.at}>{running.at !== null ? formatText(words.at, { probe: probeWords(running.at).name }) : running.share === 0 ? words.beginning : words.ending}</p>
          </>
        ) : (
          <State verification={verification} lastGood={lastGood} since={since} />
        )}
      </div>
      {/* Has its room from the start. */}
      <button type="button" className={`${isReportNext ? buttons.primary : buttons.plain} ${styles.toReport}`} disabled={!verified} onClick={onReport}>
        {words.toReport}
      </button>
    </div>
  )
}

/** When nothing runs: the result of the last report, and whether it is still of what stands on the desk. */
function State({ verification: { ended, verified }, lastGood, since }: { readonly verification: Verification } & Pick<Props, 'lastGood' | 'since'>) {
  const isNew = !verified && ended === 'never'
  // There is room for two lines: what a text with problems means comes before what the button is for.
  const told = isNew && lastGood ? '' : typeof ended === 'object' || ended === 'cancelled' || !verified ? endText({ ended, verified }) : null
  return (
    <p className={styles.at}>
      {told ??
        (verified && (
          <span className={styles.result}>
            <Mark state={verified.report.passed ? 'passed' : 'failed'} />: {resultText(verified.report)}
          </span>
        ))}{' '}
      {told === null && (verified?.ofGood && since === 'nothing' ? words.ofGood : words.since[since])} {lastGood && words.lastGood}
    </p>
  )
}

/** What is said when nothing runs: how the last verification ended. */
export function endText({ ended, verified }: Pick<Verification, 'ended' | 'verified'>): string {
  if (typeof ended === 'object') return ended.failed
  if (ended === 'cancelled') return verified ? words.cancelled : words.cancelledFirst
  return verified ? endedText(verified.report) : words.ready
}

type Result = NonNullable<Verification['verified']>['report']

function endedText({ verdicts, passed }: Result): string {
  return formatText(passed ? words.endedPassed : words.endedFailed, counted(verdicts))
}

function resultText({ verdicts, passed }: Result): string {
  return formatText(passed ? words.resultPassed : words.resultFailed, counted(verdicts))
}

function counted(verdicts: Result['verdicts']): { readonly met: number; readonly count: number } {
  return { met: verdicts.filter((verdict) => verdict.passed).length, count: verdicts.length }
}
