/** Figures as people read them. In: a value and its unit. Out: text; its words stand in copy/report.en.ts. */
import type { Bound, Unit } from '../assertion.ts'
import { figureOf } from '../assertion.ts'
import { figureWords } from '../copy/figures.en.ts'
import { isolated } from '../../language/direction.ts'
import { LOCALE } from '../../language/locale.ts'
import { units } from '../../language/units.en.ts'

const SECOND_MS = 1_000
const MINUTE_S = 60
/** Up to here seconds are read more easily than minutes. */
const MOST_SECONDS = 3 * MINUTE_S
/** Of digits behind the point, where fewer would make a value and its bound look the same. */
const MOST_DIGITS = 4

/**
 * A figure in its unit: 4200 ms is "4.2 s", 0.953 "95.3 %", 12e12 bytes "12 TB", a null "not measured".
 * @param digits behind the point; left out: as many as the unit is read with
 */
export function figure(value: number | null, unit: Unit, digits?: number): string {
  if (value === null || Number.isNaN(value)) return figureWords.notMeasured
  if (!Number.isFinite(value)) return figureWords.endless
  switch (unit) {
    case 'ms':
      return duration(value, digits)
    case 'count':
      return number(value, digits ?? 0)
    case 'share':
      return `${number(value * 100, digits ?? 1)} %`
    case 'bytes':
      return bytes(value, digits)
    case 'per-second':
      return figureWords.perSecond(number(value, digits ?? 0))
    case 'dollars':
      return dollars(value, digits)
  }
}

/** A bound as text: "at most 60 s"; a count that must be 0 is "none". */
export function boundText(bound: Bound, unit: Unit): string {
  if (unit === 'count' && 'atMost' in bound && bound.atMost === 0) return figureWords.none
  const own = isolated(figure(figureOf(bound), unit))
  return 'atMost' in bound ? figureWords.atMost(own) : figureWords.atLeast(own)
}

/** A figure that stands beside a bound: precise enough to be told from it. */
export function figureBeside(value: number | null, bound: number, unit: Unit): string {
  const plain = figure(value, unit)
  if (value === null || value === bound || plain !== figure(bound, unit)) return plain
  for (let digits = 1; digits < MOST_DIGITS; digits++) if (figure(value, unit, digits) !== figure(bound, unit, digits)) return figure(value, unit, digits)
  return figure(value, unit, MOST_DIGITS)
}

/** What margin() of assertion.ts says: "35 % left", "20 % beyond"; empty where there is none. */
export function marginText(margin: number | null): string {
  if (margin === null) return ''
  const share = `${number(Math.abs(margin) * 100, Math.abs(margin) < 0.01 ? 2 : 0)} %`
  return margin < 0 ? figureWords.beyond(share) : figureWords.left(share)
}

/** A moment of a run: "12.3 s". */
export function moment(atMs: number): string {
  return `${number(atMs / SECOND_MS, 1, 1)} ${units.s}`
}

function duration(ms: number, digits: number | undefined): string {
  // Rounded first: 999.9 ms are a second.
  if (Math.round(Math.abs(ms)) < SECOND_MS) return `${number(ms, digits ?? 0)} ${units.ms}`
  if (Math.abs(ms) < MOST_SECONDS * SECOND_MS) return `${number(ms / SECOND_MS, digits ?? 1)} ${units.s}`
  const seconds = Math.round(ms / SECOND_MS)
  const [minutes, rest] = [Math.floor(seconds / MINUTE_S), seconds % MINUTE_S]
  if (minutes < 60) return rest === 0 ? `${minutes} ${units.min}` : `${minutes} ${units.min} ${rest} ${units.s}`
  const [hours, restMinutes] = [Math.floor(minutes / 60), minutes % 60]
  return restMinutes === 0 ? `${number(hours, 0)} ${units.h}` : `${number(hours, 0)} ${units.h} ${restMinutes} ${units.min}`
}

/** Decimal units, as price lists and the prices of this course have them. */
function bytes(value: number, digits: number | undefined): string {
  const power = Math.min(units.bytes.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, Math.abs(value))) / 3)))
  return `${number(value / 1000 ** power, digits ?? (power === 0 ? 0 : 1))} ${units.bytes[power] ?? ''}`
}

/** Cents only of small sums. */
function dollars(value: number, digits: number | undefined): string {
  const cents = digits ?? (Math.abs(value) < 100 && !Number.isInteger(value) ? 2 : 0)
  return `$${number(value, cents, cents)}`
}

function number(value: number, most: number, least = 0): string {
  const text = value.toLocaleString(LOCALE, { maximumFractionDigits: most, minimumFractionDigits: Math.min(least, most) })
  return text === '-0' ? '0' : text
}
