import type { StoredSummary } from '../engine/edge.types.ts'
import type { EventOf } from '../world/log.ts'

function isSlot(entry: StoredSummary, of: { readonly key: string; readonly variant: string }): boolean {
  return entry.key === of.key && entry.variant === of.variant
}

/** The cells after a response was stored: it takes the place of its own variant and stands last. */
export function withStored(cells: readonly StoredSummary[], entry: StoredSummary): readonly StoredSummary[] {
  return [...cells.filter((cell) => !isSlot(cell, entry)), entry]
}

/** The cells after a 304 renewed one of them (RFC 9111 §4.3.4): it keeps its place. */
export function withRefreshed(cells: readonly StoredSummary[], entry: StoredSummary): readonly StoredSummary[] {
  if (!cells.some((cell) => isSlot(cell, entry))) return [...cells, entry]
  return cells.map((cell) => (isSlot(cell, entry) ? entry : cell))
}

/**
 * The cells after one left. A response that was replaced within its own variant is gone already when the log says so, and
 * the new one, stored at that same time, stays.
 */
export function withoutEvicted(cells: readonly StoredSummary[], event: EventOf<'evicted'>): readonly StoredSummary[] {
  return cells.filter((cell) => !isSlot(cell, event) || (event.reason === 'replaced' && cell.storedAtMs > event.atMs - 0.001))
}
