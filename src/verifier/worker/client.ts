/** Verifies configurations for a page: in a worker where there can be one, else in slices on the page's own thread. */
import { workBeside, type Beside } from '../../beside/client.ts'
import { workerWords } from '../copy/report.en.ts'
import type { Report } from '../report/report.ts'
import type { Task } from '../verify.ts'
import type { Progress } from './pieces.ts'

export type VerifierClient = Beside<Task, Progress, Report>

/** The page's own client. */
export const client: VerifierClient = workBeside({
  startWorker: () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'verifier' }),
  loadSlices: () => import('./slices.ts').then(({ verifyInSlices }) => verifyInSlices),
  words: workerWords,
})
