/** What a cache makes of a case, in words that both caches have. */
import type { Fields } from './case.ts'

export interface Answer {
  readonly stored: boolean
  /** Null where nothing was stored; below 0 counts as 0. */
  readonly lifetimeSeconds: number | null
  /** The age at the later request. */
  readonly ageSeconds: number | null
  /** 'use': answered from the store; 'use and refresh': and fetched in the background; 'ask': only with upstream's word. */
  readonly decision: 'use' | 'use and refresh' | 'ask' | null
  /** What the later request carries upstream of the stored response's validators. */
  readonly condition: Fields | null
  /** What a 304 to that made of the stored response; null when there was none. */
  readonly renewal: Renewal | null
  /** Whether the stored response, being stale, answers when a 503 comes instead; null where it is not asked about. */
  readonly onError: 'serve stale' | 'pass' | null
}

export interface Renewal {
  readonly renewed: boolean
  readonly stored: boolean
  readonly lifetimeSeconds: number | null
  readonly ageSeconds: number | null
  readonly headers: Fields | null
}

export const NOT_STORED: Answer = { stored: false, lifetimeSeconds: null, ageSeconds: null, decision: null, condition: null, renewal: null, onError: null }

export const NOT_RENEWED: Renewal = { renewed: false, stored: false, lifetimeSeconds: null, ageSeconds: null, headers: null }

/** The fields that neither cache has an opinion on: what a 304 leaves and brings is seen from them. */
export function carried(headers: readonly (readonly [string, string])[]): Fields {
  return Object.fromEntries(headers.filter(([name]) => name.startsWith('x-')).sort(([one], [other]) => (one < other ? -1 : 1)))
}
