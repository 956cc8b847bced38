import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { HttpRequest } from '../http/message.ts'
import { cacheKey } from '../key.ts'
import { compilePolicy } from './compile.ts'
import { parsePolicy, serializePolicy } from './document.ts'
import { EXAMPLES } from './examples.ts'
import { documentsWith, reversed, rules } from './policy.testkit.ts'
import { STANDARD_POLICY, type KeyPolicy } from './route-policy.ts'
import type { PolicyDocument } from './schema.ts'

const RUNS = { numRuns: 300, seed: 9111 }

const documents = documentsWith()
const fieldNames = fc.constantFrom('Accept', 'accept-language', 'Accept-Encoding', 'User-Agent', 'Cookie', 'X-A', 'toString', '__proto__')
const requests: fc.Arbitrary<HttpRequest> = fc.record({
  method: fc.constantFrom('GET', 'HEAD', 'POST', 'get', ''),
  url: fc.oneof(fc.constantFrom('https://a.example/a/x.css?a=1&utm_x=2', 'http://[::1]/%61/../b?%61=1', 'urn:x', ''), fc.webUrl({ withQueryParameters: true }), fc.string()),
  headers: fc.array(fc.tuple(fieldNames, fc.oneof(fc.string(), fc.constantFrom('gzip;q=0, *', 'de-CH, *;q=0', 'a=1; a=2; b')))),
})

/** What two policies decide, for comparison. */
function decided(document: PolicyDocument, request: HttpRequest): unknown {
  const { errorTtlSeconds, normalise, key, ...rest } = compilePolicy(document)(request)
  const normal = { ...request, headers: normalise?.(request.headers) ?? request.headers }
  const { answer } = cacheKey(normal, { ...STANDARD_POLICY, ...rest, key })
  return { ...rest, normal, key: answer, errors: [404, 405, 500, 503].map(errorTtlSeconds) }
}

describe('any input', () => {
  const texts = Object.values(EXAMPLES).map((document) => JSON.stringify(document))
  const spoilt = fc
    .tuple(fc.constantFrom(...texts), fc.nat(2000), fc.nat(8), fc.constantFrom('', '"', '{', ']', ',', '\\', '1', 'null', '\u0000', '"__proto__":', '😀'))
    .map(([text, at, cut, put]) => text.slice(0, at % text.length) + put + text.slice((at % text.length) + cut))

  it('is read, or refused with a path, a problem and a mend, and never throws', () => {
    const inputs = fc.oneof(fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true, withSparseArray: true }), fc.string(), fc.json(), spoilt)
    fc.assert(
      fc.property(inputs, (input) => {
        const parsed = parsePolicy(input)
        if (parsed.ok) {
          expect(parsePolicy(serializePolicy(parsed.document)).ok).toBe(true)
          return
        }
        expect(parsed.problems.length).toBeGreaterThan(0)
        for (const { path, problem, mend } of parsed.problems) expect([typeof path, problem === '', mend === '']).toEqual(['string', false, false])
      }),
      { ...RUNS, numRuns: 1500 },
    )
  })
})

describe('any valid document', () => {
  it('is accepted, and compiled for any request', () => {
    fc.assert(
      fc.property(documents, requests, (document, request) => {
        expect(parsePolicy(document)).toMatchObject({ ok: true })
        expect(() => decided(document, request)).not.toThrow()
      }),
      RUNS,
    )
  })

  it('decides the same when written short and read again, and in any order of its members', () => {
    fc.assert(
      fc.property(documents, requests, (document, request) => {
        const text = serializePolicy(document)
        const again = parsePolicy(text)
        const other = parsePolicy(reversed(document))
        if (!again.ok || !other.ok) throw new Error('A valid document was refused.')
        expect(decided(again.document, request)).toEqual(decided(document, request))
        expect(decided(other.document, request)).toEqual(decided(document, request))
        expect(serializePolicy(again.document)).toBe(text)
        expect(text.length).toBeLessThanOrEqual(JSON.stringify(document).length)
      }),
      RUNS,
    )
  })

  it('normalises once and for all, so that a shield sees what the edge saw', () => {
    fc.assert(
      fc.property(rules, requests, ({ normalise }, { method, url, headers }) => {
        const { normalise: rewrite } = compilePolicy({ version: 1, default: { normalise } } as PolicyDocument)({ method, url, headers })
        const once = rewrite?.(headers) ?? headers
        expect(rewrite?.(once) ?? once).toEqual(once)
      }),
      RUNS,
    )
  })
})

describe('the key', () => {
  const KEY: KeyPolicy = { keepsParameter: (name) => name === 'w' || name === 'h', headers: ['x-a', 'x-b'], cookies: ['c', 'd'] }
  const keyOf = (request: HttpRequest, key: KeyPolicy = KEY) => cacheKey(request, { ...STANDARD_POLICY, key }).answer
  const values = fc.oneof(
    fc.constantFrom('', '1', '"', '\\', '1" header:x-b="2', ' header:x-b="1"', '", "', 'a,b', ' cookie:d="1"', '%26h=1', '%20'),
    fc.string({ unit: fc.constantFrom('"', '\\', ' ', '=', ',', 'a', ':') }),
  )
  const cookieValue = values.map((value) => value.replaceAll(';', '').trim())
  const queryValue = values.map((value) => encodeURIComponent(value))
  const counted = fc.record({
    w: fc.option(queryValue, { nil: null }),
    h: fc.option(queryValue, { nil: null }),
    a: fc.option(values, { nil: null }),
    b: fc.option(values, { nil: null }),
    c: fc.option(cookieValue, { nil: null }),
    d: fc.option(cookieValue, { nil: null }),
  })
  type Counted = typeof counted extends fc.Arbitrary<infer T> ? T : never

  function requestWith({ w, h, a, b, c, d }: Counted, noise: readonly string[], flip: boolean): HttpRequest {
    const parameters = [...(w === null ? [] : [`w=${w}`]), ...(h === null ? [] : [`h=${h}`])]
    const query = (flip ? [...noise, ...parameters.reverse()] : [...parameters, ...noise]).join('&')
    const cookies = [...(c === null ? [] : [`c=${c}`]), ...(d === null ? [] : [`d=${d}`])]
    return {
      method: flip ? 'HEAD' : 'GET',
      url: `https://shop.example/p${query === '' ? '' : `?${query}`}${flip ? '#x' : ''}`,
      headers: [
        ...(flip ? [['X-Other', noise.join()] as const] : []),
        ...(a === null ? [] : [['X-A', a] as const]),
        ...(b === null ? [] : [[flip ? 'x-b' : 'X-B', b] as const]),
        ...(cookies.length === 0 && !flip ? [] : [['Cookie', (flip ? ['other=1', ...cookies.reverse()] : cookies).join('; ')] as const]),
      ],
    }
  }
  const noise = fc.array(fc.constantFrom('utm_source=x', 'gclid=1', 'W=1', 'wh=2', 'w%20=3', ''), { maxLength: 3 })
  const trimmed = (each: Counted) => ({ ...each, a: each.a?.trim() ?? null, b: each.b?.trim() ?? null })

  it('is one for requests that differ only in what does not count', () => {
    fc.assert(
      fc.property(counted, noise, noise, (each, one, other) => {
        expect(keyOf(requestWith(each, one, false))).toBe(keyOf(requestWith(each, other, true)))
      }),
      RUNS,
    )
  })

  it('is another as soon as something that counts differs, whatever stands in the values', () => {
    fc.assert(
      fc.property(counted, counted, fc.constantFrom('w', 'h', 'a', 'b', 'c', 'd'), fc.boolean(), noise, (one, two, only, whole, extra) => {
        const other = whole ? two : { ...one, [only]: two[only as keyof Counted] }
        const same = JSON.stringify(trimmed(one)) === JSON.stringify(trimmed(other))
        expect(keyOf(requestWith(one, extra, false)) === keyOf(requestWith(other, [], true))).toBe(same)
      }),
      { ...RUNS, numRuns: 2000 },
    )
  })

  it('tells apart values that hold what stands between values', () => {
    const between = fc.constantFrom(['a', 'b', '" header:x-b="'], ['b', 'c', '" cookie:c="'], ['c', 'd', '" cookie:d="'], ['c', 'c', '","'], ['w', 'h', '&h=']) as fc.Arbitrary<[keyof Counted, keyof Counted, string]>
    const text = fc.constantFrom('', '1', '2', '"', '\\')
    const none: Counted = { w: null, h: null, a: null, b: null, c: null, d: null }
    fc.assert(
      fc.property(between, text, text, text, ([one, two, sign], first, second, third) => {
        const written = (value: string) => (one === 'w' ? encodeURIComponent(value) : value)
        const left = keyOf(requestWith({ ...none, [two]: third, [one]: written(first + sign + second) }, [], false))
        const right = keyOf(requestWith({ ...none, [one]: first, [two]: written(second + sign + third) }, [], false))
        const same = one === two ? first + sign + second === second + sign + third : false
        expect(left === right).toBe(same)
      }),
      { ...RUNS, numRuns: 600 },
    )
  })

  it('of one policy is no other policy’s, nor that of another address', () => {
    const bare: KeyPolicy = { keepsParameter: null, headers: [], cookies: [] }
    const address = fc.constantFrom('', ' header:x-a="1"', ' header:x-a="1" header:x-b cookie:c cookie:d', '%20header:x-a')
    fc.assert(
      fc.property(counted, address, (each, tail) => {
        const plain = keyOf({ method: 'GET', url: `https://shop.example/p${tail}`, headers: [] }, bare)
        expect(keyOf(requestWith(each, [], false))).not.toBe(plain)
      }),
      RUNS,
    )
  })
})
