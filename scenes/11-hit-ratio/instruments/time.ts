/** Times on the axes of this scene's instruments. In: an outcome's buckets. Out: points in time, ms from a moment, and their words. */
import type { TrafficOutcome } from '../../../src/lesson/scene.ts'
import { formatText } from '../../../src/stage/prose/message.ts'
import { ratioIn, TOLERANCE } from '../drill.ts'
import { FIRST, NOW } from '../incidents.ts'
import { MINUTE_MS } from '../site.ts'
import { words } from './words.en.ts'

export const NOW_MS = NOW * MINUTE_MS

/** How long a bucket of the time series is, ms; 0 of fewer than two. */
export function bucketMsOf({ metrics: { buckets } }: TrafficOutcome): number {
  return (buckets[1]?.fromMs ?? 0) - (buckets[0]?.fromMs ?? 0)
}

/** The ends of the buckets, since each measures what came before its end; ms from `zeroMs`. */
export function endsOf(traffic: TrafficOutcome, zeroMs: number): readonly number[] {
  const widthMs = bucketMsOf(traffic)
  return traffic.metrics.buckets.map(({ fromMs }) => fromMs + widthMs - zeroMs)
}

/** With which bucket the hit ratio falls below what it was at first, beyond what is tolerated, and stays there for the next one too; its beginning, ms. null: with none before NOW. */
export function fellAtMs(traffic: TrafficOutcome): number | null {
  const { buckets } = traffic.metrics
  const least = ratioIn(traffic, FIRST) - TOLERANCE
  const low = (at: number): boolean => (buckets[at]?.requestHitRatio ?? 1) < least
  const fallen = buckets.find(({ fromMs }, at) => fromMs >= FIRST.to * MINUTE_MS && fromMs < NOW_MS && low(at) && low(at + 1))
  return fallen?.fromMs ?? null
}

/** @param zero what the moment itself is called */
export function minutesWords(fromMomentMs: number, zero: string): string {
  const minutes = Math.round(fromMomentMs / MINUTE_MS)
  if (minutes === 0) return zero
  // A text of its own: in a line from right to left a sign outside of it would go to the figure's other side.
  return formatText(words.time.minutes, { minutes: `${minutes < 0 ? '−' : '+'}${Math.abs(minutes)}` })
}
