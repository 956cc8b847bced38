import { useId } from 'react'
import { probeWords } from '../../../src/verifier/copy/en.ts'
import buttons from '../../../src/lesson/ui/buttons.module.css'
import { formatText } from '../../../src/stage/prose/message.ts'
import { verify as words } from './copy.en.ts'
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
  readonly onReport: () => void
}

/** Starts a verification, shows how far it is, and ends it. Has the same height whatever it says. */
export function VerifyBar({ verification, seed, onSeed, onVerify, onCancel, lastGood, onReport }: Props) {
  const id = useId()
  const { running, verified } = verification
  return (
    <div className={styles.bar}>
      <button
        type="button"
        className={`${running ? buttons.plain : buttons.primary} ${styles.act}`}
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
          <p className={styles.at}>
            {endText(verification)} {lastGood && words.lastGood}
          </p>
        )}
      </div>
      {/* Has its room from the start. */}
      <button type="button" className={buttons.quiet} disabled={!verified} onClick={onReport}>
        {words.toReport}
      </button>
    </div>
  )
}

/** What is said when nothing runs: how the last verification ended. */
export function endText({ ended, verified }: Pick<Verification, 'ended' | 'verified'>): string {
  if (typeof ended === 'object') return ended.failed
  if (ended === 'cancelled') return verified ? words.cancelled : words.cancelledFirst
  return verified ? endedText(verified.report) : words.ready
}

function endedText({ verdicts, passed }: NonNullable<Verification['verified']>['report']): string {
  const met = verdicts.filter((verdict) => verdict.passed).length
  return formatText(passed ? words.endedPassed : words.endedFailed, { met, count: verdicts.length })
}
