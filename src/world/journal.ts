/**
 * The writing side of the log. In: what happens, as it happens. Out: the ordered log. An interval (a phase, a hop) may be written
 * when its end is known; it stands where it began.
 */
import type { LogEvent, Run } from './log.ts'
import { roundMs } from './physics.ts'

type Unplaced<E> = E extends LogEvent ? Omit<E, 'atMs' | 'seq'> : never

/** An event without its place in the log. */
export type Happening = Unplaced<LogEvent>

export class Journal {
  readonly #written: { readonly atMs: number; readonly event: Happening }[] = []
  #endMs = 0

  write(atMs: number, event: Happening): void {
    const at = roundMs(atMs)
    this.#written.push({ atMs: at, event })
    this.reach(at)
  }

  /** An interval of a request's row; nothing is written when it has no length. */
  phase(req: string, phase: Extract<Happening, { type: 'phase' }>['phase'], node: string, fromMs: number, untilMs: number): void {
    const [from, until] = [roundMs(fromMs), roundMs(untilMs)]
    if (until > from) this.write(from, { type: 'phase', req, phase, node, untilMs: until })
  }

  /** The run goes on at least until `atMs`. */
  reach(atMs: number): void {
    this.#endMs = Math.max(this.#endMs, roundMs(atMs))
  }

  /** Ends the run: the whole log, by time, and at equal times in the order written. */
  close(): Run {
    const endMs = this.#endMs
    const log = this.#written
      .sort((a, b) => a.atMs - b.atMs) // stable since ECMA-262 2019
      .concat({ atMs: endMs, event: { type: 'run-ended' } })
      .map(({ atMs, event }, seq) => ({ atMs, seq, ...event }) as LogEvent)
    return { log, endMs }
  }
}
