/** Measures traffic plans for a page: in a worker where there can be one, else in slices. Equal plans are run once. */
import { workBeside, type InSlices, type WorkerLike } from '../../beside/client.ts'
import type { TrafficOutcome, TrafficPlan } from '../../world/traffic/plan.ts'
import { measuredFrom, planName, type Measured } from './measured.ts'
import { join, type OutcomePart } from './parcels.ts'

/** As many outcomes are kept: a scene's beats, and some that the learner turned to. */
const KEPT = 20

/** Not for learners: the frame says in its own words that a run has failed, and offers to try again. */
const WORDS = { stopped: 'The worker that runs the traffic stopped. Run it again.', cancelled: 'The run was ended.' }

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

/**
 * @param startWorker may throw where workers are forbidden (file:, some sandboxed frames)
 * @param loadSlices what runs plans without a worker
 */
export function createTrafficClient(startWorker: () => WorkerLike, loadSlices: () => Promise<InSlices<TrafficPlan, number, TrafficOutcome>>): TrafficClient {
  const work = workBeside<TrafficPlan, number, TrafficOutcome, OutcomePart>({ startWorker, loadSlices, join, words: WORDS })
  const outcomes = new Map<string, TrafficOutcome>()
  const keep = (plan: TrafficPlan, outcome: TrafficOutcome): void => {
    const name = planName(plan)
    outcomes.delete(name)
    outcomes.set(name, outcome)
    for (const oldest of outcomes.keys()) {
      if (outcomes.size <= KEPT) break
      outcomes.delete(oldest)
    }
  }
  return {
    measured: () => measuredFrom(new Map(outcomes)),
    get beside() {
      return work.beside
    },
    async measure(plan, onProgress, signal) {
      const known = outcomes.get(planName(plan))
      if (known) return known
      const outcome = await work.run(plan, onProgress, signal)
      keep(plan, outcome)
      return outcome
    },
  }
}

/** The page's own client. */
export const client: TrafficClient = createTrafficClient(
  () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'traffic' }),
  () => import('./slices.ts').then(({ measureInSlices }) => measureInSlices),
)
