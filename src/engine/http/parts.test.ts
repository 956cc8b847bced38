import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readBody, textBody } from './body.testkit.ts'
import { EMPTY_BODY } from './message.ts'
import { bodyOf, heldBytes, heldIntervals, holds, missing, partAt, withPart, type Part } from './parts.ts'

const CONTENT = 'abcdefghijklmnopqrstuvwxyz'

function part(firstByte: number, lastByte: number): Part {
  return { firstByte, lastByte, body: textBody(CONTENT.slice(firstByte, lastByte + 1)) }
}

function all(...intervals: readonly (readonly [number, number])[]): readonly Part[] {
  return intervals.reduce<readonly Part[]>((parts, [first, last]) => withPart(parts, part(first, last)), [])
}

const spans = (parts: readonly Part[]) => parts.map(({ firstByte, lastByte }) => [firstByte, lastByte])

describe('parts of one content', () => {
  it.each([
    { name: 'apart', given: [[5, 6], [0, 1]], kept: [[0, 1], [5, 6]], held: [[0, 1], [5, 6]] },
    { name: 'touching', given: [[0, 4], [5, 9]], kept: [[0, 4], [5, 9]], held: [[0, 9]] },
    { name: 'overlapping', given: [[0, 5], [3, 9]], kept: [[0, 5], [3, 9]], held: [[0, 9]] },
    { name: 'inside', given: [[0, 9], [3, 5]], kept: [[0, 9]], held: [[0, 9]] },
    { name: 'around', given: [[3, 5], [0, 9]], kept: [[0, 9]], held: [[0, 9]] },
    { name: 'needless between two', given: [[0, 5], [4, 7], [6, 9]], kept: [[0, 5], [6, 9]], held: [[0, 9]] },
    { name: 'the same twice', given: [[2, 4], [2, 4]], kept: [[2, 4]], held: [[2, 4]] },
  ] as const)('$name', ({ given, kept, held }) => {
    const parts = all(...given)
    expect(spans(parts)).toEqual(kept)
    expect(heldIntervals(parts).map(({ firstByte, lastByte }) => [firstByte, lastByte])).toEqual(held)
  })

  it('an empty body is no part', () => expect(partAt(3, EMPTY_BODY)).toBeNull())

  it.each([
    [[], [0, 9]],
    [[[0, 3]], [4, 9]],
    [[[2, 3]], [0, 9]],
    [[[0, 1], [4, 5]], [2, 9]],
    [[[0, 1], [4, 5], [8, 9]], [2, 7]],
    [[[0, 4], [5, 9]], null],
  ] as const)('of ten bytes, beside %j the missing ones are %j', (given, gap) => {
    const found = missing(all(...given), 10)
    expect(found && [found.firstByte, found.lastByte]).toEqual(gap)
  })

  const interval = fc.tuple(fc.nat(25), fc.nat(25)).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const)

  it('hold what they were given and give it back byte for byte, at no more than twice its size', () =>
    fc.assert(
      fc.property(fc.array(interval, { maxLength: 12 }), interval, (given, [first, last]) => {
        const parts = all(...given)
        const here = [...CONTENT].map((_, at) => given.some(([from, until]) => from <= at && at <= until))
        expect(heldBytes(parts)).toBe(here.filter(Boolean).length)
        expect(parts.reduce((sum, { body }) => sum + body.lengthBytes, 0)).toBeLessThanOrEqual(2 * heldBytes(parts))

        const covered = here.slice(first, last + 1).every(Boolean)
        const body = bodyOf(parts, { firstByte: first, lastByte: last })
        expect(holds(parts, { firstByte: first, lastByte: last })).toBe(covered)
        expect(body && readBody(body)).toBe(covered ? CONTENT.slice(first, last + 1) : null)

        const gap = missing(parts, CONTENT.length)
        expect([gap?.firstByte ?? -1, gap?.lastByte ?? -1]).toEqual([here.indexOf(false), here.lastIndexOf(false)])
      }),
      { numRuns: 1000, seed: 9110 },
    ))
})
