/**
 * Cache-Control, in requests and responses (RFC 9111 §5.2). In: the field's value. Out: its directives, parsed once and read
 * many times. Unknown directives are kept and mean nothing; nothing here throws, a malformed header is data.
 */
import { remember } from '../remember.ts'
import { fieldValue, type HeaderFields } from './message.ts'

/** Directive names in lower case, each with its argument, or null when it came without one. */
export type Directives = ReadonlyMap<string, string | null>

export const NO_DIRECTIVES: Directives = new Map()

/** RFC 9111 §1.2.2: a number of seconds too large to hold counts as 2³¹. */
const MAX_DELTA_SECONDS = 2 ** 31

/** The directives of a message's Cache-Control, all its lines together; none when it has no such field. */
export function directivesOf(headers: HeaderFields): Directives {
  const value = fieldValue(headers, 'cache-control')
  return value === undefined ? NO_DIRECTIVES : directivesIn(value)
}

const directivesIn = remember(parseDirectives)

/** What a request asks of caches: its Cache-Control, and where it has none, the Pragma that stood for it in HTTP/1.0 (RFC 9111 §5.4). */
export function askedDirectivesOf(headers: HeaderFields): Directives {
  const asked = directivesOf(headers)
  if (asked !== NO_DIRECTIVES) return asked
  const pragma = fieldValue(headers, 'pragma')
  return pragma !== undefined && parseDirectives(pragma).has('no-cache') ? NO_CACHE : NO_DIRECTIVES
}

const NO_CACHE: Directives = new Map([['no-cache', null]])

const token = /[!#$%&'*+\-.^_`|~0-9A-Za-z]+/y
const quotedString = /"((?:[^"\\]|\\.)*)"/sy

/**
 * Reads `name`, `name=token` and `name="quoted"`, and of a malformed list whatever names stand in it. When a directive comes
 * twice the first counts (RFC 9111 §4.2.1); two of those that may list fields speak of the whole response, the stricter reading.
 */
export function parseDirectives(value: string): Directives {
  const found = new Map<string, string | null>()
  let at = 0
  while (at < value.length) {
    token.lastIndex = at
    const name = token.exec(value)?.[0]
    if (name === undefined) {
      at += 1
      continue
    }
    const argument = argumentAt(value, at + name.length)
    at = argument.end
    const key = name.toLowerCase()
    if (!found.has(key)) found.set(key, argument.text)
    else if (key === 'no-cache' || key === 'private') found.set(key, null)
  }
  return found
}

/** What follows a name. White space around `=` is not in the grammar (RFC 9111 §5.2): it stays, and makes no number of it. */
function argumentAt(value: string, from: number): { readonly text: string | null; readonly end: number } {
  let sign = from
  while (value[sign] === ' ' || value[sign] === '\t') sign += 1
  if (value[sign] !== '=') return { text: null, end: from }
  quotedString.lastIndex = sign + 1
  const [whole = '', content = ''] = quotedString.exec(value) ?? []
  const behind = sign + 1 + whole.length
  if (whole !== '' && sign === from && /^[\s,]?$/.test(value.charAt(behind))) return { text: content.replace(/\\(.)/gs, '$1'), end: behind }
  const comma = value.indexOf(',', behind)
  const end = comma < 0 ? value.length : comma
  return { text: value.slice(sign === from ? from + 1 : sign, end).trimEnd(), end }
}

/** RFC 9111 §5.2.2.4: what a cache itself reads in a stored response. Listed beside no-cache or private, they bar all of it. */
const READ_BY_CACHES = new Set(['age', 'cache-control', 'date', 'etag', 'expires', 'last-modified', 'vary'])

const fieldName = /^[!#$%&'*+\-.^_`|~0-9a-z]+$/

/**
 * The fields that a qualified `no-cache="…"` or `private="…"` lists, in lower case: they are not kept, the rest of the response is.
 * @returns null when the directive is absent or speaks of the whole response: without a list, or with one that cannot be read
 */
export function listedFields(directives: Directives, name: 'no-cache' | 'private'): readonly string[] | null {
  const argument = directives.get(name)
  if (argument === undefined || argument === null) return null
  const names = argument.toLowerCase().split(',').map((each) => each.trim()).filter((each) => each !== '')
  const readable = names.every((each) => fieldName.test(each) && !READ_BY_CACHES.has(each))
  return readable && names.length > 0 ? names : null
}

/** Does the directive stand there and speak of the whole response? */
export function speaksOfAll(directives: Directives, name: 'no-cache' | 'private'): boolean {
  return directives.has(name) && listedFields(directives, name) === null
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
