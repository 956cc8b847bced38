/** How far a learner is with an embedded scene, as its host wants to know it. */
import type { SceneProgress } from '../../lesson/progress.ts'
import type { Step, StepRange } from '../../lesson/steps.ts'

export interface Outcome {
  /** The last of the steps that can be reached was reached. */
  readonly completed: boolean
  /** There are tasks among the steps, and all are solved. */
  readonly passed: boolean
  /** 0 to 100, the share of those tasks that are solved; null where there is none. */
  readonly score: number | null
}

/**
 * In: what was recorded of the scene when the frame opened, what the learner did in it since (another frame of the same scene writes to the
 * same store, and is no business of this one's host), the scene's steps, and those that the frame offers, from 1.
 */
export function outcomeOf(opened: SceneProgress | null, own: SceneProgress | null, steps: readonly Step[], { first, last }: StepRange): Outcome {
  const isSolved = (id: string): boolean => [opened, own].some((progress) => progress && Object.hasOwn(progress.checks, id) && progress.checks[id] === 'solved')
  const checks = steps.slice(first - 1, last).flatMap((step) => (step.kind === 'check' ? [step.check.id] : []))
  const solved = checks.filter(isSolved).length
  return {
    completed: Math.max(opened?.furthest ?? 0, own?.furthest ?? 0) >= last,
    passed: checks.length > 0 && solved === checks.length,
    score: checks.length > 0 ? Math.round((100 * solved) / checks.length) : null,
  }
}
