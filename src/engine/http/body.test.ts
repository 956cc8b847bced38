import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bodyRuns, joinBodies, sliceBody } from './body.ts'
import { readBody, textBody } from './body.testkit.ts'
import { EMPTY_BODY, type Body } from './message.ts'

const DIGITS = textBody('0123456789')

/** Bodies cut and joined at random, each with the text that it must stand for. */
const cutAndJoined: fc.Arbitrary<{ readonly body: Body; readonly text: string }> = fc.letrec<{ all: { body: Body; text: string } }>((tie) => ({
  all: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.string({ minLength: 1, maxLength: 6, unit: 'grapheme-ascii' }).map((text) => ({ body: textBody(text), text })),
    fc.tuple(tie('all'), fc.nat(20), fc.nat(20)).map(([{ body, text }, a, b]) => {
      const [first, last] = [a % text.length, b % text.length].sort((x, y) => x - y) as [number, number]
      return { body: sliceBody(body, first, last), text: text.slice(first, last + 1) }
    }),
    fc.array(tie('all'), { minLength: 1, maxLength: 4 }).map((all) => ({
      body: joinBodies(all.map(({ body }) => ({ body, firstByte: 0, lastByte: body.lengthBytes - 1 }))),
      text: all.map(({ text }) => text).join(''),
    })),
  ),
})).all

describe('bodies in pieces', () => {
  it('the whole of a body is the body itself', () => {
    expect(sliceBody(DIGITS, 0, 9)).toBe(DIGITS)
    expect(joinBodies([{ body: DIGITS, firstByte: 0, lastByte: 3 }, { body: DIGITS, firstByte: 4, lastByte: 9 }])).toBe(DIGITS)
  })

  it('a slice of a slice points at the first body', () => {
    const slice = sliceBody(sliceBody(DIGITS, 2, 8), 1, 3)
    expect(slice).toEqual({ lengthBytes: 3, content: '0123456789', pieces: [{ body: DIGITS, firstByte: 3, lastByte: 5 }] })
    expect(bodyRuns(slice)).toEqual([{ content: '0123456789', firstByte: 3, lastByte: 5 }])
  })

  it('nothing is no run', () => {
    expect(bodyRuns(EMPTY_BODY)).toEqual([])
    expect(joinBodies([])).toBe(EMPTY_BODY)
  })

  it.each([[-1, 3], [0, 10], [4, 3], [NaN, 3]])('refuses bytes that are not there: %d to %d', (first, last) => {
    expect(() => sliceBody(DIGITS, first, last)).toThrow(/has no bytes/)
  })

  it('keeps every byte in its place, however often it was cut and joined', () =>
    fc.assert(
      fc.property(cutAndJoined, ({ body, text }) => {
        expect(readBody(body)).toBe(text)
        expect(body.lengthBytes).toBe(text.length)
        expect((body.pieces ?? []).every((piece) => piece.body.pieces === undefined)).toBe(true)
      }),
      { numRuns: 500, seed: 9110 },
    ))
})
