/** What a page and a worker say to each other. */

/** To the worker: a newer run ends the older. */
export type ToWorker<Task> = { readonly type: 'run'; readonly run: number; readonly task: Task } | { readonly type: 'stop' }

/** From the worker. 'ready' comes first and once; what is said of runs that were ended may still be on its way. */
export type FromWorker<Progress, Part, Result> =
  | { readonly type: 'ready' }
  | { readonly type: 'progress'; readonly run: number; readonly progress: Progress }
  /** Some more of a result's long lists, in order: a page that took all at once would stand still meanwhile. */
  | { readonly type: 'part'; readonly run: number; readonly part: Part }
  /** What the parts have brought is left empty here. */
  | { readonly type: 'done'; readonly run: number; readonly result: Result }
  | { readonly type: 'failed'; readonly run: number; readonly message: string }

/** What was asked for is not wanted any more. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled'
}
