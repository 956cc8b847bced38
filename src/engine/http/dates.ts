/**
 * HTTP dates (RFC 9110 §5.6.7), as ms since 1970. All three forms are read, without regard to case, and no time zone but GMT
 * and UTC, as RFC 9111 §4.2 asks of caches; only the first form is written.
 */
import { remember } from '../remember.ts'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const FIFTY_YEARS_MS = 50 * 365.25 * 86_400_000

const imfFixdate = /^[a-z]{3}, (\d{2}) ([a-z]{3}) (\d{4}) (\d{2}):(\d{2}):(\d{2}) (?:gmt|utc)$/
const rfc850Date = /^[a-z]{6,9}, (\d{2})-([a-z]{3})-(\d{2}) (\d{2}):(\d{2}):(\d{2}) (?:gmt|utc)$/
const asctimeDate = /^[a-z]{3} ([a-z]{3}) ([ \d]\d) (\d{2}):(\d{2}):(\d{2}) (\d{4})$/

/** Writes a date as in `Sun, 06 Nov 1994 08:49:37 GMT`; parts of a second are dropped. */
export function formatHttpDate(ms: number): string {
  return dateOfSecond(Math.floor(ms / 1000))
}

const dateOfSecond = remember((second: number) => new Date(second * 1000).toUTCString())

/**
 * @param receivedAtMs tells which century a two-digit year means: never more than 50 years ahead
 * @returns ms since 1970, or null when the text is not an HTTP date
 */
export function parseHttpDate(text: string, receivedAtMs: number): number | null {
  const usual = parseImfFixdate(text)
  if (usual !== 'other') return usual
  const value = text.trim().toLowerCase()
  const asctime = asctimeDate.exec(value)
  if (asctime) return utc(asctime[6], asctime[1], asctime[2], asctime[3], asctime[4], asctime[5])
  const rfc850 = rfc850Date.exec(value)
  if (rfc850) return inNearestCentury(rfc850, receivedAtMs)
  return null
}

/** The form that everybody writes; 'other': it is not of this form. */
const parseImfFixdate = remember((text: string): number | null | 'other' => {
  const imf = imfFixdate.exec(text.trim().toLowerCase())
  return imf ? utc(imf[3], imf[2], imf[1], imf[4], imf[5], imf[6]) : 'other'
})

function inNearestCentury(match: RegExpExecArray, receivedAtMs: number): number | null {
  const century = Math.floor(new Date(receivedAtMs).getUTCFullYear() / 100)
  const inYear = (hundreds: number) => utc(`${hundreds}${match[3]}`, match[2], match[1], match[4], match[5], match[6])
  const next = inYear(century + 1)
  if (next !== null && next - receivedAtMs <= FIFTY_YEARS_MS) return next
  const here = inYear(century)
  return here !== null && here - receivedAtMs <= FIFTY_YEARS_MS ? here : inYear(century - 1)
}

type Part = string | undefined

function utc(year: Part, month: Part, day: Part, hour: Part, minute: Part, second: Part): number | null {
  const monthIndex = MONTHS.indexOf(month ?? '')
  const [hours, minutes, seconds] = [Number(hour), Number(minute), Number(second)]
  if (monthIndex < 0 || hours > 23 || minutes > 59 || seconds > 60) return null
  // Date.UTC would take the years 0 to 99 for 1900 to 1999.
  const midnightMs = new Date(0).setUTCFullYear(Number(year), monthIndex, Number(day))
  const isDayOfMonth = new Date(midnightMs).getUTCDate() === Number(day)
  return isDayOfMonth ? midnightMs + ((hours * 60 + minutes) * 60 + seconds) * 1000 : null
}
