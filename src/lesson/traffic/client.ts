/**
 * Measures traffic plans for a page: in a worker where there can be one, else in slices on the page's own thread. One run at a time;
 * equal plans are run once.
 */
import type { TrafficOutcome, TrafficPlan } from '../../world/traffic/plan.ts'
import { measuredFrom, planName, type Measured } from './measured.ts'
import { Cancelled, type FromWorker, type OutcomePart, type ToWorker } from './messages.ts'
import { join } from './parcels.ts'

/** As many outcomes are kept: a scene's beats, and some that the learner turned to. */
const KEPT = 20

export interface TrafficClient {
  /** What is known already. */
  measured(): Measured
  /**
   * Runs the plan unless its outcome is known. Rejects with Cancelled when `signal` or a newer call ends it, and with an Error in
   * plain words for a plan that can't be run.
   * @param onProgress called with 0 to 1
   */
  measure(plan: TrafficPlan, onProgress: (progress: number) => void, signal: AbortSignal): Promise<TrafficOutcome>
  /** Is there a thread beside the page's? Unknown (true) until the first run. */
  readonly beside: boolean
}

/** A worker as far as it is needed here. */
export type WorkerLike = Pick<Worker, 'postMessage' | 'terminate' | 'addEventListener'>

interface Job {
  readonly run: number
  readonly plan: TrafficPlan
  readonly onProgress: (progress: number) => void
  /** Of the outcome, those that have come. */
  readonly parts: OutcomePart[]
  /** Aborted when it has come to an end, whichever. */
  readonly over: AbortController
  readonly resolve: (outcome: TrafficOutcome) => void
  readonly reject: (error: Error) => void
}

type InSlices = (plan: TrafficPlan, onProgress: (progress: number) => void, signal: AbortSignal) => Promise<TrafficOutcome>

/**
 * @param startWorker may throw where workers are forbidden (file:, some sandboxed frames)
 * @param loadSlices what runs plans without a worker
 */
export function createTrafficClient(startWorker: () => WorkerLike, loadSlices: () => Promise<InSlices>): TrafficClient {
  const outcomes = new Map<string, TrafficOutcome>()
  let worker: WorkerLike | 'none' | null = null
  let ready = false
  let runs = 0
  let job: Job | null = null

  const keep = (plan: TrafficPlan, outcome: TrafficOutcome): void => {
    const name = planName(plan)
    outcomes.delete(name)
    outcomes.set(name, outcome)
    for (const oldest of outcomes.keys()) {
      if (outcomes.size <= KEPT) break
      outcomes.delete(oldest)
    }
  }
  const finish = (done: Job, outcome: TrafficOutcome): void => {
    if (job === done) job = null
    done.over.abort()
    keep(done.plan, outcome)
    done.resolve(outcome)
  }
  const fail = (failed: Job, error: unknown): void => {
    if (job === failed) job = null
    failed.over.abort()
    failed.reject(error instanceof Error ? error : new Error(String(error)))
  }
  const slice = (sliced: Job): void => {
    const wanted = (): boolean => job === sliced
    loadSlices()
      .then((inSlices) => inSlices(sliced.plan, (progress) => wanted() && sliced.onProgress(progress), sliced.over.signal))
      .then(
        (outcome) => finish(sliced, outcome),
        (error: unknown) => fail(sliced, error),
      )
  }
  const heard = ({ data }: MessageEvent<FromWorker>): void => {
    ready = true
    if (data.type === 'ready' || data.run !== job?.run) return
    if (data.type === 'progress') job.onProgress(data.progress)
    else if (data.type === 'part') job.parts.push(data)
    else if (data.type === 'done') finish(job, join(job.parts, data.outcome))
    else fail(job, new Error(data.message))
  }
  const broken = (): void => {
    const was = worker
    // One that never said a word can't be had here; one that fell over later is started anew for the next run.
    worker = ready ? null : 'none'
    ready = false
    if (was !== null && was !== 'none') was.terminate()
    if (job && worker === 'none') slice(job)
    else if (job) fail(job, new Error(STOPPED))
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
    else worker.postMessage({ type: 'run', run: posted.run, plan: posted.plan } satisfies ToWorker)
  }
  const cancel = (cancelled: Job): void => {
    if (job !== cancelled) return
    if (worker !== null && worker !== 'none') worker.postMessage({ type: 'stop' } satisfies ToWorker)
    fail(cancelled, new Cancelled())
  }

  return {
    measured: () => measuredFrom(new Map(outcomes)),
    get beside() {
      return worker !== 'none'
    },
    measure(plan, onProgress, signal) {
      const known = outcomes.get(planName(plan))
      if (known) return Promise.resolve(known)
      if (job) cancel(job)
      return new Promise((resolve, reject) => {
        if (signal.aborted) return reject(new Cancelled())
        const own: Job = { run: ++runs, plan, onProgress, parts: [], over: new AbortController(), resolve, reject }
        job = own
        signal.addEventListener('abort', () => cancel(own), { signal: own.over.signal })
        post(own)
      })
    },
  }
}

/** Not for learners: the frame says in its own words that a run has failed, and offers to try again. */
const STOPPED = 'The worker that runs the traffic stopped. Run it again.'

/** The page's own client. */
export const client: TrafficClient = createTrafficClient(
  () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'traffic' }),
  () => import('./slices.ts').then(({ measureInSlices }) => measureInSlices),
)
