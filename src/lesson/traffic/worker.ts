/** Runs traffic plans beside the page. In: ToWorker. Out: FromWorker. */
import { startPlan } from '../../world/traffic/measure.ts'
import type { FromWorker, ToWorker } from './messages.ts'
import { split } from './parcels.ts'
import { inPieces, turnOfTasks } from './pieces.ts'

/** Long enough that pauses cost nothing, short enough that a newer run begins at once. */
const PIECE_MS = 40

const say = (message: FromWorker) => self.postMessage(message)
const pause = turnOfTasks()
let current = 0
// What is timed is the wall time between two looks at the messages, not the world's.
// eslint-disable-next-line no-restricted-properties
const now = () => performance.now()

self.onmessage = async ({ data }: MessageEvent<ToWorker>) => {
  if (data.type === 'stop') {
    current = 0
    return
  }
  const { run, plan } = data
  current = run
  try {
    const outcome = await inPieces(startPlan(plan), {
      pieceMs: PIECE_MS,
      now,
      pause,
      onProgress: (progress) => say({ type: 'progress', run, progress }),
      wanted: () => current === run,
    })
    if (!outcome) return
    const { parts, rest } = split(outcome)
    for (const part of parts) say({ type: 'part', run, ...part })
    say({ type: 'done', run, outcome: rest })
  } catch (error) {
    say({ type: 'failed', run, message: error instanceof Error ? error.message : String(error) })
  }
}

say({ type: 'ready' })
