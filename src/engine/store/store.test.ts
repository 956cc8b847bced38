import { describe, expect, it } from 'vitest'
import { PHOTO, reached, request, rungsOf, stored } from '../engine.testkit.ts'
import { DEFAULT_PROGRAM } from '../program.ts'
import { makeRoom } from './evict.ts'
import { createStore } from './store.ts'
import { summaryOf } from './summary.ts'

const page = (path: string) => stored({}, request({}, 'GET', `https://shop.example/${path}`))
const [a, b, c] = [page('a'), page('b'), page('c')]

describe('the store', () => {
  it('keeps the order of use', () => {
    const store = createStore()
    for (const each of [a, b, c]) store.add(each)
    store.touch(a)
    expect([...store.byUse()]).toEqual([b, c, a])
  })

  it('counts bytes in and out, and forgets empty keys', () => {
    const store = createStore()
    store.add(a)
    store.add(b)
    expect(store.usedBytes()).toBe(a.sizeBytes + b.sizeBytes)
    expect(store.remove(a)).toBe(true)
    expect(store.remove(a)).toBe(false)
    expect(store.usedBytes()).toBe(b.sizeBytes)
    expect(store.candidates(a.key)).toEqual([])
  })

  it('finds variants under one key', () => {
    const store = createStore()
    const german = stored({ Vary: 'Accept-Language' }, request({ 'Accept-Language': 'de' }))
    const english = stored({ Vary: 'Accept-Language' }, request({ 'Accept-Language': 'en' }))
    store.add(german)
    store.add(english)
    expect(store.candidates(german.key)).toEqual([german, english])
    expect(store.find(german.key, 'accept-language="en"')).toBe(english)
    store.touch(page('not there'))
    expect([...store.byUse()]).toEqual([german, english])
  })

  it('finds all responses for a URL, and all with a tag, and forgets names without any', () => {
    const store = createStore()
    const german = stored({ Vary: 'Accept-Language', 'Surrogate-Key': 'home news' }, request({ 'Accept-Language': 'de' }))
    const french = { ...stored({ 'Surrogate-Key': 'home' }), key: `${german.baseKey} cookie:lang="fr"`, baseKey: german.baseKey }
    for (const each of [german, french, a]) store.add(each)
    expect(store.underBaseKey(german.baseKey)).toEqual([german, french])
    expect(store.withTag('home')).toEqual([german, french])
    expect(store.withTag('news')).toEqual([german])
    store.remove(german)
    expect(store.underBaseKey(german.baseKey)).toEqual([french])
    expect(store.withTag('news')).toEqual([])
    expect([store.has(french), store.has(german)]).toEqual([true, false])
  })

  it('counts a response as body, header lines, and the names it is found by', () => {
    // `Date: ` + 29 + CRLF = 37 and `ETag: "v1"` + CRLF = 12
    const bytes = 1000 + 37 + 12 + `GET ${PHOTO}`.length + PHOTO.length
    expect(stored({ ETag: '"v1"', Age: '3' }).sizeBytes).toBe(bytes)
    const german = stored({ Vary: 'Accept-Language' }, request({ 'Accept-Language': 'de' }))
    expect(german.sizeBytes - stored({ Vary: 'Accept-Language' }).sizeBytes).toBe('="de"'.length)
    expect(summaryOf(stored({ ETag: '"v1"' }), { kind: 'shared', program: DEFAULT_PROGRAM })).toMatchObject({ sizeBytes: bytes, etag: '"v1"', variant: '', content: null })
  })
})

const cases = [
  { name: 'larger than one may be', sizeBytes: 60, usedBytes: 0, because: 'larger-than-object-limit', outcome: 'refuse' },
  { name: 'larger than everything', sizeBytes: 101, usedBytes: 0, because: 'larger-than-cache', outcome: 'refuse' },
  { name: 'no room now', sizeBytes: 100, usedBytes: 1, because: 'least-recently-used', outcome: 'evict-oldest' },
] as const

describe('making room', () => {
  it.each(cases)('$name: $outcome', ({ sizeBytes, usedBytes, because, outcome }) => {
    expect(makeRoom({ sizeBytes, bodyBytes: sizeBytes === 60 ? 51 : 50, usedBytes, capacityBytes: 100, largestObjectBytes: 50 })).toMatchObject({ answer: outcome, decision: { rule: 'evict', because, outcome } })
  })

  it('reaches every rung', () => expect(reached(cases)).toEqual(rungsOf('evict')))
})
