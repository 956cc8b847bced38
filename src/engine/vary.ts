/**
 * Vary (RFC 9111 §4.1). In: the responses stored under a request's key, and the request. Out: the one that was made for a
 * request like this, or null. A key finds the candidates; each candidate's own Vary says which request fields count.
 */
import type { DecisionInputs } from './decision.ts'
import { fieldValue, type HeaderFields, type HttpRequest } from './http/message.ts'
import { remember } from './remember.ts'
import type { RungOf } from './rungs.ts'
import type { StoredResponse } from './store/stored-response.ts'
import { verdict, type Verdict } from './verdict.ts'

const NONE: ReadonlySet<string> = new Set()

const fieldName = /^[!#$%&'*+\-.^_`|~0-9a-z]+$/

/** RFC 9110 §8.4.1, §8.5.1: codings and language tags compare without case. */
const CASELESS = new Set(['accept-encoding', 'accept-language'])

/**
 * The field names in Vary: lower case, sorted, each once; `['*']` when it holds `*`, or something that is no name and may mean anything.
 * @param ignored names that count for nothing at this cache, lower case
 */
export function varyFieldsOf(headers: HeaderFields, ignored: ReadonlySet<string> = NONE): readonly string[] {
  const value = fieldValue(headers, 'vary')
  if (value === undefined) return NO_FIELDS
  return ignored.size === 0 ? namesIn(value) : readNames(value, ignored)
}

const NO_FIELDS: readonly string[] = []
const namesIn = remember((value: string) => readNames(value, NONE))

function readNames(value: string, ignored: ReadonlySet<string>): readonly string[] {
  const names = value.split(',').map((name) => name.trim().toLowerCase()).filter((name) => name !== '' && !ignored.has(name))
  return names.every((name) => name !== '*' && fieldName.test(name)) ? [...new Set(names)].sort() : ['*']
}

/**
 * The request's values of `varyFields` as one text: two requests match when their texts are equal. A field that is absent is
 * written without a value, so it only matches its absence. Quoting keeps one field's value from posing as two.
 */
export function variantOf(varyFields: readonly string[], request: HttpRequest): string {
  let written = ''
  for (let i = 0; i < varyFields.length; i++) {
    const name = varyFields[i]!
    const value = fieldValue(request.headers, name)
    const field = value === undefined ? name : writerOf(name)(value)
    written = i === 0 ? field : `${written}; ${field}`
  }
  return written
}

/** Was `stored` made for a request like this? `*` never matches, though the very same request should come again. */
export function matches(stored: StoredResponse, request: HttpRequest): boolean {
  return stored.varyFields[0] !== '*' && stored.variant === variantOf(stored.varyFields, request)
}

/** How many fields, and how many values of each, are remembered in written form. */
const FIELDS_REMEMBERED = 32
const VALUES_REMEMBERED = 256

/** Writes the values of one field, as they came, in the form that is compared. */
const writerOf = remember((name: string) => {
  const written = (value: string) => {
    const compared = isList(name, value) ? withoutSpaces(value, name) : value
    return `${name}=${JSON.stringify((CASELESS.has(name) ? compared.toLowerCase() : compared).trim())}`
  }
  return remember(written, VALUES_REMEMBERED)
}, FIELDS_REMEMBERED)

/**
 * §4.1 lets white space differ where a field's syntax does, as around the commas of a list; and commas separate members wherever
 * they stand outside of quoted strings and comments (RFC 9110 §5.5), save in Cookie, which is no list (RFC 6265 §4.2.1).
 */
function isList(name: string, value: string): boolean {
  return name !== 'cookie' && !value.includes('"') && !value.includes('(')
}

/**
 * Around commas, and in the Accept fields around semicolons too (RFC 9110 §5.6.6). Split and trimmed: an expression with white space
 * before a comma looks at a row of spaces again from each of them.
 */
function withoutSpaces(list: string, name: string): string {
  const hasParameters = name.startsWith('accept')
  const written = (member: string) => (hasParameters ? member.split(';').map((part) => part.trim()).join(';') : member.trim())
  return list.split(',').map(written).join(',')
}

/** Chooses among the responses stored under the request's key; null when none was made for a request like this. */
export function selectResponse(candidates: readonly StoredResponse[], request: HttpRequest): Verdict<StoredResponse | null> {
  if (candidates.length === 0) return select(null, 'no-stored-response') // rung:no-stored-response RFC 9111 §4
  const matching = matchingOf(candidates, request)
  const selected = matching.length === 1 ? matching[0]! : matching.reduce(preferred, null)
  const onlyStars = selected === null && candidates.every((stored) => stored.varyFields[0] === '*')
  if (onlyStars) return select(null, 'vary-star', { stored: candidates.length, vary: '*' }) // rung:vary-star RFC 9111 §4.1
  if (selected === null) return select(null, 'vary-mismatch', mismatch(candidates, request)) // rung:vary-mismatch RFC 9111 §4.1
  const inputs = { stored: candidates.length, matching: matching.length, variant: selected.variant }
  if (selected.varyFields.length === 0) return select(selected, 'no-vary', inputs) // rung:no-vary RFC 9111 §4.1
  return select(selected, 'vary-match', inputs) // rung:vary-match RFC 9111 §4.1
}

/** Those made for a request like this. Its variant is worked out once for neighbours that vary by the same fields. */
function matchingOf(candidates: readonly StoredResponse[], request: HttpRequest): readonly StoredResponse[] {
  const [first] = candidates
  if (candidates.length === 1 && first !== undefined && matches(first, request)) return candidates
  const matching: StoredResponse[] = []
  let fields: readonly string[] | null = null
  let presented = ''
  for (const stored of candidates) {
    if (stored.varyFields !== fields) {
      fields = stored.varyFields
      presented = variantOf(fields, request)
    }
    if (fields[0] !== '*' && stored.variant === presented) matching.push(stored)
  }
  return matching
}

/** §4.1: one that has Vary before one that lacks it; then §4: the most recent by Date. */
function preferred(best: StoredResponse | null, other: StoredResponse): StoredResponse {
  if (best === null) return other
  const bestVaries = best.varyFields.length > 0
  const otherVaries = other.varyFields.length > 0
  if (bestVaries !== otherVaries) return bestVaries ? best : other
  return other.dateMs >= best.dateMs ? other : best
}

/** Shows the newest candidate that could have matched beside the request's own values. */
function mismatch(candidates: readonly StoredResponse[], request: HttpRequest): DecisionInputs {
  const nearest = candidates.filter((stored) => stored.varyFields[0] !== '*').reduce(preferred, null)
  return { stored: candidates.length, storedFor: nearest?.variant ?? '', presented: variantOf(nearest?.varyFields ?? [], request) }
}

function select(selected: StoredResponse | null, because: RungOf<'select'>, inputs: DecisionInputs = {}): Verdict<StoredResponse | null> {
  return verdict('select', selected, selected === null ? 'none' : 'selected', because, inputs)
}
