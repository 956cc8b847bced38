/** HTTP dates (RFC 9110 §5.6.7). Oracle: the text taken apart by hand, the calendar by Date's own ISO form. */
import { formatHttpDate, parseHttpDate } from '../../../engine/http/dates.ts'
import type { Random } from '../../random.ts'
import { holds } from '../subject.ts'
import { textSubject } from '../text.ts'

const NOW_MS = Date.UTC(2026, 0, 1)
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const LONG_DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']

export const dates = textSubject({
  name: 'dates',
  classes: ['imf', 'rfc850', 'asctime', 'none'],
  corpus: [
    ...['Sun, 06 Nov 1994 08:49:37 GMT', 'Sunday, 06-Nov-94 08:49:37 GMT', 'Sun Nov  6 08:49:37 1994', 'Sat, 31 Dec 2016 23:59:60 GMT'],
    ...['0', '-1', '', 'Thu, 01 Jan 1970 00:00:00 UTC', 'Thu, 29 Feb 2024 00:00:00 GMT', 'Fri, 29 Feb 2023 00:00:00 GMT', '1994-11-06T08:49:37Z'],
  ],
  atoms: ['Sun', ', ', ',', ' ', '06', '6', '-', 'Nov', '1994', '94', ':', '08:49:37', '24', '60', 'GMT', 'UTC', ' +0000', '0', '9'],
  grammar: validDate,
  parse: (text) => parseHttpDate(text, NOW_MS),
  check(text) {
    const ms = parseHttpDate(text, NOW_MS)
    const expected = oracle(text.trim().toLowerCase())
    holds(ms === expected.ms, 'reads what the calendar says', ms, expected.ms)
    holds(parseHttpDate(`\t${text} `, NOW_MS) === ms, 'white space around a date means nothing')
    if (ms === null) return 'none'
    holds(parseHttpDate(formatHttpDate(ms), NOW_MS) === ms, 'reads what it writes', formatHttpDate(ms))
    return expected.form
  },
})

function validDate(random: Random): string {
  const date = new Date(Date.UTC(2000, 0, 1, random.below(24), random.below(60), random.below(60)))
  // Date.UTC takes the years 0 to 99 for 1900 to 1999.
  date.setUTCFullYear(random.below(10_000), random.below(12), 1 + random.below(31))
  if (random.chance(0.3)) return date.toUTCString()
  const [, day = '', month = '', year = '', clock = ''] = date.toUTCString().replace(',', '').split(' ')
  if (random.chance(0.5)) return `${LONG_DAYS[date.getUTCDay()]}, ${day}-${month}-${year.slice(-2)} ${clock} GMT`
  return `${DAYS[date.getUTCDay()]} ${month} ${random.chance(0.5) ? day.replace(/^0/, ' ') : day} ${clock} ${year}`
}

interface Read {
  readonly ms: number | null
  readonly form: string
}

const NONE: Read = { ms: null, form: 'none' }

function oracle(text: string): Read {
  const comma = text.indexOf(', ')
  const parts = (comma < 0 ? text : text.slice(comma + 2)).split(' ')
  const dayName = comma < 0 ? '' : text.slice(0, comma)
  if (comma >= 0 && parts.length === 5) {
    const [day = '', month = '', year = '', clock = '', zone = ''] = parts
    if (!isZone(zone) || !areLetters(dayName, 3, 3) || year.length !== 4) return NONE
    return { ms: instant(year, month, day, clock), form: 'imf' }
  }
  if (comma >= 0 && parts.length === 3) {
    const [date = '', clock = '', zone = ''] = parts
    const [day = '', month = '', year = '', ...rest] = date.split('-')
    if (!isZone(zone) || !areLetters(dayName, 6, 9) || rest.length > 0 || year.length !== 2 || !areDigits(year)) return NONE
    const year4 = nearestCentury(year, month, day, clock)
    return { ms: year4 === null ? null : instant(year4, month, day, clock), form: 'rfc850' }
  }
  const padded = parts.length === 6 && parts[2] === '' ? [...parts.slice(0, 2), `0${parts[3]}`, ...parts.slice(4)] : parts
  const [name = '', month = '', day = '', clock = '', year = ''] = padded
  const lostPad = parts.length === 6 && parts[3]?.length !== 1
  if (comma >= 0 || padded.length !== 5 || lostPad || !areLetters(name, 3, 3) || year.length !== 4) return NONE
  return { ms: instant(year, month, day, clock), form: 'asctime' }
}

/** §5.6.7: a date that seems more than 50 years ahead is the latest past one with those digits. */
function nearestCentury(year: string, month: string, day: string, clock: string): string | null {
  const limitMs = NOW_MS + 50 * 365.25 * 86_400_000
  for (const century of ['21', '20', '19']) {
    const ms = instant(century + year, month, day, clock)
    if (ms !== null && ms <= limitMs) return century + year
  }
  return null
}

function instant(year: string, month: string, day: string, clock: string): number | null {
  const monthNumber = MONTHS.indexOf(month) + 1
  const [hour = '', minute = '', second = '', ...rest] = clock.split(':')
  const twoDigits = [day, hour, minute, second].every((part) => part.length === 2 && areDigits(part))
  if (!twoDigits || rest.length > 0 || !areDigits(year) || monthNumber === 0) return null
  const lastDay = monthNumber === 2 ? (isLeap(Number(year)) ? 29 : 28) : [4, 6, 9, 11].includes(monthNumber) ? 30 : 31
  if (Number(day) < 1 || Number(day) > lastDay || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return null
  const minuteMs = Date.parse(`${year}-${String(monthNumber).padStart(2, '0')}-${day}T${hour}:${minute}:00Z`)
  return minuteMs + Number(second) * 1000
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

function isZone(text: string): boolean {
  return text === 'gmt' || text === 'utc'
}

function areDigits(text: string): boolean {
  return text !== '' && [...text].every((character) => character >= '0' && character <= '9')
}

function areLetters(text: string, least: number, most: number): boolean {
  return text.length >= least && text.length <= most && [...text].every((character) => character >= 'a' && character <= 'z')
}
