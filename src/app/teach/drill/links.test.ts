import { expect, test } from 'vitest'
import { asLines, badDrills, csv, DRILL_DEFAULTS, drillLinks, drillParameters, linksBeforeZero, MOST_LINKS, readDrill } from './links.ts'
import { MOST_SEED } from '../../../lesson/seed.ts'
import { withParameters } from '../builder/settings.ts'

const place = { slug: '11-hit-ratio', step: 7 }

test('a link each, with seeds in a row; after the largest it goes on with 0', () => {
  expect(drillLinks({ start: 41, count: 2 }, 'https://example.org/', place)).toEqual([
    { number: 1, seed: 41, address: 'https://example.org/scenes/11-hit-ratio/?step=7&seed=41' },
    { number: 2, seed: 42, address: 'https://example.org/scenes/11-hit-ratio/?step=7&seed=42' },
  ])
  expect(drillLinks({ start: MOST_SEED, count: 2 }, '/', place).map(({ seed }) => seed)).toEqual([MOST_SEED, 0])
  expect([MOST_SEED - 2, MOST_SEED - 1, MOST_SEED].map((start) => linksBeforeZero({ start, count: 2 }))).toEqual([null, null, 1])
  expect(asLines(drillLinks({ start: 1, count: 2 }, '/', place))).toBe('/scenes/11-hit-ratio/?step=7&seed=1\n/scenes/11-hit-ratio/?step=7&seed=2')
})

test('the choice comes back from the address; bad values count as left out', () => {
  for (const wanted of [{ start: 0, count: 200 }, DRILL_DEFAULTS]) expect(readDrill(withParameters('', drillParameters(wanted)))).toEqual(wanted)
  expect(withParameters('?scene=04', drillParameters(DRILL_DEFAULTS))).toBe('?scene=04')
  for (const query of ['drill=-1&drills=0', 'drill=x&drills=201', 'drill=1e3&drills=', 'drill=9999999999&drills=2.5']) expect(readDrill(query)).toEqual(DRILL_DEFAULTS)
})

test('a bad value is named with its bounds and with what is shown instead, in one short line', () => {
  expect(badDrills('drill=-1&drills=0')).toEqual([
    { of: 'start', given: 'drill=-1', least: 0, most: MOST_SEED, instead: DRILL_DEFAULTS.start },
    { of: 'count', given: 'drills=0', least: 1, most: MOST_LINKS, instead: DRILL_DEFAULTS.count },
  ])
  const hostile = badDrills(`drill=${encodeURIComponent(`<b>\u202E\n\u0000${'9'.repeat(500)}`)}`)
  expect(hostile.map(({ given }) => [given.length, /\p{C}/u.test(given)])).toEqual([[46, false]])
  for (const query of ['', 'drill=0&drills=200', 'drill=7', 'scene=99&seed=x']) expect(badDrills(query), query).toEqual([])
  for (const query of ['drill=', 'drill=4294967296', 'drill=99999999999', 'drill=1e3', 'drills=201', 'drills=2.5', 'drills=0x7']) expect(badDrills(query), query).toHaveLength(1)
})

test('CSV as RFC 4180 has it; no cell is run as a formula', () => {
  expect(csv(['no', 'answer'], [[1, 'a "b", c'], [2, 'two\nlines'], [3, '=1+1'], [-4, 'plain']])).toBe('no,answer\r\n1,"a ""b"", c"\r\n2,"two\nlines"\r\n3,\'=1+1\r\n-4,plain\r\n')
})
