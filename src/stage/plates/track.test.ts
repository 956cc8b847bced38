import { describe, expect, it } from 'vitest'
import { makeTrack, pointAt, reversed, trackThrough } from './track.ts'

const bend = trackThrough([
  { x: 0, y: 0 },
  { x: 30, y: 0 },
  { x: 30, y: 10 },
])

describe('pointAt', () => {
  it.each([
    [0, 0, 0],
    [0.25, 10, 0],
    [0.75, 30, 0],
    [1, 30, 10],
    [-1, 0, 0],
    [7, 30, 10],
  ])('after %f of the way stands at (%f, %f)', (fraction, x, y) => {
    expect(pointAt(bend, fraction)).toEqual({ x, y })
  })

  it('never stands between two pieces', () => {
    const track = makeTrack([
      { fractions: [0, 0.4], points: [{ x: 0, y: 0 }, { x: 40, y: 0 }] },
      { fractions: [0.4, 1], points: [{ x: 900, y: 0 }, { x: 960, y: 0 }] },
    ])
    expect(pointAt(track, 0.2).x).toBe(20)
    expect(pointAt(track, 0.41).x).toBeCloseTo(901)
    expect(pointAt(track, 1).x).toBe(960)
  })
})

describe('reversed', () => {
  it('is the same way walked back', () => {
    const back = reversed(bend)
    for (const fraction of [0, 0.1, 0.5, 0.9, 1]) {
      const [there, then] = [pointAt(bend, fraction, { x: 0, y: 0 }), pointAt(back, 1 - fraction, { x: 0, y: 0 })]
      expect(then.x).toBeCloseTo(there.x)
      expect(then.y).toBeCloseTo(there.y)
    }
  })
})
