import { atMost } from '../../language/numbers.ts'
import { units } from '../../language/units.en.ts'

/** A linear axis of virtual time: the timeline of truth speaks of seconds and hours, not of packets. */
export interface Scale {
  readonly fromMs: number
  readonly untilMs: number
}

/** Steps that people count in, seconds. */
const STEPS_SECONDS = [1, 2, 5, 10, 20, 50, 100, 200, 300, 600, 1200, 1800, 3600, 7200, 14_400, 21_600, 43_200, 86_400, 172_800, 604_800, 2_592_000]
const MOST_TICKS = 7

const UNITS_SECONDS = [units.s, 1000, 0] as const
/** Name, ms, and the step in ms from which it is used. */
const UNITS = [[units.d, 86_400_000, 86_400_000], [units.h, 3_600_000, 3_600_000], [units.min, 60_000, 300_000], UNITS_SECONDS] as const

/** Where a time lies on the axis, in per cent from its start; beyond the ends, on them. */
export function percentAt({ fromMs, untilMs }: Scale, atMs: number): number {
  if (untilMs <= fromMs) return 0
  return Math.min(1, Math.max(0, (atMs - fromMs) / (untilMs - fromMs))) * 100
}

/** One number on the axis. */
export interface Tick {
  readonly atMs: number
  /** In one unit for the whole axis. */
  readonly label: string
}

/** The times worth a number on the axis: at most eight, multiples of a step that people count in. */
export function ticksOf({ fromMs, untilMs }: Scale): readonly Tick[] {
  const spanSeconds = Math.max(1, (untilMs - fromMs) / 1000)
  const last = STEPS_SECONDS.at(-1) ?? 1
  const stepMs = 1000 * (STEPS_SECONDS.find((step) => spanSeconds / step <= MOST_TICKS) ?? Math.ceil(spanSeconds / MOST_TICKS / last) * last)
  const first = Math.ceil(fromMs / stepMs)
  const count = Math.floor(untilMs / stepMs) - first + 1
  const [unit, unitMs] = UNITS.find((each) => stepMs >= each[2]) ?? UNITS_SECONDS
  return Array.from({ length: Math.max(0, count) }, (_, index) => {
    const atMs = (first + index) * stepMs
    return { atMs, label: `${atMost(atMs / unitMs, 1)} ${unit}` }
  })
}
