import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { compareModules } from './missing.ts'
import { pluralsIn } from './plurals.ts'
import { filesToTranslate, reportOn, standInsOf, stopsIn } from './report.ts'
import { parse } from './source.ts'

const english = `
  const POPS = { a: 'A' } as const
  export const copy: object = {
    title: 'Title', lead: '{n, plural, one {# <b>hit</b>} other {# <b>hits</b>}} of {all}',
    body: ['One <code>max-age</code>', 'Two {slot}'],
    facts: (n: number) => n + ' scenes',
    terms: [{ id: 'ttl', name: 'TTL' }, { id: 'vary', name: 'Vary' }],
    plain: 'a { b',
  }
  export const other = { a: 'a' }`

describe('a translation is compared', () => {
  it('and lacks everything where there is none', () => {
    expect(compareModules(english, null).map(({ kind, key }) => `${kind} ${key}`)).toEqual(['missing copy', 'missing other'])
  })

  it('and has nothing wrong with other words, other plurals, other paragraphs', () => {
    const german = `export const copy = { title: 'Titel', lead: 'Von {all}: {n, plural, one {# <b>Treffer</b>} few {# <b>T</b>} other {# <b>Treffer</b>}}', body: ['{slot} und <code>max-age</code>'], facts: (n) => n + ' Szenen', terms: [{ id: 'vary', name: 'Vary' }, { id: 'ttl', name: 'TTL' }], plain: 'x' }
      export const other = { a: 'ä' }`
    expect(compareModules(english, german)).toEqual([])
  })

  it('and says what is missing, unknown, unreadable, of another shape, and where slots and tags differ', () => {
    const german = `export const copy = { title: ['Titel'], lead: '{m} <i>Treffer</i>', body: ['{slot'], facts: 'Szenen', terms: [{ id: 'ttl' }, { id: 'tll', name: 'x' }], extra: 'x' }
      export const strange = 1`
    expect(compareModules(english, german).map(({ kind, key, says }) => `${kind} ${key} ${says}`)).toEqual([
      'shape copy.title is a list, and a text in the English file',
      'slots copy.lead lacks the slot {n}, {all}',
      'slots copy.lead has the slot {m}, for which there is nothing',
      'tags copy.lead lacks the tag <b>',
      'tags copy.lead has the tag <i>, for which there is nothing',
      expect.stringMatching(/^unreadable copy\.body can’t be read as a message/),
      'shape copy.facts is a text, and a function in the English file',
      'missing copy.terms.ttl.name is not there',
      'missing copy.terms.vary is not there',
      'unknown copy.terms.tll is not in the English file',
      'missing copy.plain is not there',
      'unknown copy.extra is not in the English file',
      'missing other is not there',
      'unknown strange is not in the English file',
    ])
  })
})

describe('the forms of a message', () => {
  const mine = `export const copy = { hits: '{n, plural, one {# hit} other {# hits}}', when: '{resets, select, yes {resets} other {stays}}', title: 'Title', minutes: 7, units: { km: 'km', people: 'people' } }`
  const told = (locale: string, other: string) => compareModules(mine, `export const copy = {${other}, minutes: 7, units: { people: 'x' } }`, locale).filter(({ kind }) => kind !== 'missing').map(({ line, says }) => `${line} ${says}`)

  it.each([
    ['de', `\nhits: '{n, plural, one {#} few {#} other {#}}'`, ['2 has the form few of {n}, which de never comes to: it has one, other']],
    ['pl', `hits: '{n, plural, one {#} other {#}}'`, ['1 lacks the form few, many of {n}: pl needs one, few, many, other']],
    ['de', `hits: '{n, plural, =1 {#} other {#}}'`, []],
    ['ja', `hits: '{n, plural, other {#}}'`, []],
    // French has a form for millions, which the course does not show.
    ['fr', `hits: '{n, plural, one {#} other {#}}'`, []],
    ['de', `hits: '{n, select, one {1} other {2}}'`, ['1 chooses by {n} as a select, and the English message as a plural']],
    ['de', `when: '{resets, select, ja {x} other {y}}'`, ['1 has the choice ja of {resets}, which never comes: the code knows yes, other']],
    ['de', `when: '{resets}'`, ['1 shows {resets}, which is a key to choose by and no word: {resets, select, …}']],
    ['de', `title: ''`, ['1 is empty']],
    ['de', `title: 5`, ['1 is a number, and a text in the English file']],
  ])('%s: %s', (locale, other, says) => expect(told(locale, other)).toEqual(says))

  it('a figure and a sign that is its own name are not missing', () => {
    expect(compareModules(mine, `export const copy = { units: {} }`).map(({ key }) => key)).toEqual(['copy.hits', 'copy.when', 'copy.title', 'copy.units.people'])
  })

  it.each([
    [`'<b>eins</i> zwei'`, /^can’t be read as a message: a closing tag does not match the tag that is open, at “.*<\/i>/],
    [`'{n, plural, one {#}}'`, /lacks other \{…\}/],
    [`'{n'`, /a \{ is not closed/],
  ])('says what is wrong with %s, and where', (message, says) => {
    expect(compareModules(`export const a = { b: '{n}' }`, `export const a = {\n b: ${message} }`)).toEqual([{ kind: 'unreadable', key: 'a.b', line: 2, says: expect.stringMatching(says) as string }])
  })
})

describe('the command', () => {
  const root = mkdtempSync(path.join(tmpdir(), 'build-a-cdn-language-'))
  afterAll(() => rmSync(root, { recursive: true }))
  const write = (file: string, text: string): void => {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true })
    writeFileSync(path.join(root, file), text)
  }
  write('src/app/copy/en.ts', english)
  write('src/app/copy/de.ts', `export const copy = { lead: '{n}' }`)
  write('scenes/00-a/copy.en.ts', `export const copy = { title: 'A' }`)
  write('src/node/edge/copy/en.ts', `export const help = 'Help'`)

  it('names files and keys that are missing, and fails for what shows wrong words only', () => {
    const { lines, broken } = reportOn(root, 'de')
    expect(broken).toBe(true)
    expect(lines.join('\n')).toContain('src/app/copy/de.ts\n  ✕ line 1: copy.lead lacks the slot {all}\n  ✕ line 1: copy.lead lacks the tag <b>\n    copy.title is not there')
    expect(lines.join('\n')).toContain('English stands for them:\n  scenes/00-a/copy.de.ts')
    expect(lines.at(-1)).toBe('de: 1 of 2 files, 8 findings in them, 2 of which (✕) show wrong words or none.')
    expect(reportOn(root, 'de', true).lines.join('\n')).not.toMatch(/is not there|are not there/)
    write('src/app/copy/de.ts', `export const copy = { title: 'Titel' }`)
    expect(reportOn(root, 'de').broken).toBe(false)
  })

  it('names what would stop the build, by file and line', () => {
    write('src/app/copy/de.ts', `export const copy = {\n  title: '</b>',\n  lead: '{n}' }`)
    expect(stopsIn(root, 'de')).toEqual([expect.stringMatching(/^src\/app\/copy\/de\.ts:2 copy\.title can’t be read as a message: a closing tag/)])
  })

  it('lists files that English stands in for, and folders that have no other', () => {
    write('scenes/01-b/copy.en.ts', `export const copy = { title: 'B' }`)
    write('scenes/01-b/teaching.en.ts', `export const teaching = { lead: 'B' }`)
    write('scenes/01-b/teaching.de.ts', `export const teaching = { lead: 'B' }`)
    expect(standInsOf(root, 'de')).toEqual(['scenes/00-a/copy.en.ts', 'scenes/01-b/copy.en.ts', 'scenes/00-a/'])
  })

  it.each(['en', 'en-XA', '../x', 'x'])('takes %s for no language', (tag) => expect(() => reportOn(root, tag)).toThrow('BCP 47'))

  it('finds the course’s own files', () => {
    const files = filesToTranslate(path.resolve(import.meta.dirname, '../..'))
    expect(files).toContain('scenes/04-ttl/copy.en.ts')
    expect(files.filter((file) => file.startsWith('src/node/'))).toEqual([])
    expect(files.length).toBeGreaterThan(50)
  })
})

describe('functions that count', () => {
  const english = `import { pluralIn } from './plural.ts'
    const plural = pluralIn('en')
    export const copy = { count: (n: number) => plural(n, { one: 'one', other: n + ' hits' }), deep: { more: (n: number) => n + ' more' } }`
  const told = (locale: string, code: string) => compareModules(english, code, locale).filter(({ kind }) => kind === 'forms').map(({ line, key, says }) => `${line} ${key} ${says}`)

  it('have the forms of their language', () => {
    expect(told('pl', `const plural = pluralIn('pl')\nexport const copy = { count: (n) => plural(n, { one: n + ' a', few: n + ' b', many: n + ' c', other: n + ' d' }), deep: { more: (n) => pluralIn('pl-PL')(n, { other: 'x' }) } }`)).toEqual([
      '2 copy.deep.more lacks the form one, few, many of {n}: pl needs one, few, many, other',
    ])
    expect(told('de', `export const copy = { count: (n) => plural(n, { one: 'a', few: 'b', other: 'c' }) }\nconst plural = pluralIn('de')`)).toEqual(['1 copy.count has the form few of {n}, which de never comes to: it has one, other'])
  })

  it('count as their own language does', () => {
    expect(told('pl', `const plural = pluralIn('en')`)).toEqual([`1 plural counts as en does; write pluralIn('pl')`])
  })

  it.each([
    ['pl', true],
    ['ar', true],
    ['ru', true],
    ['de', false],
    ['ja', false],
    // 0 and 1.5 are singular there.
    ['fr', true],
  ])('%s: asking for 1 is not enough: %s', (locale, wrong) => {
    expect(told(locale, `export const copy = { deep: { more: (n) => (n === 1 ? 'a' : 'b') } }`)).toEqual(wrong ? [expect.stringMatching(/^1 copy\.deep\.more asks whether n === 1, and/)] : [])
  })

  it('=1 stands for one where that is for 1 alone', () => {
    const forms = (locale: string) => told(locale, `const plural = pluralIn('${locale}')\nexport const copy = { count: (n) => plural(n, { '=1': 'x', few: 'x', many: 'x', other: 'x' }) }`)
    expect([forms('pl'), forms('ru')]).toEqual([[], [expect.stringContaining('lacks the form one of {n}')]])
  })

  it('English leaves none to a comparison, so that a translator sees what counts', () => {
    const course = path.resolve(import.meta.dirname, '../..')
    const texts = filesToTranslate(course).map((file) => [file, readFileSync(path.join(course, file), 'utf8')] as const)
    expect(texts.filter(([, text]) => /[!=]== 1 \?/.test(text)).map(([file]) => file)).toEqual([])
    expect(texts.flatMap(([file, text]) => pluralsIn(parse(text), 'en').map(({ key, says }) => `${file} ${key} ${says}`))).toEqual([])
  })
})
