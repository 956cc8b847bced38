/**
 * How fast several ways of doing the same are, measured side by side. In: functions. Out: for each round the time that each took for
 * one decision; medians and spread. They take turns in one process, and who begins changes, so that whatever else the
 * machine does falls on both. Time is processor time of the whole process, the collecting of garbage included: what others do at
 * the same time lengthens it less than the time on the wall.
 */

/** Does `decisions` decisions. What it returns depends on all of them, so that none can be left out as useless. */
export type Work = (decisions: number) => number

/** Of one round: what each side took for a decision, in µs of processor time. */
export type Round<Side extends string> = Readonly<Record<Side, number>>

const WARMING_UP = 2

/** @param decisions how many a side does in one round; each side warms up with two rounds that don't count */
export function alternate<Side extends string>(works: Readonly<Record<Side, Work>>, rounds: number, decisions: number): readonly Round<Side>[] {
  const sides = Object.keys(works) as Side[]
  return Array.from({ length: rounds + WARMING_UP }, (_, round) => {
    const micros = {} as Record<Side, number>
    for (let turn = 0; turn < sides.length; turn++) {
      const side = sides[(round + turn) % sides.length]!
      micros[side] = microsEach(works[side], decisions)
    }
    return micros
  }).slice(WARMING_UP)
}

let sink = 0

/** Processor time in µs for each of `decisions` decisions. */
function microsEach(work: Work, decisions: number): number {
  const before = process.cpuUsage()
  sink = (sink + work(decisions)) % 1_000_000_007
  return microsSince(before) / decisions
}

/** Processor time of this process since `process.cpuUsage()` was read, in µs. */
export function microsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before)
  return user + system
}

export interface Spread {
  readonly median: number
  readonly least: number
  readonly most: number
}

/** Of at least one value. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const median = sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
  return { median, least: sorted[0]!, most: sorted.at(-1)! }
}
