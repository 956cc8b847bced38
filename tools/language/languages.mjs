/**
 * The languages of the course. `src/language/languages.json` lists those of every build, English first; a build is made once for each,
 * English at the root and every other below a folder with its tag. The pseudo-languages are for trying the course out.
 */
import { readFileSync } from 'node:fs'

/**
 * @typedef {object} Language
 * @property {string} tag BCP 47, as it stands in addresses and in `<html lang>`
 * @property {string} name what the language calls itself
 * @property {'ltr' | 'rtl'} dir
 * @property {string} [locale] whose rules numbers and plurals follow, where not the tag's own
 */

/** @type {readonly Language[]} */
export const LANGUAGES = JSON.parse(readFileSync(new URL('../../src/language/languages.json', import.meta.url), 'utf8'))

/** The language that all words are written in first, and that stands in for a word that another lacks. */
export const FIRST = 'en'

/**
 * English in disguise, under the names that browsers and phones use for it: longer and with accents, and the same from right to left.
 * Its plurals and numbers are English, so that its messages are complete.
 *
 * @type {readonly Language[]}
 */
export const PSEUDO = [
  { tag: 'en-XA', name: 'Þšéúðö', dir: 'ltr', locale: 'en' },
  { tag: 'ar-XB', name: 'Þšéúðö RTL', dir: 'rtl', locale: 'en' },
]

/** @param {string} tag @returns {boolean} */
export const isPseudo = (tag) => PSEUDO.some((language) => language.tag === tag)

/**
 * @param {string} tag in any case
 * @returns {Language}
 * @throws {Error} for a language that the course does not have
 */
export function languageOf(tag) {
  const found = [...LANGUAGES, ...PSEUDO].find((language) => language.tag.toLowerCase() === tag.toLowerCase())
  if (found) return found
  const known = [...LANGUAGES, ...PSEUDO].map((language) => language.tag).join(', ')
  throw new Error(`The course has no language ${tag}. It has ${known}. A new one is added in src/language/languages.json; docs/translating.md says how.`)
}

/** @param {string} mode Vite's: `development` and `production` are English, any other is a tag @returns {Language} */
export function languageOfMode(mode) {
  return languageOf(['development', 'production', 'test'].includes(mode) ? FIRST : mode)
}
