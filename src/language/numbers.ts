/** Figures as people read them in the language of the build. */
import { LOCALE } from './locale.ts'

// What a run does not hold is NaN, and stays so: messages show a dash for it. Making a format takes longer than using it a hundred times.
const formats: Record<string, Intl.NumberFormat> = {}

function format(least: number, most: number, useGrouping: boolean): Intl.NumberFormat {
  return (formats[`${least} ${most} ${useGrouping}`] ??= new Intl.NumberFormat(LOCALE, { minimumFractionDigits: least, maximumFractionDigits: most, useGrouping }))
}

/** With so many digits after the point, and no separators: "12.340". */
export const fixed = (value: number, digits: number): string => (Number.isFinite(value) ? format(digits, digits, false).format(Number(value.toFixed(digits))) : String(value))

/** With no more digits after the point than it needs, and no separators: "7.5". */
export const atMost = (value: number, digits: number): string => (Number.isFinite(value) ? format(0, digits, false).format(Number(value.toFixed(digits)) + 0) : String(value))

/** Whole, with separators: "8,000". */
export const whole = (value: number): string => (Number.isFinite(value) ? format(0, 0, true).format(Math.round(value) + 0) : String(value))
