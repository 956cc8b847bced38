import { describe, expect, it } from 'vitest'
import { fold } from './search.ts'
import { SECTION_TITLES } from './sections.fixture.ts'
import type { Term } from './term.ts'
import { TERMS, type TermId } from './terms.en.ts'

const terms: readonly Term[] = TERMS
const ids = new Set(terms.map((term) => term.id))
const scenes = Array.from({ length: 13 }, (_, number) => String(number).padStart(2, '0'))

/** Terms that the scenes' own words lean on: taking one away breaks a card in prose. */
const NEEDED = [
  'browser-cache', 'private-cache', 'shared-cache', 'dns', 'resolver', 'dns-ttl', 'ip-address', 'anycast', 'bgp',
  'autonomous-system', 'geodns', 'pop', 'edge', 'origin', 'cdn', 'reverse-proxy', 'cache', 'cache-key', 'cache-hit',
  'cache-miss', 'stored-response', 'ttl', 'freshness-lifetime', 'age', 'fresh', 'stale', 'validator', 'etag',
  'last-modified', 'conditional-request', 'revalidation', 'not-modified', 'cache-control', 'max-age', 's-maxage',
  'no-store', 'no-cache', 'private', 'must-revalidate', 'immutable', 'heuristic-freshness', 'stale-while-revalidate',
  'stale-if-error', 'vary', 'purge', 'surrogate-key', 'soft-purge', 'versioned-url', 'origin-shield',
  'request-collapsing', 'bypass', 'hit-ratio', 'byte-hit-ratio', 'eviction', 'lru', 'round-trip', 'rtt', 'latency',
  'ttfb', 'tcp', 'tls', 'handshake', 'warm-connection', 'http-request', 'header', 'status-code', 'cache-status',
  'cdn-cache-control', 'waterfall', 'propagation-delay', 'think-time', 'queueing', 'capacity', 'load-shedding',
  'thundering-herd', 'cache-poisoning', 'negative-caching', 'heuristic',
] as const satisfies readonly TermId[]

const HOSTS = new Set([
  'www.rfc-editor.org', 'developer.mozilla.org', 'web.dev', 'developer.chrome.com', 'sre.google', 'www.w3.org', 'doi.org',
  'nginx.org', 'varnish-cache.org', 'www.cloudflare.com', 'developers.cloudflare.com', 'www.fastly.com',
  'docs.aws.amazon.com', 'portswigger.net',
])

/** Sentences of a text. A full stop inside a word, as in `shop.example`, ends none. */
const sentencesOf = (text: string): readonly string[] => text.split(/(?<=[.?])\s+(?=\S)/)
const wordsOf = (text: string): number => text.split(/\s+/).length

describe('the glossary as a whole', () => {
  it('has at least 55 terms, and every one that scenes lean on', () => {
    expect(terms.length).toBeGreaterThanOrEqual(55)
    expect(NEEDED.filter((id) => !ids.has(id))).toEqual([])
  })

  it('has ids and names that are unique', () => {
    expect(ids.size).toBe(terms.length)
    expect(new Set(terms.map((term) => fold(term.name))).size).toBe(terms.length)
  })

  it('has a term for every scene', () => {
    expect(scenes.filter((scene) => !terms.some((term) => term.scene === scene))).toEqual([])
  })

  it('never says the same sentence twice', () => {
    const said = terms.flatMap((term) => [...sentencesOf(term.plain), ...sentencesOf(term.precise)])
    expect(said.filter((sentence, at) => said.indexOf(sentence) !== at)).toEqual([])
  })
})

describe.each(terms.map((term) => [term.id, term] as const))('%s', (_, term) => {
  it('has the apostrophes that the rest of the course has', () => {
    expect([term.name, term.plain, term.precise].join(' ')).not.toMatch(/\p{L}'/u)
  })

  it('has a kebab-case id and a scene of the course', () => {
    expect(term.id).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
    expect(scenes).toContain(term.scene)
  })

  it('has one plain sentence of sane length', () => {
    expect(sentencesOf(term.plain)).toHaveLength(1)
    expect(wordsOf(term.plain)).toBeGreaterThanOrEqual(7)
    expect(wordsOf(term.plain)).toBeLessThanOrEqual(32)
  })

  it('has one or two precise sentences of sane length', () => {
    expect(sentencesOf(term.precise).length).toBeLessThanOrEqual(2)
    expect(wordsOf(term.precise)).toBeGreaterThanOrEqual(10)
    expect(wordsOf(term.precise)).toBeLessThanOrEqual(48)
  })

  it('begins with a capital or a name in its own spelling, ends with a full stop, and keeps calm', () => {
    for (const text of [term.plain, term.precise]) {
      expect(text).toMatch(/\.$/)
      expect(text).toMatch(/^(\p{Lu}|max-age)/u)
      expect(text).not.toMatch(/!|\p{Extended_Pictographic}| {2}|[<>{}]/u)
    }
  })

  it('is related to terms that exist, not to itself, each once', () => {
    const related = term.related ?? []
    expect(related.filter((id) => !ids.has(id) || id === term.id)).toEqual([])
    expect(new Set(related).size).toBe(related.length)
  })

  it('has synonyms that add something', () => {
    const also = (term.also ?? []).map(fold)
    expect(also.filter((synonym) => synonym === '' || synonym === fold(term.name))).toEqual([])
    expect(new Set(also).size).toBe(also.length)
  })

  it('names a source that can be checked', () => {
    const url = new URL(term.source.url)
    expect(url.protocol).toBe('https:')
    expect(HOSTS).toContain(url.host)
    expect(term.source.label.trim()).not.toBe('')

    const label = /^RFC (\d+) §([\d.]+)$/.exec(term.source.label)
    expect(label !== null).toBe(url.host === 'www.rfc-editor.org')
    if (label === null) return
    const [, number = '', section = ''] = label
    expect(url.pathname).toBe(`/rfc/rfc${number}`)
    expect(url.hash).toBe(`#section-${section}`)
    expect(SECTION_TITLES[number]?.[section], `${term.source.label} is not in the table of sections`).toBeDefined()
  })
})
