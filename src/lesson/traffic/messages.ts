import type { TrafficOutcome, TrafficPlan } from '../../world/traffic/plan.ts'

/** To the worker: a newer run ends the older. */
export type ToWorker = { readonly type: 'run'; readonly run: number; readonly plan: TrafficPlan } | { readonly type: 'stop' }

/** From the worker. 'ready' comes first and once; what is said of runs that were ended may still be on its way. */
export type FromWorker =
  | { readonly type: 'ready' }
  | { readonly type: 'progress'; readonly run: number; readonly progress: number }
  /** Some more of an outcome's long lists, in order: a page that took all at once would stand still meanwhile. */
  | ({ readonly type: 'part'; readonly run: number } & OutcomePart)
  /** What the parts have brought is left empty here. */
  | { readonly type: 'done'; readonly run: number; readonly outcome: TrafficOutcome }
  | { readonly type: 'failed'; readonly run: number; readonly message: string }

export type OutcomePart = { readonly sample: TrafficOutcome['sample'] } | { readonly node: string; readonly entries: TrafficOutcome['entries'][string] }

/** What was asked for is not wanted any more. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled'
}
