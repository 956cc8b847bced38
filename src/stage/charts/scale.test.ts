import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linear, linePath, spread, ticksBetween, timeTicksBetween } from './scale.ts'

describe('ticks', () => {
  it.each([
    [0, 1, 4, [0, 0.2, 0.4, 0.6, 0.8, 1]],
    [0, 100, 3, [0, 50, 100]],
    [0, 850, 4, [0, 200, 400, 600, 800, 1000]],
    [0, 0.03, 3, [0, 0.01, 0.02, 0.03]],
    [0, 0, 4, [0]],
  ])('from %d to %d, about %d', (min, max, wanted, ticks) => expect(ticksBetween(min, max, wanted)).toEqual(ticks))

  it('of what is counted are whole', () => expect(ticksBetween(0, 2, 4, 1)).toEqual([0, 1, 2]))

  it('are round, even, and cover the range', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.double({ min: 1e-3, max: 1e6, noNaN: true }), fc.integer({ min: 2, max: 8 }), (min, width, wanted) => {
        const ticks = ticksBetween(min, min + width, wanted)
        const slack = width * 1e-6
        expect(ticks[0]!).toBeLessThanOrEqual(min + slack)
        expect(ticks.at(-1)!).toBeGreaterThanOrEqual(min + width - slack)
        expect(ticks.length).toBeLessThanOrEqual(wanted / 0.75 + 3)
      }),
    )
  })

  it('of times are those of clocks, inside the range', () => {
    expect(timeTicksBetween(0, 24 * 3_600_000, 4).map((ms) => ms / 3_600_000)).toEqual([0, 6, 12, 18, 24])
    expect(timeTicksBetween(0, 100_000, 4).map((ms) => ms / 1000)).toEqual([0, 30, 60, 90])
    expect(timeTicksBetween(5_000, 100_000, 4).map((ms) => ms / 1000)).toEqual([30, 60, 90])
  })
})

describe('lines', () => {
  it('are interrupted where there is no value', () => {
    expect(linePath([0, 1, 2, 3, 4], [5, 6, null, 7, null])).toBe('M0 5L1 6M3 7h0')
  })

  it('map straight, and a range of no width to its start', () => {
    expect(linear([0, 10], [100, 0])(2.5)).toBe(75)
    expect(linear([3, 3], [100, 0])(3)).toBe(100)
  })
})

describe('labels beside lines', () => {
  it('keep their order and their distance, inside the range', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 200, noNaN: true }), { minLength: 1, maxLength: 10 }), (wanted) => {
        const placed = [...spread(wanted, 15, [0, 200])]
        const order = wanted.map((y, i) => ({ y, at: placed[i]! })).sort((a, b) => a.y - b.y || a.at - b.at)
        for (let i = 1; i < order.length; i += 1) expect(order[i]!.at - order[i - 1]!.at).toBeGreaterThanOrEqual(15 - 1e-9)
        expect(Math.min(...placed)).toBeGreaterThanOrEqual(0)
        expect(Math.max(...placed)).toBeLessThanOrEqual(200 + 1e-9)
      }),
    )
  })

  it('stay where they want to be when there is room', () => {
    expect(spread([100, 20], 15, [0, 200])).toEqual([100, 20])
  })
})
