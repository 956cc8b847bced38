/** A paste, whatever it is: JSON is read as a HAR, everything else as a dump of messages. In: text. Out: a Reading. Nothing throws. */
import { readWords as words } from './copy/read.en.ts'
import type { Reading } from './exchange.ts'
import { MOST_TEXT } from './limits.ts'
import { readHar } from './readHar.ts'
import { readText } from './readText.ts'

/** Reads what somebody pasted or chose as a file. */
export function readPaste(text: string): Reading {
  if (/^\uFEFF?\s*[{[]/.test(text.slice(0, 10_000))) {
    const har = readHar(text)
    if ('problem' in har) return { kind: 'failed', problem: har.problem }
    return { kind: 'read', format: 'har', exchanges: har.exchanges, first: 0, ...har.notes.taken() }
  }
  if (text.length > MOST_TEXT) return { kind: 'failed', problem: { where: words.whole, words: words.tooMuchText(MOST_TEXT) } }
  if (text.trim() === '') return { kind: 'empty' }
  const { exchanges, onlyRequest, notes } = readText(text)
  if (exchanges.length === 0) return { kind: 'failed', problem: { where: words.whole, words: onlyRequest ? words.onlyRequest : words.nothing } }
  // After redirects the last answer is the one that was asked for.
  return { kind: 'read', format: 'text', exchanges, first: exchanges.length - 1, ...notes.taken() }
}
