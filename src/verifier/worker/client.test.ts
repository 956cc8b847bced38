import { describe, expect, it, vi } from 'vitest'
import type { Report } from '../report/report.ts'
import type { Task } from '../verify.ts'
import { createVerifierClient, type WorkerLike } from './client.ts'
import { Cancelled, type FromWorker, type Progress, type ToWorker } from './messages.ts'

const TASK: Task = { document: { version: 1 }, seed: 1 }
const OTHER: Task = { document: { version: 1, default: { cache: false } }, seed: 2 }
const never = new AbortController().signal
const nothing = () => {}
const reportOf = ({ seed = 1 }: Task): Report => ({ version: 1, seed, workloads: [], passed: true, verdicts: [], warnings: [] })

/** A worker whose side the test plays. */
class FakeWorker extends EventTarget implements WorkerLike {
  readonly heard: ToWorker[] = []
  terminated = false
  postMessage(message: ToWorker): void {
    // A task must survive being sent.
    this.heard.push(structuredClone(message))
  }
  terminate(): void {
    this.terminated = true
  }
  say(data: FromWorker): void {
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
    onProgress({ share: 0.5, at: null })
    return reportOf(task)
  })
  const client = createVerifierClient(
    () => {
      const worker = workers.shift()
      if (!worker) throw new DOMException('Workers are forbidden here.', 'SecurityError')
      return worker
    },
    async () => slices,
  )
  return { client, slices }
}

describe('the client', () => {
  it('has the worker verify, and tells how far it is', async () => {
    const worker = new FakeWorker()
    const { client } = clientWith(worker)
    const progress: Progress[] = []
    const report = client.verify(TASK, (now) => progress.push(now), never)
    worker.say({ type: 'ready' })
    expect(worker.heard).toEqual([{ type: 'verify', run: 1, task: TASK }])
    worker.say({ type: 'progress', run: 1, progress: { share: 0.25, at: 'static.steady' } })
    worker.say({ type: 'done', run: 1, report: reportOf(TASK) })
    expect(await report).toEqual(reportOf(TASK))
    expect(progress).toEqual([{ share: 0.25, at: 'static.steady' }])
  })

  it('ends the older task for the newer, and hears nothing more of it', async () => {
    const worker = new FakeWorker()
    const { client } = clientWith(worker)
    const olderProgress = vi.fn()
    const older = client.verify(TASK, olderProgress, never)
    const newer = client.verify(OTHER, nothing, never)
    await expect(older).rejects.toBeInstanceOf(Cancelled)
    worker.say({ type: 'progress', run: 1, progress: { share: 0.9, at: null } })
    worker.say({ type: 'done', run: 1, report: reportOf(TASK) })
    worker.say({ type: 'done', run: 2, report: reportOf(OTHER) })
    expect((await newer).seed).toBe(2)
    expect(olderProgress).not.toHaveBeenCalled()
  })

  it('stops the worker when nobody wants the report any more, and starts it for none that is unwanted already', async () => {
    const worker = new FakeWorker()
    const { client } = clientWith(worker)
    const stop = new AbortController()
    const report = client.verify(TASK, nothing, stop.signal)
    stop.abort()
    await expect(report).rejects.toBeInstanceOf(Cancelled)
    expect(worker.heard.at(-1)).toEqual({ type: 'stop' })
    await expect(client.verify(TASK, nothing, stop.signal)).rejects.toBeInstanceOf(Cancelled)
    expect(worker.heard).toHaveLength(2)
  })

  it('tells of a defect in plain words', async () => {
    const worker = new FakeWorker()
    const { client } = clientWith(worker)
    const report = client.verify(TASK, nothing, never)
    worker.say({ type: 'failed', run: 1, message: 'There is no probe.' })
    await expect(report).rejects.toThrow('There is no probe.')
  })

  it.each([
    ['where workers are forbidden', []],
    ['where the worker’s script does not come', [new FakeWorker()]],
  ])('goes on without a worker %s', async (_, workers) => {
    const [worker] = workers
    const { client, slices } = clientWith(...workers)
    expect(client.beside).toBe(true)
    const progress: Progress[] = []
    const report = client.verify(TASK, (now) => progress.push(now), never)
    worker?.break()
    expect(await report).toEqual(reportOf(TASK))
    expect(progress).toEqual([{ share: 0.5, at: null }])
    expect(client.beside).toBe(false)
    const older = client.verify(TASK, nothing, never)
    const newer = client.verify(OTHER, nothing, never)
    await expect(older).rejects.toBeInstanceOf(Cancelled)
    expect((await newer).seed).toBe(2)
    expect(slices).toHaveBeenCalledTimes(3)
  })

  it('starts a new worker after one that fell over on the way', async () => {
    const [first, second] = [new FakeWorker(), new FakeWorker()]
    const { client } = clientWith(first, second)
    const lost = client.verify(TASK, nothing, never)
    first.say({ type: 'ready' })
    first.break()
    await expect(lost).rejects.toThrow('Verify again')
    expect(first.terminated).toBe(true)
    const report = client.verify(TASK, nothing, never)
    second.say({ type: 'done', run: 2, report: reportOf(TASK) })
    expect(await report).toEqual(reportOf(TASK))
  })
})
