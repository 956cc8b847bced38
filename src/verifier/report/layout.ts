/** Lines of text in columns. In: cells and a width in letters. Out: lines no longer than that, where words allow. */

/** What is good and bad, in colour where the terminal has any; glyph and word say it without. */
export interface Paint {
  readonly good: (text: string) => string
  readonly bad: (text: string) => string
  readonly doubtful: (text: string) => string
}

const plain = (text: string): string => text
/** SGR (ECMA-48 §8.3.117): a foreground colour, and back to the default. */
const sgr = (code: number) => (text: string): string => `\u001b[${code}m${text}\u001b[39m`

export function paint(colour: boolean): Paint {
  return colour ? { good: sgr(32), bad: sgr(31), doubtful: sgr(33) } : { good: plain, bad: plain, doubtful: plain }
}

export interface Row {
  readonly cells: readonly string[]
  /** Of the first cell. */
  readonly colour: (text: string) => string
  /** Lines of their own under the row. */
  readonly below: readonly string[]
}

const GAP = 2
/** The column that is wrapped where the width is short. */
const WRAPPED = 1
const LEAST = 16

/** Rows in columns of equal width, each two letters in. */
export function columns(rows: readonly Row[], width: number): readonly string[] {
  const widths = (rows[0]?.cells ?? []).map((_, column) => Math.max(...rows.map(({ cells }) => cells[column]!.length)))
  const others = widths.reduce((sum, each, column) => (column === WRAPPED ? sum : sum + each), GAP * widths.length)
  const room = Math.max(LEAST, Math.min(widths[WRAPPED] ?? 0, width - others))
  const left = ' '.repeat(GAP + (widths[0] ?? 0) + GAP)
  return rows.flatMap(({ cells, colour, below }) => {
    const [first = '', ...more] = wrapped(cells[WRAPPED] ?? '', room)
    const texts = cells.map((cell, column) => (column === WRAPPED ? first.padEnd(room) : cell.padEnd(widths[column] ?? 0)))
    const line = texts.map((text, column) => (column === 0 ? colour(text) : text)).join(' '.repeat(GAP))
    return [`${' '.repeat(GAP)}${line}`.trimEnd(), ...more.map((rest) => `${left}${rest}`), ...below.flatMap((text) => indented(width, left.length + GAP, text))]
  })
}

/** Text in lines of at most so many letters, each as many letters in. */
export function indented(width: number, by: number, text: string): readonly string[] {
  return wrapped(text, width - by).map((line) => `${' '.repeat(by)}${line}`)
}

/** Breaks at spaces. An address that is longer than a line has one of its own and is cut to it; other words are never cut. */
export function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = []
  for (const word of text.split(' ').map((each) => (each.includes('://') ? shortened(each, width) : each))) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

/** The end of an address tells less than its beginning; a comma or colon behind it stays. */
function shortened(address: string, width: number): string {
  const [, body = '', mark = ''] = /^(.*?)([,;:)]*)$/s.exec(address) ?? []
  return address.length <= width ? address : `${body.slice(0, Math.max(LEAST, width - 1 - mark.length))}…${mark}`
}
