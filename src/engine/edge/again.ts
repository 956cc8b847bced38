/**
 * Requests that get the same answer again. A fresh hit depends on the URL, on the request's values of the fields in Vary, on the
 * policy and on the time, unless the request asks for something more; so while nothing under its key changes, what the ladders
 * decided once holds for the next request like it. Only a step of which nobody wants the decisions takes this way, and it has the
 * very effects that the ladders would have had (again.test.ts).
 */
import { ageAt } from '../age.ts'
import { hitStatus } from '../cache-status.ts'
import type { CacheEvent, CacheNodeOptions, StepResult } from '../edge.types.ts'
import { fieldValue, withLines, type HeaderFields, type HttpRequest, type HttpResponse } from '../http/message.ts'
import { isSameName } from '../http/names.ts'
import { DEFAULT_PROGRAM } from '../program.ts'
import type { PreparedHit, Shelf } from '../store/shelf.ts'
import type { StoredResponse } from '../store/stored-response.ts'
import { fromStore } from './client-headers.ts'
import { normalised, policyOf } from './route.ts'
import type { Asking, NodeState, Turn } from './turn.ts'

/** The shelves that URLs led to of late. A shelf that has been cleared away is found empty here, and does no harm. */
export type Ways = Map<string, Shelf>

/** What makes a request ask for more than the response to its URL: some ladder reads these. */
const ASKING_MORE = ['Cache-Control', 'Pragma', 'Range', 'If-Range', 'If-Match', 'If-None-Match', 'If-Modified-Since', 'If-Unmodified-Since']
const BY_LENGTH = Array.from({ length: 32 }, (_, length) => ASKING_MORE.filter((name) => name.length === length))

const NO_DECISIONS: StepResult['decisions'] = []
const NO_FIELDS: readonly string[] = []

/** What is remembered is bounded by what is stored, whoever writes one address or one field in how many ways. */
const WAYS_FOR_EACH_RESPONSE = 2
const LEAST_WAYS = 64
const HITS_FOR_EACH_RESPONSE = 4

/** The step's result when the request is like one that was answered before, and the answer holds; else null, and nothing is done. */
export function again(options: CacheNodeOptions, state: NodeState, event: CacheEvent, nowMs: number): StepResult | null {
  if (event.type !== 'request') return null
  const hit = hitAgain(options, state, event.request, nowMs)
  if (hit === null) return null
  return { effects: [{ type: 'respond', requestId: event.requestId, response: answer(options, hit, nowMs), outcome: 'hit' }], decisions: NO_DECISIONS }
}

/**
 * The hit that the request is again, now the most recently used; else null, and nothing is done.
 * @param way where requests for that URL were led before; left out: it is looked up
 */
export function hitAgain(options: CacheNodeOptions, state: NodeState, received: HttpRequest, nowMs: number, way?: Shelf): PreparedHit | null {
  const shelf = way ?? state.ways.get(received.url)
  if (shelf === undefined || (shelf.hit === null && shelf.hits === null) || received.method !== 'GET') return null
  const policy = policyOf(options, received)
  const request = normalised(received, policy)
  if (asksMore(request.headers)) return null
  const hit = shelf.hit ?? shelf.hits?.get(rawVariant(shelf.varyFields ?? NO_FIELDS, request.headers))
  if (hit === undefined || hit.policy !== policy || !isFresh(hit, nowMs)) return null
  state.store.touchPlace(hit.place)
  return hit
}

/** A request was answered from the store, fresh: the next one like it need not ask the ladders. */
export function prepare(turn: Turn, { policy, key, request }: Asking, url: string, stored: StoredResponse): void {
  const { options, state } = turn
  if (turn.decisions !== null || key === null || !isUsual(options, request)) return
  const shelf = state.store.shelf(key)
  const place = state.store.placeOf(stored)
  if (shelf === undefined || shelf.varyFields === null || place === undefined) return
  if (policy.browserAge === 'reset' || policy.key.headers.length > 0 || policy.key.cookies.length > 0) return
  if (state.ways.size > LEAST_WAYS + WAYS_FOR_EACH_RESPONSE * state.store.count()) state.ways.clear()
  state.ways.set(url, shelf)
  const { storedAtMs, ageAtStoreSeconds, lifetime, status, body } = stored
  const lifetimeSeconds = lifetime.answer
  const freshBeforeSecond = Math.floor(storedAtMs / 1000 - ageAtStoreSeconds + lifetimeSeconds) - 1
  const hit: PreparedHit = { policy, storedAtMs, ageAtStoreSeconds, lifetimeSeconds, freshBeforeSecond, place, status, body, stored, written: null }
  if (shelf.varyFields.length === 0) {
    shelf.hit = hit
    return
  }
  if (shelf.hits === null || shelf.hits.size > HITS_FOR_EACH_RESPONSE * shelf.responses.length) shelf.hits = new Map()
  shelf.hits.set(rawVariant(shelf.varyFields, request.headers), hit)
}

/** Other rules than the standard's may look at anything; a private cache says nothing in Cache-Status. */
function isUsual({ program, kind }: CacheNodeOptions, { method, headers }: HttpRequest): boolean {
  return program === DEFAULT_PROGRAM && kind === 'shared' && method === 'GET' && !asksMore(headers)
}

function asksMore(headers: HeaderFields): boolean {
  for (let i = 0; i < headers.length; i++) {
    const name = headers[i]![0]
    const alike = BY_LENGTH[name.length]
    if (alike === undefined) continue
    for (let k = 0; k < alike.length; k++) if (isSameName(name, alike[k]!)) return true
  }
  return false
}

/** The request's values of one field or more, as they came: when they are equal, so are those that Vary compares. */
function rawVariant(varyFields: readonly string[], headers: HeaderFields): string {
  let values = fieldValue(headers, varyFields[0] ?? '') ?? '\n'
  for (let i = 1; i < varyFields.length; i++) values += `\n${fieldValue(headers, varyFields[i]!) ?? '\n'}`
  return values
}

/** A small whole number stands in the object itself, every other one somewhere else in memory: those are asked only near the end. */
function isFresh(hit: PreparedHit, nowMs: number): boolean {
  return nowMs < 1000 * hit.freshBeforeSecond || ageAt(hit, nowMs) < hit.lifetimeSeconds
}

/** The answer of a whole second of age is the same for everybody. */
function answer(options: CacheNodeOptions, hit: PreparedHit, nowMs: number): HttpResponse {
  const ageSeconds = Math.floor(ageAt(hit, nowMs))
  const { policy, stored, status, body } = hit
  const written = (hit.written ??= {
    headers: fromStore({ options, nowMs }, policy, stored),
    cacheStatus: hitStatus(options.name, stored.key),
    ageSeconds: -1,
    response: null,
  })
  if (written.response !== null && written.ageSeconds === ageSeconds) return written.response
  const ttlSeconds = Math.floor(hit.lifetimeSeconds - ageSeconds)
  written.ageSeconds = ageSeconds
  written.response = { status, headers: withLines(written.headers, ['Age', String(ageSeconds)], ['Cache-Status', written.cacheStatus(ttlSeconds)]), body }
  return written.response
}
