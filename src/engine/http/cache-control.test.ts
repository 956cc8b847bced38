import { describe, expect, it } from 'vitest'
import { directivesOf, NO_DIRECTIVES, parseDirectives, secondsOf } from './cache-control.ts'

describe('Cache-Control (RFC 9111 §5.2)', () => {
  it.each<[string, Record<string, string | null>]>([
    ['public, max-age=60', { public: null, 'max-age': '60' }],
    ['MAX-AGE=60,No-Store', { 'max-age': '60', 'no-store': null }],
    ['max-age="60"', { 'max-age': '60' }],
    ['private="set-cookie, x-user", max-age=5', { private: 'set-cookie, x-user', 'max-age': '5' }],
    ['no-cache="a\\"b"', { 'no-cache': 'a"b' }],
    ['max-age=1, max-age=2', { 'max-age': '1' }],
    [', ,max-age=1,,', { 'max-age': '1' }],
    ['max-age=', { 'max-age': '' }],
    ['max-age=60 , public', { 'max-age': '60', public: null }],
    ['private="never closed, no-store', { private: '"never closed', 'no-store': null }],
    ['community="UCI", max-age=1', { community: 'UCI', 'max-age': '1' }],
    ['', {}],
  ])('reads %s', (value, directives) => {
    expect(Object.fromEntries(parseDirectives(value))).toEqual(directives)
  })

  it('reads several lines as one list', () => {
    const directives = directivesOf([['cache-control', 'public'], ['Cache-Control', 'max-age=9']])
    expect([...directives.keys()]).toEqual(['public', 'max-age'])
    expect(directivesOf([['Accept', '*/*']])).toBe(NO_DIRECTIVES)
  })

  it.each<[string, number | 'invalid' | undefined]>([
    ['max-age=60', 60],
    ['max-age=0', 0],
    ['max-age=99999999999999', 2 ** 31],
    ['max-age=-1', 'invalid'],
    ['max-age=1.5', 'invalid'],
    ['max-age=abc', 'invalid'],
    ['max-age', 'invalid'],
    ['max-age=', 'invalid'],
    ['public', undefined],
  ])('takes the seconds of %s for %s', (value, seconds) => {
    expect(secondsOf(parseDirectives(value), 'max-age')).toBe(seconds)
  })
})
