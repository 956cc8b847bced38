/**
 * Slips of whoever is used to other notations. In: a text, where reading it as JSON has ended, and what had to stand there. Out: which
 * slip it is, and where; null where it is none that is known.
 */
import { problemWords, type ProblemWords } from './problems.en.ts'

/** The start of a comment in JSON with comments, in YAML, in JavaScript. */
const comment = /\/[/*]|#/y
const word = /[A-Za-z_$][\w$-]*/y
/** What editors and other notations take for quotes. */
const OTHER_QUOTES = "'`\u2018\u2019\u201a\u201c\u201d\u201e\u00ab\u00bb"
/** Each other byte of ASCII in UTF-16 is 0; a byte order mark, read as UTF-8, is one or two letters. */
const NUL_WITHIN = 4

export interface Slip {
  /** Where it stands. */
  readonly at: number
  /** @param place line and column */
  readonly words: (place: string) => ProblemWords
}

export function isUtf16(text: string): boolean {
  return text.slice(0, NUL_WITHIN).includes('\u0000')
}

/** The letter that stands there; undefined: the text ends. */
export function letterAt(text: string, at: number): string | undefined {
  return [...text.slice(at, at + 2)][0]
}

/** @param expected one of `problemWords.expected` */
export function slipAt(text: string, at: number, expected: string): Slip | null {
  const { slips, expected: wanted } = problemWords
  const found = letterAt(text, at)
  if (found === undefined) return null
  const here = (words: Slip['words']): Slip => ({ at, words })
  if (startsWith(comment, text, at) !== '') return here(slips.comment)
  const before = text.slice(0, at).trimEnd()
  if ((found === '}' || found === ']') && before.endsWith(',')) return { at: before.length - 1, words: (place) => slips.comma(place, found) }
  if (OTHER_QUOTES.includes(found)) return here((place) => slips.quotes(place, found))
  const name = startsWith(word, text, at)
  if (name !== '' && expected === wanted.name) return here((place) => slips.bareName(place, name))
  if (expected === wanted.value && before.replace('\uFEFF', '') === '') return here(() => slips.otherNotation(found))
  if (name !== '' && expected === wanted.value) return here((place) => slips.bareWord(place, name))
  if ((expected === wanted.member && found === '"') || (expected === wanted.item && /["{[\d]/.test(found))) return here(slips.noComma)
  return null
}

/** What stands behind the end of a document. */
export function slipBehind(text: string, at: number): Slip['words'] {
  const { slips } = problemWords
  return startsWith(comment, text, at) !== '' ? slips.comment : (place) => slips.behind(place, letterAt(text, at) ?? '')
}

function startsWith(form: RegExp, text: string, at: number): string {
  form.lastIndex = at
  return form.exec(text)?.[0] ?? ''
}
