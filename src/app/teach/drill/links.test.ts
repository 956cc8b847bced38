import { expect, test } from 'vitest'
import { asLines, csv, DRILL_DEFAULTS, drillLinks, drillParameters, readDrill } from './links.ts'
import { MOST_SEED } from '../../../lesson/seed.ts'
import { withParameters } from '../builder/settings.ts'

const place = { slug: '11-hit-ratio', step: 7 }

test('a link each, with seeds in a row; after the largest it goes on with 0', () => {
  expect(drillLinks({ start: 41, count: 2 }, 'https://example.org/', place)).toEqual([
    { number: 1, seed: 41, address: 'https://example.org/scenes/11-hit-ratio/?step=7&seed=41' },
    { number: 2, seed: 42, address: 'https://example.org/scenes/11-hit-ratio/?step=7&seed=42' },
  ])
  expect(drillLinks({ start: MOST_SEED, count: 2 }, '/', place).map(({ seed }) => seed)).toEqual([MOST_SEED, 0])
  expect(asLines(drillLinks({ start: 1, count: 2 }, '/', place))).toBe('/scenes/11-hit-ratio/?step=7&seed=1\n/scenes/11-hit-ratio/?step=7&seed=2')
})

test('the choice comes back from the address; bad values count as left out', () => {
  for (const wanted of [{ start: 0, count: 200 }, DRILL_DEFAULTS]) expect(readDrill(withParameters('', drillParameters(wanted)))).toEqual(wanted)
  expect(withParameters('?scene=04', drillParameters(DRILL_DEFAULTS))).toBe('?scene=04')
  for (const query of ['drill=-1&drills=0', 'drill=x&drills=201', 'drill=1e3&drills=', 'drill=9999999999&drills=2.5']) expect(readDrill(query)).toEqual(DRILL_DEFAULTS)
})

test('CSV as RFC 4180 has it; no cell is run as a formula', () => {
  expect(csv(['no', 'answer'], [[1, 'a "b", c'], [2, 'two\nlines'], [3, '=1+1'], [-4, 'plain']])).toBe('no,answer\r\n1,"a ""b"", c"\r\n2,"two\nlines"\r\n3,\'=1+1\r\n-4,plain\r\n')
})
