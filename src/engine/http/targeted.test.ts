import { expect, it } from 'vitest'
import { parseTargeted } from './targeted.ts'

it.each<[string, Record<string, string | null> | null]>([
  ['max-age=60', { 'max-age': '60' }],
  ['max-age=0, no-store', { 'max-age': '0', 'no-store': null }],
  ['max-age=60;x=1, public', { 'max-age': '60', public: null }],
  ['max-age=1, max-age=2', { 'max-age': '2' }],
  ['private="set-cookie"', { private: 'set-cookie' }],
  ['no-cache', { 'no-cache': null }],
  ['none', { none: null }],
  ['max-age=99999999999', { 'max-age': '99999999999' }],
  ['max-age=60, no-store=1', { 'max-age': '60' }],
  ['max-age=60, no-store=?0', { 'max-age': '60' }],
  ['private=token, public', { public: null }],
  ['x=1.5, max-age=60', { x: null, 'max-age': '60' }],
  ['x=", max-age=1.5", max-age=60', { x: null, 'max-age': '60' }],
  // Nothing that can be used is left.
  ['max-age="60"', null],
  ['max-age=60.0', null],
  ['max-age=-1', null],
  ['max-age', null],
  ['max-age=(1 2)', null],
  // No dictionary.
  ['', null],
  ['max-age=60, &&&&&', null],
  ['max-age=60,', null],
  ['max-age =60', null],
  ['max-age= 60', null],
  ['MAX-AGE=60', null],
  ['max-age=60; CAPITAL', null],
  ['max-age=1234567890123456', null],
])('%s', (value, directives) => {
  const found = parseTargeted(value)
  expect(found && Object.fromEntries(found)).toEqual(directives)
})
