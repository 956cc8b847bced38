import { listed } from '../../language/lists.ts'
import { requestsCopy } from '../copy/requests.en.ts'
import { formatMs, formatText } from '../prose/message.ts'
import { phaseFill } from './Patterns.tsx'
import type { Segment } from './phases.ts'
import styles from './PhaseBar.module.css'

/** Below this share of the scale, in percent, a phase is still drawn, so that a 0 ms lookup leaves a mark. */
const leastPercent = 0.8

interface Props {
  readonly patternsId: string
  readonly segments: readonly Segment[]
  /** How far right of the scale's start this request began. */
  readonly offsetMs: number
  /** Length so far. */
  readonly lengthMs: number
  /** What the whole width stands for. */
  readonly scaleMs: number
  readonly inFlight: boolean
}

/** A request's phases as one bar on the table's shared scale, with the same phases in words. */
export function PhaseBar({ patternsId, segments, offsetMs, lengthMs, scaleMs, inFlight }: Props) {
  const percent = (ms: number) => Number(((100 * ms) / scaleMs).toFixed(2))
  return (
    <svg className={styles.bar} role="img" aria-label={describePhases(segments)} data-in-flight={inFlight || undefined}>
      <rect className={styles.whole} x={`${percent(offsetMs)}%`} y="45%" width={`${percent(lengthMs)}%`} height="10%" />
      {segments.map(({ phase, fromMs, untilMs }, index) => (
        <rect
          key={index}
          data-phase={phase}
          x={`${Math.min(percent(offsetMs + fromMs), 100 - leastPercent)}%`}
          y={0}
          width={`${Math.max(percent(untilMs - fromMs), leastPercent)}%`}
          height="100%"
          fill={phaseFill(patternsId, phase)}
        />
      ))}
    </svg>
  )
}

/** "DNS lookup 12 ms, TCP handshake 20 ms": the bar in words. */
function describePhases(segments: readonly Segment[]): string {
  if (segments.length === 0) return requestsCopy.noPhases
  return listed(segments.map(({ phase, fromMs, untilMs }) => formatText(requestsCopy.phaseLength, { phase: requestsCopy.phases[phase], length: formatMs(untilMs - fromMs) })))
}
