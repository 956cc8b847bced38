import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatText, partsOf } from '../../stage/prose/message.ts'
import { completionsAt } from './complete.ts'
import { notes, type NoteId } from './copy.en.ts'
import { describeHeaders } from './describe.ts'

const NOW = Date.UTC(2026, 0, 1)

/** The notes on a text: piece, state, message. */
function said(text: string): readonly string[] {
  return describeHeaders(text, NOW).notes.map(({ from, to, state, message }) => `${text.slice(from, to)} · ${state} · ${message}`)
}

describe('each piece says what it does here', () => {
  test.each<[string, readonly string[]]>([
    ['Cache-Control: max-age=60', ['max-age=60 · counts · max-age']],
    ['Cache-Control: max-age=60, s-maxage=600', ['max-age=60 · counts · max-age-browser', 's-maxage=600 · counts · s-maxage']],
    ['Cache-Control: max-age=60, max-age=90', ['max-age=60 · counts · max-age', 'max-age=90 · ignored · comes-twice']],
    ['Cache-Control: max-age=60\nCache-Control: max-age=90', ['max-age=60 · counts · max-age', 'max-age=90 · ignored · comes-twice']],
    ['Cache-Control: max-age="60"', ['max-age="60" · counts · max-age']],
    ['Cache-Control: max-age=soon', ['max-age=soon · malformed · lifetime-unreadable']],
    ['Cache-Control: max-age=60, stale-if-error=x', ['max-age=60 · counts · max-age', 'stale-if-error=x · malformed · window-unreadable']],
    ['Cache-Control: maxage=60', ['maxage=60 · unknown · misspelt-directive']],
    ['Cache-Control: __proto__=3, constructor', ['__proto__=3 · unknown · unknown-directive', 'constructor · unknown · unknown-directive']],
    ['Age: 10, 20', ['Age: 10, 20 · counts · age']],
    ['Age: x, 20', ['Age: x, 20 · malformed · age-unreadable']],
    ['Cache-Control: carefully', ['carefully · unknown · unknown-directive']],
    ['Cache-Control: public; max-age=60', ['public; max-age=60 · malformed · needs-commas']],
    ['Cache-Control: no-store, max-age=60', ['no-store · counts · no-store', 'max-age=60 · ignored · nothing-stores']],
    ['Cache-Control: private, max-age=60, s-maxage=9', ['private · counts · private', 'max-age=60 · counts · max-age-browser-alone', 's-maxage=9 · ignored · s-maxage-unheard']],
    ['Cache-Control: max-age=9, must-revalidate, stale-while-revalidate=30', ['max-age=9 · counts · max-age', 'must-revalidate · counts · must-revalidate', 'stale-while-revalidate=30 · ignored · window-forbidden']],
    ['Cache-Control: max-age=9, stale-while-revalidate=30', ['max-age=9 · counts · max-age', 'stale-while-revalidate=30 · counts · stale-while-revalidate']],
    ['Cache-Control: max-stale=9, no-cache', ['max-stale=9 · ignored · for-requests', 'no-cache · counts · no-cache']],
    ['Cache-Control: max-age=9, no-cache="set-cookie"', ['max-age=9 · counts · max-age', 'no-cache="set-cookie" · counts · no-cache-fields']],
    ['Cache-Control: max-age=9, no-cache="set-cookie", stale-if-error=5', ['max-age=9 · counts · max-age', 'no-cache="set-cookie" · counts · no-cache-fields', 'stale-if-error=5 · counts · stale-if-error']],
    ['Cache-Control: no-cache="a", no-cache', ['no-cache="a" · ignored · whole-elsewhere', 'no-cache · counts · no-cache']],
    ['Cache-Control: no-cache, no-cache="a", no-cache', ['no-cache · counts · no-cache', 'no-cache="a" · ignored · whole-elsewhere', 'no-cache · ignored · comes-twice']],
    ['Cache-Control: no-cache="a", no-cache="b"', ['no-cache="a" · ignored · whole-elsewhere', 'no-cache="b" · counts · lists-twice']],
    ['Cache-Control: max-age=9, private="a", private', ['max-age=9 · counts · max-age-browser-alone', 'private="a" · ignored · whole-elsewhere', 'private · counts · private']],
    ['Cache-Control: max-age=9, private="x-user, x-cart"', ['max-age=9 · counts · max-age', 'private="x-user, x-cart" · counts · private-fields']],
    ['Cache-Control: no-store, private="x-user"', ['no-store · counts · no-store', 'private="x-user" · ignored · nothing-stores']],
    ['Cache-Control: max-age=60, public', ['max-age=60 · counts · max-age', 'public · ignored · public-moot']],
    ['Cache-Control:', ['Cache-Control: · malformed · empty-control']],
    ['Cache-Control: max-age=60\nCDN-Cache-Control: max-age=600', ['max-age=60 · counts · max-age-browser', 'max-age=600 · counts · max-age-shared']],
    ['Cache-Control: max-age=60\nCDN-Cache-Control: Max-Age="600"', ['max-age=60 · counts · max-age', 'CDN-Cache-Control: Max-Age="600" · malformed · targeted-unreadable']],
    ['Expires: Thu, 01 Jan 2026 00:01:00 GMT', ['Expires: Thu, 01 Jan 2026 00:01:00 GMT · counts · expires']],
    ['Cache-Control: max-age=1\nExpires: Thu, 01 Jan 2026 00:01:00 GMT', ['max-age=1 · counts · max-age', 'Expires: Thu, 01 Jan 2026 00:01:00 GMT · ignored · expires-unheard']],
    ['Expires: 0', ['Expires: 0 · malformed · expires-unreadable']],
    ['Last-Modified: Wed, 31 Dec 2025 14:00:00 GMT', ['Last-Modified: Wed, 31 Dec 2025 14:00:00 GMT · counts · last-modified-guess']],
    ['ETag: v1', ['ETag: v1 · malformed · etag-unquoted']],
    ['Cache Control: max-age=60', ['Cache Control: max-age=60 · malformed · name-not-a-token']],
    ['Cache-Contol: max-age=60', ['Cache-Contol: max-age=60 · unknown · misspelt-field']],
    ['X-Powered-By: tea', ['X-Powered-By: tea · silent · other-field']],
    ['Pragma: no-cache', ['Pragma: no-cache · ignored · pragma']],
  ])('%s', (text, expected) => expect(said(text)).toEqual(expected))
})

test('the verdicts are those of the two kinds of cache', () => {
  const { browser, shared } = describeHeaders('Cache-Control: private, max-age=60', NOW)
  expect([browser.stores, browser.lifetimeSeconds, shared.stores]).toEqual([true, 60, false])
})

test('whatever is typed, every note lies in the text, in order, with all its figures', () => {
  const piece = fc.constantFrom('Cache-Control', 'CDN-Cache-Control', 'Expires', ': ', ',', '=', 'max-age', 's-maxage', 'no-store', 'private', '60', '"', '\n', ' ', 'stale-while-revalidate=5', 'must-revalidate', '\u0000', 'é')
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = pieces.join('')
      const { notes: found } = describeHeaders(text, NOW)
      found.reduce((end, { from, to, message, figures }) => {
        expect(from).toBeGreaterThanOrEqual(end)
        expect(to).toBeLessThanOrEqual(text.length)
        for (const slot of partsOf(notes[message]).slots) expect(figures, message).toHaveProperty(slot)
        expect(formatText(notes[message], figures)).not.toBe('')
        return to
      }, 0)
    }),
  )
})

test('every message can come about', () => {
  const texts = [
    'a', ': a', 'A : b', ' a', 'A b: c', 'A: \u0000', 'Cache-Control:', 'Cache-Control: =', 'Cache-Control: a b', 'Cache-Control: no-store, no-store', 'Cache-Control: min-fresh=1, tea, maxage=1',
    'Cache-Control: max-age=x, stale-if-error=x', 'Cache-Control: no-store, max-age=1', 'CDN-Cache-Control: 9', 'Cache-Control: max-age=1', 'Cache-Control: max-age=1, s-maxage=2, private, public, no-cache, must-revalidate, proxy-revalidate, must-understand, no-transform, immutable, stale-while-revalidate=1',
    'Cache-Control: max-age=1, s-maxage=2', 'Cache-Control: private, max-age=1', 'CDN-Cache-Control: max-age=1', 'Cache-Control: public, stale-while-revalidate=1, stale-if-error=1', 'Cache-Control: no-store, private, must-understand, proxy-revalidate',
    'Cache-Control: proxy-revalidate, max-age=1', 'Cache-Control: s-maxage=1, max-age=x', 'CDN-Cache-Control: max-age=1, s-maxage=3\nCache-Control: s-maxage=3, private',
    'Cache-Control: max-age=9, must-revalidate, stale-if-error=3',
    'Expires: Thu, 01 Jan 2026 00:01:00 GMT', 'Expires: 0', 'Expires: 0\nCache-Control: max-age=0', 'Age: 3\nAge: x\nDate: Thu, 01 Jan 2026 00:01:00 GMT\nDate: x', 'Cache-Control: max-age=1\nLast-Modified: Thu, 01 Jan 2026 00:01:00 GMT', 'Last-Modified: Wed, 31 Dec 2025 14:00:00 GMT',
    'ETag: "a"\nETag: W/"a"\nETag: a\nVary: A\nVary: *\nPragma: no-cache\nWarning: 110\nCache-Tag: a\nSet-Cookie: a=b\nEtg: "a"\nX-Tea: a',
    'Cache-Control: max-age=1, no-store, must-understand',
    'Cache-Control: no-store', 'Cache-Control: no-store\nCDN-Cache-Control: max-age=1', 'CDN-Cache-Control: no-store', 'Cache-Control: max-age=1, private="a", no-cache="a"', 'Cache-Control: no-cache="a", no-cache="b"',
  ]
  const found = new Set(texts.flatMap((text) => describeHeaders(text, NOW).notes.map(({ message }) => message)))
  expect((Object.keys(notes) as NoteId[]).filter((id) => !found.has(id))).toEqual([])
})

describe('completion', () => {
  test.each<[string, readonly string[]]>([
    ['Cac|', ['Cache-Control: ', 'Cache-Tag: ']],
    ['Cache-Control: max|', ['max-age=']],
    ['Cache-Control: max-age=60, s|', ['s-maxage=', 'stale-while-revalidate=', 'stale-if-error=']],
    ['Cache-Control: max-age=60|', []],
    ['Vary: Accept-L|', ['Accept-Language']],
    ['X-Tea: |', []],
    ['ETag: "a"\nExp|', ['Expires: ']],
  ])('%j', (marked, expected) => {
    const caret = marked.indexOf('|')
    expect(completionsAt(marked.replace('|', ''), caret).map(({ insert }) => insert)).toEqual(expected)
  })

  test('what is taken replaces the word at the caret, to its end', () => {
    const text = 'Cache-Control: no-sto, max-age=1'
    const [first] = completionsAt(text, text.indexOf('-sto') + 2)
    expect(first && text.slice(0, first.from) + first.insert + text.slice(first.to)).toBe('Cache-Control: no-store, max-age=1')
  })
})
