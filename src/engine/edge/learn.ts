/** Puts an answer into the store, now or when the whole of it is here. */
import { softPurgedLifetime } from '../purge.ts'
import type { StoredResponse } from '../store/stored-response.ts'
import { record } from './forward.ts'
import { keep, staleFrom } from './keep.ts'
import type { Fate } from './removal.ts'
import { mayEverFit } from './room.ts'
import type { Fetch, Turn } from './turn.ts'

/** Stores what is here; of what arrives, remembers to store it. @returns false when it is too large */
export function learn(turn: Turn, fetch: Fetch, stored: StoredResponse, fate: Fate): boolean {
  const { requestId } = fetch.asking
  if (fetch.arrival === null) return keep(turn, requestId, fate === 'store-stale' ? staleFrom(turn, stored, softPurgedLifetime) : stored)
  if (!mayEverFit(turn, requestId, stored)) return false
  record(turn, fetch, stored)
  return true
}
