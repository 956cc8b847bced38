/** The worker's side. In: what the work is. Out: messages to the page. Left out: the work. */
import type { FromWorker, ToWorker } from './messages.ts'
import { turnOfTasks, type Pieces } from './pieces.ts'

/** Long enough that pauses cost nothing, short enough that a newer task begins at once. */
const PIECE_MS = 40

interface Done<Part, Result> {
  /** Told before the result, one by one. */
  readonly parts?: readonly Part[]
  readonly result: Result
}

/**
 * Answers the page's tasks for as long as the worker lives.
 * @param work null: it was not wanted to the end
 * @param failed says in words what an error's message means to the page; left out: the message itself
 */
export function answerTasks<Task, Progress, Result, Part = never>(work: (task: Task, pieces: Pieces<Progress>) => Promise<Done<Part, Result> | null>, failed = (message: string): string => message): void {
  const say = (message: FromWorker<Progress, Part, Result>) => self.postMessage(message)
  const pause = turnOfTasks()
  // What is timed is the wall time between two looks at the messages, not the world's.
   
  const now = () => performance.now()
  let current = 0

  self.onmessage = async ({ data }: MessageEvent<ToWorker<Task>>) => {
    if (data.type === 'stop') {
      current = 0
      return
    }
    const { run, task } = data
    current = run
    try {
      const done = await work(task, { pieceMs: PIECE_MS, now, pause, onProgress: (progress) => say({ type: 'progress', run, progress }), wanted: () => current === run })
      if (!done) return
      for (const part of done.parts ?? []) say({ type: 'part', run, part })
      say({ type: 'done', run, result: done.result })
    } catch (error) {
      say({ type: 'failed', run, message: failed(error instanceof Error ? error.message : String(error)) })
    }
  }

  say({ type: 'ready' })
}
