import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatContentRange, formatUnsatisfiedRange, intervalOf, parseContentRange, parseRange } from './range.ts'

const HUGE = '9'.repeat(40)

describe('Range (RFC 9110 §14.1, §14.2)', () => {
  it.each([
    ['bytes=0-1', [{ firstByte: 0, lastByte: 1 }]],
    ['bytes=1-', [{ firstByte: 1, lastByte: null }]],
    ['bytes=-5', [{ suffixBytes: 5 }]],
    ['BYTES=00-01', [{ firstByte: 0, lastByte: 1 }]],
    [' bytes=0-0 ', [{ firstByte: 0, lastByte: 0 }]],
    ['bytes=, 0-0 ,, -1 ,', [{ firstByte: 0, lastByte: 0 }, { suffixBytes: 1 }]],
    [`bytes=0-${HUGE}`, [{ firstByte: 0, lastByte: Number.MAX_SAFE_INTEGER }]],
    [`bytes=-${HUGE}`, [{ suffixBytes: Number.MAX_SAFE_INTEGER }]],
  ])('%s is read', (value, ranges) => expect(parseRange(value)).toEqual(ranges))

  it.each([
    ...['', 'bytes', 'bytes=', 'bytes=,', 'bytes=-', 'bytes=a-b', 'bytes=1', 'bytes= 1 - 2', 'bytes =0-1', 'bytes=--1', 'bytes=+1-2', 'bytes=0x1-2'],
    ...['bytes=1.0-2', 'bytes=2-1', 'bytes=0-1,2', 'bytes=0-1, bytes=2-3', 'lines=0-1', 'bytes=0-1;q=1', '=0-1', `bytes=${HUGE}9-${HUGE}8`, 'bytes=٣-٤'],
  ])('%s is ignored', (value) => expect(parseRange(value)).toBeNull())

  it.each([
    ['bytes=0-1', 10, { firstByte: 0, lastByte: 1 }],
    ['bytes=5-', 10, { firstByte: 5, lastByte: 9 }],
    ['bytes=5-99', 10, { firstByte: 5, lastByte: 9 }],
    ['bytes=-3', 10, { firstByte: 7, lastByte: 9 }],
    ['bytes=-99', 10, { firstByte: 0, lastByte: 9 }],
    [`bytes=0-${HUGE}`, 10, { firstByte: 0, lastByte: 9 }],
    ['bytes=9-', 10, { firstByte: 9, lastByte: 9 }],
    ['bytes=10-', 10, null],
    [`bytes=${HUGE}-`, 10, null],
    ['bytes=-0', 10, null],
    ['bytes=0-', 0, null],
    ['bytes=-1', 0, null],
  ])('%s of %i bytes', (value, completeBytes, interval) => {
    const [range] = parseRange(value) ?? []
    expect(range && intervalOf(range, completeBytes)).toEqual(interval)
  })

  it('never throws, and means only bytes that are there', () =>
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^bytes=[-0-9, ]{0,30}$/)), fc.nat(100), (value, completeBytes) => {
        for (const range of parseRange(value) ?? []) {
          const interval = intervalOf(range, completeBytes)
          if (interval === null) continue
          expect(interval.firstByte).toBeGreaterThanOrEqual(0)
          expect(interval.firstByte).toBeLessThanOrEqual(interval.lastByte)
          expect(interval.lastByte).toBeLessThan(completeBytes)
        }
      }),
      { numRuns: 2000, seed: 9110 },
    ))
})

describe('Content-Range (RFC 9110 §14.4)', () => {
  it.each([
    ['bytes 0-4/10', { firstByte: 0, lastByte: 4, completeBytes: 10 }],
    ['Bytes 4-9/*', { firstByte: 4, lastByte: 9, completeBytes: null }],
    [' bytes  0-0/1 ', { firstByte: 0, lastByte: 0, completeBytes: 1 }],
  ])('%s is read', (value, range) => expect(parseContentRange(value)).toEqual(range))

  it.each([
    ...['', 'bytes */10', 'bytes 5-4/10', 'bytes 0-10/10', 'bytes 0-4', 'bytes=0-4/10', 'lines 0-4/10', 'bytes 0-4/10, bytes 5-9/10', 'bytes -4/10'],
    ...[`bytes 0-${HUGE}/*`, `bytes 0-4/${HUGE}`],
  ])('%s cannot be', (value) => expect(parseContentRange(value)).toBeNull())

  it('is read as it was written', () =>
    fc.assert(
      fc.property(fc.nat(1000), fc.nat(1000), fc.nat(1000), (firstByte, more, after) => {
        const lastByte = firstByte + more
        const completeBytes = lastByte + 1 + after
        expect(parseContentRange(formatContentRange({ firstByte, lastByte }, completeBytes))).toEqual({ firstByte, lastByte, completeBytes })
        expect(parseContentRange(formatUnsatisfiedRange(completeBytes))).toBeNull()
      }),
    ))

  it('never throws', () => fc.assert(fc.property(fc.string(), (value) => void parseContentRange(value))))
})
