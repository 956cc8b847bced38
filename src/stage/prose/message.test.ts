import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fillSlots, formatBytes, formatMs, formatSeconds, formatShare, formatText, NO_FIGURE, partsOf, setApart } from './message.ts'

describe('messages', () => {
  it('names slots and tags, also inside plurals and tags', () => {
    expect(partsOf('<hit>{n, plural, one {# <code>a</code>} other {{m} b}}</hit>')).toEqual({ slots: ['n', 'm'], tags: ['hit', 'code'] })
  })

  it('keeps the words of tags in plain text', () => {
    expect(formatText('The <term-edge>edge</term-edge> took {ms}.', { ms: '8 ms' })).toBe('The edge took 8 ms.')
    expect(formatText('{n, plural, one {# request} other {# requests}}', { n: 3 })).toBe('3 requests')
  })

  it('shows a dash for a figure that is not there', () => {
    expect(formatText('It took {ms}.')).toBe(`It took ${NO_FIGURE}.`)
    expect(fillSlots('{a} {b}', { a: 1 }, 'en')).toEqual({ a: 1, b: NO_FIGURE })
  })

  it('shows a dash in a plural of a figure that is not there', () => {
    expect(formatText('{n, plural, one {# request} other {# requests}} in {ms}')).toBe(`${NO_FIGURE} requests in ${NO_FIGURE}`)
  })

  it('takes values as they are: no value can become markup', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        expect(formatText('<b>{x}</b>', { x: value })).toBe(value)
      }),
    )
  })
})

describe('figures', () => {
  it.each([
    [7.512, '7.5 ms'],
    [143.4, '143 ms'],
    [1420, '1.42 s'],
  ])('%f ms reads %s', (ms, words) => expect(formatMs(ms)).toBe(words))
  it.each([
    [48, '48 s'],
    [300, '5 min'],
    [86400, '24 h'],
    [90, '90 s'],
  ])('%f s reads %s', (s, words) => expect(formatSeconds(s)).toBe(words))
  it.each([
    [512, '512 B'],
    [45230, '45 kB'],
    [4_000_000_000, '4 GB'],
  ])('%f bytes read %s', (b, words) => expect(formatBytes(b)).toBe(words))
  it.each([
    [0, '0 %'],
    [1, '100 %'],
    [0.5, '50 %'],
    [0.9213, '92.1 %'],
    [0.9996, '99.96 %'],
    [0.000042, '0.0042 %'],
  ])('a share of %f reads %s', (share, words) => expect(formatShare(share)).toBe(words))
})

describe('setApart', () => {
  it('isolates texts and leaves numbers and what a select chooses by', () => {
    const message = '{took} after {count, plural, other {# asked}}, {kind, select, edge {at the edge} other {}}'
    expect(setApart(message, { took: '12 ms', count: 3, kind: 'edge' }, 'en')).toEqual({ took: '\u206812 ms\u2069', count: 3, kind: 'edge' })
  })
})
