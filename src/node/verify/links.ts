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
/** The same up to the last letter that it can have, so that what a sentence, a table or markup puts behind it stays behind. */
const FRAGMENTS = /#[ac]=[\w.%-]*/g
/** What tables, letters and markup put around a name or an address. */
const AROUND = /^[\s"',;:<>)\]]+|[\s"',;:<>([=]+$/g
/** What markup puts before a link: the words of a Markdown link, the beginning of an HTML one. */
const MARKUP = /\[[^[\]]*\]\($|<a\b[^<>]*$/i
/** The head of a column with links in a table. */
const HEAD = /(^|[,;\t])\s*"?(links?|url|address)"?\s*($|[,;\t])/i
/** Names of columns. A line that has nothing else is a head wherever it stands: two tables were put one below the other. */
const COLUMNS = /^(links?|urls?|address|(sur|last |first |full |user ?)?names?|students?|learners?|participants?|groups?|teams?|class|id|no\.?|number|#|e-?mail( address)?|date|day|time)$/i
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
 * @returns what its lines hold, but for empty ones and the heads of tables; null: it is no list of links, but a document or nothing that is known
 */
export function listOfLinks(text: string): readonly Listed[] | null {
  if (isJson(text)) return null
  const lines = text.split(/\r\n?|\n/)
  const all = lines.flatMap((line, index) => listed(line.replace(CONTROL, ' ').replace(WIDTHLESS, '').trim(), index + 1))
  if (!all.some(isOfList)) return null
  const written = ({ line }: Listed): string => lines[line - 1] ?? ''
  const [first] = all
  const isHead = (one: Listed): boolean => one.link === null && HEAD.test(written(one)) && (one === first || isAllColumns(written(one)))
  return all.filter((one) => !isHead(one))
}

/** Are all cells of a row names of columns, two or more? A learner whose link is missing must not be taken for a head. */
function isAllColumns(row: string): boolean {
  const cells = row.split(/[,;\t]/).map((cell) => cell.replace(AROUND, ''))
  return cells.length > 1 && cells.every((cell) => COLUMNS.test(cell))
}

/** A document is one, whatever addresses it names. */
function isJson(text: string): boolean {
  try {
    JSON.parse(text.replace(/^\ufeff/, ''))
    return true
  } catch {
    return false
  }
}

/** A line of a damaged document can end with an address, too: in quotation marks or brackets, the link has to say that it holds something. */
function isOfList({ text, link }: Listed): boolean {
  return link !== null && (!/^["[{]/.test(text) || FRAGMENT.test(link))
}

/** What one line holds: a link and the name before it, or several, each with what stands between it and the last; of an empty line nothing. */
function listed(text: string, line: number): readonly Listed[] {
  if (text === '') return []
  let from = 0
  const links = [...text.matchAll(FRAGMENTS)].map(({ 0: fragment, index }): Listed => {
    const start = from + beginning(text.slice(from, index))
    const name = nameIn(text.slice(from, start))
    from = index + fragment.length
    // No fragment ends with a full stop; sentences do.
    return { line, text, name, link: text.slice(start, from).replace(/\.+$/, '') }
  })
  if (links.length > 0) return links
  const inner = text.replace(AROUND, '')
  const last = inner.split(/\s/).at(-1) ?? ''
  const at = last.search(ADDRESS)
  if (at < 0) return [{ line, text, name: null, link: null }]
  return [{ line, text, name: nameIn(inner.slice(0, inner.length - last.length + at)), link: last.slice(at) }]
}

/** Where the address of a link begins in the text before its fragment, which may hold a name and a comma. */
function beginning(before: string): number {
  const word = Math.max(...[...' "\'<>'].map((sign) => before.lastIndexOf(sign))) + 1
  const address = before.slice(word).search(ADDRESS)
  return address >= 0 ? word + address : Math.max(word, ...[...',;('].map((sign) => before.lastIndexOf(sign) + 1))
}

/** Null: nothing is left of it but signs. */
function nameIn(text: string): string | null {
  const name = text.replace(MARKUP, '').replace(/\s+/g, ' ').replace(AROUND, '').replaceAll('""', '"')
  return name === '' ? null : name
}
