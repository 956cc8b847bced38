/** The Cookie request field (RFC 6265 §4.2.1, §5.4). Left out: Set-Cookie, whose lines caches keep or drop whole. */
import { fieldLines, type HeaderFields } from './message.ts'

/**
 * The values that a request gives a cookie, in the order sent; none when it sends no such cookie. Names compare with case. A name
 * that is sent twice has two values: which of them counts is for the origin to say.
 */
export function cookieValues(headers: HeaderFields, name: string): readonly string[] {
  const values: string[] = []
  for (const line of fieldLines(headers, 'cookie')) {
    for (const pair of line.split(';')) {
      const sign = pair.indexOf('=')
      if (sign >= 0 && pair.slice(0, sign).trim() === name) values.push(pair.slice(sign + 1).trim())
    }
  }
  return values
}
