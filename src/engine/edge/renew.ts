/** A stored response takes over what upstream said of it: in a 304 to our own condition, or in an answer to HEAD. */
import { softPurgedLifetime } from '../purge.ts'
import type { ReceivedResponse } from '../received.ts'
import type { StoredResponse } from '../store/stored-response.ts'
import { summaryOf } from '../store/summary.ts'
import { renewed } from '../validation.ts'
import { inStoredForm, staleFrom, staysBefore } from './keep.ts'
import type { Fate } from './removal.ts'
import { drop, fit, fitsInstead, tellGone } from './room.ts'
import { decide, type Asking, type Turn } from './turn.ts'

/** A renewed response, and whether it may stay in the store. */
export interface Renewal {
  readonly stored: StoredResponse
  readonly storable: boolean
}

/**
 * Puts the 304's header fields and times on the stored response. It was admitted once, so only what the 304 says anew can bar
 * it now: a 304 that brings `no-store` ends its storing.
 * @param fate what a removal since the fetch left means for it
 */
export function renew(turn: Turn, asking: Asking, before: StoredResponse, notModified: ReceivedResponse, fate: Fate): Renewal {
  const { program, kind, requestDirectives, targetedFields } = turn.options
  const response = renewed(before, notModified, targetedFields)
  const admitted = { method: 'GET', url: before.url, headers: [] }
  const question = { request: admitted, asked: asking.asked, response, kind, requestDirectives, policy: asking.policy }
  const may = decide(turn, asking.requestId, program.storable(question))
  const { partial, bodyBytes, strong } = before
  const formed = inStoredForm(turn, asking, before.key, response, { partial, bodyBytes, strong })
  // It keeps the variant that it was made for: the one of this request may be another, when the 304 chose among several.
  const keepsVariant = formed.variant !== before.variant && formed.varyFields.join() === before.varyFields.join()
  const stored = keepsVariant ? { ...formed, variant: before.variant } : formed
  if (may === 'no') {
    drop(turn, before, 'invalidated')
    return { stored, storable: false }
  }
  if (fate !== 'serve-only') putBack(turn, asking.requestId, before, fate === 'store-stale' ? staleFrom(turn, stored, softPurgedLifetime) : stored)
  return { stored, storable: true }
}

/** Under its own name the renewed one takes its place; grown too large, or under another Vary, it leaves that place empty. */
function putBack(turn: Turn, requestId: string, before: StoredResponse, stored: StoredResponse): void {
  if (isInItsPlace(before, stored) && fitsInstead(turn, before, stored) && turn.state.store.replace(before, stored)) {
    turn.effects.push({ type: 'refreshed', entry: summaryOf(stored, turn.options) })
    return
  }
  const wasThere = turn.state.store.remove(before)
  const other = turn.state.store.find(stored.key, stored.variant)
  if (other && staysBefore(turn, requestId, other, stored)) {
    if (wasThere) tellGone(turn, before, 'replaced')
    return
  }
  if (other) drop(turn, other, 'replaced')
  const kept = fit(turn, requestId, stored)
  if (wasThere && !(kept && stored.variant === before.variant)) tellGone(turn, before, kept ? 'replaced' : 'capacity')
  if (kept) turn.effects.push({ type: 'refreshed', entry: summaryOf(stored, turn.options) })
}

/** Nothing but what it says has changed: the usual renewal. */
function isInItsPlace(before: StoredResponse, stored: StoredResponse): boolean {
  const { key, variant, tags } = before
  return stored.key === key && stored.variant === variant && stored.tags.length === tags.length && tags.every((tag, i) => tag === stored.tags[i])
}
