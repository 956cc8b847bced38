/**
 * A key rule as other systems' configuration. In: what a policy document says of keys, normalising and Vary for one route. Out: files
 * to read and copy, and notes on what the language cannot say or does otherwise. Nothing is run and nothing is thrown: a name that a
 * language has no form for is left out and noted.
 */
import type { PolicyRules } from '../../engine/policy/schema.ts'

export const LANGUAGES = ['nginx', 'varnish', 'cloudflare', 'cloudfront', 'fastly'] as const
export type Language = (typeof LANGUAGES)[number]

export interface ConfigurationFile {
  readonly name: string
  readonly text: string
}

/** Words stand in copy.en.ts under the id; `names` are what it concerns. */
export interface ConfigurationNote {
  readonly id: NoteId
  readonly names: readonly string[]
}

export interface Configuration {
  readonly files: readonly ConfigurationFile[]
  readonly notes: readonly ConfigurationNote[]
}

export type NoteId =
  | 'no-exclude'
  | 'no-wildcard'
  | 'wildcard-spelled-out'
  | 'no-such-name'
  | 'first-choice-only'
  | 'vary-in-key'
  | 'vary-whole'
  | 'vary-not-read'
  | 'module-needed'
  | 'gzip-only'
  | 'cookies-dropped'
  | 'header-not-keyed'
  | 'header-plan'
  | 'encoding-own'
  | 'device-own'
  | 'drop-elsewhere'
  | 'not-forwarded'
  | 'ten-names'

/** What the generators read of a route's rules. */
export type KeyRules = Pick<PolicyRules, 'key' | 'normalise' | 'vary'>

export interface Query {
  readonly mode: 'all' | 'none' | 'include' | 'exclude'
  readonly names: readonly string[]
}

export function queryOf({ key }: KeyRules): Query {
  const query = key?.query ?? 'all'
  if (typeof query === 'string') return { mode: query, names: [] }
  return query.include ? { mode: 'include', names: query.include } : { mode: 'exclude', names: query.exclude ?? [] }
}

/** Request fields of the key, lower case, each once. */
export function keyHeadersOf({ key }: KeyRules): readonly string[] {
  return [...new Set((key?.headers ?? []).map((name) => name.toLowerCase()))]
}

/** Request fields that never reach the origin: those that pass with no value at all. */
export function droppedOf({ normalise }: KeyRules): readonly string[] {
  return Object.entries(normalise?.values ?? {}).flatMap(([name, values]) => (values.length === 0 ? [name.toLowerCase()] : []))
}

export function isPattern(name: string): boolean {
  return name.includes('*')
}

/** The parameters that Google Analytics documents under `utm_`, for languages without patterns. */
const UTM = ['utm_source', 'utm_medium', 'utm_campaign', 'utm_term', 'utm_content', 'utm_id'] as const

/** Names for a language without patterns: those of `utm_*` spelled out, other patterns left out and noted. */
export function spelledOut(names: readonly string[], notes: ConfigurationNote[]): readonly string[] {
  const known = names.filter((name) => name === 'utm_*')
  const unknown = names.filter((name) => isPattern(name) && name !== 'utm_*')
  if (known.length > 0) notes.push({ id: 'wildcard-spelled-out', names: known })
  if (unknown.length > 0) notes.push({ id: 'no-wildcard', names: unknown })
  return [...new Set(names.flatMap((name) => (name === 'utm_*' ? UTM : isPattern(name) ? [] : [name])))]
}

/** As a header is usually written: `x-forwarded-host` is X-Forwarded-Host. */
export function headerCase(name: string): string {
  return name.replace(/(^|-)([a-z])/g, (_, dash: string, letter: string) => dash + letter.toUpperCase())
}

/** What stands for itself in an expression of PCRE. */
export function escapedForRegex(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
}

/** A name with `*` as an expression that fits the whole of it. */
export function patternAsRegex(names: readonly string[]): string {
  return `^(${names.map((name) => name.split('*').map(escapedForRegex).join('.*')).join('|')})$`
}

/** Classes of devices as expressions over User-Agent, in the order in which they are tried; what fits none is `desktop`. */
export const DEVICE_PATTERNS = [
  ['bot', 'bot|crawl|spider|slurp'],
  ['tablet', 'ipad|tablet|android(?!.*mobile)'],
  ['mobile', 'mobi|iphone|ipod'],
] as const

/** The classes that are told apart with their expressions, and the fallback. */
export function devicesOf({ normalise }: KeyRules): { readonly fallback: string; readonly patterns: readonly (readonly [string, string])[] } | null {
  const offered = normalise?.userAgent
  if (!offered) return null
  const fallback = offered[0] ?? 'desktop'
  // A class that is not told apart must still be tried, so that what belongs to it does not fall to a later one.
  return { fallback, patterns: DEVICE_PATTERNS.map(([name, pattern]) => [(offered as readonly string[]).includes(name) ? name : fallback, pattern]) }
}
