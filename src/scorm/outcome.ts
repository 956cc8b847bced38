import type { Kept, SceneKept } from './suspend.ts'

/** What we report, from the least to the most; never `failed`: a scene that nobody grades can't be failed. */
export type Status = 'incomplete' | 'completed' | 'passed'

const RANK: Readonly<Record<string, number>> = { incomplete: 1, completed: 2, passed: 3 }

/** A status' place, from 1; 0 for what a lesson that never reported has ('not attempted', nothing at all). */
export const rankOf = (status: string): number => RANK[status] ?? 0

export interface Outcome {
  readonly status: Status
  /** From 0 to 100, whole: how much of the checks is solved, each scene counting the same. */
  readonly raw: number
}

/**
 * In: what is kept, and the ids of the scenes that the package asks for. Out: `completed` when every step of them was reached,
 * `passed` (100) when every check of them is solved.
 */
export function outcomeOf({ scenes }: Kept, required: readonly string[]): Outcome {
  const kept = required.map((id) => (Object.hasOwn(scenes, id) ? scenes[id] : undefined))
  const shares = kept.map(shareSolved)
  const passed = kept.length > 0 && shares.every((share) => share === 1)
  const completed = kept.length > 0 && kept.every((scene) => scene !== undefined && scene.furthest >= scene.steps)
  const mean = shares.reduce((sum, share) => sum + share, 0) / Math.max(1, shares.length)
  return { status: passed ? 'passed' : completed ? 'completed' : 'incomplete', raw: passed ? 100 : Math.min(99, Math.floor(mean * 100)) }
}

function shareSolved(scene: SceneKept | undefined): number {
  return scene && scene.checks > 0 ? Math.min(1, scene.solved.length / scene.checks) : 0
}

/** In: a duration in ms. Out: SCORM 1.2's CMITimespan, `HHHH:MM:SS.SS`; what is longer than that can say is cut. */
export function timespan(ms: number): string {
  const hundredths = Math.min(Math.max(0, Math.floor(ms / 10) || 0), 9999 * 360_000 + 359_999)
  const two = (n: number): string => String(n).padStart(2, '0')
  const seconds = Math.floor(hundredths / 100)
  return `${String(Math.floor(seconds / 3600)).padStart(4, '0')}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}.${two(hundredths % 100)}`
}
