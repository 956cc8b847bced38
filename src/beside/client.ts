/**
 * Long work for a page: in a worker where there can be one, else in slices on the page's own thread. One task at a time: a newer one
 * ends the older. In: how a worker starts, what works in slices. Out: a client; what the work is, it doesn't know.
 */
import { Cancelled, type FromWorker, type ToWorker } from './messages.ts'

/** A worker as far as it is needed here. */
export type WorkerLike = Pick<Worker, 'postMessage' | 'terminate' | 'addEventListener'>

export type InSlices<Task, Progress, Result> = (task: Task, onProgress: (progress: Progress) => void, signal: AbortSignal) => Promise<Result>

export interface Beside<Task, Progress, Result> {
  /**
   * Rejects with Cancelled when `signal` or a newer call ends it, and with an Error in plain words for what can't be done; the next
   * call may be made at once.
   */
  run(task: Task, onProgress: (progress: Progress) => void, signal: AbortSignal): Promise<Result>
  /** Is there a thread beside the page's? Unknown (true) until the first task. */
  readonly beside: boolean
}

interface Options<Task, Progress, Part, Result> {
  /** May throw where workers are forbidden (file:, some sandboxed frames). */
  readonly startWorker: () => WorkerLike
  /** What works without a worker. */
  readonly loadSlices: () => Promise<InSlices<Task, Progress, Result>>
  /** Makes a result whole; left out: it comes in one piece. */
  readonly join?: (parts: readonly Part[], rest: Result) => Result
  readonly words: { readonly stopped: string; readonly cancelled: string }
}

interface Job<Task, Progress, Part, Result> {
  readonly run: number
  readonly task: Task
  readonly onProgress: (progress: Progress) => void
  /** Of the result, those that have come. */
  readonly parts: Part[]
  /** Aborted when it has come to an end, whichever. */
  readonly over: AbortController
  readonly resolve: (result: Result) => void
  readonly reject: (error: Error) => void
}

export function workBeside<Task, Progress, Result, Part = never>({ startWorker, loadSlices, join = (_, rest) => rest, words }: Options<Task, Progress, Part, Result>): Beside<Task, Progress, Result> {
  type Own = Job<Task, Progress, Part, Result>
  let worker: WorkerLike | 'none' | null = null
  let ready = false
  let runs = 0
  let job: Own | null = null

  const end = (ended: Own): void => {
    if (job === ended) job = null
    ended.over.abort()
  }
  const finish = (done: Own, result: Result): void => {
    end(done)
    done.resolve(result)
  }
  const fail = (failed: Own, error: unknown): void => {
    end(failed)
    failed.reject(error instanceof Error ? error : new Error(String(error)))
  }
  const slice = (sliced: Own): void => {
    loadSlices()
      .then((inSlices) => inSlices(sliced.task, (progress) => job === sliced && sliced.onProgress(progress), sliced.over.signal))
      .then(
        (result) => finish(sliced, result),
        (error: unknown) => fail(sliced, error),
      )
  }
  const heard = ({ data }: MessageEvent<FromWorker<Progress, Part, Result>>): void => {
    ready = true
    if (data.type === 'ready' || data.run !== job?.run) return
    if (data.type === 'progress') job.onProgress(data.progress)
    else if (data.type === 'part') job.parts.push(data.part)
    else if (data.type === 'done') finish(job, join(job.parts, data.result))
    else fail(job, new Error(data.message))
  }
  const broken = (): void => {
    const was = worker
    // One that never said a word can't be had here; one that fell over later is started anew for the next task.
    worker = ready ? null : 'none'
    ready = false
    if (was !== null && was !== 'none') was.terminate()
    if (job && worker === 'none') slice(job)
    else if (job) fail(job, new Error(words.stopped))
  }
  const post = (posted: Own): void => {
    if (worker === null) {
      try {
        worker = startWorker()
        worker.addEventListener('message', heard as (event: Event) => void)
        worker.addEventListener('error', broken)
        worker.addEventListener('messageerror', broken)
      } catch {
        worker = 'none'
      }
    }
    if (worker === 'none') slice(posted)
    else worker.postMessage({ type: 'run', run: posted.run, task: posted.task } satisfies ToWorker<Task>)
  }
  const cancel = (cancelled: Own): void => {
    if (job !== cancelled) return
    if (worker !== null && worker !== 'none') worker.postMessage({ type: 'stop' } satisfies ToWorker<Task>)
    fail(cancelled, new Cancelled(words.cancelled))
  }

  return {
    get beside() {
      return worker !== 'none'
    },
    run(task, onProgress, signal) {
      if (signal.aborted) return Promise.reject(new Cancelled(words.cancelled))
      if (job) cancel(job)
      return new Promise((resolve, reject) => {
        const own: Own = { run: ++runs, task, onProgress, parts: [], over: new AbortController(), resolve, reject }
        job = own
        signal.addEventListener('abort', () => cancel(own), { signal: own.over.signal })
        post(own)
      })
    },
  }
}
