import { expect, it } from 'vitest'
import { formatText } from '../../src/stage/prose/message.ts'
import { countedAsEnglish } from './english.ts'

const message = '{all, plural, =0 {None} one {One of {n, plural, one {one visit} other {# visits}}} other {# of {n, plural, one {one visit} other {# visits}}}}: <b>{way, select, one {a} other {b}}</b>'
const counted = /"(.*)"/.exec(countedAsEnglish(`export const copy = { a: '${message}' }`))?.[1] ?? ''

it('English that stands in for Russian counts as English does: Russian has one form for 1 and 21', () => {
  expect(formatText(message, { all: 21, n: 31, way: 'one' }, 'ru')).toBe('One of one visit: a')
  expect(formatText(counted, { all: 21, n: 31, way: 'one' }, 'ru')).toBe('21 of 31 visits: a')
  expect(formatText(counted, { all: 1, n: 1, way: 'two' }, 'ja')).toBe('One of one visit: b')
})

it('leaves alone what is no plural, what can’t be read, and what a translation put in', () => {
  for (const code of [`export const a = 'one {'`, `export const a = '{n, plural, one {x}'`, `export const a = { "b": __translated.a["one"] }`, `export const a = '{n, selectordinal, one {#st} other {#th}}'`]) expect(countedAsEnglish(code)).toBe(code)
})
