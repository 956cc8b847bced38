import { describe, expect, it } from 'vitest'
import { MAX_TEXT_LENGTH, parsePolicy, serializePolicy, type PolicyProblem } from './document.ts'
import { REFUSED } from './document.testdata.ts'
import { EXAMPLES, SHOP } from './examples.ts'
import type { PolicyDocument } from './schema.ts'

function problemsOf(input: unknown, places?: readonly string[]): readonly PolicyProblem[] {
  const parsed = parsePolicy(input, places ? { places } : {})
  return parsed.ok ? [] : parsed.problems
}

describe('reading a policy document', () => {
  it.each(Object.entries(EXAMPLES))('takes the example %s, as a value and as a text, and adds nothing', (_name, document) => {
    expect(parsePolicy(document)).toEqual({ ok: true, document })
    expect(parsePolicy(JSON.stringify(document, null, 2))).toEqual({ ok: true, document })
  })

  it.each(REFUSED)('refuses $name', ({ document, problems }) => {
    const found = problemsOf(document)
    expect(found.map(({ path, problem }) => [path, problem])).toEqual(problems.map(([path, problem]) => [path, expect.stringContaining(problem) as string]))
    for (const { mend } of found) expect(mend).toMatch(/[.?]$/)
  })

  it.each([
    ['routs', 'Did you mean routes?'],
    ['route', 'Did you mean routes?'],
    ['Version', 'Take it out. Known here: $schema, version, note, shield, routes, default.'],
    ['xyz', 'Take it out. Known here: $schema, version, note, shield, routes, default.'],
  ])('for the member %s suggests: %s', (name, mend) => {
    expect(problemsOf({ version: 1, [name]: 1 })[0]?.mend).toBe(mend)
  })

  it.each([
    ['ttlSeconds', 'Did you mean edge.ttlSeconds?'],
    ['ttl', 'Take it out. Known here: cache, edge, browser, key, normalise, vary, setCookie, tags, purge.'],
    ['include', 'Take it out. Known here: cache, edge, browser, key, normalise, vary, setCookie, tags, purge.'],
    ['normalize', 'Did you mean normalise?'],
    ['set-cookie', 'Did you mean setCookie?'],
  ])('for the rule %s suggests: %s', (name, mend) => {
    expect(problemsOf({ version: 1, default: { [name]: 1 } })[0]?.mend).toBe(mend)
  })

  it('names the group that a member slipped into', () => {
    expect(problemsOf({ version: 1, default: { edge: { browser: {} } } })[0]?.mend).toBe('Did you mean browser beside edge?')
    expect(problemsOf({ version: 1, default: { setCookie: 'stripe' } })[0]?.mend).toBe('Did you mean "strip"?')
    expect(problemsOf({ version: 1, default: { edge: { ttlSeconds: '60' } } })[0]?.mend).toBe('Write it without quotes: 60.')
  })

  it.each([
    [{ vary: ['user-agent'] }, 'Write {"ignore": ["user-agent"]}.'],
    [{ key: { query: ['width'] } }, 'Write {"include": ["width"]} or {"exclude": ["width"]}.'],
    [{ purge: [{ by: 'url' }] }, 'Take out the brackets around the object.'],
    [{ purge: [] }, 'Write an object, in braces. Known in it: by, mode.'],
    [{ edge: { errorTtlSeconds: [] } }, 'Write an object, in braces.'],
  ])('for the list in %j shows the object', (rules, mend) => {
    expect(problemsOf({ version: 1, default: rules }).map((problem) => problem.mend)).toEqual([mend])
  })

  it('knows the places of a shield, where it is told them', () => {
    const shielded = { version: 1, shield: { on: true, place: 'virgina' } }
    expect(problemsOf(shielded, ['virginia', 'tokyo'])).toMatchObject([{ path: 'shield.place', mend: 'Did you mean "virginia"?' }])
    expect(problemsOf(shielded)).toEqual([])
  })
})

describe('hostile input', () => {
  it('ends at a depth, a length and a number of problems', () => {
    expect(problemsOf('['.repeat(100_000))[0]?.problem).toContain('more than 12 deep')
    expect(problemsOf(' '.repeat(MAX_TEXT_LENGTH + 1))[0]?.problem).toContain('100001 characters')
    expect(problemsOf({ version: 1, routes: Array.from({ length: 100 }, () => 1) })).toHaveLength(31)
    const tooMuch = [Array.from({ length: 30_000 }, () => 1), new Array(2 ** 32 - 1), Array.from({ length: 150 }, () => Array.from({ length: 150 }, () => 1))]
    for (const tags of tooMuch) expect(problemsOf({ version: 1, tags })).toMatchObject([{ path: '', problem: expect.stringContaining('more than 20000 values') as string }])
  })

  it('an object in itself', () => {
    const own: Record<string, unknown> = { version: 1 }
    own.default = own
    expect(problemsOf(own)[0]?.problem).toContain('deep')
  })

  it('what throws when it is looked at', () => {
    const trap = new Proxy({}, { ownKeys: () => { throw new Error('trapped') } })
    const getter = Object.defineProperty({}, 'version', { enumerable: true, get: () => { throw new Error('trapped') } })
    for (const input of [trap, getter, { version: 1, default: trap }]) expect(problemsOf(input)[0]?.problem).toBe('The value can not be read as data.')
  })

  it.each([undefined, 5, true, () => 1, Symbol('x'), 10n, new Date(0), new Map()])('%s', (input) => {
    expect(parsePolicy(input).ok).toBe(false)
  })

  it('leaves the prototype of all objects alone', () => {
    parsePolicy('{"version":1,"__proto__":{"polluted":1}}')
    parsePolicy('{"version":1,"constructor":{"prototype":{"polluted":1}}}')
    expect('polluted' in {}).toBe(false)
  })

  it('shows a long value cut', () => {
    const [problem] = problemsOf({ version: 1, default: { setCookie: `<script>${'x'.repeat(5000)}` } })
    expect(problem?.problem.length).toBeLessThan(150)
  })
})

describe('writing a policy document', () => {
  it.each(Object.entries(EXAMPLES))('%s: reads back as it was', (_name, document) => {
    const text = serializePolicy(document)
    expect(parsePolicy(text)).toEqual({ ok: true, document })
  })

  it('leaves out blanks and defaults, and keeps one order', () => {
    const long: PolicyDocument = {
      default: { tags: ['a'], purge: { mode: 'hard', by: 'none' }, setCookie: 'refuse', edge: { when: 'silent', ttlSeconds: 5 }, key: { query: 'all' }, cache: true },
      routes: [],
      shield: { on: false },
      version: 1,
    }
    expect(serializePolicy(long)).toBe('{"version":1,"default":{"edge":{"ttlSeconds":5},"tags":["a"]}}')
  })

  it('keeps what only looks like a default', () => {
    const off: PolicyDocument = { version: 1, shield: { on: false, place: 'tokyo' }, default: { cache: false, purge: { by: 'none', mode: 'soft' }, edge: { ttlSeconds: 0 }, normalise: { values: { 'x-a': [] } } } }
    expect(parsePolicy(serializePolicy(off))).toEqual({ ok: true, document: off })
  })

  it('is small enough for a link', () => {
    expect(serializePolicy(SHOP).length).toBeLessThan(1400)
  })
})
