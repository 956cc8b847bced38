/** Moments and distances of a report, as people read them. In: figures of the verifier. Out: text. */
import { figureOf, type Assertion } from '../../../../src/verifier/assertion.ts'
import { figure } from '../../../../src/verifier/report/figures.ts'
import { formatText } from '../../../../src/stage/prose/message.ts'
import { distance as words } from '../copy.en.ts'
import { LOCALE } from '../../../../src/language/locale.ts'
import { fixed } from '../../../../src/language/numbers.ts'
import { units } from '../../../../src/language/units.en.ts'

const MINUTE_S = 60
const HOUR_S = 3_600

/** A moment of a run: "12.3 s", "5 min 0.9 s", "24 h 30 min 0.9 s". */
export function momentText(atMs: number): string {
  const tenths = Math.round(atMs / 100)
  const seconds = Math.floor(tenths / 10)
  const [hours, minutes] = [Math.floor(seconds / HOUR_S), Math.floor((seconds % HOUR_S) / MINUTE_S)]
  const rest = `${fixed((tenths - (seconds - (seconds % MINUTE_S)) * 10) / 10, 1)} ${units.s}`
  return [...(hours > 0 ? [`${hours} ${units.h}`] : []), ...(minutes > 0 ? [`${minutes} ${units.min}`] : []), rest].join(' ')
}

/** From here on a factor says more than a difference. */
const FACTOR = 2

/**
 * How far a figure is from its bound: of what is met, the share of the bound that is unused; of what isn't, the difference or the factor.
 * Shares of 1 are compared in percentage points. Empty where nothing was measured, or where nothing is allowed and nothing was found.
 */
export function distanceText({ bound, unit }: Pick<Assertion, 'bound' | 'unit'>, value: number | null): string {
  if (value === null || Number.isNaN(value)) return ''
  const at = figureOf(bound)
  const off = Math.abs(value - at)
  if (unit === 'share') return off === 0 ? words.at : formatText(value > at ? words.pointsAbove : words.pointsBelow, { points: digits(Math.round(off * 1_000) / 10 || off * 100, 1) })
  const isBeyond = 'atMost' in bound ? value > at : value < at
  if (!isBeyond) {
    if (at === 0) return ''
    if (off === 0) return words.at
    return formatText('atMost' in bound ? words.below : words.above, { percent: digits((off / at) * 100) })
  }
  if (!Number.isFinite(value)) return words.endless
  if ('atMost' in bound && at > 0 && value / at >= FACTOR) return formatText(words.times, { factor: digits(value / at) })
  return formatText('atMost' in bound ? (unit === 'count' ? words.tooMany : words.tooMuch) : words.tooLittle, { figure: figure(off, unit) })
}

/** As many digits as it takes to see that there is something. */
function digits(value: number, least = 0): string {
  return value.toLocaleString(LOCALE, { maximumFractionDigits: value < 0.1 ? 3 : value < 10 ? 1 : least })
}
