/** Lengths of time as people write them, and as the policy counts them: whole seconds. */
import { lengths } from '../../../src/language/lengths.en.ts'
import { units } from '../../../src/language/units.en.ts'
import { formatText } from '../../../src/stage/prose/message.ts'

/** From the longest. A year has 365 days, as one year of max-age does everywhere. */
const UNITS = [
  { seconds: 31_536_000, names: ['y', 'yr', 'year', 'years'], words: (n: number) => formatText(lengths.years, { n }) },
  { seconds: 604_800, names: ['w', 'week', 'weeks'], words: null },
  { seconds: 86_400, names: ['d', 'day', 'days'], words: (n: number) => formatText(lengths.days, { n }) },
  { seconds: 3600, names: ['h', 'hr', 'hour', 'hours'], words: (n: number) => `${n} ${units.h}` },
  { seconds: 60, names: ['m', 'min', 'mins', 'minute', 'minutes'], words: (n: number) => `${n} ${units.min}` },
  { seconds: 1, names: ['s', 'sec', 'secs', 'second', 'seconds'], words: (n: number) => `${n} ${units.s}` },
] as const

const factors = new Map<string, number>(UNITS.flatMap(({ seconds, names }) => names.map((name) => [name, seconds] as const)))

/**
 * Reads `600`, `31,536,000`, `10 min`, `1.5 h`, `1d`, `1 h 30 min`.
 * @returns whole seconds, or null for a text that is no length of time, or none of whole seconds
 */
export function readSeconds(text: string): number | null {
  const plain = text.trim().toLowerCase().replace(/(?<=\d)[,_\u202f\u00a0 ](?=\d{3}(?!\d))/g, '')
  if (/^\d+$/.test(plain)) return whole(Number(plain))
  const parts = [...plain.matchAll(/(\d+(?:\.\d+)?)\s*([a-z]+)\s*/gy)]
  if (parts.length === 0 || parts.map(([part]) => part).join('') !== plain) return null
  let sum = 0
  for (const [, number, unit = ''] of parts) {
    const factor = factors.get(unit)
    if (factor === undefined) return null
    sum += Number(number) * factor
  }
  const rounded = Math.round(sum)
  return Math.abs(sum - rounded) < 1e-6 ? whole(rounded) : null
}

/** Beyond these numbers are no longer exact, and further on JSON has none. */
function whole(seconds: number): number | null {
  return Number.isSafeInteger(seconds) ? seconds : null
}

/** @returns "1 year", "1 h 30 min", "0 s": whole seconds in the fewest and largest units, exactly; '' for what is no such number */
export function secondsInWords(seconds: unknown): string {
  if (typeof seconds !== 'number' || !Number.isSafeInteger(seconds) || seconds < 0) return ''
  const parts: string[] = []
  let left = seconds
  for (const { seconds: size, words } of UNITS) {
    const count = words === null ? 0 : Math.floor(left / size)
    if (words === null || count === 0) continue
    left -= count * size
    parts.push(words(count))
  }
  return parts.join(' ') || UNITS[5].words(0)
}
