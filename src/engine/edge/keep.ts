/** What a fetch teaches the store. */
import { sameContent } from '../http/validators.ts'
import type { ReceivedResponse } from '../received.ts'
import { storedResponse, type StoredResponse, type StoringOf } from '../store/stored-response.ts'
import { summaryOf } from '../store/summary.ts'
import type { Verdict } from '../verdict.ts'
import { keptPart } from './parts.ts'
import { drop, fit } from './room.ts'
import { baseKeyUnder } from './route.ts'
import { decide, type Asking, type Turn } from './turn.ts'

/** The lifetime of a response that is to be stale from the age on that it has reached. */
export type LifetimeAt = (ageSeconds: number) => Verdict<number>

/** The same stored response, stale from now on; itself when it is stale already. */
export function staleFrom(turn: Turn, stored: StoredResponse, lifetimeAt: LifetimeAt): StoredResponse {
  const { answer: ageSeconds } = turn.options.program.currentAge(stored, turn.nowMs)
  return ageSeconds >= stored.lifetime.answer ? stored : { ...stored, lifetime: lifetimeAt(ageSeconds) }
}

/** The stored form of a response that may be stored; null when it may not. */
export function admit(turn: Turn, asking: Asking, key: string, response: ReceivedResponse): StoredResponse | null {
  const { program, kind, requestDirectives } = turn.options
  const { request, asked, requestId, policy } = asking
  const may = decide(turn, requestId, program.storable({ request, asked, response, kind, requestDirectives, policy }))
  if (may === 'no') return null
  return response.status === 206 ? part(turn, asking, key, response, true) : inStoredForm(turn, asking, key, response)
}

/** The stored form of a response that carries a part, with what is stored of the same content; null when it is not to be kept. */
export function part(turn: Turn, asking: Asking, key: string, response: ReceivedResponse, complete: boolean): StoredResponse | null {
  const kept = keptPart(turn, asking, key, response, complete)
  return kept && inStoredForm(turn, asking, key, kept.response, kept.content)
}

/** Puts a response into the store, in place of the one that it replaces. @returns false when there is no room for it */
export function keep(turn: Turn, requestId: string, stored: StoredResponse): boolean {
  const previous = turn.state.store.find(stored.key, stored.variant)
  if (previous && staysBefore(turn, requestId, previous, stored)) return false
  if (previous) drop(turn, previous, 'replaced')
  const kept = fit(turn, requestId, stored)
  if (kept) turn.effects.push({ type: 'stored', entry: summaryOf(stored, turn.options) })
  return kept
}

/** Is the one that is stored newer, and to be kept? */
export function staysBefore(turn: Turn, requestId: string, stored: StoredResponse, { dateMs, partial, strong }: StoredResponse): boolean {
  if (dateMs >= stored.dateMs) return false
  const more = stored.partial !== null && (partial === null || sameContent(stored.strong, strong))
  const { program } = turn.options
  const { answer: ageSeconds } = program.currentAge(stored, turn.nowMs)
  const olderSeconds = (stored.dateMs - dateMs) / 1000
  return decide(turn, requestId, program.newest({ stored, ageSeconds, olderSeconds, more })) === 'keep-stored'
}

/**
 * The stored form of a response, its age and lifetime worked out.
 * @param content left out: all of it is the response's body
 */
export function inStoredForm(turn: Turn, asking: Asking, key: string, response: ReceivedResponse, content: StoringOf['content'] = null): StoredResponse {
  const { requestId, request, policy } = asking
  const { program, kind, overheadBytes = 0 } = turn.options
  const ageAtStoreSeconds = decide(turn, requestId, program.initialAge(response))
  const lifetime = program.freshness(response, kind, policy)
  decide(turn, requestId, lifetime)
  const baseKey = baseKeyUnder(turn, key, request.url, policy)
  return storedResponse({ key, baseKey, request, response, policy, kind, lifetime, ageAtStoreSeconds, overheadBytes, content })
}

/** Makes a stored response stale from now on, and says so; no effect on one that is stale already. @returns whether it was fresh */
export function markStale(turn: Turn, stored: StoredResponse, lifetimeAt: LifetimeAt): boolean {
  const marked = staleFrom(turn, stored, lifetimeAt)
  if (marked === stored || !turn.state.store.remove(stored)) return false
  turn.state.store.add(marked)
  turn.effects.push({ type: 'marked-stale', entry: summaryOf(marked, turn.options) })
  return true
}
