/** Lengths of time in words. In: seconds. Out: the two largest units, e.g. '48 s', '10 min', '6 min 55 s', '1 year 35 days'. */
import { lengths } from '../../language/lengths.en.ts'
import { units } from '../../language/units.en.ts'
import { formatText } from '../../stage/prose/message.ts'

const UNITS = [
  { seconds: 31_536_000, words: (n: number) => formatText(lengths.years, { n }), from: 31_536_000 },
  { seconds: 86_400, words: (n: number) => formatText(lengths.days, { n }), from: 172_800 },
  { seconds: 3600, words: (n: number) => `${n} ${units.h}`, from: 7200 },
  { seconds: 60, words: (n: number) => `${n} ${units.min}`, from: 120 },
] as const

/** Parts of a second, and what is smaller than the second unit, are left out. */
export function lasting(seconds: number): string {
  const index = UNITS.findIndex((unit) => seconds >= unit.from)
  const unit = UNITS[index]
  if (unit === undefined) return `${Math.round(seconds)} ${units.s}`
  const count = Math.floor(seconds / unit.seconds)
  const rest = seconds - count * unit.seconds
  const first = unit.words(count)
  const next = UNITS[index + 1]
  const small = Math.floor(rest / (next?.seconds ?? 1))
  if (small === 0) return first
  return `${first} ${next === undefined ? `${small} ${units.s}` : next.words(small)}`
}
