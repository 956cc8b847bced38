import { describe, expect, it } from 'vitest'
import { reached, request, rungsOf } from './engine.testkit.ts'
import { cacheKey, normalisedUri } from './key.ts'
import { STANDARD_POLICY, type KeyPolicy } from './policy/route-policy.ts'

const URI = 'https://shop.example/hero.jpg'
const bypass = { ...STANDARD_POLICY, cache: false }
const keyed = (key: Partial<KeyPolicy>) => ({ ...STANDARD_POLICY, key: { ...STANDARD_POLICY.key, ...key } })
const only = (...names: readonly string[]) => keyed({ keepsParameter: (name) => names.includes(name) })

const cases = [
  { method: 'GET', because: 'uri-key', outcome: 'GET https://shop.example/hero.jpg' },
  { method: 'HEAD', because: 'uri-key', outcome: 'GET https://shop.example/hero.jpg' },
  { method: 'POST', because: 'unsafe-method', outcome: 'none' },
  { method: 'DELETE', because: 'unsafe-method', outcome: 'none' },
  { method: 'get', because: 'unsafe-method', outcome: 'none' },
  { method: 'OPTIONS', because: 'method-not-understood', outcome: 'none' },
  { method: 'GET', policy: bypass, because: 'policy-bypass', outcome: 'none' },
  { method: 'HEAD', policy: bypass, because: 'policy-bypass', outcome: 'none' },
  { method: 'POST', policy: bypass, because: 'unsafe-method', outcome: 'none' },
  { method: 'GET', policy: keyed({ headers: ['x-country'] }), because: 'policy-key', outcome: `GET ${URI} header:x-country` },
] as const

describe('the cache key (RFC 9111 §2)', () => {
  it.each(cases)('$method: $because', ({ method, because, outcome, ...more }) => {
    expect(cacheKey(request({}, method), 'policy' in more ? more.policy : undefined).decision).toMatchObject({ rule: 'key', because, outcome })
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
    ['http://shop.example/a header:x="1"', 'http://shop.example/a%20header:x="1"'],
  ])('writes %s as %s', (url, normal) => {
    expect(normalisedUri(url)).toBe(normal)
    expect(normalisedUri(normal)).toBe(normal)
  })

  it.each([
    ['?width=5&utm_source=x', '?width=5'],
    ['?utm_source=x', ''],
    ['?', ''],
    ['', ''],
    ['?width', '?width'],
    ['?b=2&width=1&a=3&width=0', '?a=3&b=2&width=1&width=0'],
    ['?%77idth=5', '?%77idth=5'],
    ['?b=1&%61=2', '?%61=2&b=1'],
    ['?%zz=1&width=5', '?%zz=1&width=5'],
    ['?x%zz=1&wi%64th=5&y=1', '?wi%64th=5&x%zz=1'],
    ['?%ff=1&wi%64th=5&y=1', '?%ff=1&wi%64th=5'],
    ['?utm_source=x;width=5', '?utm_source=x;width=5'],
    ['?Width=5', ''],
    ['?width=5#utm', '?width=5'],
    ['?width=5?utm_source=x', '?width=5?utm_source=x'],
  ])('of the query %s keeps %s', (query, kept) => {
    const { answer } = cacheKey(request({}, 'GET', `${URI}${query}`), only('width', 'a', 'b'))
    expect(answer).toBe(`GET ${URI}${kept}`)
  })

  it.each([
    [{}, ' header:x-country cookie:currency'],
    [{ 'X-Country': ' de ' }, ' header:x-country="de" cookie:currency'],
    [{ 'X-Country': '', Cookie: 'currency=; Currency=EUR' }, ' header:x-country="" cookie:currency=""'],
    [{ Cookie: 'a=1; currency=EUR;currency=USD' }, ' header:x-country cookie:currency="EUR","USD"'],
    [{ Cookie: 'currency' }, ' header:x-country cookie:currency'],
    [{ 'X-Country': 'de" cookie:currency="EUR' }, ' header:x-country="de\\" cookie:currency=\\"EUR" cookie:currency'],
  ])('writes fields and cookies of %j as %s', (fields, parts) => {
    const { answer } = cacheKey(request(fields), keyed({ headers: ['x-country'], cookies: ['currency'] }))
    expect(answer).toBe(`GET ${URI}${parts}`)
  })

  it('an address cannot pose as a field', () => {
    const policy = keyed({ headers: ['x'] })
    const posing = cacheKey(request({}, 'GET', `${URI} header:x="1"`), STANDARD_POLICY)
    expect(posing.answer).not.toBe(cacheKey(request({ X: '1' }), policy).answer)
  })
})
