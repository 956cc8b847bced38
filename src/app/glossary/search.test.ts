import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold, searchTerms } from './search.ts'
import type { Term } from './term.ts'
import { TERMS } from './terms.en.ts'

const terms: readonly Term[] = TERMS
const idsFor = (query: string): readonly string[] => searchTerms(terms, query).map((term) => term.id)

function term(id: string, name: string, also: readonly string[] = [], plain = 'Nothing.', precise = 'Nothing.'): Term {
  return { id, name, also, plain, precise, scene: '00', source: { label: 'RFC 9111 §4', url: 'https://www.rfc-editor.org/rfc/rfc9111#section-4' } }
}

describe('ranking', () => {
  it('puts the name before names that begin so, these before synonyms, words within, and the sentences', () => {
    const shuffled = [
      term('in-precise', 'G', [], 'Nothing.', 'About a hit.'),
      term('in-plain', 'F', [], 'A hit it is.'),
      term('also-word', 'E', ['a clean hit']),
      term('word', 'D hit'),
      term('also-prefix', 'C', ['hitting']),
      term('also', 'B', ['Hit']),
      term('name-prefix', 'Hit ratio'),
      term('name', 'Hit'),
      term('absent', 'White', ['which'], 'Whitish.'),
    ]
    expect(searchTerms(shuffled, 'hit').map(({ id }) => id)).toEqual([
      'name', 'name-prefix', 'also', 'also-prefix', 'word', 'also-word', 'in-plain', 'in-precise',
    ])
  })

  it('orders equals by name, whatever order they came in', () => {
    const equals = [term('b', 'Cache key'), term('a', 'Cache hit'), term('c', 'Cache miss')]
    expect(searchTerms(equals, 'cache').map(({ id }) => id)).toEqual(['a', 'b', 'c'])
    expect(searchTerms(equals.toReversed(), 'cache').map(({ id }) => id)).toEqual(['a', 'b', 'c'])
  })
})

describe('what learners type', () => {
  it.each([
    ['rtt', 'rtt'],
    ['RTT', 'rtt'],
    ['ttl', 'ttl'],
    ['swr', 'stale-while-revalidate'],
    ['304', 'not-modified'],
    ['stampede', 'thundering-herd'],
    ['cache tag', 'surrogate-key'],
    ['smaxage', 's-maxage'],
    ['s maxage', 's-maxage'],
    ['S-MaxAge', 's-maxage'],
    ['cachekey', 'cache-key'],
    ['point of presence', 'pop'],
    ['  pop  ', 'pop'],
    ['Étag', 'etag'],
    ['utm', 'query-string'],
    ['cache control', 'cache-control'],
    ['max age', 'max-age'],
    ['stale_while revalidate', 'stale-while-revalidate'],
    ['p95', 'percentile'],
  ])('finds for %j first %s', (query, id) => {
    expect(idsFor(query)[0]).toBe(id)
  })

  it('finds words of the sentences, in any order, by their beginnings', () => {
    expect(idsFor('shelf nobody')).toContain('lru')
    expect(idsFor('nobody shel')).toContain('lru')
    expect(idsFor('shelf zebra')).toEqual([])
  })

  it('gives all terms by name for nothing typed, and none for punctuation', () => {
    const all = searchTerms(terms, '  ').map(({ name }) => fold(name))
    expect(all).toHaveLength(terms.length)
    expect(all).toEqual(all.toSorted())
    expect(idsFor('?!…')).toEqual([])
  })
})

describe('for any string', () => {
  const anyString = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    // Lone surrogates and signs that mean something to regular expressions.
    fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
    fc.string({ unit: fc.constantFrom(...'\\^$.|?*+()[]{}-/ aé') }),
  )

  it('never throws, and gives each match once', () => {
    fc.assert(
      fc.property(anyString, (query) => {
        const found = searchTerms(terms, query)
        expect(new Set(found).size).toBe(found.length)
        expect(found.every((each) => terms.includes(each))).toBe(true)
      }),
      { numRuns: 150 },
    )
  })

  it('folds capitals that only decomposing brings to light', () => {
    expect(fold('℡ 𝐀ge İ')).toBe('tel age i')
  })

  it('folds once and for all', () => {
    fc.assert(
      fc.property(anyString, (text) => {
        expect(fold(fold(text))).toBe(fold(text))
      }),
    )
  })
})

describe('for any term', () => {
  const anyTerm = fc.constantFrom(...terms)

  it('finds it first by its name, in any case', () => {
    fc.assert(
      fc.property(anyTerm, fc.boolean(), (wanted, upper) => {
        const query = upper ? wanted.name.toUpperCase() : wanted.name.toLowerCase()
        expect(searchTerms(terms, query)[0]).toBe(wanted)
      }),
    )
  })

  it('finds it by every synonym and by what is typed on the way to its name', () => {
    fc.assert(
      fc.property(anyTerm, fc.nat(), (wanted, length) => {
        for (const synonym of wanted.also ?? []) expect(searchTerms(terms, synonym)).toContain(wanted)
        expect(searchTerms(terms, wanted.name.slice(0, 1 + (length % wanted.name.length)))).toContain(wanted)
      }),
    )
  })
})
