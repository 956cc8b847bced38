import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { compareModules } from './missing.ts'
import { filesToTranslate, reportOn } from './report.ts'

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
    expect(lines.join('\n')).toContain('src/app/copy/de.ts\n  copy.title is not there\n  copy.lead lacks the slot {all}')
    expect(lines.join('\n')).toContain('English stands for them:\n  scenes/00-a/copy.de.ts')
    expect(lines.at(-1)).toBe('de: 1 of 2 files, 8 findings in them, 2 of which show wrong words or none.')
    write('src/app/copy/de.ts', `export const copy = { title: 'Titel' }`)
    expect(reportOn(root, 'de').broken).toBe(false)
  })

  it.each(['en', 'en-XA', '../x', 'x'])('takes %s for no language', (tag) => expect(() => reportOn(root, tag)).toThrow('BCP 47'))

  it('finds the course’s own files', () => {
    const files = filesToTranslate(path.resolve(import.meta.dirname, '../..'))
    expect(files).toContain('scenes/04-ttl/copy.en.ts')
    expect(files.filter((file) => file.startsWith('src/node/'))).toEqual([])
    expect(files.length).toBeGreaterThan(50)
  })
})
