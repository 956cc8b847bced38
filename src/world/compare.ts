/** Two runs beside each other. In: runs. Out: where they first part. */
import type { LogEvent, Run } from './log.ts'

export interface Divergence {
  /** The earlier of the two events' times. */
  readonly atMs: number
  /** The same in both logs, counted among the events compared: everything before it is alike. */
  readonly index: number
  /** Left out when that log has ended. */
  readonly a?: LogEvent
  readonly b?: LogEvent
}

const content = ({ seq: _seq, ...event }: LogEvent): string => JSON.stringify(event)

/**
 * The first pair of events that differ in anything but `seq`; null when the runs are alike to the end.
 * @param fromMs events before it are history, and not compared
 */
export function firstDivergence(runA: Run, runB: Run, fromMs = -Infinity): Divergence | null {
  const since = ({ log }: Run): readonly LogEvent[] => log.filter(({ atMs }) => atMs >= fromMs)
  const logA = since(runA)
  const logB = since(runB)
  for (let index = 0; ; index++) {
    const a = logA[index]
    const b = logB[index]
    if (!a && !b) return null
    if (a && b && content(a) === content(b)) continue
    const atMs = Math.min(a?.atMs ?? Infinity, b?.atMs ?? Infinity)
    return { atMs, index, ...(a && { a }), ...(b && { b }) }
  }
}
