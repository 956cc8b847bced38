import { describe, expect, it, vi } from 'vitest'
import { miniPlan } from '../testing/miniTraffic.ts'
import type { WorkerLike } from '../../beside/client.ts'
import type { FromWorker, ToWorker } from '../../beside/messages.ts'
import type { TrafficOutcome, TrafficPlan } from '../../world/traffic/plan.ts'
import { createTrafficClient } from './client.ts'
import { measuredHere } from './measuredHere.ts'
import { split, type OutcomePart } from './parcels.ts'

const PLAN = miniPlan('short')
const OTHER = miniPlan('long')
const never = new AbortController().signal
const nothing = () => {}

/** A worker whose side the test plays. */
class FakeWorker extends EventTarget implements WorkerLike {
  readonly heard: ToWorker<TrafficPlan>[] = []
  terminated = false
  postMessage(message: ToWorker<TrafficPlan>): void {
    // A plan must survive being sent.
    this.heard.push(structuredClone(message))
  }
  terminate(): void {
    this.terminated = true
  }
  say(data: FromWorker<number, OutcomePart, TrafficOutcome>): void {
    this.dispatchEvent(new MessageEvent('message', { data }))
  }
  finish(run: number, plan = PLAN): void {
    const { parts, rest } = split(measuredHere(plan))
    for (const part of parts) this.say({ type: 'part', run, part })
    this.say({ type: 'done', run, result: rest })
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
    expect(worker.heard).toEqual([{ type: 'run', run: 1, task: PLAN }])
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

  it('forgets the oldest of many outcomes', async () => {
    const { client, slices } = clientWith()
    slices.mockImplementation(async () => measuredHere(PLAN))
    const plans = Array.from({ length: 30 }, (_, seed) => miniPlan('short', seed + 100))
    for (const plan of plans) await client.measure(plan, nothing, never)
    expect(client.measured()(plans[0]!)).toBeNull()
    expect(client.measured()(plans.at(-1)!)).not.toBeNull()
  })
})
