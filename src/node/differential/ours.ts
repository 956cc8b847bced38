import { createCacheNode } from '../../engine/edge.ts'
import type { CacheEffect, CacheEvent, CacheNode } from '../../engine/edge.types.ts'
import { DEFAULT_PROGRAM } from '../../engine/program.ts'
import { carried, NOT_RENEWED, NOT_STORED, type Answer, type Renewal } from './answer.ts'
import { SENT_MS, URL_ASKED, type Case, type Fields } from './case.ts'

/** Tells a cache node the case. */
export function ours(given: Case): Answer {
  const told = tell(given)
  if (told === null) return NOT_STORED
  const { node, entry, forward, isAnswered, laterAtMs } = told
  const lifetimeSeconds = Math.max(0, entry.freshnessLifetimeSeconds)
  const ageSeconds = entry.ageAtStoreSeconds + given.afterSeconds
  const isValidated = !isAnswered && forward?.conditional === true
  return {
    stored: true,
    lifetimeSeconds,
    ageSeconds,
    decision: !isAnswered ? 'ask' : forward === undefined ? 'use' : 'use and refresh',
    condition: forward === undefined ? null : forward.conditional ? conditionIn(forward.request.headers) : {},
    renewal: isValidated ? renewal(node, forward.fetchId, given.notModified, laterAtMs) : null,
    onError: isValidated && lifetimeSeconds <= ageSeconds ? onError(given) : null,
  }
}

/** The node after the later request; null when nothing was stored. */
function tell(given: Case) {
  const node = createCacheNode({ name: 'tokyo', kind: given.kind, capacityBytes: 1_000_000, requestDirectives: 'obey', collapse: true, program: DEFAULT_PROGRAM })
  const receivedAtMs = SENT_MS + given.delaySeconds * 1000
  const laterAtMs = receivedAtMs + given.afterSeconds * 1000
  const [asked] = sent(node, asks('first', given.method, given.request), SENT_MS)
  if (asked === undefined) throw new Error('The first request did not go upstream.')
  const learnt = node.step(answers(asked.fetchId, given.status, given.response, SENT_MS), receivedAtMs).effects
  const entry = learnt.find((effect) => effect.type === 'stored')?.entry
  if (entry === undefined) return null
  const effects = node.step(asks('later', given.laterMethod, given.later), laterAtMs).effects
  const forward = effects.find((effect) => effect.type === 'forward')
  return { node, entry, forward, laterAtMs, isAnswered: effects.some((effect) => effect.type === 'respond') }
}

/** The same story once more, with a 503 at its end. */
function onError(given: Case): 'serve stale' | 'pass' {
  const told = tell(given)
  if (told?.forward === undefined) throw new Error('The same story went another way.')
  const effects = told.node.step(answers(told.forward.fetchId, 503, {}, told.laterAtMs), told.laterAtMs).effects
  return effects.some((effect) => effect.type === 'respond' && effect.outcome === 'stale') ? 'serve stale' : 'pass'
}

function renewal(node: CacheNode, fetchId: string, notModified: Fields, atMs: number): Renewal {
  const effects = node.step(answers(fetchId, 304, notModified, atMs), atMs).effects
  const respond = effects.find((effect) => effect.type === 'respond')
  if (respond === undefined) return NOT_RENEWED
  const entry = effects.find((effect) => effect.type === 'refreshed')?.entry
  return {
    renewed: true,
    stored: entry !== undefined,
    lifetimeSeconds: entry === undefined ? null : Math.max(0, entry.freshnessLifetimeSeconds),
    ageSeconds: entry?.ageAtStoreSeconds ?? null,
    headers: entry === undefined ? null : carried(respond.response.headers),
  }
}

function asks(requestId: string, method: string, fields: Fields): CacheEvent {
  return { type: 'request', requestId, request: { method, url: URL_ASKED, headers: Object.entries(fields) } }
}

function answers(fetchId: string, status: number, fields: Fields, requestSentAtMs: number): CacheEvent {
  return { type: 'upstream-response', fetchId, response: { status, headers: Object.entries(fields), body: { lengthBytes: 10 } }, requestSentAtMs }
}

function sent(node: CacheNode, event: CacheEvent, nowMs: number): Extract<CacheEffect, { type: 'forward' }>[] {
  return node.step(event, nowMs).effects.filter((effect) => effect.type === 'forward')
}

function conditionIn(headers: readonly (readonly [string, string])[]): Fields {
  return Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value] as const).filter(([name]) => name === 'if-none-match' || name === 'if-modified-since').sort())
}
