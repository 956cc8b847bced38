/** Verifies configurations beside the page. In: ToWorker. Out: FromWorker. */
import { workerWords } from '../copy/report.en.ts'
import { Memory } from '../memory.ts'
import { startVerification } from '../verify.ts'
import type { FromWorker, ToWorker } from './messages.ts'
import { inPieces, turnOfTasks } from './pieces.ts'

/** Long enough that pauses cost nothing, short enough that a newer run begins at once. */
const PIECE_MS = 40

const say = (message: FromWorker) => self.postMessage(message)
const pause = turnOfTasks()
const memory = new Memory()
let current = 0
// What is timed is the wall time between two looks at the messages, not the world's.
// eslint-disable-next-line no-restricted-properties
const now = () => performance.now()

self.onmessage = async ({ data }: MessageEvent<ToWorker>) => {
  if (data.type === 'stop') {
    current = 0
    return
  }
  const { run, task } = data
  current = run
  try {
    const report = await inPieces(startVerification(task, { memory }), {
      pieceMs: PIECE_MS,
      now,
      pause,
      onProgress: (progress) => say({ type: 'progress', run, progress }),
      wanted: () => current === run,
    })
    if (report) say({ type: 'done', run, report })
  } catch (error) {
    say({ type: 'failed', run, message: workerWords.failed(error instanceof Error ? error.message : String(error)) })
  }
}

say({ type: 'ready' })
