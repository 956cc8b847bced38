import { describe, expect, it, vi } from 'vitest'
import { miniPlan } from '../testing/miniTraffic.ts'
import { createTrafficClient, type WorkerLike } from './client.ts'
import { measuredHere } from './measuredHere.ts'
import { Cancelled, type FromWorker, type ToWorker } from './messages.ts'
import { split } from './parcels.ts'

const PLAN = miniPlan('short')
const OTHER = miniPlan('long')
const never = new AbortController().signal
const nothing = () => {}

/** A worker whose side the test plays. */
class FakeWorker extends EventTarget implements WorkerLike {
  readonly heard: ToWorker[] = []
  terminated = false
  postMessage(message: ToWorker): void {
    // A plan must survive being sent.
    this.heard.push(structuredClone(message))
  }
  terminate(): void {
    this.terminated = true
  }
  say(data: FromWorker): void {
    this.dispatchEvent(new MessageEvent('message', { data }))
  }
  finish(run: number, plan = PLAN): void {
    const { parts, rest } = split(measuredHere(plan))
    for (const part of parts) this.say({ type: 'part', run, ...part })
    this.say({ type: 'done', run, outcome: rest })
  }
  break(): void {
    this.dispatchEvent(new Event('error'))
  }
}

function clientWith(...workers: FakeWorker[]) {
  const slices = vi.fn(async (plan: typeof PLAN, onProgress: (progress: number) => void) => {
    onProgress(0.5)
    return measuredHere(plan)
  })
  const client = createTrafficClient(
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
  it('has the worker run a plan, and keeps the outcome', async () => {
    const worker = new FakeWorker()
    const { client } = clientWith(worker)
    const progress: number[] = []
    const outcome = client.measure(PLAN, (share) => progress.push(share), never)
    worker.say({ type: 'ready' })
    expect(worker.heard).toEqual([{ type: 'run', run: 1, plan: PLAN }])
    worker.say({ type: 'progress', run: 1, progress: 0.25 })
    expect(client.measured()(PLAN)).toBeNull()
    worker.finish(1)
    expect(await outcome).toEqual(measuredHere(PLAN))
    expect(progress).toEqual([0.25])
    expect(client.measured()(miniPlan('short')), 'an equal plan').toEqual(measuredHere(PLAN))
    expect(client.measured()(OTHER)).toBeNull()
    await client.measure(miniPlan('short'), nothing, never)
    expect(worker.heard, 'not run twice').toHaveLength(1)
  })

  it('ends the older run for the newer, and hears nothing more of it', async () => {
    const worker = new FakeWorker()
    const { client } = clientWith(worker)
    const older = client.measure(PLAN, nothing, never)
    const newer = client.measure(OTHER, nothing, never)
    await expect(older).rejects.toBeInstanceOf(Cancelled)
    worker.finish(1)
    worker.finish(2, OTHER)
    expect(await newer).toEqual(measuredHere(OTHER))
    expect(client.measured()(PLAN)).toBeNull()
  })

  it('stops the worker when nobody wants the outcome any more', async () => {
    const worker = new FakeWorker()
    const { client } = clientWith(worker)
    const stop = new AbortController()
    const outcome = client.measure(PLAN, nothing, stop.signal)
    stop.abort()
    await expect(outcome).rejects.toBeInstanceOf(Cancelled)
    expect(worker.heard.at(-1)).toEqual({ type: 'stop' })
  })

  it('tells of a plan that cannot be run', async () => {
    const worker = new FakeWorker()
    const { client } = clientWith(worker)
    const outcome = client.measure(PLAN, nothing, never)
    worker.say({ type: 'failed', run: 1, message: 'There is no POP.' })
    await expect(outcome).rejects.toThrow('There is no POP.')
  })

  it.each([
    ['where workers are forbidden', []],
    ['where the worker’s script does not come', [new FakeWorker()]],
  ])('goes on without a worker %s', async (_, workers) => {
    const [worker] = workers
    const { client, slices } = clientWith(...workers)
    expect(client.beside).toBe(true)
    const progress: number[] = []
    const outcome = client.measure(PLAN, (share) => progress.push(share), never)
    worker?.break()
    expect(await outcome).toBe(measuredHere(PLAN))
    expect(progress).toEqual([0.5])
    expect(client.beside).toBe(false)
    await client.measure(OTHER, nothing, never)
    expect(slices).toHaveBeenCalledTimes(2)
  })

  it('starts a new worker after one that fell over on the way', async () => {
    const [first, second] = [new FakeWorker(), new FakeWorker()]
    const { client } = clientWith(first, second)
    const lost = client.measure(PLAN, nothing, never)
    first.say({ type: 'ready' })
    first.break()
    await expect(lost).rejects.toThrow('stopped')
    expect(first.terminated).toBe(true)
    const outcome = client.measure(PLAN, nothing, never)
    second.finish(2)
    expect(await outcome).toEqual(measuredHere(PLAN))
  })

  it('forgets the oldest of many outcomes', async () => {
    const { client, slices } = clientWith()
    slices.mockImplementation(async () => measuredHere(PLAN))
    const plans = Array.from({ length: 30 }, (_, seed) => miniPlan('short', seed + 100))
    for (const plan of plans) await client.measure(plan, nothing, never)
    expect(client.measured()(plans[0]!)).toBeNull()
    expect(client.measured()(plans.at(-1)!)).not.toBeNull()
  })
})
