import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { runInNewContext } from 'node:vm'
import { describe, expect, it, test } from 'vitest'
import { lookUp } from './lookup.ts'

const TAGS = ['en', 'de', 'zh-Hant', 'zh-Hant-TW', 'pt-BR', 'sl']

/** RFC 4647 §3.4 and its example: zh-Hant-CN-x-private1-private2. */
const WISHES: readonly (readonly [string, string | null])[] = [
  ['de', 'de'],
  ['de-CH', 'de'],
  ['DE-ch-1996', 'de'],
  ['de_AT', 'de'],
  [' de ', 'de'],
  ['zh-Hant-CN-x-private1-private2', 'zh-Hant'],
  ['zh-hant-tw', 'zh-Hant-TW'],
  ['zh', null],
  ['pt', null],
  ['pt-BR', 'pt-BR'],
  // A part of one letter goes with what follows it.
  ['sl-x-y', 'sl'],
  ['en-a-bbb-x-a-ccc', 'en'],
  ['fr', null],
  ['d', null],
  ['', null],
  ['-', null],
  ['*', null],
]

test.each(WISHES)('%s finds %s', (wish, found) => expect(lookUp(wish, TAGS)).toBe(found))

test('whatever is wished for, what is found begins the wish', () => {
  const part = fc.stringMatching(/^[A-Za-z0-9]{0,4}$/)
  fc.assert(
    fc.property(fc.array(part, { maxLength: 5 }).map((parts) => parts.join('-')), (wish) => {
      const found = lookUp(wish, TAGS)
      expect(found === null || `${wish.toLowerCase()}-`.startsWith(`${found.toLowerCase()}-`)).toBe(true)
    }),
  )
})

describe('the script before the page', () => {
  const script = readFileSync(new URL('../../public/language.js', import.meta.url), 'utf8')

  /** In: an address, and what the page there says of itself. Out: where the browser is sent, or null. */
  function sent(address: string, lang: string, root: string, languages: string | null = TAGS.join(' ')): string | null {
    const at = new URL(address)
    let to: string | null = null
    const attributes: Record<string, string | null> = { 'data-languages': languages, 'data-root': root }
    const documentElement = { lang, getAttribute: (name: string) => attributes[name] ?? null, setAttribute: (name: string, value: string) => void (attributes[name] = value) }
    runInNewContext(script, {
      URL, URLSearchParams, document: { documentElement },
      location: { search: at.search, href: at.href, pathname: at.pathname, hash: at.hash, origin: at.origin, replace: (target: string) => void (to = target) },
    })
    return to
  }

  it.each([
    ['https://a.example/cdn/scenes/04-ttl/?lang=de-CH&step=3#x', 'en', '../../', '/cdn/de/scenes/04-ttl/?lang=de-CH&step=3#x'],
    ['https://a.example/?locale=de&embed=1', 'en', './', '/de/?locale=de&embed=1'],
    ['https://a.example/cdn/de/scenes/04-ttl/?lang=en', 'de', '../../', '/cdn/scenes/04-ttl/?lang=en'],
    ['https://a.example/de/glossary/?lang=pt-BR', 'de', '../', '/pt-BR/glossary/?lang=pt-BR'],
    // A language that is not there counts as left out.
    ['https://a.example/de/?lang=fr', 'de', './', null],
    ['https://a.example/?lang=fr', 'en', './', null],
    // There already: no loop.
    ['https://a.example/cdn/de/scenes/04-ttl/?lang=de-CH', 'de', '../../', null],
    ['https://a.example/?lang=en-GB', 'en', './', null],
    ['https://a.example/?lang=', 'en', './', null],
    ['https://a.example/?step=2', 'en', './', null],
    // A host with one page for all that is missing answers with the first language's below the others' folders, too.
    ['https://a.example/scenes/04/?lang=de', 'en', '../../', '/de/scenes/04/?lang=de'],
    ['https://a.example/de/scenes/04/?lang=de', 'en', '../../../', null],
    ['https://a.example/cdn/pt-BR/nothing/?lang=de', 'en', '../../', null],
    // And if it does not say where the root is, either.
    ['https://a.example/cdn/nothing/de/?lang=de', 'en', './', null],
    // A course may well stand in a folder `en`, or in one whose name begins like a tag.
    ['https://a.example/en/?lang=de', 'en', './', '/en/de/?lang=de'],
    ['https://a.example/design/?lang=de', 'en', './', '/design/de/?lang=de'],
  ])('%s, on a page in %s with its root at %s, leads to %s', (address, lang, root, target) => expect(sent(address, lang, root)).toBe(target))

  it('gets to an end wherever it begins, when each missing page is answered with the first language’s', () => {
    for (const root of ['./', '../../']) {
      let at: string | null = 'https://a.example/nothing/here/?lang=de'
      let steps = 0
      for (; at !== null && steps < 5; steps++) {
        const to = sent(at, 'en', root === './' ? './' : '../'.repeat(new URL(at).pathname.split('/').length - 2))
        at = to && new URL(to, at).href
      }
      expect(steps).toBe(2)
    }
  })

  it('stays where there is one language', () => expect(sent('https://a.example/?lang=de', 'en', './', null)).toBeNull())

  it.each(WISHES)('finds for %s what the app finds: %s', (wish, found) => {
    const to = sent(`https://a.example/?lang=${encodeURIComponent(wish)}`, 'en', './')
    expect(to?.split('/')[1] ?? 'en').toBe(found ?? 'en')
  })
})
