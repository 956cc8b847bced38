/** Answers that a purge overtook: neither served nor stored; who wanted them asks anew. */
import type { Removals } from './journal.ts'
import { forward, waitFor } from './forward.ts'
import { joinable } from './onwards.ts'
import { afterRemoval } from './removal.ts'
import { respondGenerated } from './respond.ts'
import type { Asking, Fetch, Turn } from './turn.ts'

/** Sends everybody who wanted the fetch's answer upstream again, together. */
export function fetchAnew(turn: Turn, fetch: Fetch, removals: Removals): void {
  if (fetch.background) afterRemoval(turn, fetch.asking, removals, true, false)
  else askAnew(turn, fetch.asking, fetch.flight, removals)
  for (const waiter of fetch.waiters) askAnew(turn, waiter, fetch.flight, removals)
}

/** Without a condition: what it would ask about is gone. */
function askAnew(turn: Turn, asking: Asking, flight: string | null, removals: Removals): void {
  if (afterRemoval(turn, asking, removals, false, false) === 'give-up') return tellLater(turn, asking)
  const again = { ...asking, overtaken: asking.overtaken + 1 }
  const other = flight === null ? null : joinable(turn, flight)
  if (other === null) forward(turn, again, null, flight)
  else waitFor(turn, again, other)
}

/** RFC 9110 §15.6.4, §10.2.3. */
function tellLater(turn: Turn, asking: Asking): void {
  const { fwd, key } = asking
  respondGenerated(turn, asking, 503, { fwd, key, detail: 'purged-in-flight' }, [['Retry-After', '1']])
}
