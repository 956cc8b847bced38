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

/** In which bucket the hit ratio is first lower than it was at first, beyond what is tolerated; its beginning, ms. null: in none before NOW. */
export function fellAtMs(traffic: TrafficOutcome): number | null {
  const least = ratioIn(traffic, FIRST) - TOLERANCE
  const fallen = traffic.metrics.buckets.find(({ fromMs, requestHitRatio }) => fromMs >= FIRST.to * MINUTE_MS && fromMs < NOW_MS && (requestHitRatio ?? 1) < least)
  return fallen?.fromMs ?? null
}

/** @param zero what the moment itself is called */
export function minutesWords(fromMomentMs: number, zero: string): string {
  const minutes = Math.round(fromMomentMs / MINUTE_MS)
  if (minutes === 0) return zero
  return formatText(minutes < 0 ? words.time.ago : words.time.on, { minutes: Math.abs(minutes) })
}
