/** Why a browser could not answer by itself: read from what it decided. */
import { eventsOf, userRequests } from '../../src/world/report.ts'
import { storings, type TtlTrial } from './readings.ts'
import { BROWSER } from './world.ts'

/** In the order in which they are offered. */
export const CAUSES = ['aged', 'expired', 'no-cache', 'no-store', 'unreadable'] as const
export type Cause = (typeof CAUSES)[number]

/** Why the browser had to ask for its last request; null when it answered by itself, or never had asked before. */
export function lastCause({ run: { log } }: TtlTrial): Cause | null {
  const last = userRequests(log).at(-1)
  if (!last) return null
  const decided = eventsOf(log, 'decided').filter((event) => event.node === BROWSER)
  const now = decided.filter((event) => event.req === last.req).map((event) => event.decision)
  const reuse = now.find((decision) => decision.rule === 'reuse')
  if (reuse?.because === 'no-cache-response') return 'no-cache'
  if (reuse?.outcome === 'validate') return whyStale(log, last.startMs)
  const barred = decided.some((event) => event.decision.because === 'no-store' && event.atMs < last.startMs)
  return reuse === undefined && barred ? 'no-store' : null
}

function whyStale(log: TtlTrial['run']['log'], atMs: number): Cause {
  const unreadable = eventsOf(log, 'decided').some((event) => event.node === BROWSER && (event.decision.because === 'invalid-max-age' || event.decision.because === 'invalid-expires'))
  if (unreadable) return 'unreadable'
  const copy = storings(log, BROWSER).findLast((entry) => entry.storedAtMs < atMs)
  return copy && copy.ageAtStoreSeconds >= copy.freshnessLifetimeSeconds ? 'aged' : 'expired'
}
