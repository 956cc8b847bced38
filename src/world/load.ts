/**
 * Many people at once, without a story for each. In: how many, how often, how long. Out: a stream of arrivals at the origin's
 * queue: a Poisson process, which is what many independent people amount to. Left out: their way there; the stream's times
 * are arrivals.
 */
import type { Arrivals } from './origin-queue.ts'
import { roundMs } from './physics.ts'
import type { Random } from './random.ts'

export interface LoadShape {
  readonly fromMs: number
  readonly durationMs: number
  /** Arrivals per second, of all people together. */
  readonly perSecond: number
}

/** Poisson arrivals in [fromMs, fromMs + durationMs). Same shape and same random stream, same times. */
export function poissonArrivals(shape: LoadShape, random: Random): Arrivals {
  const meanGapMs = 1000 / shape.perSecond // Infinity when nobody asks: then nothing arrives
  const endMs = shape.fromMs + shape.durationMs
  let exactMs = shape.fromMs
  let nextMs = Infinity
  const advance = (): void => {
    exactMs += meanGapMs * random.exponential()
    nextMs = exactMs < endMs ? roundMs(exactMs) : Infinity
  }
  advance()
  return {
    get nextMs() {
      return nextMs
    },
    advance,
  }
}

/** How often the origin's gauges are read under load, ms. */
export const GAUGE_EVERY_MS = 50

/** When gauges are read while a load lasts: every 50 ms, its first and last moment included. */
export function gaugeTimes(shape: Pick<LoadShape, 'fromMs' | 'durationMs'>): readonly number[] {
  const whole = Math.floor(shape.durationMs / GAUGE_EVERY_MS)
  const times = Array.from({ length: whole + 1 }, (_, i) => roundMs(shape.fromMs + i * GAUGE_EVERY_MS))
  const endMs = roundMs(shape.fromMs + shape.durationMs)
  return times.at(-1) === endMs ? times : [...times, endMs]
}
