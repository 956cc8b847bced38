/** What a fetch teaches the store: keeping, renewing, making room, dropping. */
import type { EvictionReason } from '../edge.types.ts'
import type { ReceivedResponse } from '../received.ts'
import { softPurgedLifetime } from '../purge.ts'
import type { RoomQuestion } from '../store/evict.ts'
import { storedResponse, summaryOf, type StoredResponse, type StoringOf } from '../store/stored-response.ts'
import { renewed } from '../validation.ts'
import type { Verdict } from '../verdict.ts'
import { keptPart } from './parts.ts'
import type { Fate } from './removal.ts'
import { baseKeyOf } from './route.ts'
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

/** Is there a point in keeping the bytes of a body that arrives? Not when it is announced to be longer than what may be stored. */
export function mayEverFit(turn: Turn, requestId: string, stored: StoredResponse): boolean {
  const room = roomFor(turn, stored)
  const fits = room.sizeBytes <= room.capacityBytes && room.bodyBytes <= room.largestObjectBytes
  return fits || decide(turn, requestId, turn.options.program.makeRoom(room)) !== 'refuse'
}

/** Puts a response into the store, in place of the one that it replaces. @returns false when there is no room for it */
export function keep(turn: Turn, requestId: string, stored: StoredResponse): boolean {
  const previous = turn.state.store.find(stored.key, stored.variant)
  if (previous) drop(turn, previous, 'replaced')
  const kept = fit(turn, requestId, stored)
  if (kept) turn.effects.push({ type: 'stored', entry: summaryOf(stored) })
  return kept
}

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
  const stored = inStoredForm(turn, asking, before.key, response, { partial, bodyBytes, strong })
  if (may === 'no') {
    drop(turn, before, 'invalidated')
    return { stored, storable: false }
  }
  if (fate !== 'serve-only') putBack(turn, asking.requestId, before, fate === 'store-stale' ? staleFrom(turn, stored, softPurgedLifetime) : stored)
  return { stored, storable: true }
}

/** Under its own name the renewed one takes its place; grown too large, or under another Vary, it leaves that place empty. */
function putBack(turn: Turn, requestId: string, before: StoredResponse, stored: StoredResponse): void {
  const wasThere = turn.state.store.remove(before)
  const other = turn.state.store.find(stored.key, stored.variant)
  if (other) drop(turn, other, 'replaced')
  const kept = fit(turn, requestId, stored)
  if (wasThere && !(kept && stored.variant === before.variant)) tellGone(turn, before, kept ? 'replaced' : 'capacity')
  if (kept) turn.effects.push({ type: 'refreshed', entry: summaryOf(stored) })
}

/** @param content left out: all of it is the response's body */
function inStoredForm(turn: Turn, asking: Asking, key: string, response: ReceivedResponse, content?: StoringOf['content']): StoredResponse {
  const { requestId, request, policy } = asking
  const { program, kind } = turn.options
  const ageAtStoreSeconds = decide(turn, requestId, program.initialAge(response))
  const lifetime = program.freshness(response, kind, policy)
  decide(turn, requestId, lifetime)
  const baseKey = baseKeyOf(turn, request.url, policy) ?? key
  const storing = { key, baseKey, request, response, policy, kind, lifetime, ageAtStoreSeconds }
  return storedResponse(content ? { ...storing, content } : storing)
}

/** Makes room, the least recently used first, and adds. @returns false when it can never fit */
function fit(turn: Turn, requestId: string, stored: StoredResponse): boolean {
  const { store } = turn.state
  const fits = (room: RoomQuestion) => room.usedBytes + room.sizeBytes <= room.capacityBytes && room.bodyBytes <= room.largestObjectBytes
  for (let room = roomFor(turn, stored); !fits(room); room = roomFor(turn, stored)) {
    if (decide(turn, requestId, turn.options.program.makeRoom(room)) === 'refuse') return false
    const [oldest] = store.byUse()
    if (oldest === undefined) return false
    drop(turn, oldest, 'capacity')
  }
  store.add(stored)
  return true
}

function roomFor({ options, state }: Turn, { sizeBytes, bodyBytes }: StoredResponse): RoomQuestion {
  const { capacityBytes, largestObjectBytes = Infinity } = options
  return { sizeBytes, bodyBytes, usedBytes: state.store.usedBytes(), capacityBytes, largestObjectBytes }
}

/** Makes a stored response stale from now on, and says so; no effect on one that is stale already. @returns whether it was fresh */
export function markStale(turn: Turn, stored: StoredResponse, lifetimeAt: LifetimeAt): boolean {
  const marked = staleFrom(turn, stored, lifetimeAt)
  if (marked === stored || !turn.state.store.remove(stored)) return false
  turn.state.store.add(marked)
  turn.effects.push({ type: 'marked-stale', entry: summaryOf(marked) })
  return true
}

/** Takes it out of the store and says so; no effect when it is not there. */
export function drop(turn: Turn, stored: StoredResponse, reason: EvictionReason): void {
  if (turn.state.store.remove(stored)) tellGone(turn, stored, reason)
}

function tellGone(turn: Turn, { key, variant, url }: StoredResponse, reason: EvictionReason): void {
  turn.effects.push({ type: 'evicted', key, variant, url, reason })
}
