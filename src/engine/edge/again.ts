/**
 * Requests that get the same answer again. A fresh hit depends on the URL, on the request's values of the fields in Vary, on the
 * policy and on the time, unless the request asks for something more; so while nothing under its key changes, what the ladders
 * decided once holds for the next request like it. Only a step of which nobody wants the decisions takes this way, and it has the
 * very effects that the ladders would have had (again.test.ts).
 */
import { ageAt } from '../age.ts'
import type { CacheEvent, CacheNodeOptions, StepResult } from '../edge.types.ts'
import { speaksOfAll } from '../http/cache-control.ts'
import { fieldValue, hasField, type HeaderFields, type HttpRequest } from '../http/message.ts'
import { isSameName } from '../http/names.ts'
import type { Normalise, RoutePolicy } from '../policy/route-policy.ts'
import { DEFAULT_PROGRAM } from '../program.ts'
import type { PreparedHit, Shelf } from '../store/shelf.ts'
import type { StoredResponse } from '../store/stored-response.ts'
import { matches } from '../vary.ts'
import { answerOf } from './answer.ts'
import { normalised, policyOf } from './route.ts'
import type { Asking, NodeState, Turn } from './turn.ts'
import { hasParts, policyAlong, rememberWay, rulesOf, shelfAlong, wayFor, type UrlWay } from './ways.ts'

/** What makes a request ask for more than the response to its URL: some ladder reads these. */
const ASKING_MORE = ['Cache-Control', 'Pragma', 'Range', 'If-Range', 'If-Match', 'If-None-Match', 'If-Modified-Since', 'If-Unmodified-Since']
const BY_LENGTH = Array.from({ length: 32 }, (_, length) => ASKING_MORE.filter((name) => name.length === length))

const NO_DECISIONS: StepResult['decisions'] = []
const NO_FIELDS: readonly string[] = []

/** What is remembered is bounded by what is stored, whoever writes one field in how many ways. */
const HITS_FOR_EACH_RESPONSE = 4

/** The step's result when the request is like one that was answered before, and the answer holds; else null, and nothing is done. */
export function again(options: CacheNodeOptions, state: NodeState, event: CacheEvent, nowMs: number): StepResult | null {
  if (event.type !== 'request') return null
  const hit = hitAgain(options, state, event.request, nowMs)
  if (hit === null) return null
  return { effects: [{ type: 'respond', requestId: event.requestId, response: answerOf(options, hit, nowMs), outcome: 'hit' }], decisions: NO_DECISIONS }
}

/**
 * The hit that the request is again, now the most recently used; else null, and nothing is done.
 * @param known where requests for that URL were led before; left out: it is looked up
 */
export function hitAgain(options: CacheNodeOptions, state: NodeState, received: HttpRequest, nowMs: number, known?: UrlWay): PreparedHit | null {
  const way = received.method === 'GET' ? wayFor(state, received.url, known) : undefined
  const policy = way && policyAlong(way, options, received)
  if (way === undefined || policy == null) return null
  const isAsItCame = isReadAsItCame(received, policy)
  const request = isAsItCame ? received : normalised(received, policy)
  if (asksMore(request.headers)) return null
  const hit = way.hit !== null && !way.hit.isGone ? way.hit : onShelf(shelfAlong(way, request), request.headers, isAsItCame ? policy.normalise : null)
  if (hit === undefined || hit.policy !== policy || !isFresh(hit, nowMs)) return null
  state.store.touchPlace(hit.place)
  return hit
}

function onShelf(shelf: Shelf | undefined, headers: HeaderFields, normalise: Normalise | null): PreparedHit | undefined {
  return shelf?.hit ?? shelf?.hits?.get(rawVariant(shelf.varyFields ?? NO_FIELDS, headers, normalise))
}

/** A request was answered from the store, fresh: the next one like it need not ask the ladders. */
export function prepare(turn: Turn, { policy, key, request }: Asking, stored: StoredResponse): void {
  const { options, state } = turn
  if (turn.decisions !== null || key === null || !isUsual(options, request)) return
  const shelf = state.store.shelf(key)
  const place = state.store.placeOf(stored)
  if (shelf === undefined || shelf.varyFields === null || place === undefined) return
  const way = rememberWay(turn, request, policy, key, shelf)
  const { storedAtMs, ageAtStoreSeconds, lifetime, status, body } = stored
  const lifetimeSeconds = lifetime.answer
  const freshBeforeSecond = Math.floor(storedAtMs / 1000 - ageAtStoreSeconds + lifetimeSeconds) - 1
  const hit: PreparedHit = { policy, storedAtMs, ageAtStoreSeconds, lifetimeSeconds, freshBeforeSecond, place, status, body, stored, written: null, isGone: false }
  if (shelf.varyFields.length === 0) {
    if (shelf.hit !== null) shelf.hit.isGone = true
    if (way.shelf !== null) way.hit = hit
    shelf.hit = hit
    return
  }
  if (shelf.hits === null || shelf.hits.size > HITS_FOR_EACH_RESPONSE * shelf.responses.length) shelf.hits = new Map()
  shelf.hits.set(rawVariant(shelf.varyFields, request.headers, null), hit)
}

/**
 * A response was stored for the request: while it is fresh, it answers requests like it, as the ladders would have it the next time
 * they are asked.
 */
export function prepareStored(turn: Turn, asking: Asking, stored: StoredResponse): void {
  const { options } = turn
  // The operator may have changed the rules since it was asked for.
  const { request, policy } = asking
  const isUnderPolicy = turn.decisions === null && rulesOf(options) !== null && policyOf(options, request) === policy
  if (isUnderPolicy && stored.partial === null && !speaksOfAll(stored.directives, 'no-cache') && matches(stored, request)) prepare(turn, asking, stored)
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

/** May its fields be read from the request as it came, each normalised when it is asked for? */
function isReadAsItCame({ headers }: HttpRequest, policy: RoutePolicy): boolean {
  const { normalise } = policy
  return normalise !== null && normalise.fieldOf !== undefined && !hasParts(policy) && !hasField(headers, 'connection')
}

/**
 * The request's values of one field or more, normalised: when they are equal, so are those that Vary compares.
 * @param normalise what is still to be done with them; null: nothing
 */
function rawVariant(varyFields: readonly string[], headers: HeaderFields, normalise: Normalise | null): string {
  let values = ''
  for (let i = 0; i < varyFields.length; i++) {
    const name = varyFields[i]!
    const value = fieldValue(headers, name)
    const read = normalise?.fieldOf === undefined ? value : normalise.fieldOf(name, value)
    values = i === 0 ? (read ?? '\n') : `${values}\n${read ?? '\n'}`
  }
  return values
}

/** A small whole number stands in the object itself, every other one somewhere else in memory: those are asked only near the end. */
function isFresh(hit: PreparedHit, nowMs: number): boolean {
  return nowMs < 1000 * hit.freshBeforeSecond || ageAt(hit, nowMs) < hit.lifetimeSeconds
}
