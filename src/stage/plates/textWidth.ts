/**
 * How wide a text will be, without asking a browser, so that labels are placed the same in the prerendered page, in tests and on screen.
 */

// Advance widths of IBM Plex Sans in hundredths of an em, U+0020 to U+007E.
const REGULAR = '24,28,42,71,60,93,69,24,33,33,45,60,27,40,27,38,60,60,60,60,60,60,60,60,60,60,29,29,60,60,60,48,89,64,65,62,67,58,56,69,71,40,51,63,50,81,71,71,61,71,64,58,57,68,61,89,61,59,58,32,38,32,60,56,60,53,58,50,58,55,32,53,57,25,25,53,27,87,57,56,58,58,37,49,35,57,49,77,51,50,46,34,31,34,60'
const SEMIBOLD = '24,31,47,66,60,96,71,26,34,34,56,60,30,40,30,44,60,60,60,60,60,60,60,60,60,60,32,32,60,60,60,49,90,67,66,64,69,60,58,71,72,42,54,68,52,82,72,71,64,71,66,61,58,69,64,95,65,63,60,33,44,33,60,56,60,56,60,51,60,56,35,54,59,27,27,56,29,89,59,56,60,60,39,50,37,59,52,82,54,52,50,36,38,36,60'
const WIDTHS = { regular: REGULAR.split(',').map(Number), semibold: SEMIBOLD.split(',').map(Number) }
/** Wide letters of other scripts take about a whole em. */
const OTHER = 100

export type TextWeight = keyof typeof WIDTHS

/** Width in px of one line of interface text; accented letters count as their base letter. */
export function textWidth(text: string, fontSizePx: number, weight: TextWeight): number {
  const table = WIDTHS[weight]
  let hundredths = 0
  for (const letter of text.normalize('NFD')) {
    if (/\p{M}/u.test(letter)) continue
    const code = letter.codePointAt(0) ?? 0
    hundredths += table[code - 0x20] ?? (letter === '·' || letter === '–' || code === 0x202f || code === 0xa0 ? 60 : letter === '…' ? 87 : OTHER)
  }
  return (hundredths * fontSizePx) / 100
}
