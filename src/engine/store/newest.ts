/**
 * The most recent response (RFC 9111 §4). In: a response that comes in with an older Date than the one that it would replace. Out: which
 * of the two is kept? Fetches do not always end in the order in which they left, and caches above hold responses of their own age.
 */
import { answers, shown, type Verdict } from '../verdict.ts'
import type { StoredResponse } from './stored-response.ts'

export interface NewestQuestion {
  readonly stored: StoredResponse
  /** The stored one's current age. */
  readonly ageSeconds: number
  /** How much older the Date of the one that comes in is. */
  readonly olderSeconds: number
  /** The stored one is a part, and the one that comes in is more of the same content, or a whole. */
  readonly more: boolean
}

const keep = answers('storable', 'keep-stored')
const replace = answers('storable', 'replace')

/** Does the stored response stay ('keep-stored'), or does one with an older Date take its place ('replace')? */
export function mayReplace({ stored, ageSeconds, olderSeconds, more }: NewestQuestion): Verdict<'keep-stored' | 'replace'> {
  const inputs = { olderSeconds, ageSeconds: shown(ageSeconds), lifetimeSeconds: shown(stored.lifetime.answer) }
  if (more) return replace('older-than-part', inputs) // rung:older-than-part RFC 9111 §3.3
  // Kept, a stale one would bar every older one that can be had, and so make every request a miss.
  if (ageSeconds >= stored.lifetime.answer) return replace('older-than-stale', inputs) // rung:older-than-stale RFC 9111 §4
  return keep('older-than-stored', inputs) // rung:older-than-stored RFC 9111 §4
}
