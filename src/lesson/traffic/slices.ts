import { Cancelled } from '../../beside/messages.ts'
import { turnOfTasks } from '../../beside/pieces.ts'
import { startPlan } from '../../world/traffic/measure.ts'
import type { TrafficOutcome, TrafficPlan } from '../../world/traffic/plan.ts'
import { inPieces } from './pieces.ts'

/** Half of what a page may take without being felt: pieces are measured, not known beforehand. */
const SLICE_MS = 12

/** Runs a plan on the page's own thread, in slices between which the page lives. Rejects with Cancelled when it is stopped. */
export async function measureInSlices(plan: TrafficPlan, onProgress: (progress: number) => void, signal: AbortSignal): Promise<TrafficOutcome> {
  // What is timed is the wall time that slices take from the page, not the world's.
  // eslint-disable-next-line no-restricted-properties
  const now = () => performance.now()
  const outcome = await inPieces(startPlan(plan), { pieceMs: SLICE_MS, now, pause: turnOfTasks(), onProgress, wanted: () => !signal.aborted })
  if (!outcome) throw new Cancelled()
  return outcome
}
