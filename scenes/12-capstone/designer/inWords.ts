/** What a route does, as one line of words. In: its rules. Out: phrases, the weightiest first. */
import type { PolicyRules } from '../../../src/engine/policy/schema.ts'
import { formatText } from '../../../src/stage/prose/message.ts'
import { inWords as words } from './copy.en.ts'
import { secondsInWords } from './seconds.ts'
import { listed } from '../../../src/language/lists.ts'

/** @returns a folded route's line: no more than a few phrases, and how many more there are */
export function lineOf(rules: PolicyRules): string {
  const phrases = rulesInWords(rules)
  const shown = phrases.length > MAX_PHRASES ? [...phrases.slice(0, MAX_PHRASES - 1), formatText(words.more, { count: phrases.length - MAX_PHRASES + 1 })] : phrases
  return listed(shown)
}

const MAX_PHRASES = 6

/** @returns phrases to be joined by commas; at least one */
export function rulesInWords(rules: PolicyRules): readonly string[] {
  if (rules.cache === false) return [words.bypass]
  const phrases = [...edge(rules.edge), ...browser(rules.browser), ...key(rules.key), ...response(rules), ...request(rules), ...errors(rules.edge)]
  return phrases.length > 0 ? phrases : [words.nothing]
}

const timed = (message: string, seconds: unknown, values: Readonly<Record<string, string>> = {}): string =>
  formatText(message, { ...values, time: secondsInWords(seconds) || String(seconds) })

function edge({ ttlSeconds, when, staleWhileRevalidateSeconds, staleIfErrorSeconds }: NonNullable<PolicyRules['edge']> = {}): string[] {
  return [
    ...(ttlSeconds === undefined ? [] : [timed(when === 'always' ? words.edgeAlways : words.edgeSilent, ttlSeconds)]),
    ...(staleWhileRevalidateSeconds === undefined ? [] : [timed(words.whileRevalidate, staleWhileRevalidateSeconds)]),
    ...(staleIfErrorSeconds === undefined ? [] : [timed(words.ifError, staleIfErrorSeconds)]),
  ]
}

function errors({ errorTtlSeconds = {} }: NonNullable<PolicyRules['edge']> = {}): string[] {
  return Object.entries(errorTtlSeconds).map(([status, seconds]) => (seconds === 0 ? formatText(words.errorNever, { status }) : timed(words.error, seconds, { status })))
}

function browser({ ttlSeconds, immutable, private: own, noStore, resetAge }: NonNullable<PolicyRules['browser']> = {}): string[] {
  const lifetime = ttlSeconds === undefined ? [] : ttlSeconds === 0 ? [words.browserAsks] : [timed(immutable ? words.browserImmutable : words.browser, ttlSeconds)]
  return [...(noStore ? [words.browserNoStore] : []), ...lifetime, ...(own ? [words.browserPrivate] : []), ...(resetAge ? [words.resetAge] : [])]
}

function key({ query, headers, cookies }: NonNullable<PolicyRules['key']> = {}): string[] {
  return [...queryInWords(query), ...named(words.keyHeaders, headers), ...named(words.keyCookies, cookies)]
}

function queryInWords(query: NonNullable<PolicyRules['key']>['query']): string[] {
  if (query === undefined || query === 'all') return []
  if (query === 'none') return [words.queryNone]
  return [...named(words.queryOnly, query.include), ...named(words.queryWithout, query.exclude)]
}

function request({ normalise: { acceptEncoding, acceptLanguage, userAgent, values, headers } = {}, vary }: PolicyRules): string[] {
  const fields = [acceptEncoding && 'Accept-Encoding', acceptLanguage && 'Accept-Language', userAgent && 'User-Agent', ...Object.keys(values ?? {})].filter((name) => name !== undefined)
  return [...named(words.normalised, fields), ...(headers ? [words.fieldsOnly] : []), ...named(words.varyIgnored, vary?.ignore)]
}

function response({ setCookie, tags, purge }: PolicyRules): string[] {
  return [
    ...(setCookie === 'strip' ? [words.cookieStripped] : setCookie === 'store' ? [words.cookieStored] : []),
    ...named(words.tagged, tags),
    ...(purge && purge.by !== 'none' ? [formatText(words.purge[purge.by], { mode: purge.mode ?? 'hard' })] : []),
  ]
}

function named(message: string, names: readonly string[] | undefined): string[] {
  return names && names.length > 0 ? [formatText(message, { names: listed(names) })] : []
}
