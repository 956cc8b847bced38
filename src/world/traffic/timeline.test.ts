import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { VirtualClock } from '../clock.ts'
import { Timeline } from './timeline.ts'

/** Happenings that each plan one more. In: pairs of a time and a wait. Out: what happened and when, in order. */
function played(plan: readonly (readonly [number, number])[], at: (atMs: number, happen: () => void) => void, nowMs: () => number): () => string[] {
  const happened: string[] = []
  plan.forEach(([atMs, waitMs], i) =>
    at(atMs, () => {
      happened.push(`${i} at ${nowMs()}`)
      at(nowMs() + waitMs, () => happened.push(`after ${i} at ${nowMs()}`))
    }),
  )
  return () => happened
}

describe('the timeline', () => {
  it('keeps the order that the clock of the traced world keeps, also among equal times', () => {
    const times = fc.array(fc.tuple(fc.nat(20), fc.nat(6)), { maxLength: 150 })
    fc.assert(
      fc.property(times, fc.nat(25), (plan, untilMs) => {
        const timeline = new Timeline()
        const clock = new VirtualClock()
        const ours = played(plan, (atMs, happen) => timeline.at(atMs, { happen }), () => timeline.nowMs)
        const theirs = played(plan, (atMs, happen) => clock.at(atMs, happen), () => clock.nowMs)
        timeline.runUntil(untilMs)
        clock.runUntil(untilMs)
        expect(ours()).toEqual(theirs())
        expect([timeline.nowMs, timeline.nextMs]).toEqual([clock.nowMs, clock.nextMs])
        timeline.run()
        clock.run()
        expect(ours()).toEqual(theirs())
        expect(ours()).toHaveLength(2 * plan.length)
      }),
    )
  })

  it('refuses the past, and what is no time', () => {
    const timeline = new Timeline()
    timeline.runUntil(5)
    expect(() => timeline.at(4, { happen: () => {} })).toThrow('It is 5 ms; nothing can be planned for 4 ms.')
    expect(() => timeline.at(NaN, { happen: () => {} })).toThrow('NaN')
  })
})
