import { describe, expect, it } from 'vitest'
import { keptAlone, keptTogether } from './combine.ts'
import { at, dateAt, lines, reached, request, rungsOf, START_MS, type Fields } from './engine.testkit.ts'
import { readBody, textBody } from './http/body.testkit.ts'
import { bodyOf } from './http/parts.ts'
import { strongValidators } from './http/validators.ts'
import { mayKeepPart, MOST_PARTS, restOf } from './partial.ts'
import type { Ranged } from './range.ts'
import { receive, type ReceivedResponse } from './received.ts'
import type { RungId } from './rungs.ts'

const TEXT = '0123456789'

function part(text: string, fields: Fields = {}, status = 206, seconds = 0): ReceivedResponse {
  return receive({ status, headers: lines({ Date: dateAt(seconds), ...fields }), body: textBody(text) }, at(seconds), at(seconds))
}

const tag = { ETag: '"v1"' }
const middle = part('345', { 'Content-Range': 'bytes 3-5/10', ...tag })

function storedWhole(etag: string | null, lastModifiedMs: number | null = null, text = TEXT, status = 200): Ranged {
  return { status, body: textBody(text), strong: strongValidators(etag, lastModifiedMs, START_MS), partial: null, storedAtMs: START_MS }
}

function storedParts(etag: string | null, ...given: readonly (readonly [number, number])[]): Ranged {
  const parts = given.map(([firstByte, lastByte]) => ({ firstByte, lastByte, body: textBody(TEXT.slice(firstByte, lastByte + 1)) }))
  return { ...storedWhole(etag), body: textBody('?'), partial: { completeBytes: 10, parts } }
}

interface Case {
  readonly name: string
  readonly text?: string
  readonly fields: Fields
  readonly status?: number
  readonly ask?: Fields
  readonly cutOff?: true
  readonly previous?: Ranged
  readonly outcome: 'refuse' | 'alone' | 'combine'
  readonly because: RungId
}

const range = { Range: 'bytes=3-5' }
const five = { 'Content-Range': 'bytes 3-5/10' }
const lengthTen = { 'Content-Length': '10' }
const longAgo = { 'Last-Modified': dateAt(-60) }
const many: Ranged = { ...storedWhole('"v1"'), partial: { completeBytes: 10, parts: Array.from({ length: MOST_PARTS }, () => ({ firstByte: 0, lastByte: 0, body: textBody('0') })) } }

const cases: readonly Case[] = [
  { name: 'a part', fields: five, outcome: 'alone', because: 'first-part' },
  { name: 'a part that nobody asked for', fields: five, ask: {}, outcome: 'refuse', because: 'part-not-asked-for' },
  { name: 'no Content-Range, as with several parts', fields: { 'Content-Type': 'multipart/byteranges' }, outcome: 'refuse', because: 'content-range-unreadable' },
  { name: 'a range that cannot be', fields: { 'Content-Range': 'bytes 5-3/10' }, outcome: 'refuse', because: 'content-range-unreadable' },
  { name: 'another unit', fields: { 'Content-Range': 'lines 3-5/10' }, outcome: 'refuse', because: 'content-range-unreadable' },
  { name: 'of unknown length', fields: { 'Content-Range': 'bytes 3-5/*' }, outcome: 'refuse', because: 'complete-length-unknown' },
  { name: 'fewer bytes than announced', text: '01234', fields: { 'Content-Range': 'bytes 4-9/10' }, outcome: 'refuse', because: 'part-length-differs' },
  { name: 'more bytes than announced', text: '3456', fields: five, outcome: 'refuse', because: 'part-length-differs' },
  { name: 'more bytes than announced, then cut off', text: '3456', fields: five, cutOff: true, outcome: 'refuse', because: 'part-length-differs' },

  { name: 'a part cut off', text: '34', fields: { ...five, ...tag }, cutOff: true, outcome: 'alone', because: 'first-part' },
  { name: 'a part cut off that may be weak', text: '34', fields: { ...five, ETag: 'W/"v1"' }, cutOff: true, outcome: 'refuse', because: 'cut-off-without-validator' },
  { name: 'a 200 cut off', text: '0123', status: 200, fields: { ...lengthTen, ...tag }, ask: {}, cutOff: true, outcome: 'alone', because: 'first-part' },
  { name: 'a 200 cut off, with a date', text: '0123', status: 200, fields: { ...lengthTen, ...longAgo }, cutOff: true, outcome: 'alone', because: 'first-part' },
  { name: 'a 200 cut off, without a validator', text: '0123', status: 200, fields: lengthTen, cutOff: true, outcome: 'refuse', because: 'cut-off-without-validator' },
  { name: 'a 200 cut off, of unknown length', text: '0123', status: 200, fields: tag, cutOff: true, outcome: 'refuse', because: 'complete-length-unknown' },
  { name: 'a 200 cut off, of two lengths', text: '0123', status: 200, fields: { 'Content-Length': '10, 12', ...tag }, cutOff: true, outcome: 'refuse', because: 'complete-length-unknown' },
  { name: 'a 200 cut off before its first byte', text: '', status: 200, fields: { ...lengthTen, ...tag }, cutOff: true, outcome: 'refuse', because: 'part-length-differs' },
  { name: 'a 200 that was to be empty', text: '', status: 200, fields: { 'Content-Length': '0', ...tag }, cutOff: true, outcome: 'refuse', because: 'content-range-unreadable' },

  { name: 'the same tag', fields: { ...five, ...tag }, previous: storedParts('"v1"', [0, 2]), outcome: 'combine', because: 'same-strong-validator' },
  { name: 'the same tag, to a client that said If-Range', fields: { ...five, ...tag }, ask: { ...range, 'If-Range': '"v1"' }, previous: storedParts('"v1"', [0, 2]), outcome: 'combine', because: 'same-strong-validator' },
  { name: 'the same tag as of a whole', fields: { ...five, ...tag }, previous: storedWhole('"v1"'), outcome: 'combine', because: 'same-strong-validator' },
  { name: 'the same date, long ago', fields: { ...five, ...longAgo }, previous: storedWhole(null, at(-60)), outcome: 'combine', because: 'same-strong-validator' },
  { name: 'the same date, a moment ago', fields: { ...five, 'Last-Modified': dateAt(-59) }, previous: storedWhole(null, at(-59)), outcome: 'alone', because: 'other-content' },
  { name: 'the same date, and a tag on one side', fields: { ...five, ...longAgo, ...tag }, previous: storedWhole(null, at(-60)), outcome: 'alone', because: 'other-content' },
  { name: 'another tag', fields: { ...five, ETag: '"v2"' }, previous: storedParts('"v1"', [0, 2]), outcome: 'alone', because: 'other-content' },
  { name: 'the same weak tag', fields: { ...five, ETag: 'W/"v1"' }, previous: storedParts('W/"v1"', [0, 2]), outcome: 'alone', because: 'other-content' },
  { name: 'no validators', fields: five, previous: storedParts(null, [0, 2]), outcome: 'alone', because: 'other-content' },
  { name: 'the same tag for another length', fields: { ...five, ...tag }, previous: storedWhole('"v1"', null, 'abc'), outcome: 'alone', because: 'other-content' },
  { name: 'the same tag as of a stored 404', fields: { ...five, ...tag }, previous: storedWhole('"v1"', null, TEXT, 404), outcome: 'alone', because: 'other-content' },
  { name: 'to a client that said If-Range', fields: { ...five, ...tag }, ask: { ...range, 'If-Range': '"v1"' }, outcome: 'refuse', because: 'answer-to-if-range' },
  { name: 'to such a client, with another content stored', fields: { ...five, ...tag }, ask: { ...range, 'If-Range': '"v1"' }, previous: storedParts('"v0"', [0, 2]), outcome: 'refuse', because: 'answer-to-if-range' },
  { name: 'one too many', fields: { ...five, ...tag }, previous: many, outcome: 'alone', because: 'too-many-parts' },
]

const dated: Ranged = { ...storedParts(null, [0, 4]), strong: strongValidators(null, at(-60), START_MS) }

const restCases: readonly { name: string; stored: Ranged; fields: Fields; outcome: string; because: RungId }[] = [
  { name: 'the end', stored: storedParts('"v1"', [0, 4]), fields: { Range: 'bytes=5-', 'If-Range': '"v1"' }, outcome: 'fetch-rest', because: 'rest-asked-for' },
  { name: 'the beginning', stored: storedParts('"v1"', [6, 9]), fields: { Range: 'bytes=0-5', 'If-Range': '"v1"' }, outcome: 'fetch-rest', because: 'rest-asked-for' },
  { name: 'two gaps', stored: storedParts('"v1"', [0, 1], [4, 5], [8, 9]), fields: { Range: 'bytes=2-7', 'If-Range': '"v1"' }, outcome: 'fetch-rest', because: 'rest-asked-for' },
  { name: 'a date', stored: dated, fields: { Range: 'bytes=5-', 'If-Range': dateAt(-60) }, outcome: 'fetch-rest', because: 'rest-asked-for' },
  { name: 'all but the middle', stored: storedParts('"v1"', [4, 5]), fields: {}, outcome: 'fetch-whole', because: 'rest-is-everywhere' },
  { name: 'a weak tag', stored: storedParts('W/"v1"', [0, 4]), fields: {}, outcome: 'fetch-whole', because: 'rest-needs-validator' },
  { name: 'nothing', stored: storedWhole('"v1"'), fields: {}, outcome: 'fetch-whole', because: 'rest-needs-validator' },
]

describe('keeping a part (RFC 9111 §3.3, §3.4)', () => {
  it.each(cases)('$name: $outcome, $because', ({ text = '345', fields, status, ask = range, cutOff, previous = null, outcome, because }) => {
    const { answer, decision } = mayKeepPart({ request: request(ask), response: part(text, fields, status), complete: !cutOff, previous })
    expect(decision).toMatchObject({ rule: 'partial', outcome, because })
    expect(answer).toBe(outcome)
  })

  it('reaches every rung', () => expect(reached([...cases, ...restCases])).toEqual(rungsOf('partial')))
})

describe('asking for the rest (RFC 9111 §3.3)', () => {
  it.each(restCases)('$name: $outcome, $because', ({ stored, fields, outcome, because }) => {
    const { answer, decision } = restOf(stored)
    expect(decision).toMatchObject({ rule: 'partial', outcome, because })
    expect(Object.fromEntries(answer)).toEqual(fields)
  })
})

describe('putting together', () => {
  it('a part by itself is stored as the 200 that it is a part of', () => {
    const digest = { 'Content-Digest': 'sha-256=:x:', 'Content-Length': '3' }
    const { response, partial, bodyBytes } = keptAlone(part('345', { ...five, ...tag, ...digest, 'Content-Type': 'text/plain' }))
    expect(response.status).toBe(200)
    expect(Object.fromEntries(response.headers)).toEqual({ Date: dateAt(0), ...tag, 'Content-Type': 'text/plain', 'Content-Length': '10' })
    expect(partial).toEqual({ completeBytes: 10, parts: [{ firstByte: 3, lastByte: 5, body: textBody('345') }] })
    expect(bodyBytes).toBe(3)
  })

  it('a part that is everything is whole', () => {
    const { response, partial } = keptAlone(part(TEXT, { 'Content-Range': 'bytes 0-9/10' }))
    expect(partial).toBeNull()
    expect(readBody(response.body)).toBe(TEXT)
  })

  it('parts become whole, in the times and fields of the newer one', () => {
    const previous = storedParts('"v1"', [0, 4], [6, 9])
    const renewed = part('', { ...tag, 'X-New': '1', 'Content-Type': 'text/plain' }, 200, 7)
    const { response, partial, bodyBytes } = keptTogether(previous, renewed, middle)
    expect(partial).toBeNull()
    expect(readBody(response.body)).toBe(TEXT)
    expect(Object.fromEntries(response.headers)).toEqual({ Date: dateAt(7), ...tag, 'X-New': '1', 'Content-Type': 'text/plain', 'Content-Length': '10' })
    expect(response).toMatchObject({ status: 200, receivedAtMs: at(7) })
    expect(bodyBytes).toBe(12)
  })

  it('parts with a gap stay parts', () => {
    const { partial } = keptTogether(storedParts('"v1"', [0, 1], [8, 9]), part('', tag, 200), middle)
    const body = (firstByte: number, lastByte: number) => bodyOf(partial?.parts ?? [], { firstByte, lastByte })
    expect(partial?.parts).toHaveLength(3)
    expect(body(0, 9)).toBeNull()
    expect(readBody(body(3, 5)!)).toBe('345')
  })

  it('a whole stays whole, and needs no part', () => {
    const { response, partial, bodyBytes } = keptTogether(storedWhole('"v1"'), part('', tag, 200), middle)
    expect(partial).toBeNull()
    expect(readBody(response.body)).toBe(TEXT)
    expect(bodyBytes).toBe(10)
  })

  it('a 200 that was cut off brings the fields of the whole', () => {
    const cutOff = part('0123', { ...tag, ...lengthTen, 'X-New': '1' }, 200, 7)
    const { response, partial } = keptTogether(storedParts('"v1"', [4, 9]), part('', { ...tag, 'X-Old': '1', 'X-New': '1' }, 200, 7), cutOff)
    expect(partial).toBeNull()
    expect(readBody(response.body)).toBe(TEXT)
    expect(Object.fromEntries(response.headers)).toEqual({ Date: dateAt(7), ...tag, ...lengthTen, 'X-New': '1' })
  })

  it('refuses what was not asked about', () => {
    expect(() => keptAlone(part('345'))).toThrow(/has no place/)
  })
})
