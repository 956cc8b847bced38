import { describe, expect, it } from 'vitest'
import { reached, request, rungsOf } from './engine.testkit.ts'
import { cacheKey, normalisedUri } from './key.ts'

const cases = [
  { method: 'GET', because: 'uri-key', outcome: 'GET https://shop.example/hero.jpg' },
  { method: 'HEAD', because: 'uri-key', outcome: 'GET https://shop.example/hero.jpg' },
  { method: 'POST', because: 'unsafe-method', outcome: 'none' },
  { method: 'DELETE', because: 'unsafe-method', outcome: 'none' },
  { method: 'get', because: 'unsafe-method', outcome: 'none' },
  { method: 'OPTIONS', because: 'method-not-understood', outcome: 'none' },
] as const

describe('the cache key (RFC 9111 §2)', () => {
  it.each(cases)('$method: $because', ({ method, because, outcome }) => {
    expect(cacheKey(request({}, method)).decision).toMatchObject({ rule: 'key', because, outcome })
  })

  it('reaches every rung', () => expect(reached(cases)).toEqual(rungsOf('key')))

  it.each([
    ['HTTPS://Shop.Example:443', 'https://shop.example/'],
    ['http://shop.example:80/a', 'http://shop.example/a'],
    ['http://shop.example:443/a', 'http://shop.example:443/a'],
    ['https://shop.example:/a', 'https://shop.example/a'],
    ['https://shop.example?q=A', 'https://shop.example/?q=A'],
    ['https://shop.example/A?b=1#part', 'https://shop.example/A?b=1'],
    ['https://shop.example/?b=2&a=1', 'https://shop.example/?b=2&a=1'],
    ['urn:isbn:1', 'urn:isbn:1'],
  ])('writes %s as %s', (url, normal) => {
    expect(normalisedUri(url)).toBe(normal)
    expect(normalisedUri(normal)).toBe(normal)
  })
})
