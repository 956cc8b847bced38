/** Two runs beside each other. In: runs. Out: where they first part. */
import type { LogEvent, Run } from './log.ts'

export interface Divergence {
  /** The earlier of the two events' times. */
  readonly atMs: number
  /** The same in both logs: everything before it is alike. */
  readonly index: number
  /** Left out when that log has ended. */
  readonly a?: LogEvent
  readonly b?: LogEvent
}

const content = ({ seq: _seq, ...event }: LogEvent): string => JSON.stringify(event)

/** The first pair of events that differ in anything but `seq`; null when the runs are alike to the end. */
export function firstDivergence(runA: Run, runB: Run): Divergence | null {
  for (let index = 0; ; index++) {
    const a = runA.log[index]
    const b = runB.log[index]
    if (!a && !b) return null
    if (a && b && content(a) === content(b)) continue
    const atMs = Math.min(a?.atMs ?? Infinity, b?.atMs ?? Infinity)
    return { atMs, index, ...(a && { a }), ...(b && { b }) }
  }
}
