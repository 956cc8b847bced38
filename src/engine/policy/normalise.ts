/**
 * Normalising requests (RFC 9111 §4.1): thousands of ways to say something become the few that the origin tells apart, so that they
 * share stored responses. In: a route's `normalise`, and what its key counts. Out: a function of a request's header fields, or null.
 */
import { fieldValue, withField, withoutFields, type HeaderFields } from '../http/message.ts'
import { remember } from '../remember.ts'
import type { Normalise } from './route-policy.ts'
import type { PolicyRules } from './schema.ts'

type Rules = NonNullable<PolicyRules['normalise']>

/** One thing that is done: to all fields, or to one of them (lower case), which comes to the same. */
interface Rewrite {
  readonly all: (headers: HeaderFields) => HeaderFields
  readonly one: (name: string, value: string | undefined) => string | undefined
}

/** @returns null when nothing is to be normalised */
export function normaliser({ normalise, key }: Pick<PolicyRules, 'normalise' | 'key'>): Normalise | null {
  if (normalise === undefined) return null
  const { acceptEncoding, acceptLanguage, userAgent, values, headers } = normalise
  const steps: Rewrite[] = []
  if (headers) steps.push(only([...headers, ...Object.keys(values ?? {}), ...(key?.headers ?? []), ...(key?.cookies ? ['cookie'] : []), ...rewritten(normalise)]))
  for (const [name, allowed] of Object.entries(values ?? {})) steps.push(withValues(name, new Set(allowed)))
  if (acceptEncoding) steps.push(rewrite('Accept-Encoding', (value) => encodingFor(value, acceptEncoding)))
  if (acceptLanguage) steps.push(rewrite('Accept-Language', (value) => languageFor(value, acceptLanguage)))
  if (userAgent) steps.push(rewrite('User-Agent', (value) => deviceFor(value, userAgent)))
  if (steps.length === 0) return null
  const normalised = (fields: HeaderFields) => steps.reduce((so, { all }) => all(so), fields)
  return Object.assign(normalised, { fieldOf: (name: string, value: string | undefined) => steps.reduce((so, { one }) => one(name, so), value) })
}

function rewritten({ acceptEncoding, acceptLanguage, userAgent }: Rules): readonly string[] {
  return [...(acceptEncoding ? ['accept-encoding'] : []), ...(acceptLanguage ? ['accept-language'] : []), ...(userAgent ? ['user-agent'] : [])]
}

/** How many values of a field are remembered with what they become. */
const VALUES_REMEMBERED = 2048

/** @param to an absent field is to it as an empty one */
function rewrite(name: string, to: (value: string) => string): Rewrite {
  const lower = name.toLowerCase()
  const become = remember(to, VALUES_REMEMBERED)
  return {
    all: (headers) => withField(headers, name, become(fieldValue(headers, name) ?? '')),
    one: (other, value) => (other === lower ? become(value ?? '') : value),
  }
}

function withValues(name: string, allowed: ReadonlySet<string>): Rewrite {
  const lower = name.toLowerCase()
  const isKept = (value: string | undefined) => value === undefined || allowed.has(value.trim())
  return {
    all: (headers) => (isKept(fieldValue(headers, name)) ? headers : withoutFields(headers, name)),
    one: (other, value) => (other !== lower || isKept(value) ? value : undefined),
  }
}

/** What HTTP itself needs: framing, content, conditions and ranges, and what caches and proxies tell each other. */
const NEEDED = [
  ...['host', 'connection', 'transfer-encoding', 'te', 'trailer', 'upgrade', 'expect', 'max-forwards', 'via', 'date'],
  ...['content-length', 'content-type', 'content-encoding', 'content-language', 'content-range', 'content-location'],
  ...['if-match', 'if-none-match', 'if-modified-since', 'if-unmodified-since', 'if-range', 'range', 'cache-control', 'pragma'],
]

function only(names: readonly string[]): Rewrite {
  const passing = new Set([...NEEDED, ...names.map((name) => name.toLowerCase())])
  return {
    all: (headers) => headers.filter(([name]) => passing.has(name.toLowerCase())),
    one: (name, value) => (passing.has(name) ? value : undefined),
  }
}

interface Preference {
  readonly value: string
  readonly weight: number
}

/** The members of an Accept field with their weights (RFC 9110 §12.4.2), lower case, in the order sent; a weight that cannot be read is 1. */
function preferences(field: string): readonly Preference[] {
  return field.toLowerCase().split(',').flatMap((member) => {
    const [value = '', ...parameters] = member.split(';').map((part) => part.trim())
    const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2)
    const number = weight === undefined || !/^[01](\.\d{0,3})?$/.test(weight) ? 1 : Number(weight)
    return value === '' ? [] : [{ value, weight: number }]
  })
}

/**
 * @param offered codings, the best first
 * @returns the first that the client takes (RFC 9110 §12.5.3), or `identity`; a client that says nothing gets what all can read
 */
export function encodingFor(field: string | undefined, offered: readonly string[]): string {
  const asked = preferences(field ?? '')
  const weightOf = (coding: string) => asked.find(({ value }) => value === coding || value === `x-${coding}`)?.weight
  const others = weightOf('*') ?? 0
  return offered.find((coding) => (weightOf(coding) ?? others) > 0) ?? 'identity'
}

/**
 * @param offered language tags, the fallback first
 * @returns the one that suits best by lookup (RFC 4647 §3.4), or one more special than what was asked for; else the fallback
 */
export function languageFor(field: string | undefined, offered: readonly string[]): string {
  const [fallback = ''] = offered
  const asked = preferences(field ?? '').filter(({ weight }) => weight > 0)
  for (const { value } of [...asked].sort((one, other) => other.weight - one.weight)) {
    if (value === '*') return fallback
    const found = lookup(value, offered)
    if (found !== null) return found
  }
  return fallback
}

function lookup(range: string, offered: readonly string[]): string | null {
  for (let tag = range.slice(0, 100); tag !== ''; tag = tag.slice(0, Math.max(0, tag.lastIndexOf('-')))) {
    const found = offered.find((each) => each.toLowerCase() === tag)
    if (found !== undefined) return found
  }
  return offered.find((each) => each.toLowerCase().startsWith(`${range}-`)) ?? null
}

/**
 * @param offered classes, the fallback first
 * @returns the class of the client's device; one that is not offered, or that cannot be told, is the fallback
 */
export function deviceFor(field: string | undefined, offered: readonly string[]): string {
  const found = deviceClass((field ?? '').toLowerCase())
  return offered.includes(found) ? found : (offered[0] ?? found)
}

function deviceClass(agent: string): string {
  const has = (...words: readonly string[]) => words.some((word) => agent.includes(word))
  if (agent === '') return ''
  if (has('bot', 'crawl', 'spider', 'slurp')) return 'bot'
  if (has('ipad', 'tablet') || (has('android') && !has('mobile'))) return 'tablet'
  return has('mobi', 'iphone', 'ipod') ? 'mobile' : 'desktop'
}
