/**
 * The two-scale clock. Hops take ms, lifetimes s or hours: the player goes slowly while something is in flight and fast
 * while nothing is. The map between virtual and wall time is piecewise linear, so both directions are exact.
 */
import type { LogEvent } from '../world/log.ts'
import { activityOf, type Stretch } from './pace.activity.ts'
import { transportCopy } from './copy/transport.en.ts'
import { formatText } from './prose/message.ts'
import { LOCALE } from '../language/locale.ts'

/** Virtual ms per wall ms while something is in flight; each a ratio that reads well. */
export const SLOW_RATES = [1 / 100, 1 / 50, 1 / 20, 1 / 10, 1 / 5, 1 / 2, 1, 2, 5] as const

/** A wait in which nothing is in flight takes at most this long on the wall. */
const IDLE_WALL_MS = 1200
/** All such waits together; many get less each. */
const ALL_IDLE_WALL_MS = 15_000
const SHORTEST_IDLE_WALL_MS = 300
/** A crowd at the doors is watched for minutes, and each stretch of it takes at most this long. */
const CROWD_WALL_MS = 9000
/** What is in flight, all together; a longer run plays at the next faster rates. */
const ALL_FLIGHT_WALL_MS = 45_000

/** One straight piece of the map. */
export interface PaceSegment {
  readonly kind: 'in-flight' | 'idle'
  readonly fromMs: number
  readonly toMs: number
  readonly wallFromMs: number
  readonly wallToMs: number
  readonly virtualPerWall: number
}

/** Continuous and strictly rising from [startMs, endMs] onto [0, wallMs]. */
export interface PaceMap {
  readonly startMs: number
  readonly endMs: number
  /** How long the whole takes at speed 1. */
  readonly wallMs: number
  readonly segments: readonly PaceSegment[]
  /** @param tMs virtual, clamped into the range */
  toWall(tMs: number): number
  /** @param wallMs clamped into the range */
  toVirtual(wallMs: number): number
  /** The pace from `tMs` on. */
  paceAt(tMs: number): { readonly kind: 'in-flight' | 'idle'; readonly virtualPerWall: number }
}

/**
 * @param log the run's
 * @param range what is played; the log may begin before it
 */
export function createPaceMap(log: readonly LogEvent[], range: { readonly startMs: number; readonly endMs: number }): PaceMap {
  const { startMs } = range
  const endMs = Math.max(startMs, range.endMs)
  const segments = segmentsOf(activityOf(log, startMs, endMs))
  const wallMs = segments.at(-1)?.wallToMs ?? 0

  function find(has: (segment: PaceSegment) => boolean): PaceSegment | undefined {
    let low = 0
    let high = segments.length - 1
    while (low < high) {
      const middle = (low + high) >>> 1
      if (has(segments[middle] as PaceSegment)) high = middle
      else low = middle + 1
    }
    return segments[low]
  }

  return {
    startMs,
    endMs,
    wallMs,
    segments,
    toWall(tMs) {
      const at = Math.min(endMs, Math.max(startMs, tMs))
      const segment = find(({ toMs }) => at < toMs)
      if (!segment) return 0
      if (at >= segment.toMs) return segment.wallToMs
      return segment.wallFromMs + (at - segment.fromMs) / segment.virtualPerWall
    },
    toVirtual(wall) {
      const at = Math.min(wallMs, Math.max(0, wall))
      const segment = find(({ wallToMs }) => at < wallToMs)
      if (!segment) return startMs
      if (at >= segment.wallToMs) return segment.toMs
      return Math.min(segment.toMs, segment.fromMs + (at - segment.wallFromMs) * segment.virtualPerWall)
    },
    paceAt(tMs) {
      const segment = find(({ toMs }) => tMs < toMs)
      return segment ? { kind: segment.kind, virtualPerWall: segment.virtualPerWall } : { kind: 'idle', virtualPerWall: 1 }
    },
  }
}

function segmentsOf(stretches: readonly Stretch[]): readonly PaceSegment[] {
  const idles = stretches.filter(({ kind }) => kind === 'idle').length
  const idleWallMs = Math.min(IDLE_WALL_MS, Math.max(SHORTEST_IDLE_WALL_MS, ALL_IDLE_WALL_MS / Math.max(1, idles)))
  const faster = hurryOf(stretches)
  let wallFromMs = 0
  return stretches.map(({ kind, fromMs, toMs }) => {
    const lastsMs = toMs - fromMs
    const virtualPerWall = kind === 'idle' ? idleRate(lastsMs, idleWallMs) : kind === 'crowd' ? idleRate(lastsMs, CROWD_WALL_MS) : slowRate(lastsMs, faster, kind)
    const wallToMs = wallFromMs + lastsMs / virtualPerWall
    const segment: PaceSegment = { kind: kind === 'idle' ? 'idle' : 'in-flight', fromMs, toMs, wallFromMs, wallToMs, virtualPerWall }
    wallFromMs = wallToMs
    return segment
  })
}

/** How many rates faster everything in flight must play so that the run isn't tedious. */
function hurryOf(stretches: readonly Stretch[]): number {
  const wallAt = (faster: number): number =>
    stretches.reduce((sum, { kind, fromMs, toMs }) => (kind === 'idle' || kind === 'crowd' ? sum : sum + (toMs - fromMs) / slowRate(toMs - fromMs, faster, kind)), 0)
  let faster = 0
  while (faster < SLOW_RATES.length - 1 && wallAt(faster) > ALL_FLIGHT_WALL_MS) faster += 1
  return faster
}

/**
 * A request of 300 to 700 ms is watched for 3.5 to 7 s; a shorter one for less, though not in proportion, so that 16 ms can
 * still be seen to be shorter than 300 and be seen at all.
 */
function slowRate(lastsMs: number, faster: number, kind: Stretch['kind']): number {
  const targetMs = Math.min(6500, Math.max(900, 4300 * Math.sqrt(lastsMs / 300)))
  const miss = (rate: number): number => Math.abs(Math.log(lastsMs / rate / targetMs))
  let best = 0
  SLOW_RATES.forEach((rate, index) => {
    if (rate <= 1 && miss(rate) < miss(SLOW_RATES[best] as number)) best = index
  })
  // A load is a crowd in a room: at most as fast as life, unless the run would drag on.
  const fastest = kind === 'load' ? SLOW_RATES.indexOf(1) + Math.max(0, faster - 1) : SLOW_RATES.length - 1
  return SLOW_RATES[Math.min(best + faster, fastest, SLOW_RATES.length - 1)] as number
}

/** The slowest of 1, 2, 5, 10, 20, 50, … that fits the wait into the time it is given. */
function idleRate(lastsMs: number, wallMs: number): number {
  for (let power = 1; ; power *= 10) {
    for (const digit of [1, 2, 5]) if (lastsMs / (power * digit) <= wallMs) return power * digit
  }
}

/** "20× slower than real", "50× faster than real", "as fast as real". @param virtualPerWall greater than 0 */
export function formatPace(virtualPerWall: number): string {
  const times = Math.max(virtualPerWall, 1 / virtualPerWall)
  const how = times < 1 + 1e-6 ? 'same' : virtualPerWall < 1 ? 'slower' : 'faster'
  return formatText(transportCopy.pace, { how, times: Number(times.toPrecision(3)).toLocaleString(LOCALE, { maximumFractionDigits: 1 }) })
}
