/**
 * What a stored response may be used for without asking first, in figures: what a drawing of its life needs. In: a stored response
 * and whose it is. Out: answers of the reuse and error ladders themselves, asked without any wish of a client.
 */
import type { CacheNodeOptions, StoredSummary } from './edge.types.ts'
import { NO_DIRECTIVES } from './http/cache-control.ts'
import { mayReuse } from './reuse.ts'
import type { StoredResponse } from './store/stored-response.ts'

/** A window that a directive forbids is left out, as one that nobody opened. */
export type StaleUse = Pick<StoredSummary, 'asksAlways' | 'staleWhileRevalidateSeconds' | 'staleIfErrorSeconds'>

/** Of the usual response, which is used while it is fresh and then no more. */
export const NOT_STALE: StaleUse = {}

/** What a stored response may be used for. */
export function staleUseOf(stored: StoredResponse, { kind, program }: Pick<CacheNodeOptions, 'kind' | 'program'>): StaleUse {
  const { staleWhileRevalidateSeconds, staleIfErrorSeconds } = stored
  const lifetimeSeconds = stored.lifetime.answer
  const atAge = (ageSeconds: number) => ({ stored, ageSeconds, asked: NO_DIRECTIVES, requestDirectives: 'ignore' as const, kind })
  // Of the standard's ladder it is known that nothing else makes it ask then.
  const mayAsk = program.reuse !== mayReuse || stored.directives.has('no-cache')
  const whileFresh = mayAsk && lifetimeSeconds > 0 && program.reuse(atAge(0)).answer === 'validate'
  // At its lifetime's very end it is stale by 0 s, inside any window there is.
  const refreshes = staleWhileRevalidateSeconds > 0 && program.reuse(atAge(lifetimeSeconds)).answer === 'reuse-and-refresh'
  const standsIn = staleIfErrorSeconds > 0 && program.onError({ ...atAge(lifetimeSeconds), status: 503 }).answer === 'serve-stale'
  if (!whileFresh && !refreshes && !standsIn) return NOT_STALE
  return {
    ...(whileFresh && { asksAlways: true }),
    ...(refreshes && { staleWhileRevalidateSeconds }),
    ...(standsIn && { staleIfErrorSeconds }),
  }
}
