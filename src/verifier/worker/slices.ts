import { Cancelled } from '../../beside/messages.ts'
import { turnOfTasks } from '../../beside/pieces.ts'
import { workerWords } from '../copy/report.en.ts'
import { Memory } from '../memory.ts'
import type { Report } from '../report/report.ts'
import { startVerification, type Task } from '../verify.ts'
import { inPieces, type Progress } from './pieces.ts'

/** Half of what a page may take without being felt: pieces are measured, not known beforehand. */
const SLICE_MS = 12
const memory = new Memory()

/** Verifies on the page's own thread, in slices between which the page lives. Rejects with Cancelled when it is stopped. */
export async function verifyInSlices(task: Task, onProgress: (progress: Progress) => void, signal: AbortSignal): Promise<Report> {
  // What is timed is the wall time that slices take from the page, not the world's.
  // eslint-disable-next-line no-restricted-properties
  const now = () => performance.now()
  let report: Report | null
  try {
    report = await inPieces(startVerification(task, { memory }), { pieceMs: SLICE_MS, now, pause: turnOfTasks(), onProgress, wanted: () => !signal.aborted })
  } catch (error) {
    throw new Error(workerWords.failed(error instanceof Error ? error.message : String(error)))
  }
  if (!report) throw new Cancelled(workerWords.cancelled)
  return report
}
