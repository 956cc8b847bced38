/** A linear axis of virtual time: the timeline of truth speaks of seconds and hours, not of packets. */
export interface Scale {
  readonly fromMs: number
  readonly untilMs: number
}

/** Steps that people count in, seconds. */
const STEPS_SECONDS = [1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200, 14_400, 21_600, 43_200, 86_400, 172_800, 604_800, 2_592_000]
const MOST_TICKS = 6

/** Where a time lies on the axis, in per cent from its start; beyond the ends, on them. */
export function percentAt({ fromMs, untilMs }: Scale, atMs: number): number {
  if (untilMs <= fromMs) return 0
  return Math.min(1, Math.max(0, (atMs - fromMs) / (untilMs - fromMs))) * 100
}

/** The times worth a number on the axis, virtual ms: at most six and the start, evenly spaced. */
export function tickTimesMs({ fromMs, untilMs }: Scale): readonly number[] {
  const spanSeconds = Math.max(1, (untilMs - fromMs) / 1000)
  const last = STEPS_SECONDS.at(-1) ?? 1
  const stepMs = 1000 * (STEPS_SECONDS.find((step) => spanSeconds / step <= MOST_TICKS) ?? Math.ceil(spanSeconds / MOST_TICKS / last) * last)
  const count = Math.floor((untilMs - fromMs) / stepMs)
  return Array.from({ length: count + 1 }, (_, index) => fromMs + index * stepMs)
}
