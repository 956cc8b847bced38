import { parseList } from 'structured-headers'
import { describe, expect, it } from 'vitest'
import { endToEnd } from './hop-by-hop.ts'
import { fieldLines, fieldValue, hasField, withField } from './message.ts'
import { serializeMember, token } from './structured.ts'
import { listsEtag, weaklyEqual } from './validators.ts'

describe('header fields', () => {
  it('compares names without case and joins lines', () => {
    const headers = [['Vary', 'a'], ['X', '1'], ['vary', 'b']] as const
    expect(fieldValue(headers, 'VARY')).toBe('a, b')
    expect(fieldLines(headers, 'Vary')).toEqual(['a', 'b'])
    expect(hasField(headers, 'x')).toBe(true)
    expect(fieldValue(headers, 'y')).toBeUndefined()
    expect(withField(headers, 'vary', 'c')).toEqual([['X', '1'], ['vary', 'c']])
  })

  it('drops what belongs to one connection, named or not (RFC 9110 §7.6.1)', () => {
    const headers = [['Connection', 'close, X-Hop'], ['x-hop', '1'], ['Transfer-Encoding', 'chunked'], ['Keep-Alive', '5'], ['ETag', '"a"']] as const
    expect(endToEnd(headers)).toEqual([['ETag', '"a"']])
  })
})

describe('structured fields', () => {
  it('writes tokens bare, strings quoted, and leaves out what is not said', () => {
    const member = serializeMember('tokyo', [['hit', true], ['ttl', -3], ['key', 'a"; b'], ['fwd', token('stale')], ['stored', false], ['detail', undefined]])
    expect(member).toBe('tokyo; hit; ttl=-3; key="a\\"; b"; fwd=stale')
    expect(parseList(member)).toHaveLength(1)
  })

  it('quotes a name that is no token and leaves out text beyond ASCII', () => {
    expect(serializeMember('CDN of ours', [['key', 'GET /müsli']])).toBe('"CDN of ours"')
  })
})

describe('entity tags (RFC 9110 §8.8.3.2)', () => {
  it.each([
    ['"1"', '"1"', true],
    ['W/"1"', '"1"', true],
    ['W/"1"', 'W/"1"', true],
    ['W/"1"', 'W/"2"', false],
    ['"1"', '"1 "', false],
  ])('%s and %s are weakly equal: %s', (one, other, equal) => {
    expect(weaklyEqual(one, other)).toBe(equal)
  })

  it.each([
    ['"a", W/"b"', '"b"', true],
    ['"a,b"', '"b"', false],
    ['unquoted', 'unquoted', true],
    ['a, b', 'b', false],
    ['', '"a"', false],
  ])('the list %s holds %s: %s', (list, etag, held) => {
    expect(listsEtag(list, etag)).toBe(held)
  })
})
