import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { licencesText } from './licences.mjs'

const parts = { own: 'ours', fonts: 'OFL', atlas: 'ISC' }

test('each library is there once, by name, after what is ours, the fonts and the land', () => {
  const text = licencesText({ ...parts, libraries: [{ name: 'b', version: '2.0.0', identifier: 'MIT', text: 'Copyright B' }, { name: 'a', version: '1.0.0', identifier: 'ISC' }, { name: 'b', version: '2.0.0', identifier: 'MIT', text: 'Copyright B' }] })
  expect([...text.matchAll(/^(.+)\n=+$/gm)].map(([, title]) => title?.split(':')[0])).toEqual(['Build a CDN', 'Fonts', 'Land on the maps', 'a 1.0.0 (ISC)', 'b 2.0.0 (MIT)'])
  expect(text.match(/Copyright B/g)).toHaveLength(1)
})

test('a library without a licence ends the build', () => {
  expect(() => licencesText({ ...parts, libraries: [{ name: 'c', version: '3.0.0' }] })).toThrow(/c 3\.0\.0/)
})

test('the licence of the fonts is theirs', () => {
  expect(readFileSync('src/app/fonts/OFL.txt', 'utf8')).toMatch(/IBM[\s\S]*SIL OPEN FONT LICENSE Version 1\.1/i)
})
