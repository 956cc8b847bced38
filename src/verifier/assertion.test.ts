import { describe, expect, it } from 'vitest'
import { figureOf, holds, isStricter, margin, withBound } from './assertion.ts'

const [most, least] = [{ bound: { atMost: 60 } }, { bound: { atLeast: 0.95 } }] as const

describe('an assertion', () => {
  it.each([
    [most, 60, true],
    [most, 60.001, false],
    [most, -1, true],
    [most, Infinity, false],
    [least, 0.95, true],
    [least, 0.9499, false],
    [most, null, false],
    [least, null, false],
    [most, NaN, false],
    [least, NaN, false],
  ] as const)('with %j and %s holds: %s', (assertion, value, expected) => expect(holds(assertion, value)).toBe(expected))

  it('has a margin as a share of its bound; of a share, of what may be missing', () => {
    expect(margin({ ...most, unit: 'ms' }, 45)).toBeCloseTo(0.25)
    expect(margin({ ...most, unit: 'ms' }, 60)).toBe(0)
    expect(margin({ ...most, unit: 'ms' }, 90)).toBeCloseTo(-0.5)
    expect(margin({ ...least, unit: 'share' }, 0.96)).toBeCloseTo(0.2)
    expect(margin({ ...least, unit: 'share' }, 0.9)).toBeCloseTo(-1)
    expect(margin({ bound: { atLeast: 50 }, unit: 'count' }, 60)).toBeCloseTo(0.2)
  })

  it('has no margin where there is none to have', () => {
    expect(margin({ ...most, unit: 'ms' }, null)).toBeNull()
    expect(margin({ bound: { atMost: 0 }, unit: 'count' }, 0)).toBeNull()
    expect(margin({ bound: { atLeast: 0 }, unit: 'count' }, 3)).toBeNull()
    expect(margin({ bound: { atLeast: 1 }, unit: 'share' }, 1)).toBeNull()
  })

  it('is as strict as its bound', () => {
    expect([isStricter({ atMost: 1 }, { atMost: 2 }), isStricter({ atMost: 2 }, { atMost: 2 }), isStricter({ atMost: 3 }, { atMost: 2 })]).toEqual([true, true, false])
    expect([isStricter({ atLeast: 3 }, { atLeast: 2 }), isStricter({ atLeast: 1 }, { atLeast: 2 })]).toEqual([true, false])
    expect([isStricter({ atLeast: 3 }, { atMost: 2 }), isStricter({ atMost: 1 }, { atLeast: 2 })]).toEqual([false, false])
  })

  it('keeps the direction of its bound when it gets another figure', () => {
    expect(withBound(most, 30)).toEqual({ bound: { atMost: 30 } })
    expect(withBound(least, 0.5)).toEqual({ bound: { atLeast: 0.5 } })
    expect(figureOf(withBound(least, 0.5).bound)).toBe(0.5)
  })
})
