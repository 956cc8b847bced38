/**
 * Serving stale when upstream fails (RFC 5861 §4). In: the stored response that would answer, its age, and how upstream failed. Out: may
 * it answer in place of the error? Left out: serving stale while upstream is asked (reuse.ts).
 */
import { NO_DIRECTIVES, secondsOf, speaksOfAll, type Directives } from './http/cache-control.ts'
import type { ReuseQuestion } from './reuse.ts'
import { answers, shown, type Verdict } from './verdict.ts'

/** RFC 5861 §4: "an error is any situation that would result in a 500, 502, 503, or 504 HTTP response status code being returned". */
const ERRORS = new Set([500, 502, 503, 504])

/** Is this status an error of the kind for which stale-if-error was made? */
export function isUpstreamError(status: number): boolean {
  return ERRORS.has(status)
}

export interface ErrorQuestion extends ReuseQuestion {
  /** What upstream answered; null when no answer came. */
  readonly status: number | null
}

const serve = answers('on-error', 'serve-stale')
const pass = answers('on-error', 'pass-error')

/** May the stored response answer in place of an error ('serve-stale'), or does the client get the error ('pass-error')? */
export function mayServeOnError({ stored, ageSeconds, asked, requestDirectives, kind, status }: ErrorQuestion): Verdict<'serve-stale' | 'pass-error'> {
  const { directives, staleIfErrorSeconds: windowSeconds } = stored
  const staleSeconds = Math.max(0, ageSeconds - stored.lifetime.answer)
  const inputs = { status, ageSeconds: shown(ageSeconds), staleSeconds: shown(staleSeconds), windowSeconds }
  const client = requestDirectives === 'obey' ? asked : NO_DIRECTIVES

  if (directives.has('must-revalidate')) return pass('error-must-revalidate', inputs) // rung:error-must-revalidate RFC 9111 §5.2.2.2
  // s-maxage alone does not forbid a window that is stated: see mayReuseStale.
  const forShared = kind === 'shared' && directives.has('proxy-revalidate')
  if (forShared) return pass('error-proxy-revalidate', inputs) // rung:error-proxy-revalidate RFC 9111 §5.2.2.8
  if (speaksOfAll(directives, 'no-cache')) return pass('error-no-cache', inputs) // rung:error-no-cache RFC 9111 §5.2.2.4
  if (client.has('no-cache')) return pass('error-client-no-cache', inputs) // rung:error-client-no-cache RFC 9111 §5.2.1.4
  if (windowSeconds > 0 && staleSeconds <= windowSeconds) return serve('stale-if-error', inputs) // rung:stale-if-error RFC 5861 §4
  const permitted = clientWindowSeconds(client)
  const asClientPermits = { ...inputs, windowSeconds: permitted }
  if (staleSeconds <= permitted) return serve('client-stale-if-error', asClientPermits) // rung:client-stale-if-error RFC 5861 §4
  const longest = { ...inputs, windowSeconds: Math.max(windowSeconds, permitted) }
  if (longest.windowSeconds > 0) return pass('error-too-stale', longest) // rung:error-too-stale RFC 5861 §4
  return pass('no-stale-if-error', inputs) // rung:no-stale-if-error RFC 9111 §4.2.4
}

/** RFC 5861 §4 lets a request state the window too. No permission is −1: 0 s past its lifetime is already stale. */
function clientWindowSeconds(client: Directives): number {
  const seconds = secondsOf(client, 'stale-if-error')
  return typeof seconds === 'number' && seconds > 0 ? seconds : -1
}
