/** Verifies configurations beside the page. */
import { answerTasks } from '../../beside/worker.ts'
import { workerWords } from '../copy/report.en.ts'
import { Memory } from '../memory.ts'
import type { Report } from '../report/report.ts'
import { startVerification, type Task } from '../verify.ts'
import { inPieces, type Progress } from './pieces.ts'

const memory = new Memory()

answerTasks<Task, Progress, Report>(async (task, pieces) => {
  const report = await inPieces(startVerification(task, { memory }), pieces)
  return report && { result: report }
}, workerWords.failed)
