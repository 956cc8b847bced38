import { describe, expect, it, vi } from 'vitest'
import { workBeside, type WorkerLike } from './client.ts'
import { Cancelled, type FromWorker, type ToWorker } from './messages.ts'

interface Task {
  readonly seed: number
}
interface Progress {
  readonly share: number
}
type Result = readonly string[]

const TASK: Task = { seed: 1 }
const OTHER: Task = { seed: 2 }
const never = new AbortController().signal
const nothing = () => {}
const resultOf = ({ seed }: Task): Result => [`result ${seed}`]

/** A worker whose side the test plays. */
class FakeWorker extends EventTarget implements WorkerLike {
  readonly heard: ToWorker<Task>[] = []
  terminated = false
  postMessage(message: ToWorker<Task>): void {
    // A task must survive being sent.
    this.heard.push(structuredClone(message))
  }
  terminate(): void {
    this.terminated = true
  }
  say(data: FromWorker<Progress, string, Result>): void {
    this.dispatchEvent(new MessageEvent('message', { data }))
  }
  break(): void {
    this.dispatchEvent(new Event('error'))
  }
}

function clientWith(...workers: FakeWorker[]) {
  const slices = vi.fn(async (task: Task, onProgress: (progress: Progress) => void, signal: AbortSignal) => {
    await Promise.resolve()
    if (signal.aborted) throw new Cancelled()
    onProgress({ share: 0.5 })
    return resultOf(task)
  })
  const client = workBeside<Task, Progress, Result, string>({
    startWorker: () => {
      const worker = workers.shift()
      if (!worker) throw new DOMException('Workers are forbidden here.', 'SecurityError')
      return worker
    },
    loadSlices: async () => slices,
    join: (parts, rest) => [...parts, ...rest],
    words: { stopped: 'It stopped. Try again.', cancelled: 'It was ended.' },
  })
  return { client, slices }
}

describe('the client', () => {
  it('has the worker do the task, and tells how far it is', async () => {
    const worker = new FakeWorker()
    const { client } = clientWith(worker)
    const progress: Progress[] = []
    const result = client.run(TASK, (now) => progress.push(now), never)
    worker.say({ type: 'ready' })
    expect(worker.heard).toEqual([{ type: 'run', run: 1, task: TASK }])
    worker.say({ type: 'progress', run: 1, progress: { share: 0.25 } })
    worker.say({ type: 'part', run: 1, part: 'a part' })
    worker.say({ type: 'done', run: 1, result: resultOf(TASK) })
    expect(await result).toEqual(['a part', ...resultOf(TASK)])
    expect(progress).toEqual([{ share: 0.25 }])
  })

  it('ends the older task for the newer, and hears nothing more of it', async () => {
    const worker = new FakeWorker()
    const { client } = clientWith(worker)
    const olderProgress = vi.fn()
    const older = client.run(TASK, olderProgress, never)
    const newer = client.run(OTHER, nothing, never)
    await expect(older).rejects.toBeInstanceOf(Cancelled)
    worker.say({ type: 'progress', run: 1, progress: { share: 0.9 } })
    worker.say({ type: 'done', run: 1, result: resultOf(TASK) })
    worker.say({ type: 'done', run: 2, result: resultOf(OTHER) })
    expect(await newer).toEqual(resultOf(OTHER))
    expect(olderProgress).not.toHaveBeenCalled()
  })

  it('stops the worker when nobody wants the result any more, and starts it for none that is unwanted already', async () => {
    const worker = new FakeWorker()
    const { client } = clientWith(worker)
    const stop = new AbortController()
    const result = client.run(TASK, nothing, stop.signal)
    stop.abort()
    await expect(result).rejects.toBeInstanceOf(Cancelled)
    expect(worker.heard.at(-1)).toEqual({ type: 'stop' })
    await expect(client.run(TASK, nothing, stop.signal)).rejects.toBeInstanceOf(Cancelled)
    expect(worker.heard).toHaveLength(2)
  })

  it('tells of a defect in plain words', async () => {
    const worker = new FakeWorker()
    const { client } = clientWith(worker)
    const result = client.run(TASK, nothing, never)
    worker.say({ type: 'failed', run: 1, message: 'There is no probe.' })
    await expect(result).rejects.toThrow('There is no probe.')
  })

  it.each([
    ['where workers are forbidden', []],
    ['where the worker’s script does not come', [new FakeWorker()]],
  ])('goes on without a worker %s', async (_, workers) => {
    const [worker] = workers
    const { client, slices } = clientWith(...workers)
    expect(client.beside).toBe(true)
    const progress: Progress[] = []
    const result = client.run(TASK, (now) => progress.push(now), never)
    worker?.break()
    expect(await result).toEqual(resultOf(TASK))
    expect(progress).toEqual([{ share: 0.5 }])
    expect(client.beside).toBe(false)
    const older = client.run(TASK, nothing, never)
    const newer = client.run(OTHER, nothing, never)
    await expect(older).rejects.toBeInstanceOf(Cancelled)
    expect(await newer).toEqual(resultOf(OTHER))
    expect(slices).toHaveBeenCalledTimes(3)
  })

  it('starts a new worker after one that fell over on the way', async () => {
    const [first, second] = [new FakeWorker(), new FakeWorker()]
    const { client } = clientWith(first, second)
    const lost = client.run(TASK, nothing, never)
    first.say({ type: 'ready' })
    first.break()
    await expect(lost).rejects.toThrow('Try again')
    expect(first.terminated).toBe(true)
    const result = client.run(TASK, nothing, never)
    second.say({ type: 'done', run: 2, result: resultOf(TASK) })
    expect(await result).toEqual(resultOf(TASK))
  })
})
