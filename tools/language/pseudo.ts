/**
 * Words in disguise: every letter gets an accent and every vowel is doubled, which makes a text about 40 % longer and still readable.
 * What is not for translating stays: slots, tags, code, addresses. A plain letter on a page is then a word that stands in no message file.
 */
import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser'

export type PseudoTag = 'en-XA' | 'ar-XB'

const LETTERS: Readonly<Record<string, string>> = {
  a: 'áà', b: 'ƀ', c: 'ç', d: 'ð', e: 'éè', f: 'ƒ', g: 'ĝ', h: 'ĥ', i: 'íì', j: 'ĵ', k: 'ķ', l: 'ļ', m: 'ɱ', n: 'ñ', o: 'óò', p: 'þ', q: 'ǫ', r: 'ŕ', s: 'š', t: 'ţ', u: 'úù', v: 'ṽ', w: 'ŵ', x: 'ẋ', y: 'ý', z: 'ž',
  A: 'ÁÀ', B: 'Ɓ', C: 'Ç', D: 'Ð', E: 'ÉÈ', F: 'Ƒ', G: 'Ĝ', H: 'Ĥ', I: 'ÍÌ', J: 'Ĵ', K: 'Ķ', L: 'Ļ', M: 'Ḿ', N: 'Ñ', O: 'ÓÒ', P: 'Þ', Q: 'Ǫ', R: 'Ŕ', S: 'Š', T: 'Ţ', U: 'ÚÙ', V: 'Ṽ', W: 'Ŵ', X: 'Ẋ', Y: 'Ý', Z: 'Ž',
}
/** Right-to-left override, and what ends it: each word reads from its right, as ar-XB does everywhere. */
const OVERRIDE = '\u202E'
const POP = '\u202C'
/** Before the first word: what asks for a text's first strong letter sees through the override, and would find a Latin one. */
const FROM_RIGHT = '\u200F'

/** Not for translating, wherever it stands: addresses, markup, and header fields by their form (`Cache-Control`). */
const KEPT = /https?:\/\/[^\s"'<>)]+|<code>[\s\S]*?<\/code>|<[^<>\s][^<>]*>|\{[^{}]*\}|\b[A-Z][A-Za-z]*(?:-[A-Z][A-Za-z]*)+\b/g
const WORD = /\p{L}(?:[\p{L}’']*\p{L})?/gu

const disguised = (word: string): string => word.replace(/[A-Za-z]/g, (letter) => LETTERS[letter] ?? letter)

/** Plain text, without slots. */
export function pseudoText(text: string, tag: PseudoTag): string {
  let out = ''
  let at = 0
  let begun = false
  const mark = (): string => {
    const first = !begun
    begun = true
    return first ? FROM_RIGHT : ''
  }
  const words = (part: string) => part.replace(WORD, (word) => (tag === 'ar-XB' ? mark() + OVERRIDE + disguised(word) + POP : disguised(word)))
  for (const match of text.matchAll(KEPT)) {
    out += words(text.slice(at, match.index)) + match[0]
    at = match.index + match[0].length
  }
  return out + words(text.slice(at))
}

/** An ICU message, or plain text where it is none. Slots, tags, selectors and what stands in `<code>` stay. */
export function pseudoMessage(message: string, tag: PseudoTag): string {
  if (!/[{<]/.test(message)) return pseudoText(message, tag)
  let elements: readonly MessageFormatElement[]
  try {
    elements = parse(message, { captureLocation: true, shouldParseSkeletons: false })
  } catch {
    return pseudoText(message, tag)
  }
  const literals: { readonly start: number; readonly end: number }[] = []
  collect(elements, literals)
  let out = ''
  let at = 0
  for (const { start, end } of literals) {
    out += message.slice(at, start) + pseudoText(message.slice(start, end), tag)
    at = end
  }
  return out + message.slice(at)
}

function collect(elements: readonly MessageFormatElement[], literals: { start: number; end: number }[]): void {
  for (const element of elements) {
    if (element.type === TYPE.literal && element.location) literals.push({ start: element.location.start.offset, end: element.location.end.offset })
    else if (element.type === TYPE.tag && element.value !== 'code') collect(element.children, literals)
    else if (element.type === TYPE.select || element.type === TYPE.plural) for (const option of Object.values(element.options)) collect(option.value, literals)
  }
}

/** A text's words that no pseudo-language has disguised. `allowed`: what may stand plain besides. */
export function plainWords(text: string, allowed: readonly RegExp[] = []): readonly string[] {
  const rest = [KEPT, ...allowed].reduce((left, pattern) => left.replaceAll(pattern, ' '), text)
  return rest.match(/[A-Za-z]{2,}/g) ?? []
}
