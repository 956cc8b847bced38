import { describe, expect, it } from 'vitest'
import { measurePlan, startPlan, type PlanRun } from '../../world/traffic/measure.ts'
import { miniPlan } from '../testing/miniTraffic.ts'
import { turnOfTasks } from '../../beside/pieces.ts'
import { inPieces } from './pieces.ts'

const PLAN = miniPlan('short')

/** A clock on which each request of a run takes a time. */
function timed(run: PlanRun, msPerRequest: (done: number) => number) {
  let nowMs = 0
  const pieces: number[] = []
  let done = 0
  const slow: PlanRun = {
    advance(requests) {
      const tookMs = requests * msPerRequest(done)
      done += requests
      nowMs += tookMs
      pieces.push(tookMs)
      return run.advance(requests)
    },
    get progress() {
      return run.progress
    },
    outcome: () => run.outcome(),
  }
  return { slow, now: () => nowMs, pieces }
}

const options = { onProgress: () => {}, pause: turnOfTasks(), wanted: () => true }

describe('a run in pieces', () => {
  it('comes to what it comes to at once', async () => {
    expect(await inPieces(startPlan(PLAN), { ...options, pieceMs: 5, now: () => performance.now() })).toEqual(measurePlan(PLAN))
  })

  it('makes its pieces as long as they should be, also when requests become dearer', async () => {
    const { slow, now, pieces } = timed(startPlan(PLAN), (done) => (done < 600 ? 0.05 : 0.1))
    await inPieces(slow, { ...options, pieceMs: 12, now })
    expect(Math.max(...pieces)).toBeLessThan(30)
    expect(pieces.at(-1)).toBeCloseTo(12, 0)
  })

  it('tells how far it is, never backwards', async () => {
    const progress: number[] = []
    const { slow, now } = timed(startPlan(PLAN), () => 0.1)
    await inPieces(slow, { ...options, pieceMs: 12, now, onProgress: (share) => progress.push(share) })
    expect(progress.length).toBeGreaterThan(5)
    expect(progress).toEqual([...progress].sort((a, b) => a - b))
    expect(progress.at(-1)).toBe(1)
  })

  it('stops between two pieces', async () => {
    let pieces = 0
    const { slow, now } = timed(startPlan(PLAN), () => 0.1)
    expect(await inPieces(slow, { ...options, pieceMs: 12, now, wanted: () => ++pieces < 5 })).toBeNull()
    expect(slow.progress).toBeLessThan(1)
  })
})
