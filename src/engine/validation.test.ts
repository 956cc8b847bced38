import { describe, expect, it } from 'vitest'
import { at, dateAt, lines, reached, received, rungsOf, stored, type Fields } from './engine.testkit.ts'
import { receive } from './received.ts'
import type { RungId } from './rungs.ts'
import { conditionFor, renewed, validationAnswer, withCondition } from './validation.ts'

const conditionCases: readonly { name: string; fields: Fields; condition: Fields; because: RungId }[] = [
  { name: 'an entity tag', fields: { ETag: '"v1"' }, condition: { 'If-None-Match': '"v1"' }, because: 'etag-validator' },
  {
    name: 'both',
    fields: { ETag: 'W/"v1"', 'Last-Modified': dateAt(-9) },
    condition: { 'If-None-Match': 'W/"v1"', 'If-Modified-Since': dateAt(-9) },
    because: 'etag-validator',
  },
  { name: 'a date', fields: { 'Last-Modified': dateAt(-9) }, condition: { 'If-Modified-Since': dateAt(-9) }, because: 'last-modified-validator' },
  { name: 'neither', fields: {}, condition: {}, because: 'no-validator' },
  { name: 'a date that cannot be read', fields: { 'Last-Modified': 'today' }, condition: {}, because: 'no-validator' },
]

const answerCases: readonly { name: string; status: number; fields?: Fields; was?: Fields; others?: readonly Fields[]; outcome: string; because: RungId }[] = [
  { name: 'the same tag', status: 304, fields: { ETag: '"v1"' }, outcome: 'renew', because: 'not-modified' },
  { name: 'the same tag, weak', status: 304, fields: { ETag: 'W/"v1"' }, outcome: 'renew', because: 'not-modified' },
  { name: 'a strong tag for a weak one', status: 304, was: { ETag: 'W/"v1"' }, fields: { ETag: '"v1"' }, outcome: 'ask-again', because: 'not-modified-other' },
  { name: 'the same weak tag', status: 304, was: { ETag: 'W/"v1"' }, fields: { ETag: 'W/"v1"' }, outcome: 'renew', because: 'not-modified' },
  { name: 'the tag of another variant', status: 304, fields: { ETag: '"v2"' }, others: [{ ETag: '"v0"' }, { ETag: '"v2"' }], outcome: 'renew-other', because: 'not-modified-variant' },
  { name: 'no tag', status: 304, outcome: 'renew', because: 'not-modified' },
  { name: 'a tag where there was none', status: 304, was: {}, fields: { ETag: '"v1"' }, outcome: 'renew', because: 'not-modified' },
  { name: 'another tag', status: 304, fields: { ETag: '"v2"' }, outcome: 'ask-again', because: 'not-modified-other' },
  { name: 'a new version', status: 200, fields: { ETag: '"v2"' }, outcome: 'replace', because: 'full-response' },
  { name: 'gone', status: 404, outcome: 'replace', because: 'full-response' },
  { name: 'the origin is ill', status: 503, outcome: 'replace', because: 'server-error' },
]

describe('validation (RFC 9111 §4.3)', () => {
  it.each(conditionCases)('asks with $name', ({ fields, condition, because }) => {
    const { answer, decision } = conditionFor(stored(fields))
    expect(answer).toEqual(lines(condition))
    expect(decision).toMatchObject({ rule: 'validate', because, outcome: answer.length > 0 ? 'ask' : 'fetch' })
  })

  it.each(answerCases)('$status, $name: $outcome', ({ status, fields, was = { ETag: '"v1"' }, others = [], outcome, because }) => {
    const { answer, decision } = validationAnswer(stored(was), received(fields, status), others.map((each) => stored(each)))
    expect(decision).toMatchObject({ rule: 'validate', outcome, because })
    expect(answer).toBe(outcome)
  })

  it('reaches every rung', () => expect(reached([...conditionCases, ...answerCases])).toEqual(rungsOf('validate')))

  it("puts our condition in the client's place", () => {
    const client = lines({ Accept: '*/*', 'if-none-match': '"old"', 'If-Modified-Since': dateAt(-99) })
    expect(withCondition(client, lines({ 'If-None-Match': '"v1"' }))).toEqual(lines({ Accept: '*/*', 'If-None-Match': '"v1"' }))
  })
})

describe('renewing (RFC 9111 §3.2, §4.3.4)', () => {
  const ofTheContent = { 'Content-Length': '1000', 'Content-Encoding': 'gzip', 'Content-MD5': 'rL0Y20zC+Fzt72VPzMSk2A==' }
  const ofNothing = { 'Content-Length': '0', 'Content-Encoding': 'br', 'Content-MD5': '1B2M2Y8AsgTpgAmY7PhCfg==' }
  const before = stored({ ETag: '"v1"', 'Cache-Control': 'max-age=60', ...ofTheContent, 'Content-Type': 'text/plain', Age: '5', 'X-Old': 'stays' })
  const fields = { Date: dateAt(100), 'cache-control': 'max-age=5', ...ofNothing, 'Content-Type': 'text/plain;charset=utf-8', Age: '2' }
  const notModified = receive(
    { status: 304, headers: lines(fields), body: { lengthBytes: 0 } },
    at(100),
    at(101),
  )
  const after = renewed(before, notModified)

  it('keeps status and body, takes the new fields, leaves what tells the bytes of the content', () => {
    expect(after.status).toBe(200)
    expect(after.body).toBe(before.body)
    expect(Object.fromEntries(after.headers)).toEqual({
      ETag: '"v1"',
      ...ofTheContent,
      'Content-Type': 'text/plain;charset=utf-8',
      'X-Old': 'stays',
      Date: dateAt(100),
      'cache-control': 'max-age=5',
      Age: '2',
    })
  })

  it("takes the 304's times, and its directives for the lifetime to come", () => {
    expect(after).toMatchObject({ dateMs: at(100), requestSentAtMs: at(100), receivedAtMs: at(101) })
    expect(after.directives.get('max-age')).toBe('5')
  })
})
