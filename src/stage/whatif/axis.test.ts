import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeAxis, tickTimes } from './axis.ts'

const busy = fc.array(
  fc.tuple(fc.nat(300_000), fc.nat(2000)).map(([fromMs, lengthMs]) => ({ fromMs, untilMs: fromMs + lengthMs })),
  { minLength: 1, maxLength: 30 },
)

describe('makeAxis', () => {
  it('folds a quiet minute, so that requests of 100 ms stay wide', () => {
    const axis = makeAxis([{ fromMs: 0, untilMs: 100 }, { fromMs: 60_000, untilMs: 60_100 }])
    expect(axis.parts.map((part) => part.quiet)).toEqual([false, true, false])
    expect(axis.at(100)).toBeCloseTo(0.47)
    expect(axis.at(60_000)).toBeCloseTo(0.53)
    expect(axis.at(60_100)).toBeCloseTo(1)
  })

  it('keeps a short pause to scale', () => {
    const axis = makeAxis([{ fromMs: 0, untilMs: 100 }, { fromMs: 150, untilMs: 200 }])
    expect(axis.parts.some((part) => part.quiet)).toBe(false)
    expect(axis.at(100)).toBeCloseTo(0.5)
  })

  it('never runs backwards and stays on the axis', () => {
    fc.assert(
      fc.property(busy, fc.array(fc.nat(400_000)), (stretches, times) => {
        const axis = makeAxis(stretches)
        const places = times.sort((a, b) => a - b).map((ms) => axis.at(ms))
        places.forEach((place, index) => {
          expect(place).toBeGreaterThanOrEqual((places[index - 1] ?? 0) - 1e-9)
          expect(place).toBeLessThanOrEqual(1 + 1e-9)
        })
      }),
    )
  })

  it('uses the same scale for every busy stretch and reaches the end', () => {
    fc.assert(
      fc.property(busy, (stretches) => {
        const { parts } = makeAxis(stretches)
        const scales = parts.filter((part) => !part.quiet && part.untilMs > part.fromMs).map((part) => (part.until - part.from) / (part.untilMs - part.fromMs))
        for (const scale of scales) expect(scale).toBeCloseTo(scales[0]!, 9)
        if (scales.length > 0) expect(parts.at(-1)!.until).toBeCloseTo(1)
      }),
    )
  })

  it('copes with nothing and with requests that took no time', () => {
    expect(makeAxis([]).at(5)).toBe(0)
    const instants = makeAxis([{ fromMs: 0, untilMs: 0 }, { fromMs: 10, untilMs: 10 }])
    expect([instants.at(0), instants.at(5), instants.at(10)]).toEqual([0, 0.5, 1])
  })
})

it('labels as many beginnings as have room', () => {
  const at = (fromMs: number) => ({ fromMs, untilMs: fromMs + 100 })
  expect(tickTimes(makeAxis([at(0), at(60_000)]))).toEqual([0, 60_000])
  const many = tickTimes(makeAxis(Array.from({ length: 12 }, (_, index) => at(index * 60_000))))
  expect(many.length).toBeGreaterThan(1)
  expect(many.length).toBeLessThan(5)
})
