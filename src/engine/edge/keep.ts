/** What a fetch teaches the store: keeping, renewing, making room, dropping. */
import type { ReceivedResponse } from '../received.ts'
import { storedResponse, summaryOf, type StoredResponse } from '../store/stored-response.ts'
import { renewed } from '../validation.ts'
import { baseKeyOf, policyOf } from './route.ts'
import { decide, type Asking, type Turn } from './turn.ts'

/** A response in stored form. Storable and not kept: there was no room. */
export interface Learnt {
  readonly stored: StoredResponse
  readonly storable: boolean
  readonly kept: boolean
}

/** Stores the response if it may be stored and fits. @returns null when it may not be stored */
export function learn(turn: Turn, asking: Asking, key: string, response: ReceivedResponse): Learnt | null {
  const { program, kind, requestDirectives } = turn.options
  const { request, asked, requestId, policy } = asking
  const may = decide(turn, requestId, program.storable({ request, asked, response, kind, requestDirectives, policy }))
  if (may === 'no') return null
  const stored = inStoredForm(turn, asking, key, response)
  const previous = turn.state.store.find(key, stored.variant)
  if (previous) drop(turn, previous, 'replaced')
  const kept = fit(turn, requestId, stored)
  if (kept) turn.effects.push({ type: 'stored', entry: summaryOf(stored) })
  return { stored, storable: true, kept }
}

/**
 * Puts the 304's header fields and times on the stored response. It was admitted once, so only what the 304 says anew can bar
 * it now: a 304 that brings `no-store` ends its storing.
 */
export function renew(turn: Turn, asking: Asking, before: StoredResponse, notModified: ReceivedResponse): Learnt {
  const { program, kind, requestDirectives } = turn.options
  const response = renewed(before, notModified)
  const admitted = { method: 'GET', url: before.url, headers: [] }
  const question = { request: admitted, asked: asking.asked, response, kind, requestDirectives, policy: asking.policy }
  const may = decide(turn, asking.requestId, program.storable(question))
  const stored = inStoredForm(turn, asking, before.key, response)
  if (may === 'no') {
    drop(turn, before, 'invalidated')
    return { stored, storable: false, kept: false }
  }
  const wasThere = turn.state.store.remove(before)
  const other = turn.state.store.find(stored.key, stored.variant)
  if (other) drop(turn, other, 'replaced')
  const kept = fit(turn, asking.requestId, stored)
  // Under its own name the renewed one takes its place; grown too large, or under another Vary, it leaves that place empty.
  if (wasThere && !(kept && stored.variant === before.variant)) tellGone(turn, before, kept ? 'replaced' : 'capacity')
  if (kept) turn.effects.push({ type: 'refreshed', entry: summaryOf(stored) })
  return { stored, storable: true, kept }
}

function inStoredForm(turn: Turn, { requestId, request, policy }: Asking, key: string, response: ReceivedResponse): StoredResponse {
  const { program, kind } = turn.options
  const ageAtStoreSeconds = decide(turn, requestId, program.initialAge(response))
  const lifetime = program.freshness(response, kind, policy)
  decide(turn, requestId, lifetime)
  const baseKey = baseKeyOf(turn, request.url, policy) ?? key
  return storedResponse({ key, baseKey, request, response, policy, lifetime, ageAtStoreSeconds })
}

/** Makes room, the least recently used first, and adds. @returns false when it can never fit */
function fit(turn: Turn, requestId: string, stored: StoredResponse): boolean {
  const { store } = turn.state
  const { program, capacityBytes } = turn.options
  const { sizeBytes } = stored
  while (store.usedBytes() + sizeBytes > capacityBytes) {
    const room = program.makeRoom({ sizeBytes, usedBytes: store.usedBytes(), capacityBytes })
    if (decide(turn, requestId, room) === 'refuse') return false
    const [oldest] = store.byUse()
    if (oldest === undefined) return false
    drop(turn, oldest, 'capacity')
  }
  store.add(stored)
  return true
}

/** Drops what is stored for a URL, under every key and variant of it (RFC 9111 §4.4). */
export function dropUrl(turn: Turn, url: string): void {
  const baseKey = baseKeyOf(turn, url, policyOf(turn, { method: 'GET', url, headers: [] }))
  if (baseKey === null) return
  for (const stored of turn.state.store.underBaseKey(baseKey)) drop(turn, stored, 'invalidated')
}

type Reason = 'capacity' | 'replaced' | 'invalidated'

function drop(turn: Turn, stored: StoredResponse, reason: Reason): void {
  if (turn.state.store.remove(stored)) tellGone(turn, stored, reason)
}

function tellGone(turn: Turn, { key, variant, url }: StoredResponse, reason: Reason): void {
  turn.effects.push({ type: 'evicted', key, variant, url, reason })
}
