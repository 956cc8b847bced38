import type { Report } from '../report/report.ts'
import type { Task } from '../verify.ts'

/** To the worker: a newer run ends the older. */
export type ToWorker = { readonly type: 'verify'; readonly run: number; readonly task: Task } | { readonly type: 'stop' }

/** From the worker. 'ready' comes first and once; what is said of runs that were ended may still be on its way. */
export type FromWorker =
  | { readonly type: 'ready' }
  | { readonly type: 'progress'; readonly run: number; readonly progress: Progress }
  | { readonly type: 'done'; readonly run: number; readonly report: Report }
  | { readonly type: 'failed'; readonly run: number; readonly message: string }

export interface Progress {
  /** 0 to 1; never falls. */
  readonly share: number
  /** The id of the probe that is at work; null: counter-examples are searched for. */
  readonly at: string | null
}

/** What was asked for is not wanted any more. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled'
}
