import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { judge } from './answers.ts'
import { positionOf, valueAt } from './ranges.ts'
import type { Question } from './scene.ts'
import { miniScene } from './testing/miniScene.ts'
import { act, inputsOf, makeTrial, timelineOf } from './trial.ts'

const trial = makeTrial(miniScene, miniScene.settings, [])

function question(kind: Question['kind'], answer: string | number | readonly string[], tolerance = 0): Question<typeof miniScene.settings> {
  return { kind, answer: () => answer, tolerance: () => tolerance, range: { min: 0, max: 100, step: 1, unit: 'ms' } }
}

describe('judging a guess', () => {
  it.each([
    ['one', 'a', 'a', true],
    ['one', 'a', 'b', false],
    ['many', ['a', 'b'], ['b', 'a'], true],
    ['many', ['a', 'b'], ['a'], false],
    ['order', ['a', 'b'], ['a', 'b'], true],
    ['order', ['a', 'b'], ['b', 'a'], false],
  ] as const)('%s: answer %j, guess %j', (kind, answer, guess, right) => {
    expect(judge(question(kind, answer), trial, guess).right).toBe(right)
  })

  it('measures how far a number is off', () => {
    expect(judge(question('number', 40, 5), trial, 36)).toMatchObject({ gap: -4, right: true })
    expect(judge(question('number', 40, 5), trial, 46)).toMatchObject({ gap: 6, right: false })
  })
})

describe('a range on a log scale', () => {
  const range = { min: 1, max: 100_000, step: 1, scale: 'log' } as const
  it('comes back to the same position', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 100 }), (position) => {
      expect(Math.abs(positionOf(range, valueAt(range, position)) - position)).toBeLessThanOrEqual(position < 20 ? 3 : 1)
    }))
  })
  it('reaches both ends', () => {
    expect([valueAt(range, 0), valueAt(range, 100)]).toEqual([1, 100_000])
  })
})

describe('acting on a timeline', () => {
  it('never keeps an input later than the act, but those it adds', () => {
    const inputAt = fc.integer({ min: 0, max: 1000 }).map((atMs) => ({ type: 'wait', atMs }) as const)
    fc.assert(
      fc.property(fc.array(inputAt), fc.array(fc.integer({ min: 0, max: 1000 })), (scripted, acts) => {
        let timeline = timelineOf({ inputs: scripted, startMs: 0 })
        for (const atMs of acts) {
          timeline = act(timeline, atMs, [{ type: 'wait', atMs: atMs + 1 }])
          expect(inputsOf(timeline).every((input) => input.atMs <= atMs + 1)).toBe(true)
          expect(inputsOf(timeline).at(-1)).toEqual({ type: 'wait', atMs: atMs + 1 })
        }
      }),
    )
  })
})
