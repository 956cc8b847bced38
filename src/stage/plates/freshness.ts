import type { StoredSummary } from '../../engine/edge.types.ts'

/** How fresh a stored response is at one moment; computed for any time, so a drawing needs no new state to age. */
export interface Freshness {
  /** RFC 9111 §4.2.3, seconds with fractions. */
  readonly ageSeconds: number
  /** Negative when the response has been stale for that long. */
  readonly remainingSeconds: number
  /** What is left of the lifetime, 1 to 0. */
  readonly fraction: number
  readonly fresh: boolean
}

/** @param tMs virtual time; before storedAtMs counts as storedAtMs. */
export function freshnessAt(entry: StoredSummary, tMs: number): Freshness {
  const ageSeconds = entry.ageAtStoreSeconds + Math.max(0, tMs - entry.storedAtMs) / 1000
  const remainingSeconds = entry.freshnessLifetimeSeconds - ageSeconds
  // RFC 9111 §4.2: fresh while freshness_lifetime > current_age, so at equality the response is stale.
  const fresh = remainingSeconds > 0
  const fraction = fresh && entry.freshnessLifetimeSeconds > 0 ? Math.min(1, remainingSeconds / entry.freshnessLifetimeSeconds) : 0
  return { ageSeconds, remainingSeconds, fraction, fresh }
}

/**
 * Age and what is left of the lifetime (negative: how long it has been stale), in the whole seconds that are shown: together they
 * are the lifetime, whatever was rounded.
 */
export function wholeSecondsOf({ ageSeconds, remainingSeconds, fresh }: Freshness): { readonly age: number; readonly remaining: number } {
  // A sum of fractions may fall short of the second that it has reached.
  const age = Math.floor(ageSeconds + 1e-6)
  const lifetime = Math.round((ageSeconds + remainingSeconds) * 1000) / 1000
  return { age, remaining: fresh ? Math.max(1, Math.ceil(lifetime - age)) : Math.min(0, Math.ceil(lifetime - age)) }
}

/** Keeps a cell's identity while it is refreshed: one per key and variant in one cache. */
export function cellId(entry: StoredSummary): string {
  return `${entry.key}\n${entry.variant}`
}
