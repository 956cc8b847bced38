import type { Pieces } from '../../beside/pieces.ts'
import type { PlanRun } from '../../world/traffic/measure.ts'
import type { TrafficOutcome } from '../../world/traffic/plan.ts'

const FIRST_REQUESTS = 100

/**
 * Takes a run to its end in pieces of about equal wall time: one that comes near `pieceMs` is followed by a shorter one. @returns the outcome; null when it was not wanted to the end
 */
export async function inPieces(run: PlanRun, { pieceMs, now, pause, onProgress, wanted }: Pieces<number>): Promise<TrafficOutcome | null> {
  let requests = FIRST_REQUESTS
  // What made the run has taken a while already.
  await pause()
  for (;;) {
    const startMs = now()
    const more = run.advance(requests)
    const tookMs = Math.max(now() - startMs, 0.1)
    if (!wanted()) return null
    onProgress(run.progress)
    if (!more) break
    // No more than doubled at a time: what one request costs changes as caches fill.
    requests = Math.max(1, Math.round(requests * Math.min(2, pieceMs / tookMs)))
    await pause()
    if (!wanted()) return null
  }
  await pause()
  return wanted() ? run.outcome() : null
}
