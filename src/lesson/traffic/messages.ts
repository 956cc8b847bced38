import type { TrafficOutcome, TrafficPlan } from '../../world/traffic/plan.ts'

/** To the worker: a newer run ends the older. */
export type ToWorker = { readonly type: 'run'; readonly run: number; readonly plan: TrafficPlan } | { readonly type: 'stop' }

/** From the worker. 'ready' comes first and once; what is said of runs that were ended may still be on its way. */
export type FromWorker =
  | { readonly type: 'ready' }
  | { readonly type: 'progress'; readonly run: number; readonly progress: number }
  | { readonly type: 'done'; readonly run: number; readonly outcome: TrafficOutcome }
  | { readonly type: 'failed'; readonly run: number; readonly message: string }

/** What was asked for is not wanted any more. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled'
}
