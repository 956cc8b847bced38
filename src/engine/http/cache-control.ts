/**
 * Cache-Control, in requests and responses (RFC 9111 §5.2). In: the field's value. Out: its directives, parsed once and read
 * many times. Unknown directives are kept and mean nothing; nothing here throws, a malformed header is data.
 */
import { fieldValue, type HeaderFields } from './message.ts'

/** Directive names in lower case, each with its argument, or null when it came without one. */
export type Directives = ReadonlyMap<string, string | null>

export const NO_DIRECTIVES: Directives = new Map()

/** RFC 9111 §1.2.2: a number of seconds too large to hold counts as 2³¹. */
const MAX_DELTA_SECONDS = 2 ** 31

const directive = /([^\s,="]+)(?:=(?:"((?:[^"\\]|\\.)*)"|([^,]*)))?/g

/** The directives of a message's Cache-Control, all its lines together; none when it has no such field. */
export function directivesOf(headers: HeaderFields): Directives {
  const value = fieldValue(headers, 'cache-control')
  return value === undefined ? NO_DIRECTIVES : parseDirectives(value)
}

/** Reads `name`, `name=token` and `name="quoted"`; when a directive comes twice, the first counts (RFC 9111 §4.2.1). */
export function parseDirectives(value: string): Directives {
  const found = new Map<string, string | null>()
  for (const [, name = '', quoted, token] of value.matchAll(directive)) {
    const key = name.toLowerCase()
    if (!found.has(key)) found.set(key, quoted?.replace(/\\(.)/g, '$1') ?? token?.trim() ?? null)
  }
  return found
}

/**
 * A directive's argument as delta-seconds (RFC 9111 §1.2.2).
 * @returns seconds; undefined when the directive is absent; 'invalid' when its argument is no whole number
 */
export function secondsOf(directives: Directives, name: string): number | 'invalid' | undefined {
  const argument = directives.get(name)
  if (argument === undefined) return undefined
  return parseDeltaSeconds(argument) ?? 'invalid'
}

/** @returns seconds, or null when the text is not delta-seconds */
export function parseDeltaSeconds(text: string | null): number | null {
  if (text === null || !/^\d+$/.test(text)) return null
  return Math.min(Number(text), MAX_DELTA_SECONDS)
}
