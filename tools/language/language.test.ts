import { readdirSync, readFileSync } from 'node:fs'
import ts from 'typescript'
import { describe, expect, it, test } from 'vitest'
import { partsOf } from '../../src/stage/prose/message.ts'
import { disguisedModule } from './disguise.ts'
import { languageOf, languageOfMode } from './languages.mjs'
import { merged } from './merge.ts'
import { plainWords, pseudoMessage, pseudoText } from './pseudo.ts'
import { isMessageFile, parse, translationOf } from './source.ts'

const root = new URL('../../', import.meta.url)
const files = ['src', 'scenes']
  .flatMap((room) => readdirSync(new URL(room, root), { recursive: true, encoding: 'utf8' }).map((name) => `${room}/${name.replaceAll('\\', '/')}`))
  .filter(isMessageFile)

/** What a module exports. Types are taken out as the bundler does it. */
async function run(code: string, modules: Readonly<Record<string, string>> = {}): Promise<Record<string, unknown>> {
  const { transform } = await import('rolldown/utils')
  const { code: plain } = await transform('messages.ts', code)
  const bound = Object.entries(modules).reduce((text, [specifier, url]) => text.replaceAll(JSON.stringify(specifier), JSON.stringify(url)), plain)
  return (await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(bound)}`)) as Record<string, unknown>
}

test('message files are found by their names, and nothing else is', () => {
  expect(files).toContain('src/app/copy/en.ts')
  expect(files).toContain('scenes/04-ttl/copy.en.ts')
  expect(['src/engine/edge/overtaken.ts', 'src/app/copy/en.test.ts', 'scenes/12-capstone/designer/written.ts'].filter(isMessageFile)).toEqual([])
  expect([translationOf('src/app/copy/en.ts', 'de'), translationOf('a/copy.en.ts', 'pt-BR')]).toEqual(['src/app/copy/de.ts', 'a/copy.pt-BR.ts'])
})

test('a mode is a tag in any case; the bundler’s own modes are English, and what is not there is said', () => {
  expect([languageOfMode('development').tag, languageOfMode('production').tag, languageOfMode('ar-xb').dir]).toEqual(['en', 'en', 'rtl'])
  expect(() => languageOf('tlh')).toThrow('languages.json')
})

describe('a translation over English', () => {
  const english = `
    const count = (n: number, one: string, many: string): string => n + ' ' + (n === 1 ? one : many)
    const KEYS = { a: 'first' } as const
    export interface Shape { readonly title: string }
    export const copy = {
      title: 'Title', lead: 'Lead',
      keys: { [KEYS.a]: 'A', 'b-c': 'B', 7: 'seven' },
      facts: (n: number) => count(n, 'scene', 'scenes'),
      done(n: number) { return count(n, 'done', 'done') },
      body: ['one', 'two'],
      terms: [{ id: 'ttl', name: 'TTL', plain: 'How long' }, { id: 'vary', name: 'Vary', plain: 'What counts' }],
      nested: { deep: { here: 'here', there: 'there' } },
    } as const satisfies object
    export const whole: string = 'whole'
    export function help(name: string): string { return 'Help ' + name }
    export const untouched = { a: 'a' }`
  const german = `
    const KEYS = { a: 'first' }
    export const copy = {
      lead: 'Einleitung',
      keys: { [KEYS.a]: 'Ä', 'b-c': 'B!' },
      facts: (n) => n + ' Szenen',
      body: ['eins'],
      terms: [{ id: 'vary', plain: 'Was zählt' }],
      nested: { deep: { there: 'dort' } },
      unknown: 'nowhere',
    }
    export function help(name) { return 'Hilfe ' + name }
    export const added = 1`

  it('stands for each value that it has; what it lacks is English', async () => {
    const { copy, help, whole, untouched, ...rest } = await run(merged(english, german, './copy.de.ts'), { './copy.de.ts': `data:text/javascript,${encodeURIComponent(german)}` })
    const { facts, done, ...words } = copy as Record<string, unknown>
    expect(words).toEqual({
      title: 'Title', lead: 'Einleitung',
      keys: { first: 'Ä', 'b-c': 'B!', 7: 'seven' },
      body: ['eins'],
      terms: [{ id: 'ttl', name: 'TTL', plain: 'How long' }, { id: 'vary', name: 'Vary', plain: 'Was zählt' }],
      nested: { deep: { here: 'here', there: 'dort' } },
    })
    expect([(facts as (n: number) => string)(2), (done as (n: number) => string)(1), (help as (name: string) => string)('x')]).toEqual(['2 Szenen', '1 done', 'Hilfe x'])
    expect([whole, untouched, rest]).toEqual(['whole', { a: 'a' }, {}])
  })

  it('that says nothing changes nothing', () => {
    expect(merged(english, 'export const other = 1', './copy.de.ts')).toBe(english)
  })

  it('reaches what is spread into an object', async () => {
    const { a } = await run(merged(`const more = { x: 'x', y: 'y' }\nexport const a = { ...more, z: 'z' }`, `export const a = { x: 'X', z: 'Z' }`, './o'), { './o': `data:text/javascript,${encodeURIComponent(`export const a = { x: 'X', z: 'Z' }`)}` })
    expect(a).toEqual({ x: 'X', y: 'y', z: 'Z' })
  })
})

describe('in disguise', () => {
  it('a text is longer, and keeps what is not for translating', () => {
    expect(pseudoText('Cache it', 'en-XA')).toBe('Çáàçĥéè íìţ')
    expect(pseudoText('Cache it', 'ar-XB')).toBe('\u200F\u202EÇáàçĥéè\u202C \u202Eíìţ\u202C')
    expect(pseudoMessage('{n, plural, one {# hit} other {# hits}} in <b>all</b>, <code>max-age={n}</code>, Cache-Control, https://a.example/b', 'en-XA')).toBe(
      '{n, plural, one {# ĥíìţ} other {# ĥíìţš}} íìñ <b>áàļļ</b>, <code>max-age={n}</code>, Cache-Control, https://a.example/b',
    )
    expect(plainWords('Çáàçĥéè Cache-Control forgot 12 ms')).toEqual(['forgot', 'ms'])
  })

  it('a module keeps names, comparisons and what methods are given', async () => {
    const { copy, list } = await run(
      disguisedModule(
        `const what = (name: 'progress' | 'settings'): string => (name === 'progress' ? 'Your progress' : 'Your settings')
         export const copy = { id: 'ttl', shownBy: 'the-trap', 'a-b': 'Words', of: (n: 'progress' | 'settings', m: number) => \`\${what(n)}: \${m.toLocaleString('en')} {so} \\\`\${m > 1 ? 'many' : 'one'}\` } as const
         export const list = (names: readonly string[]) => names.join(' and ')`,
        'en-XA',
      ),
    )
    const { of, ...rest } = copy as { of: (n: string, m: number) => string }
    expect(rest).toEqual({ id: 'ttl', shownBy: 'the-trap', 'a-b': 'Ŵóòŕðš' })
    expect(of('progress', 1000)).toBe('Ýóòúùŕ þŕóòĝŕéèšš: 1,000 {so} `ɱáàñý')
    expect((list as (names: string[]) => string)(['a', 'b'])).toBe('a áàñð b')
  })

  // What a message needs of the code that shows it: the same slots, the same tags.
  test.each(files)('%s: every message keeps its slots and tags, and every key its place', async (file) => {
    const english = readFileSync(new URL(file, root), 'utf8')
    const before = stringsOf(english)
    for (const tag of ['ar-XB'] as const) {
      const after = stringsOf(disguisedModule(english, tag))
      expect(after.length).toBe(before.length)
      for (const [index, message] of before.entries()) {
        // Pages can't read them: src/app/shims/icu-skeleton-parser.ts.
        expect(message).not.toMatch(/,\s*(number|date|time)\s*,\s*::/)
        const disguised = after[index] ?? ''
        let parts
        try {
          parts = partsOf(message)
        } catch {
          continue
        }
        expect(partsOf(disguised), message).toEqual(parts)
      }
    }
  })
})

/** All texts of a module, in order. */
function stringsOf(code: string): readonly string[] {
  const texts: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) texts.push(node.text)
    ts.forEachChild(node, visit)
  }
  visit(parse(code))
  return texts
}
