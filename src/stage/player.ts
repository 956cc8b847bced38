import type { Run } from '../world/log.ts'

/**
 * Plays a run on the wall clock: a core without framework (see useStage.tsx for the adapter). Two scales of time meet:
 * the pace is slow while something is in flight and fast while nothing is (pace.ts), and says which.
 */
export interface Player {
  getSnapshot(): PlayerSnapshot
  /** Called when anything in the snapshot but tMs changes. */
  subscribe(listener: () => void): () => void
  /** Called for every new time: each frame while playing, and once per seek or step. */
  onTime(listener: (tMs: number) => void): () => void
  play(): void
  pause(): void
  /** @param tMs clamped into [startMs, endMs]; pauses. */
  seek(tMs: number): void
  /** To the next moment at which something happens; pauses. */
  stepForward(): void
  stepBack(): void
  setSpeed(speed: Speed): void
  /** 'stepped': play jumps from moment to moment with a pause on each, for reduced motion. */
  setMotion(motion: 'smooth' | 'stepped'): void
  /** Puts another run on the stage; the time is clamped, the state of playing is as asked. */
  setRun(run: Run, at: { readonly startMs: number; readonly tMs: number; readonly playing: boolean }): void
  /** Advances by wall time; the adapter calls it each animation frame. Tests call it themselves. */
  tick(wallDeltaMs: number): void
}

export type Speed = 0.5 | 1 | 2 | 4

export interface PlayerSnapshot {
  readonly run: Run
  readonly startMs: number
  readonly tMs: number
  readonly playing: boolean
  readonly speed: Speed
  readonly motion: 'smooth' | 'stepped'
  /** Reached the run's end. */
  readonly ended: boolean
  /** Virtual ms per wall ms now, and why. */
  readonly pace: { readonly kind: 'in-flight' | 'idle'; readonly virtualPerWall: number }
}
