import { describe, expect, it } from 'vitest'
import { askedDirectivesOf, directivesOf, listedFields, NO_DIRECTIVES, parseDirectives, secondsOf, speaksOfAll } from './cache-control.ts'

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
    ['max-age =60', { 'max-age': '=60' }],
    ['max-age= 60', { 'max-age': ' 60' }],
    ['max-age="60"x, public', { 'max-age': '"60"x', public: null }],
    ['max-age="60" public', { 'max-age': '60', public: null }],
    ['max-age=60;x', { 'max-age': '60;x' }],
    ["max-age='60'", { 'max-age': "'60'" }],
    ['max-age:60', { 'max-age': null, '60': null }],
    ['x="max-age=3600", max-age=1', { x: 'max-age=3600', 'max-age': '1' }],
    ['max-age=1, x="a, max-age=3600"', { 'max-age': '1', x: 'a, max-age=3600' }],
    ['"no-store", max-age=1', { 'no-store': null, 'max-age': '1' }],
    ['max-age=60", no-store, x="y"', { 'max-age': '60"', 'no-store': null, x: 'y' }],
    ['x="a, public"y, max-age=1', { x: '"a, public"y', 'max-age': '1' }],
    ['private; no-store', { private: null, 'no-store': null }],
    ['public no-store', { public: null, 'no-store': null }],
    ['no-cache="a", no-cache', { 'no-cache': null }],
    ['private="a", private="b"', { private: null }],
    ['a="\\', { a: '"\\' }],
    ['=60, public', { '60': null, public: null }],
  ])('reads %s', (value, directives) => {
    expect(Object.fromEntries(parseDirectives(value))).toEqual(directives)
  })

  it.each([
    [[['Pragma', 'no-cache']], true],
    [[['pragma', 'x, No-Cache']], true],
    [[['Pragma', 'no-cache'], ['Cache-Control', 'max-age=0']], false],
    [[['Pragma', 'x']], false],
  ] as const)('of a request with %j takes no-cache: %s (RFC 9111 §5.4)', (headers, noCache) => {
    expect(askedDirectivesOf(headers).has('no-cache')).toBe(noCache)
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
    ['max-age=003600', 3600],
    ['max-age=+60', 'invalid'],
    ['max-age=6e1', 'invalid'],
    ['max-age=0x3c', 'invalid'],
    ['max-age= 60', 'invalid'],
    ['max-age =60', 'invalid'],
    ['max-age=60;x', 'invalid'],
    ['max-age="60"', 60],
    ['max-age=" 60"', 'invalid'],
    ['max-age=abc', 'invalid'],
    ['max-age', 'invalid'],
    ['max-age=', 'invalid'],
    ['public', undefined],
  ])('takes the seconds of %s for %s', (value, seconds) => {
    expect(secondsOf(parseDirectives(value), 'max-age')).toBe(seconds)
  })

  it.each<[string, readonly string[] | null, boolean]>([
    ['max-age=1', null, false],
    ['private', null, true],
    ['private=""', null, true],
    ['private=","', null, true],
    ['private="Set-Cookie, X-User,"', ['set-cookie', 'x-user'], false],
    ['private=set-cookie', ['set-cookie'], false],
    ['private="a b"', null, true],
    ['private="never closed', null, true],
    ['private="Vary"', null, true],
    ['private="a", private', null, true],
  ])('reads the fields that %s lists', (value, fields, all) => {
    expect(listedFields(parseDirectives(value), 'private')).toEqual(fields)
    expect(speaksOfAll(parseDirectives(value), 'private')).toBe(all)
  })

  it('reads a long row of quotes once', () => {
    const value = `${'a="\\'.repeat(200_000)}, no-store`
    expect(parseDirectives(value).has('no-store')).toBe(true)
  })
})
