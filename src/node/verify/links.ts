/** Links where documents are named. In: a word of the command line, or a file's text. Out: the links in it, each with the name before it. Nothing is fetched. */

/** A line of a list. */
export interface Listed {
  /** From 1 on. */
  readonly line: number
  readonly text: string
  /** Null: no name stands before the link. */
  readonly name: string | null
  /** Null: the line doesn't end with a link. */
  readonly link: string | null
}

/** The beginning of an address, of any scheme. */
const ADDRESS = /[a-z][a-z\d+.-]{0,30}:\/\//i
/** A fragment that says what it holds. Behind it, an address counts without its scheme. */
const FRAGMENT = /#[ac]=/
/** What tables and letters put around a name or an address. */
const AROUND = /^[\s"',;:<>]+|[\s"',;:<>]+$/g
/** What changes a terminal or the order of letters in it. */
const CONTROL = /[\p{Cc}\u2028-\u202e\u2066-\u2069]+/gu
/** Letters without width that programs put into long words. */
const WIDTHLESS = /[\u00ad\u200b\u2060\ufeff]/g

/** Is the word of a command line a link, whole or not, and no file? */
export function isLink(word: string): boolean {
  return word.search(ADDRESS) === 0 || FRAGMENT.test(word)
}

/**
 * @param text of a file or of standard input
 * @returns its lines that aren't empty; null: it is no list of links, but a document or nothing that is known
 */
export function listOfLinks(text: string): readonly Listed[] | null {
  const lines = text
    .split(/\r\n?|\n/)
    .map((line, index) => listed(line.replace(CONTROL, ' ').replace(WIDTHLESS, '').trim(), index + 1))
    .filter((each) => each.text !== '')
  return lines.some(isOfList) && !/^[[{]/.test(lines[0]?.text ?? '') ? lines : null
}

/** A member of JSON can end with an address, too: behind a quotation mark, the link has to say that it holds something. */
function isOfList({ text, link }: Listed): boolean {
  return link !== null && (!text.startsWith('"') || FRAGMENT.test(link))
}

function listed(text: string, line: number): Listed {
  const inner = text.replace(AROUND, '')
  const last = inner.split(/\s/).at(-1) ?? ''
  const at = beginning(last)
  if (at < 0) return { line, text, name: null, link: null }
  const name = inner.slice(0, inner.length - last.length + at).replace(/\s+/g, ' ').replace(AROUND, '')
  return { line, text, name: name === '' ? null : name, link: last.slice(at) }
}

/** Where the link begins in a word that may hold a name and a comma before it; -1: there is none. */
function beginning(word: string): number {
  const address = word.search(ADDRESS)
  if (address >= 0) return address
  const fragment = word.search(FRAGMENT)
  return fragment < 0 ? -1 : Math.max(...[...'"\',;<'].map((sign) => word.lastIndexOf(sign, fragment))) + 1
}
