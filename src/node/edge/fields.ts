/** Header fields as the two libraries carry them, and what in them has to be made safe. */
import type { HeaderFields, HeaderLine } from '../../engine/http/message.ts'

/** Header lines as Node's and undici's writers take them: name, value, name, value. */
export function flatLines(headers: HeaderFields): string[] {
  const flat: string[] = []
  for (const [name, value] of headers) flat.push(name, value)
  return flat
}

const forbidden = /[^\t\x20-\x7e\x80-\xff]/
const everyForbidden = new RegExp(forbidden, 'g')

/** Does the value hold what RFC 9110 §5.5 bars from field values: CR, LF, NUL and the other control characters but tab? */
export function hasForbiddenCharacter(value: string): boolean {
  return forbidden.test(value)
}

/**
 * The lines of a response as undici hands them over, read as Latin-1, as they are written again. A forbidden character becomes a
 * space, as RFC 9110 §5.5 has it; Trailer goes, since trailers are dropped here (§6.5.1 permits that).
 */
export function linesFromOrigin(raw: readonly (Buffer | string)[]): HeaderLine[] {
  const lines: HeaderLine[] = []
  for (let index = 0; index + 1 < raw.length; index += 2) {
    const name = text(raw[index])
    if (name.toLowerCase() === 'trailer') continue
    const value = text(raw[index + 1])
    lines.push([name, forbidden.test(value) ? value.replace(everyForbidden, ' ').trim() : value])
  }
  return lines
}

function text(part: Buffer | string | undefined): string {
  return typeof part === 'string' ? part : (part?.toString('latin1') ?? '')
}
