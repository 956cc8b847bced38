import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { VirtualClock } from './clock.ts'
import { Signal, spawn, until, valueOf } from './process.ts'
import type { Process } from './process.ts'

describe('virtual clock', () => {
  test('does things in order of time, equal times in the order asked', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 60, size: 'max' }), (times) => {
        const clock = new VirtualClock()
        const done: { t: number; i: number }[] = []
        times.forEach((t, i) => clock.at(t, () => done.push({ t: clock.nowMs, i })))
        clock.run()
        const sorted = times.map((t, i) => ({ t, i })).sort((a, b) => a.t - b.t || a.i - b.i)
        expect(done).toEqual(sorted)
      }),
    )
  })

  test('what is planned while running is done too, in its place', () => {
    const clock = new VirtualClock()
    const seen: string[] = []
    clock.at(10, () => seen.push(`last ${clock.nowMs}`))
    clock.at(1, () => {
      seen.push(`first ${clock.nowMs}`)
      clock.at(5, () => seen.push(`between ${clock.nowMs}`))
    })
    clock.run()
    expect(seen).toEqual(['first 1', 'between 5', 'last 10'])
  })

  test('in parts it does the same, and says when nothing is left', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 30 }), fc.integer({ min: 1, max: 7 }), (times, most) => {
        const [whole, parted] = [new VirtualClock(), new VirtualClock()]
        const [all, some]: [number[], number[]] = [[], []]
        times.forEach((t, i) => (whole.at(t, () => all.push(i)), parted.at(t, () => some.push(i))))
        whole.run()
        let parts = 1
        while (parted.run(most)) parts += 1
        expect(some).toEqual(all)
        expect(parts).toBe(Math.max(1, Math.ceil(times.length / most)))
      }),
    )
  })

  test('goes on to a time, and stops there', () => {
    const clock = new VirtualClock()
    const seen: string[] = []
    clock.at(10, () => {
      seen.push('at 10')
      clock.at(10, () => seen.push('at 10 too'))
    })
    clock.at(10.001, () => seen.push('later'))
    expect(clock.nextMs).toBe(10)
    clock.runUntil(10)
    expect(seen).toEqual(['at 10', 'at 10 too'])
    clock.runUntil(9)
    expect(clock.nowMs).toBe(10)
    clock.runUntil(50)
    expect([seen.at(-1), clock.nowMs, clock.nextMs]).toEqual(['later', 50, Infinity])
  })

  test('refuses the past and what is no number', () => {
    const clock = new VirtualClock()
    clock.at(10, () => expect(() => clock.at(9, () => {})).toThrow('It is 10 ms; nothing can be planned for 9 ms'))
    clock.run()
    expect(clock.nowMs).toBe(10)
    expect(() => clock.at(Number.NaN, () => {})).toThrow('nothing can be planned')
  })
})

describe('processes', () => {
  test('wait for times and for one another', () => {
    const clock = new VirtualClock()
    const seen: string[] = []
    const bell = new Signal<string>()
    function* ringer(): Process<number> {
      yield* until(3)
      bell.settle('ding')
      yield* until(2)
      return clock.nowMs
    }
    function* listener(name: string): Process<void> {
      seen.push(`${name} ${yield* valueOf(bell)} at ${clock.nowMs}`)
    }
    spawn(clock, listener('a'))
    const rung = spawn(clock, ringer())
    spawn(clock, listener('b'))
    clock.run()
    spawn(clock, listener('late'))
    expect(seen).toEqual(['a ding at 3', 'b ding at 3', 'late ding at 3'])
    expect(rung.value).toBe(3)
  })

  test('a signal is given once, and read after that', () => {
    const signal = new Signal<number>()
    expect(() => signal.value).toThrow('not given yet')
    signal.settle(1)
    expect(() => signal.settle(2)).toThrow('already given')
    expect(signal.value).toBe(1)
  })
})
