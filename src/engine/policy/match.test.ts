import { describe, expect, it } from 'vitest'
import { comparablePath, matcher, targetOf } from './match.ts'
import { pattern } from './pattern.ts'
import type { PolicyRoute } from './schema.ts'

const fits = (match: PolicyRoute['match'], url: string, method = 'GET') => matcher(match)(targetOf({ method, url, headers: [] }))

describe('patterns', () => {
  it.each([
    ['/a', '/a', true],
    ['/a', '/ab', false],
    ['*', '', true],
    ['/a/*', '/a/', true],
    ['/a/*', '/a', false],
    ['/a/*', '/a/b/c', true],
    ['*.css', '/x.css', true],
    ['/a*a', '/a', false],
    ['/a*a', '/aa', true],
    ['/*/b/*', '/a/b/c', true],
    ['/*/b/*', '/b/c', false],
    ['*ab*ab*', 'abab', true],
    ['*ab*ab*', 'aba', false],
    ['a**b', 'ab', true],
    ['/A', '/a', false],
    ['/a.b', '/axb', false],
  ])('%s and %s: %s', (written, text, expected) => {
    expect(pattern(written)(text)).toBe(expected)
  })

  it('take no more than their share of time', () => {
    const fitsAll = pattern(`${'*a'.repeat(200)}*b`)
    expect(fitsAll('a'.repeat(100_000))).toBe(false)
  })
})

describe('routes', () => {
  const shop = 'https://shop.example'
  it.each<[PolicyRoute['match'], string, boolean]>([
    [{ paths: ['/api/*'] }, `${shop}/api/me?x=1`, true],
    [{ paths: ['/api/*'] }, `${shop}/API/me`, false],
    [{ paths: ['/api/*'] }, `${shop}/x?/api/me`, false],
    [{ paths: ['/'] }, shop, true],
    [{ paths: ['/'] }, `${shop}?q`, true],
    [{ paths: ['/a', '/b'] }, `${shop}/b`, true],
    [{ extensions: ['css', 'JS'] }, `${shop}/x.Js?v=1.png`, true],
    [{ extensions: ['css'] }, `${shop}/x.css/`, false],
    [{ extensions: ['css'] }, `${shop}/x.css.map`, false],
    [{ extensions: ['css'] }, `${shop}/css`, false],
    [{ hosts: ['Shop.example'] }, 'http://SHOP.example:8080/', true],
    [{ hosts: ['shop.example'] }, 'http://user:p@shop.example/', true],
    [{ hosts: ['shop.example'] }, 'http://other.example/?h=shop.example', false],
    [{ hosts: ['*.shop.example'] }, 'http://a.b.shop.example/', true],
    [{ hosts: ['*.shop.example'] }, 'http://shop.example/', false],
    [{ hosts: ['[::1]'] }, 'http://[::1]:8080/', true],
    [{ hosts: ['shop.example'] }, 'urn:isbn:1', false],
    [{ paths: ['/a'], extensions: ['css'] }, `${shop}/a`, false],
    [{ paths: ['/a/*'], extensions: ['css'], hosts: ['shop.example'] }, `${shop}/a/x.css`, true],
  ])('%j and %s: %s', (match, url, expected) => {
    expect(fits(match, url)).toBe(expected)
  })

  it('take HEAD where they take GET, and other methods as they are named', () => {
    expect(fits({ methods: ['GET'] }, shop, 'HEAD')).toBe(true)
    expect(fits({ methods: ['POST'] }, shop, 'HEAD')).toBe(false)
    expect(fits({ methods: ['HEAD'] }, shop, 'GET')).toBe(false)
    expect(fits({ methods: ['POST'] }, shop, 'post')).toBe(false)
  })
})

describe('paths as they are compared (RFC 3986 §6.2.2)', () => {
  it.each([
    ['/a/b', '/a/b'],
    ['', '/'],
    ['/%61pi/%7Eme', '/api/~me'],
    ['/a%2fb', '/a%2Fb'],
    ['/a%zz', '/a%zz'],
    ['/%2561', '/%2561'],
    ['/x/../api/me', '/api/me'],
    ['/x/%2e%2e/api/me', '/api/me'],
    ['/./a/.', '/a/'],
    ['/a/b/..', '/a/'],
    ['/../..', '/'],
    ['//api///me', '/api/me'],
    ['/a//', '/a/'],
    ['/.well-known/x', '/.well-known/x'],
    ['/a/..b', '/a/..b'],
  ])('%s: %s', (path, compared) => {
    expect(comparablePath(path)).toBe(compared)
    expect(comparablePath(compared)).toBe(compared)
  })
})
