/**
 * Verifies configurations for a page: in a worker where there can be one, else in slices on the page's own thread. One at a time: a
 * newer task ends the older.
 */
import { workerWords } from '../copy/report.en.ts'
import type { Report } from '../report/report.ts'
import type { Task } from '../verify.ts'
import { Cancelled, type FromWorker, type Progress, type ToWorker } from './messages.ts'

export interface VerifierClient {
  /**
   * Verifies. Rejects with Cancelled when `signal` or a newer call ends it, and with an Error in plain words for a defect of the
   * verifier's; the next call may be made at once.
   */
  verify(task: Task, onProgress: (progress: Progress) => void, signal: AbortSignal): Promise<Report>
  /** Is there a thread beside the page's? Unknown (true) until the first run. */
  readonly beside: boolean
}

/** A worker as far as it is needed here. */
export type WorkerLike = Pick<Worker, 'postMessage' | 'terminate' | 'addEventListener'>

type InSlices = (task: Task, onProgress: (progress: Progress) => void, signal: AbortSignal) => Promise<Report>

interface Job {
  readonly run: number
  readonly task: Task
  readonly onProgress: (progress: Progress) => void
  /** Aborted when it has come to an end, whichever. */
  readonly over: AbortController
  readonly resolve: (report: Report) => void
  readonly reject: (error: Error) => void
}

/**
 * @param startWorker may throw where workers are forbidden (file:, some sandboxed frames)
 * @param loadSlices what verifies without a worker
 */
export function createVerifierClient(startWorker: () => WorkerLike, loadSlices: () => Promise<InSlices>): VerifierClient {
  let worker: WorkerLike | 'none' | null = null
  let ready = false
  let runs = 0
  let job: Job | null = null

  const end = (ended: Job): void => {
    if (job === ended) job = null
    ended.over.abort()
  }
  const finish = (done: Job, report: Report): void => {
    end(done)
    done.resolve(report)
  }
  const fail = (failed: Job, error: unknown): void => {
    end(failed)
    failed.reject(error instanceof Error ? error : new Error(String(error)))
  }
  const slice = (sliced: Job): void => {
    loadSlices()
      .then((inSlices) => inSlices(sliced.task, (progress) => job === sliced && sliced.onProgress(progress), sliced.over.signal))
      .then(
        (report) => finish(sliced, report),
        (error: unknown) => fail(sliced, error),
      )
  }
  const heard = ({ data }: MessageEvent<FromWorker>): void => {
    ready = true
    if (data.type === 'ready' || data.run !== job?.run) return
    if (data.type === 'progress') job.onProgress(data.progress)
    else if (data.type === 'done') finish(job, data.report)
    else fail(job, new Error(data.message))
  }
  const broken = (): void => {
    const was = worker
    // One that never said a word can't be had here; one that fell over later is started anew for the next run.
    worker = ready ? null : 'none'
    ready = false
    if (was !== null && was !== 'none') was.terminate()
    if (job && worker === 'none') slice(job)
    else if (job) fail(job, new Error(workerWords.stopped))
  }
  const post = (posted: Job): void => {
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
    else worker.postMessage({ type: 'verify', run: posted.run, task: posted.task } satisfies ToWorker)
  }
  const cancel = (cancelled: Job): void => {
    if (job !== cancelled) return
    if (worker !== null && worker !== 'none') worker.postMessage({ type: 'stop' } satisfies ToWorker)
    fail(cancelled, new Cancelled(workerWords.cancelled))
  }

  return {
    get beside() {
      return worker !== 'none'
    },
    verify(task, onProgress, signal) {
      if (signal.aborted) return Promise.reject(new Cancelled(workerWords.cancelled))
      if (job) cancel(job)
      return new Promise((resolve, reject) => {
        const own: Job = { run: ++runs, task, onProgress, over: new AbortController(), resolve, reject }
        job = own
        signal.addEventListener('abort', () => cancel(own), { signal: own.over.signal })
        post(own)
      })
    },
  }
}

/** The page's own client. */
export const client: VerifierClient = createVerifierClient(
  () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'verifier' }),
  () => import('./slices.ts').then(({ verifyInSlices }) => verifyInSlices),
)
