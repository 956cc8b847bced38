/** Long times in seconds, as the engine's reasons have them, with what they come to. In: words. Out: the same, e.g. '2,592,000 s (30 days)'. */
import { lasting } from '../../doctor/copy/lasting.ts'

/** From here on nobody sees at a glance how long it is. */
const LONG_SECONDS = 7200

export function withLengths(words: string): string {
  return words.replace(/(?<![\w.,-])(\d[\d,]*) s(?![\w])/g, (figure, digits: string) => {
    const seconds = Number(digits.replaceAll(',', ''))
    return seconds >= LONG_SECONDS ? `${figure} (${lasting(seconds)})` : figure
  })
}
