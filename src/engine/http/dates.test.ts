import { describe, expect, it } from 'vitest'
import { formatHttpDate, parseHttpDate } from './dates.ts'

const NOW_MS = Date.UTC(2026, 0, 1)
const EXAMPLE_MS = Date.UTC(1994, 10, 6, 8, 49, 37)

describe('HTTP dates (RFC 9110 §5.6.7)', () => {
  it.each([
    ['IMF-fixdate', 'Sun, 06 Nov 1994 08:49:37 GMT'],
    ['RFC 850', 'Sunday, 06-Nov-94 08:49:37 GMT'],
    ['asctime', 'Sun Nov  6 08:49:37 1994'],
    ['lower case', 'sun, 06 nov 1994 08:49:37 gmt'],
    ['UTC for GMT', 'Sun, 06 Nov 1994 08:49:37 UTC'],
    ['white space around it', ' Sun, 06 Nov 1994 08:49:37 GMT '],
  ])('reads %s', (_form, text) => {
    expect(parseHttpDate(text, NOW_MS)).toBe(EXAMPLE_MS)
  })

  it.each([
    ['a number', '0'],
    ['-1', '-1'],
    ['nothing', ''],
    ['a local zone', 'Sun, 06 Nov 1994 08:49:37 EST'],
    ['a numeric zone', 'Sun, 06 Nov 1994 08:49:37 +0000'],
    ['ISO 8601', '1994-11-06T08:49:37Z'],
    ['a day that is not', 'Sun, 31 Feb 1994 08:49:37 GMT'],
    ['an hour that is not', 'Sun, 06 Nov 1994 24:49:37 GMT'],
    ['a month that is not', 'Sun, 06 Foo 1994 08:49:37 GMT'],
    ['one digit for the day', 'Sun, 6 Nov 1994 08:49:37 GMT'],
  ])('refuses %s', (_what, text) => {
    expect(parseHttpDate(text, NOW_MS)).toBeNull()
  })

  it.each([
    [2026, '75', 2075],
    [2026, '77', 1977],
    [2026, '26', 2026],
    [2090, '10', 2110],
  ])('in %i takes the two-digit year %s for %i', (now, digits, year) => {
    expect(parseHttpDate(`Sunday, 06-Nov-${digits} 00:00:00 GMT`, Date.UTC(now, 0, 1))).toBe(Date.UTC(year, 10, 6))
  })

  it('takes four digits for the year that they say', () => {
    expect(parseHttpDate('Sat, 01 Jan 0050 00:00:00 GMT', NOW_MS)).toBe(Date.parse('0050-01-01T00:00:00Z'))
  })

  it('writes what it reads', () => {
    expect(formatHttpDate(EXAMPLE_MS + 999)).toBe('Sun, 06 Nov 1994 08:49:37 GMT')
  })
})
