import { describe, expect, it } from 'vitest'
import { dateAt, reached, request, rungsOf, stored, type Fields } from './engine.testkit.ts'
import type { RungId } from './rungs.ts'
import { selectResponse, variantOf, varyFieldsOf } from './vary.ts'

const gzip = request({ 'Accept-Encoding': 'gzip' })
const german = request({ 'Accept-Language': 'de' })
const plain = stored()
const forGzip = stored({ Vary: 'Accept-Encoding' }, gzip)
const forBr = stored({ Vary: 'Accept-Encoding' }, request({ 'Accept-Encoding': 'br' }))
const newerGzip = stored({ Vary: 'Accept-Encoding', Date: dateAt(9) }, gzip)
const star = stored({ Vary: 'Accept, *' })

const cases: readonly { name: string; candidates: ReturnType<typeof stored>[]; fields: Fields; selected: object | null; because: RungId }[] = [
  { name: 'an empty store', candidates: [], fields: {}, selected: null, because: 'no-stored-response' },
  { name: 'no Vary', candidates: [plain], fields: { Accept: 'image/png' }, selected: plain, because: 'no-vary' },
  { name: 'the same value', candidates: [forBr, forGzip], fields: { 'accept-encoding': 'gzip' }, selected: forGzip, because: 'vary-match' },
  { name: 'another value', candidates: [forBr, forGzip], fields: { 'Accept-Encoding': 'zstd' }, selected: null, because: 'vary-mismatch' },
  { name: 'a value where there was none', candidates: [stored({ Vary: 'Accept' })], fields: { Accept: '*/*' }, selected: null, because: 'vary-mismatch' },
  { name: 'none where there was one', candidates: [forGzip], fields: {}, selected: null, because: 'vary-mismatch' },
  { name: 'none, as before', candidates: [stored({ Vary: 'X' })], fields: {}, selected: { variant: 'x' }, because: 'vary-match' },
  { name: 'an asterisk never matches', candidates: [star], fields: {}, selected: null, because: 'vary-star' },
  { name: 'an asterisk beside a match', candidates: [star, plain], fields: {}, selected: plain, because: 'no-vary' },
  { name: 'an asterisk beside a mismatch', candidates: [forGzip, star], fields: {}, selected: null, because: 'vary-mismatch' },
  { name: 'Vary before no Vary', candidates: [forGzip, plain], fields: { 'Accept-Encoding': 'gzip' }, selected: forGzip, because: 'vary-match' },
  { name: 'the more recent by Date', candidates: [newerGzip, forGzip], fields: { 'Accept-Encoding': 'gzip' }, selected: newerGzip, because: 'vary-match' },
]

describe('selecting by Vary (RFC 9111 §4.1)', () => {
  it.each(cases)('$name: $because', ({ candidates, fields, selected, because }) => {
    const { answer, decision } = selectResponse(candidates, request(fields))
    if (selected === null) expect(answer).toBeNull()
    else expect(answer).toMatchObject(selected)
    expect(decision).toMatchObject({ rule: 'select', because, outcome: selected === null ? 'none' : 'selected' })
  })

  it('reaches every rung', () => expect(reached(cases)).toEqual(rungsOf('select')))

  it('shows a reader both sides of a mismatch', () => {
    const { decision } = selectResponse([stored({ Vary: 'Accept-Language' }, german)], request({ 'Accept-Language': 'ja' }))
    expect(decision.inputs).toEqual({ stored: 1, storedFor: 'accept-language="de"', presented: 'accept-language="ja"' })
  })

  it('lets white space in lists differ, and nothing else', () => {
    const fields = varyFieldsOf([['Vary', 'accept-language , Cookie'], ['vary', 'ACCEPT-LANGUAGE']])
    expect(fields).toEqual(['accept-language', 'cookie'])
    const one = request({ 'Accept-Language': 'de, en;q=0.5', Cookie: 'a=1; b=2' })
    expect(variantOf(fields, one)).toBe(variantOf(fields, request({ 'Accept-Language': 'de,en; q=0.5', Cookie: 'a=1; b=2' })))
    expect(variantOf(fields, one)).not.toBe(variantOf(fields, request({ 'Accept-Language': 'de, en;q=0.5', Cookie: 'a=1;b=2' })))
  })

  it('lets white space around the commas of any field differ, save in quoted strings, comments and cookies', () => {
    const asked = (name: string, value: string) => variantOf([name], request({ [name]: value }))
    expect(asked('x-a', ' 1 ,2, 3')).toBe(asked('x-a', '1,2,3'))
    expect(asked('x-a', '1; 2')).not.toBe(asked('x-a', '1;2'))
    expect(asked('x-a', 'a b')).not.toBe(asked('x-a', 'ab'))
    expect(asked('x-a', '"a, b"')).not.toBe(asked('x-a', '"a,b"'))
    expect(asked('user-agent', 'A (B, C)')).not.toBe(asked('user-agent', 'A (B,C)'))
    expect(asked('cookie', 'user=1, 2')).not.toBe(asked('cookie', 'user=1,2'))
  })

  it('lets case differ in codings and language tags, and nowhere else', () => {
    const asked = (name: string, value: string) => variantOf([name], request({ [name]: value }))
    expect(asked('accept-language', 'de-CH, EN;Q=0.5')).toBe(asked('accept-language', 'de-ch,en;q=0.5'))
    expect(asked('accept-encoding', 'BR')).toBe(asked('accept-encoding', 'br'))
    expect(asked('accept', 'text/x;p=A')).not.toBe(asked('accept', 'text/x;p=a'))
  })

  it.each([
    ['', []],
    [' , ,', []],
    ['*', ['*']],
    [', *', ['*']],
    ['Accept, *', ['*']],
    ['Accept Encoding', ['*']],
    ['Accept;q=1', ['*']],
    ['"Accept"', ['*']],
    ['B, a,,A', ['a', 'b']],
  ])('reads Vary: %s as %j', (value, fields) => {
    expect(varyFieldsOf([['Vary', value]])).toEqual(fields)
  })

  it('leaves out fields that the operator ignores, but never the asterisk', () => {
    expect(varyFieldsOf([['Vary', 'Accept, User-Agent']], new Set(['user-agent']))).toEqual(['accept'])
    expect(varyFieldsOf([['Vary', 'User-Agent, *']], new Set(['user-agent']))).toEqual(['*'])
  })

  it('takes white space in a quoted string for part of the value', () => {
    const asked = (accept: string) => variantOf(['accept'], request({ Accept: accept }))
    expect(asked('text/x;p="a, b"')).not.toBe(asked('text/x;p="a,b"'))
  })

  it('does not let one value pose as two', () => {
    const one = request({ A: '1"; b="2', B: '3' })
    const other = request({ A: '1', B: '2"; b="3' })
    expect(variantOf(['a', 'b'], one)).not.toBe(variantOf(['a', 'b'], other))
  })
})
