import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parsePolicy } from '../../../src/engine/policy/document.ts'
import { EXAMPLES, SHOP } from '../../../src/engine/policy/examples.ts'
import { matcher, targetOf } from '../../../src/engine/policy/match.ts'
import type { PolicyDocument, PolicyRoute } from '../../../src/engine/policy/schema.ts'
import { renamed, valueAt, withCopy, withMoved, withRoute, withValue, withoutRoute } from './change.ts'
import { decidersOf, notesOf, type Resource } from './deciding.ts'
import { lineOf, rulesInWords } from './inWords.ts'
import { linesOf } from './json/locate.ts'
import { readSeconds, secondsInWords } from './seconds.ts'
import { written } from './written.ts'

describe('seconds', () => {
  test.each([
    ['600', 600],
    [' 10 min ', 600],
    ['1 h', 3600],
    ['1d', 86_400],
    ['1.5 h', 5400],
    ['1 h 30 min', 5400],
    ['31,536,000', 31_536_000],
    ['1 year', 31_536_000],
    ['2 weeks', 1_209_600],
    ['0', 0],
    ['', null],
    ['soon', null],
    ['10 mi', null],
    ['-5', null],
    ['1.5', null],
    ['0.3 s', null],
    ['1 h x', null],
    ['1,5', null],
    ['9'.repeat(400), null],
  ])('%j is %j', (text, seconds) => expect(readSeconds(text)).toBe(seconds))

  test('what is shown reads as the same', () => {
    fc.assert(fc.property(fc.nat(2_147_483_647), (seconds) => void expect(readSeconds(secondsInWords(seconds))).toBe(seconds)))
    expect([0, 5400, 86_400, 31_536_000].map(secondsInWords)).toEqual(['0 s', '1 h 30 min', '1 day', '1 year'])
    expect([-1, 1.5, 'x', undefined].map(secondsInWords)).toEqual(['', '', '', ''])
  })
})

describe('changes', () => {
  test('a value goes in with its groups, and out with them', () => {
    const before: PolicyDocument = { version: 1, routes: [{ name: 'a', match: { paths: ['*'] } }] }
    const keys = ['routes', 0, 'key', 'query', 'include']
    const after = withValue(before, keys, ['width'])
    expect(after.routes?.[0]).toEqual({ name: 'a', match: { paths: ['*'] }, key: { query: { include: ['width'] } } })
    expect(valueAt(after, keys)).toEqual(['width'])
    expect(withValue(after, keys, undefined)).toEqual(before)
    expect(valueAt(before, keys)).toBeUndefined()
  })

  test('a route keeps its match, empty or not', () => {
    expect(withValue({ version: 1, routes: [{ name: 'a', match: { paths: ['*'] } }] }, ['routes', 0, 'match', 'paths'], undefined).routes).toEqual([{ name: 'a', match: {} }])
  })

  test('routes come, go, and change their places', () => {
    const names = ({ routes }: PolicyDocument) => routes?.map(({ name }) => name)
    const three = ['a', 'b', 'c'].reduce<PolicyDocument>(withRoute, { version: 1 })
    expect(names(three)).toEqual(['a', 'b', 'c'])
    expect(names(withMoved(three, 0, 2))).toEqual(['b', 'c', 'a'])
    expect(withMoved(three, 0, -1)).toBe(three)
    expect(names(withCopy(three, 1, 'd'))).toEqual(['a', 'b', 'd', 'c'])
    expect(names(withoutRoute(three, 1))).toEqual(['a', 'c'])
    expect(withoutRoute(withRoute({ version: 1 }, 'a'), 0)).toEqual({ version: 1 })
    expect(parsePolicy(three).ok).toBe(true)
  })

  test('a name that is taken stays where it is', () => {
    expect(renamed({ a: 1, b: 2 }, 'a', 'b')).toEqual({ a: 1, b: 2 })
    expect(Object.keys(renamed({ a: 1, b: 2 }, 'a', 'c'))).toEqual(['c', 'b'])
  })
})

const resource = (id: string, path: string, method = 'GET'): Resource => ({ id, workload: 'w', label: id, request: { method, url: `https://shop.example${path}`, headers: [] }, says: [] })
const route = (name: string, match: PolicyRoute['match']): PolicyRoute => ({ name, match })

describe('who decides', () => {
  const resources = [resource('css', '/assets/a.css'), resource('me', '/api/me'), resource('order', '/api/orders', 'POST')]

  test('the first that fits, then default, then nobody; names need not differ', () => {
    const document: PolicyDocument = { version: 1, routes: [route('same', { paths: ['/assets/*'] }), route('same', { methods: ['GET'] })], default: {} }
    expect([...decidersOf(document, resources).values()]).toEqual([0, 1, 'default'])
    expect(decidersOf({ version: 1 }, resources).get('css')).toBeNull()
  })

  test('routes to which nothing comes are told', () => {
    const routes = [
      route('all of api', { paths: ['/api/*'] }),
      route('me', { paths: ['/api/me*'] }),
      route('posts', { methods: ['POST'] }),
      route('video', { extensions: ['mp4'] }),
      route('css', { extensions: ['css'] }),
    ]
    expect(notesOf({ version: 1, routes }, resources)).toEqual([null, { kind: 'covered', by: 0 }, { kind: 'taken', by: 0, count: 1 }, { kind: 'unreached' }, null])
  })

  test('covered means that no request at all gets through', () => {
    const paths = fc.uniqueArray(fc.constantFrom('*', '/a', '/a*', '/a*b', '/*', '/*b', '/ab', '*a*'), { minLength: 1, maxLength: 3 })
    const match: fc.Arbitrary<PolicyRoute['match']> = fc
      .record({ paths: fc.option(paths), methods: fc.option(fc.constantFrom('GET' as const, 'HEAD' as const)), extensions: fc.option(fc.constantFrom(['b'], ['B', 'c'])) })
      .map(({ paths, methods, extensions }) => ({ ...(paths && { paths: [...paths] }), ...(methods && { methods: [methods] }), ...(extensions && { extensions: [...extensions] }) }))
    fc.assert(
      fc.property(match, match, fc.stringMatching(/^\/[ab.]{0,5}$/), fc.constantFrom('GET', 'HEAD', 'POST'), (one, two, path, method) => {
        const [, note] = notesOf({ version: 1, routes: [route('one', one), route('two', two)] }, [])
        const target = targetOf(resource('x', path, method).request)
        if (note?.kind === 'covered') expect(matcher(two)(target) && !matcher(one)(target)).toBe(false)
      }),
    )
  })
})

describe('in words', () => {
  const line = (index: number) => rulesInWords(SHOP.routes?.[index] ?? {}).join(', ')

  test('a route says what it does', () => {
    expect(line(0)).toBe('1 year at the edge, 1 year and immutable in browsers, query ignored, Set-Cookie stripped, Accept-Encoding normalised, 4xx kept 10 s, 5xx never kept')
    expect(lineOf(SHOP.routes?.[0] ?? {})).toBe('1 year at the edge, 1 year and immutable in browsers, query ignored, Set-Cookie stripped, Accept-Encoding normalised, 2 more')
    expect(line(1)).toBe('bypass')
    expect(rulesInWords({})).toEqual(['as responses say'])
    expect(rulesInWords({ key: { query: { exclude: ['utm_*'] } }, purge: { by: 'tag', mode: 'soft' } })).toEqual(['query without utm_*', 'soft purge by tag'])
  })

  test('no phrase has a slot without its value', () => {
    for (const { routes = [] } of Object.values(EXAMPLES)) for (const each of routes) expect(rulesInWords(each).join()).not.toMatch(/[{}–]|undefined/)
  })
})

describe('lines', () => {
  const numberOf = (text: string, path: string, problem = '') => linesOf(text, [{ path, problem, mend: '' }])[0]?.number

  test('each member of a document has its line', () => {
    const text = written(SHOP)
    const lines = text.split('\n')
    expect(lines[(numberOf(text, 'routes[3].edge.errorTtlSeconds["404"]') ?? 0) - 1]).toContain('"404": 10')
    expect(lines[(numberOf(text, 'routes[2].key.query.include[0]') ?? 0) - 1]).toContain('"width"')
    expect(lines[(numberOf(text, 'shield.place') ?? 0) - 1]).toContain('virginia')
  })

  test('what is missing stands where its group stands; what the text lacks wholly, at its beginning', () => {
    expect(numberOf('{\n"default": {\n"browser": {"immutable": true}}}', 'default.browser.ttlSeconds')).toBe(3)
    expect(numberOf('{\n"a": 1}', 'version')).toBe(1)
  })

  test('a text that is no JSON has the line that the parser tells', () => {
    const text = '{\n  "version": 1,\n  "note" 5\n}'
    const parsed = parsePolicy(text)
    expect(linesOf(text, parsed.ok ? [] : parsed.problems)).toEqual([{ number: 3, start: 18, end: 28 }])
  })

  test('of any text and any path nothing is thrown', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), fc.string(), (text, path) => void linesOf(text, [{ path, problem: 'at line 7, column 3', mend: '' }])))
  })
})
