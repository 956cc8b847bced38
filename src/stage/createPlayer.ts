/** The player: a run, a time in it, and how wall time moves that time. No framework, no clock of its own. */
import type { Run } from '../world/log.ts'
import { momentAfter, momentBefore, momentsOf } from './moments.ts'
import { createPaceMap, type PaceMap } from './pace.ts'
import type { Player, PlayerSnapshot } from './player.ts'

/** How long a frame stands in stepped motion, ms of wall time at speed 1. */
export const DWELL_MS = 1100

export interface PlayerOptions {
  /** Left out: 0. */
  readonly startMs?: number
  /** Left out: the start. */
  readonly tMs?: number
  readonly motion?: PlayerSnapshot['motion']
  /** Left out: paused. */
  readonly playing?: boolean
}

/** A player on a run. Times outside the run are clamped into it. */
export function createPlayer(run: Run, options: PlayerOptions = {}): Player {
  return new RunPlayer(run, options)
}

/** Its methods are bound, so that they can be handed over one by one. */
class RunPlayer implements Player {
  #snapshot: PlayerSnapshot
  #pace: PaceMap
  #moments: readonly number[]
  /** The time on the wall scale, kept beside tMs so that frames don't add up rounding. */
  #wallMs = 0
  #dwelledMs = 0
  readonly #changed = new Set<() => void>()
  readonly #timed = new Set<(tMs: number) => void>()

  constructor(run: Run, { startMs = 0, tMs = startMs, motion = 'smooth', playing = false }: PlayerOptions) {
    const range = rangeOf(run, startMs)
    this.#pace = createPaceMap(run.log, range)
    this.#moments = momentsOf(run.log, range)
    const at = clamp(tMs, range)
    this.#wallMs = this.#pace.toWall(at)
    const pace = this.#pace.paceAt(at)
    const ended = at >= range.endMs
    this.#snapshot = { run, startMs: range.startMs, tMs: at, playing: playing && !ended, speed: 1, motion, ended, pace }
  }

  readonly getSnapshot = (): PlayerSnapshot => {
    return this.#snapshot
  }

  readonly subscribe = (listener: () => void): () => void => {
    this.#changed.add(listener)
    return () => this.#changed.delete(listener)
  }

  readonly onTime = (listener: (tMs: number) => void): () => void => {
    this.#timed.add(listener)
    return () => this.#timed.delete(listener)
  }

  /** At the end, plays again from the start. */
  readonly play = (): void => {
    const { playing, ended, startMs, motion } = this.#snapshot
    if (playing || this.#pace.endMs <= startMs) return
    this.#dwelledMs = 0
    if (ended) return this.#moveTo(startMs, { playing: true })
    if (motion === 'stepped') return this.#moveToNextMoment()
    this.#set({ playing: true })
  }

  readonly pause = (): void => {
    this.#set({ playing: false })
  }

  readonly seek = (tMs: number): void => {
    this.#moveTo(tMs, { playing: false })
  }

  readonly stepForward = (): void => {
    this.seek(momentAfter(this.#moments, this.#snapshot.tMs) ?? this.#pace.endMs)
  }

  readonly stepBack = (): void => {
    this.seek(momentBefore(this.#moments, this.#snapshot.tMs) ?? this.#snapshot.startMs)
  }

  readonly setSpeed = (speed: PlayerSnapshot['speed']): void => {
    this.#set({ speed, pace: this.#paceAt(this.#snapshot.tMs, speed) })
  }

  readonly setMotion = (motion: PlayerSnapshot['motion']): void => {
    this.#dwelledMs = 0
    this.#set({ motion })
  }

  readonly setRun = (run: Run, at: { readonly startMs: number; readonly tMs: number; readonly playing: boolean }): void => {
    const range = rangeOf(run, at.startMs)
    this.#pace = createPaceMap(run.log, range)
    this.#moments = momentsOf(run.log, range)
    this.#dwelledMs = 0
    this.#moveTo(at.tMs, { run, startMs: range.startMs, playing: at.playing })
  }

  readonly tick = (wallDeltaMs: number): void => {
    const { playing, speed, motion } = this.#snapshot
    if (!playing || !(wallDeltaMs > 0)) return
    if (motion === 'smooth') {
      const wallMs = this.#wallMs + wallDeltaMs * speed
      const tMs = wallMs >= this.#pace.wallMs ? this.#pace.endMs : this.#pace.toVirtual(wallMs)
      this.#moveTo(tMs, { playing: true }, Math.min(wallMs, this.#pace.wallMs))
      return
    }
    this.#dwelledMs += wallDeltaMs * speed
    if (this.#dwelledMs < DWELL_MS) return
    this.#dwelledMs = 0
    this.#moveToNextMoment()
  }

  #moveToNextMoment(): void {
    this.#moveTo(momentAfter(this.#moments, this.#snapshot.tMs) ?? this.#pace.endMs, { playing: true })
  }

  /** Reaching the end stops playing. */
  #moveTo(tMs: number, change: Partial<PlayerSnapshot>, wallMs?: number): void {
    const at = clamp(tMs, this.#pace)
    this.#wallMs = wallMs ?? this.#pace.toWall(at)
    const ended = at >= this.#pace.endMs
    const next = { ...change, tMs: at, ended, pace: this.#paceAt(at, this.#snapshot.speed) }
    this.#set(ended ? { ...next, playing: false } : next)
  }

  #paceAt(tMs: number, speed: PlayerSnapshot['speed']): PlayerSnapshot['pace'] {
    const { kind, virtualPerWall } = this.#pace.paceAt(tMs)
    const was = this.#snapshot.pace
    const now = virtualPerWall * speed
    return was.kind === kind && was.virtualPerWall === now ? was : { kind, virtualPerWall: now }
  }

  #set(change: Partial<PlayerSnapshot>): void {
    const before = this.#snapshot
    const keys = (Object.keys(change) as (keyof PlayerSnapshot)[]).filter((key) => change[key] !== before[key])
    if (keys.length === 0) return
    this.#snapshot = { ...before, ...change }
    if (keys.includes('tMs') || keys.includes('run')) for (const listener of [...this.#timed]) listener(this.#snapshot.tMs)
    if (keys.some((key) => key !== 'tMs')) for (const listener of [...this.#changed]) listener()
  }
}

function rangeOf(run: Run, startMs: number): { readonly startMs: number; readonly endMs: number } {
  return { startMs: Math.min(Math.max(0, startMs), run.endMs), endMs: run.endMs }
}

function clamp(tMs: number, { startMs, endMs }: { readonly startMs: number; readonly endMs: number }): number {
  return Math.min(endMs, Math.max(startMs, tMs))
}
