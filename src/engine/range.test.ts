import { describe, expect, it } from 'vitest'
import { dateAt, reached, request, rungsOf, type Fields } from './engine.testkit.ts'
import { readBody, textBody } from './http/body.testkit.ts'
import { fieldValue, type HttpResponse } from './http/message.ts'
import { parseHttpDate } from './http/dates.ts'
import { strongValidators } from './http/validators.ts'
import { partialAnswer, unsatisfiableAnswer } from './range-answer.ts'
import { concernsRange, rangeFor, type Ranged } from './range.ts'
import type { RungId } from './rungs.ts'

const TEXT = '0123456789'

interface Has {
  readonly status?: number
  readonly etag?: string
  readonly lastModifiedSeconds?: number
  readonly text?: string
  /** First and last byte of each part; left out: all is here. */
  readonly parts?: readonly (readonly [number, number])[]
}

function ranged({ status = 200, etag, lastModifiedSeconds, text = TEXT, parts }: Has = {}): Ranged {
  const lastModifiedMs = lastModifiedSeconds === undefined ? null : parseHttpDate(dateAt(lastModifiedSeconds), 0)
  return {
    status,
    body: textBody(text),
    strong: strongValidators(etag ?? null, lastModifiedMs, parseHttpDate(dateAt(0), 0) ?? 0),
    partial: parts
      ? { completeBytes: text.length, parts: parts.map(([firstByte, lastByte]) => ({ firstByte, lastByte, body: textBody(text.slice(firstByte, lastByte + 1)) })) }
      : null,
    storedAtMs: 0,
  }
}

interface Case {
  readonly name: string
  readonly ask: Fields
  readonly method?: string
  readonly has?: Has
  /** The bytes sent, or the answer's type. */
  readonly outcome: string
  readonly because: RungId
}

const bytes = (set: string, fields: Fields = {}): Fields => ({ Range: `bytes=${set}`, ...fields })
const parts: Has = { etag: '"v1"', parts: [[2, 4], [5, 7]] }

const cases: readonly Case[] = [
  { name: 'first and last byte', ask: bytes('0-1'), outcome: '01', because: 'range-of-whole' },
  { name: 'from a byte on', ask: bytes('8-'), outcome: '89', because: 'range-of-whole' },
  { name: 'the last bytes', ask: bytes('-3'), outcome: '789', because: 'range-of-whole' },
  { name: 'more than there is', ask: bytes('5-99'), outcome: '56789', because: 'range-of-whole' },
  { name: 'all of it', ask: bytes('0-'), outcome: TEXT, because: 'range-of-whole' },
  { name: 'beyond the end', ask: bytes('10-'), outcome: 'unsatisfiable', because: 'range-unsatisfiable' },
  { name: 'the last no bytes', ask: bytes('-0'), outcome: 'unsatisfiable', because: 'range-unsatisfiable' },
  { name: 'beyond the end, with parts here', ask: bytes('10-'), has: parts, outcome: 'not-held', because: 'range-unsatisfiable' },
  { name: 'several', ask: bytes('0-1,4-5'), outcome: 'whole', because: 'several-ranges' },
  { name: 'several, with parts here', ask: bytes('2-3,5-6'), has: parts, outcome: 'not-held', because: 'several-ranges' },
  { name: 'another unit', ask: { Range: 'lines=0-1' }, outcome: 'whole', because: 'range-not-understood' },
  { name: 'no range', ask: { Range: 'bytes=b-a' }, outcome: 'whole', because: 'range-not-understood' },
  { name: 'two Range lines', ask: { Range: 'bytes=0-1', range: 'bytes=4-5' }, outcome: 'whole', because: 'range-not-understood' },
  { name: 'HEAD', ask: bytes('0-1'), method: 'HEAD', outcome: 'whole', because: 'range-only-get' },
  { name: 'HEAD, with parts here', ask: {}, method: 'HEAD', has: parts, outcome: 'not-held', because: 'range-only-get' },
  { name: 'a stored 404', ask: bytes('0-1'), has: { status: 404 }, outcome: 'whole', because: 'range-needs-200' },
  { name: 'no content', ask: bytes('-1'), has: { text: '' }, outcome: 'whole', because: 'nothing-to-divide' },
  { name: 'all of it, with parts here', ask: {}, has: parts, outcome: 'not-held', because: 'no-range' },
  { name: 'within one part', ask: bytes('3-4'), has: parts, outcome: '34', because: 'range-held' },
  { name: 'across two parts', ask: bytes('3-6'), has: parts, outcome: '3456', because: 'range-held' },
  { name: 'the last bytes, which are not here', ask: bytes('-3'), has: parts, outcome: 'not-held', because: 'range-not-held' },
  { name: 'half of it here', ask: bytes('6-8'), has: parts, outcome: 'not-held', because: 'range-not-held' },

  { name: 'If-Range with the same tag', ask: bytes('0-1', { 'If-Range': '"v1"' }), has: { etag: '"v1"' }, outcome: '01', because: 'range-of-whole' },
  { name: 'If-Range with another tag', ask: bytes('0-1', { 'If-Range': '"v2"' }), has: { etag: '"v1"' }, outcome: 'whole', because: 'if-range-differs' },
  { name: 'If-Range with another tag, with parts here', ask: bytes('3-4', { 'If-Range': '"v2"' }), has: parts, outcome: 'not-held', because: 'if-range-differs' },
  { name: 'If-Range before an unsatisfiable range', ask: bytes('99-', { 'If-Range': '"v2"' }), has: { etag: '"v1"' }, outcome: 'whole', because: 'if-range-differs' },
  { name: 'If-Range with the same weak tag', ask: bytes('0-1', { 'If-Range': 'W/"v1"' }), has: { etag: 'W/"v1"' }, outcome: 'whole', because: 'if-range-differs' },
  { name: 'If-Range with a strong tag for a weak one', ask: bytes('0-1', { 'If-Range': '"v1"' }), has: { etag: 'W/"v1"' }, outcome: 'whole', because: 'if-range-differs' },
  { name: 'If-Range with a tag where there is none', ask: bytes('0-1', { 'If-Range': '"v1"' }), outcome: 'whole', because: 'if-range-differs' },
  { name: 'If-Range with a tag without quotes', ask: bytes('0-1', { 'If-Range': 'v1' }), has: { etag: '"v1"' }, outcome: 'whole', because: 'if-range-differs' },
  { name: 'If-Range with the date', ask: bytes('0-1', { 'If-Range': dateAt(-60) }), has: { lastModifiedSeconds: -60 }, outcome: '01', because: 'range-of-whole' },
  { name: 'If-Range with a later date', ask: bytes('0-1', { 'If-Range': dateAt(-59) }), has: { lastModifiedSeconds: -60 }, outcome: 'whole', because: 'if-range-differs' },
  { name: 'If-Range with a date too near to be strong', ask: bytes('0-1', { 'If-Range': dateAt(-59) }), has: { lastModifiedSeconds: -59 }, outcome: 'whole', because: 'if-range-differs' },
  { name: 'If-Range with the date of what has a tag', ask: bytes('0-1', { 'If-Range': dateAt(-99) }), has: { lastModifiedSeconds: -99, etag: '"v1"' }, outcome: 'whole', because: 'if-range-differs' },
]

describe('ranges (RFC 9110 §14.2)', () => {
  it.each(cases)('$name: $outcome, $because', ({ ask, method, has, outcome, because }) => {
    const [asked, stored] = [request(ask, method), ranged(has)]
    const { answer, decision } = rangeFor(asked, stored)
    expect(decision).toMatchObject({ rule: 'range', outcome: answer.type, because })
    if (answer.type !== 'part') return expect(answer.type).toBe(outcome)
    expect(readBody(partialAnswer(asked, stored, [], answer).body)).toBe(outcome)
  })

  it('reaches every rung', () => expect(reached(cases)).toEqual(rungsOf('range')))

  it('are asked about only where there is a Range, or a part', () => {
    expect(concernsRange(request(), ranged())).toBe(false)
    expect(concernsRange(request({ 'If-Range': '"v1"' }), ranged())).toBe(false)
    expect(concernsRange(request(bytes('0-1')), ranged())).toBe(true)
    expect(concernsRange(request(), ranged(parts))).toBe(true)
  })
})

describe('answers', () => {
  const headers = Object.entries({
    'Content-Type': 'text/plain',
    'Content-Length': '10',
    'content-range': 'bytes 0-9/10',
    ETag: '"v1"',
    'Content-Digest': 'sha-256=:x:',
    'Cache-Control': 'max-age=60',
  })
  const fieldsOf = ({ headers: lines }: HttpResponse) => Object.fromEntries(lines)

  it('a 206 has the fields of the 200, and says which bytes it has', () => {
    const answer = partialAnswer(request(bytes('2-4')), ranged(), headers, { firstByte: 2, lastByte: 4 })
    expect(answer.status).toBe(206)
    expect(fieldsOf(answer)).toEqual({
      'Content-Type': 'text/plain',
      ETag: '"v1"',
      'Cache-Control': 'max-age=60',
      'Content-Range': 'bytes 2-4/10',
      'Content-Length': '3',
    })
  })

  it('a client that said If-Range gets only what it does not have yet', () => {
    const answer = partialAnswer(request(bytes('2-4', { 'If-Range': '"v1"' })), ranged(parts), headers, { firstByte: 2, lastByte: 4 })
    expect(fieldsOf(answer)).toEqual({ ETag: '"v1"', 'Cache-Control': 'max-age=60', 'Content-Range': 'bytes 2-4/10', 'Content-Length': '3' })
  })

  it('a 416 says how long the content is', () => {
    const answer = unsatisfiableAnswer(ranged(), headers)
    expect(answer).toMatchObject({ status: 416, body: { lengthBytes: 0 } })
    expect(fieldsOf(answer)).toEqual({ 'Cache-Control': 'max-age=60', 'Content-Range': 'bytes */10', 'Content-Length': '0' })
    expect(fieldValue(answer.headers, 'etag')).toBeUndefined()
  })

  it('a part that is not here is no answer', () => {
    expect(() => partialAnswer(request(bytes('0-9')), ranged(parts), headers, { firstByte: 0, lastByte: 9 })).toThrow(/not stored/)
  })
})
