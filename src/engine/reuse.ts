/**
 * Reuse (RFC 9111 §4, its last two conditions). In: a selected stored response, its age, and what the client asked for. Out: may it answer
 * without a word to the origin? Left out: finding it (key.ts, vary.ts), asking the origin (validation.ts), and
 * what may answer when the origin fails (stale.ts).
 */
import { NO_DIRECTIVES, secondsOf, speaksOfAll, type Directives } from './http/cache-control.ts'
import type { StoredResponse } from './store/stored-response.ts'
import { answers, shown, type Verdict } from './verdict.ts'

export type ReuseAnswer = 'reuse' | 'reuse-stale' | 'reuse-and-refresh' | 'validate'

export interface ReuseQuestion {
  readonly stored: StoredResponse
  readonly ageSeconds: number
  /** The request's Cache-Control. */
  readonly asked: Directives
  /** RFC 9111 §5.2.1: request directives are advice, and a cache may be set not to take it. */
  readonly requestDirectives: 'obey' | 'ignore'
  readonly kind: 'private' | 'shared'
}

const reuse = answers('reuse', 'reuse')
const reuseStale = answers('reuse', 'reuse-stale')
const refresh = answers('reuse', 'reuse-and-refresh')
const validate = answers('reuse', 'validate')
const fail = answers('reuse', 'fail')
const forward = answers('reuse', 'forward')

/**
 * May the stored response answer fresh ('reuse'), stale with permission ('reuse-stale'), stale while a fetch renews it
 * ('reuse-and-refresh'), or only after asking upstream ('validate')?
 */
export function mayReuse(question: ReuseQuestion): Verdict<ReuseAnswer> {
  const { stored, ageSeconds, asked, requestDirectives } = question
  const lifetimeSeconds = stored.lifetime.answer
  const inputs = { ageSeconds: shown(ageSeconds), lifetimeSeconds: shown(lifetimeSeconds) }
  const client = requestDirectives === 'obey' ? asked : NO_DIRECTIVES

  if (client.has('no-cache')) return validate('client-no-cache', inputs) // rung:client-no-cache RFC 9111 §5.2.1.4
  // With field names, no-cache="…" bars those fields alone, and they were not kept (storable.ts).
  if (speaksOfAll(stored.directives, 'no-cache')) return validate('no-cache-response', inputs) // rung:no-cache-response RFC 9111 §5.2.2.4
  if (ageSeconds >= lifetimeSeconds) return mayReuseStale(question, client)

  const maxAge = clientSeconds(client, 'max-age')
  // A browser's reload says max-age=0 and its forced reload no-cache, which still asks; other caches' clients mean what they say.
  const reloaded = question.kind === 'private' && maxAge === 0
  if (reloaded && stored.directives.has('immutable')) return reuse('immutable', inputs) // rung:immutable RFC 8246 §2
  if (maxAge !== null && ageSeconds > maxAge) {
    return validate('client-max-age', { ...inputs, maxAgeSeconds: maxAge }) // rung:client-max-age RFC 9111 §5.2.1.1
  }
  const minFresh = clientSeconds(client, 'min-fresh')
  if (minFresh !== null && ageSeconds + minFresh > lifetimeSeconds) {
    return validate('client-min-fresh', { ...inputs, minFreshSeconds: minFresh }) // rung:client-min-fresh RFC 9111 §5.2.1.3
  }
  if (asked.has('no-cache')) return reuse('client-no-cache-ignored', inputs) // rung:client-no-cache-ignored RFC 9111 §5.2.1
  return reuse('fresh', inputs) // rung:fresh RFC 9111 §4.2
}

/**
 * RFC 9111 §4.2.4: a stale response needs somebody's permission, and the origin can forbid it to everybody. s-maxage carries the
 * meaning of proxy-revalidate (§5.2.2.10), and yet origins send it beside stale-while-revalidate, for whom else than shared
 * caches: the window that is stated, by them or by the operator, counts then, as production caches have it.
 */
function mayReuseStale({ stored, ageSeconds, kind }: ReuseQuestion, client: Directives): Verdict<ReuseAnswer> {
  const { directives, staleWhileRevalidateSeconds: windowSeconds } = stored
  const lifetimeSeconds = stored.lifetime.answer
  const staleSeconds = ageSeconds - lifetimeSeconds
  const inputs = { ageSeconds: shown(ageSeconds), lifetimeSeconds: shown(lifetimeSeconds) }
  const stale = () => ({ ...inputs, staleSeconds: shown(staleSeconds), windowSeconds })
  const shared = kind === 'shared'

  if (directives.has('must-revalidate')) return validate('must-revalidate', inputs) // rung:must-revalidate RFC 9111 §5.2.2.2
  const forbidden = directives.has('proxy-revalidate') || (directives.has('s-maxage') && windowSeconds === 0)
  if (shared && forbidden) return validate('proxy-revalidate', inputs) // rung:proxy-revalidate RFC 9111 §5.2.2.8
  const young = ageSeconds <= (clientSeconds(client, 'max-age') ?? Infinity)
  const inWindow = windowSeconds > 0 && staleSeconds <= windowSeconds
  const bearable = young && clientSeconds(client, 'min-fresh') === null
  if (inWindow && bearable) return refresh('stale-while-revalidate', stale) // rung:stale-while-revalidate RFC 5861 §3
  const permitted = shared && directives.has('s-maxage') ? -1 : maxStaleSeconds(client)
  if (young && staleSeconds <= permitted) return reuseStale('client-max-stale', stale) // rung:client-max-stale RFC 9111 §5.2.1.2
  if (windowSeconds > 0 && !inWindow) return validate('stale-too-long', stale) // rung:stale-too-long RFC 5861 §3
  return validate('stale', inputs) // rung:stale RFC 9111 §4.2.4
}

/** Asked when the request says only-if-cached and nothing stored may answer it. */
export function mayForward(requestDirectives: 'obey' | 'ignore'): Verdict<'forward' | 'fail'> {
  if (requestDirectives === 'obey') return fail('only-if-cached') // rung:only-if-cached RFC 9111 §5.2.1.7
  return forward('only-if-cached-ignored') // rung:only-if-cached-ignored RFC 9111 §5.2.1
}

/** Advice that cannot be read is no advice. */
function clientSeconds(client: Directives, name: string): number | null {
  const seconds = secondsOf(client, name)
  return typeof seconds === 'number' ? seconds : null
}

/** How stale the client would take it: 0 s past its lifetime is already stale, so no permission is −1. */
function maxStaleSeconds(client: Directives): number {
  if (client.has('max-stale') && client.get('max-stale') === null) return Infinity
  return clientSeconds(client, 'max-stale') ?? -1
}
