/** How a check ended. 'shown': the learner watched the worked solution. */
export type CheckResult = 'solved' | 'skipped' | 'shown'

/** What is kept of a learner's way through one scene. */
export interface SceneProgress {
  /** Furthest step reached, from 1. */
  readonly furthest: number
  readonly steps: number
  readonly checks: Readonly<Record<string, CheckResult>>
  /** The takeaway was reached. */
  readonly done: boolean
}
