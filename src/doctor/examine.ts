/**
 * What a browser's cache and a CDN's make of an exchange. In: the exchange. Out: for each of the two the engine's own answers: stored
 * or not, for how long fresh, what happens then. Both follow the standards and nothing else; the CDN's goes by CDN-Cache-Control too
 * (RFC 9213), passes over what requests ask of caches (RFC 9111 §5.2.1 calls it advice), and has no operator.
 */
import { initialAge } from '../engine/age.ts'
import type { Decision } from '../engine/decision.ts'
import { freshnessLifetime } from '../engine/freshness.ts'
import { askedDirectivesOf, NO_DIRECTIVES, parseDirectives, type Directives } from '../engine/http/cache-control.ts'
import { parseHttpDate } from '../engine/http/dates.ts'
import { fieldValue, firstValue, hasField, type HeaderFields, type HttpRequest } from '../engine/http/message.ts'
import { parseDeltaSeconds } from '../engine/http/cache-control.ts'
import { STANDARD_POLICY } from '../engine/policy/route-policy.ts'
import { DEFAULT_PROGRAM } from '../engine/program.ts'
import { mayReuse } from '../engine/reuse.ts'
import { staleUseOf } from '../engine/stale-use.ts'
import { storedResponse, type StoredResponse } from '../engine/store/stored-response.ts'
import { conditionFor } from '../engine/validation.ts'
import { verdictOf, CDN_FIELDS, type CacheKind, type CacheVerdict } from '../lesson/headers/verdicts.ts'
import { headersOf, type Exchange } from './exchange.ts'

export interface CacheView extends CacheVerdict {
  /** Its age as it came, in seconds, by Age and Date (RFC 9111 §4.2.3). */
  readonly ageSeconds: number
  readonly age: Decision
  /** What is left of the lifetime; 0 where nothing is, or where nothing is stored. */
  readonly leftSeconds: number
  /** Asks before every use, even while it is fresh. */
  readonly asksAlways: boolean
  /** How long past its lifetime it may answer while a fetch renews it, and in place of an error; 0: not at all (RFC 5861). */
  readonly staleWhileRevalidateSeconds: number
  readonly staleIfErrorSeconds: number
  /** Of the first of these, what is left at the age at which it came; 0: nothing, or it is not spent yet. */
  readonly staleLeftSeconds: number
  /** Asks before every use: always, or since it has no lifetime and no window. */
  readonly asksFirst: boolean
  /** The reuse ladder's answer at the end of the lifetime, or at the age at which it came where that is past it. */
  readonly atExpiry: Decision
  /** The condition that it asks with then (RFC 9111 §4.3.1). */
  readonly validation: Decision
  readonly condition: HeaderFields
  /** Lower case; ['*']: it fits no request. */
  readonly varyFields: readonly string[]
  /** Fields left out of what is stored: those that no-cache="…" and private="…" list. */
  readonly unkept: readonly string[]
  /** What the pasted request would get from this copy at the age at which it came; null: no request was pasted, or nothing is stored. */
  readonly forRequest: Decision | null
}

export interface Examination {
  readonly exchange: Exchange
  /** As it is examined: GET for HEAD, 200 for 304. */
  readonly request: HttpRequest
  readonly status: number
  readonly headers: HeaderFields
  /** 'head': the answer to HEAD is read as GET's (RFC 9110 §9.3.2). 'not-modified': a 304 as the 200 that it renews (§15.4.5). */
  readonly readAs: 'head' | 'not-modified' | 'no-status' | null
  /** When it is taken to have come, ms since 1970. */
  readonly receivedAtMs: number
  /** By what: as recorded; by Date and Age together; or now, where neither says (RFC 9110 §6.6.1: a missing Date is the time of receipt). */
  readonly receivedBy: 'record' | 'date' | 'now'
  readonly browser: CacheView
  readonly cdn: CacheView
  /** What a reload does with the browser's copy while it is fresh; null: nothing is stored or it was never fresh. */
  readonly reload: Decision | null
}

/** Where no address was pasted. */
const SOME_URL = 'https://www.example.org/'

/**
 * Examines one exchange.
 * @param nowMs when it was pasted, ms since 1970: it is taken to have come then if nothing else says when
 */
export function examine(exchange: Exchange, nowMs: number): Examination {
  const headers = headersOf(exchange.response.fields)
  const request = requestOf(exchange)
  const status = exchange.response.status === 304 || exchange.response.status === null ? 200 : exchange.response.status
  const { receivedAtMs, receivedBy } = arrivalOf(exchange, headers, nowMs)
  const view = (kind: CacheKind): CacheView => viewOf(kind, { headers, request, status, receivedAtMs, asked: (exchange.request?.fields.length ?? 0) > 0 })
  const browser = view('private')
  return { exchange, request, status, headers, readAs: readAsOf(exchange), receivedAtMs, receivedBy, browser, cdn: view('shared'), reload: reloadOf(browser, request) }
}

function requestOf({ request }: Exchange): HttpRequest {
  if (request === null) return { method: 'GET', url: SOME_URL, headers: [] }
  const method = request.method === 'HEAD' ? 'GET' : request.method
  return { method, url: request.url ?? SOME_URL, headers: headersOf(request.fields) }
}

function readAsOf({ request, response }: Exchange): Examination['readAs'] {
  if (response.status === null) return 'no-status'
  if (response.status === 304) return 'not-modified'
  return request?.method === 'HEAD' ? 'head' : null
}

/** RFC 9111 §4.2.3: a response made at Date is Age seconds older when it comes. In place of a missing Date stands a time in whole seconds. */
function arrivalOf({ receivedAtMs }: Exchange, headers: HeaderFields, nowMs: number): Pick<Examination, 'receivedAtMs' | 'receivedBy'> {
  const dateMs = parseHttpDate(firstValue(headers, 'date') ?? '', receivedAtMs ?? nowMs)
  const whole = (ms: number): number => (dateMs === null ? Math.floor(ms / 1000) * 1000 : ms)
  if (receivedAtMs !== null) return { receivedAtMs: whole(receivedAtMs), receivedBy: 'record' }
  if (dateMs === null) return { receivedAtMs: whole(nowMs), receivedBy: 'now' }
  const age = parseDeltaSeconds(fieldValue(headers, 'age')?.split(',')[0]?.trim() ?? null)
  return { receivedAtMs: dateMs + (age ?? 0) * 1000, receivedBy: 'date' }
}

interface Of {
  readonly headers: HeaderFields
  readonly request: HttpRequest
  readonly status: number
  readonly receivedAtMs: number
  readonly asked: boolean
}

function viewOf(kind: CacheKind, { headers, request, status, receivedAtMs, asked }: Of): CacheView {
  const verdict = verdictOf(headers, kind, receivedAtMs, CDN_FIELDS, { request, status })
  const age = initialAge(verdict.received)
  const stored = storedAs(verdict, request, age.answer)
  const use = staleUseOf(stored, { kind, program: DEFAULT_PROGRAM })
  const at = (ageSeconds: number, wish: Directives) => mayReuse({ stored, ageSeconds, asked: wish, requestDirectives: kind === 'private' ? 'obey' : 'ignore', kind }).decision
  const condition = conditionFor(stored)
  const asksAlways = use.asksAlways === true || asksOf(stored)
  const windowSeconds = use.staleWhileRevalidateSeconds ?? 0
  const staleSeconds = age.answer - verdict.lifetimeSeconds
  return {
    ...verdict,
    ageSeconds: age.answer,
    age: age.decision,
    leftSeconds: verdict.stores ? Math.max(0, verdict.lifetimeSeconds - age.answer) : 0,
    asksAlways,
    asksFirst: verdict.stores && (asksAlways || (verdict.lifetimeSeconds <= 0 && windowSeconds === 0)),
    staleWhileRevalidateSeconds: windowSeconds,
    staleLeftSeconds: verdict.stores && windowSeconds > 0 && staleSeconds >= 0 ? Math.max(0, windowSeconds - staleSeconds) : 0,
    staleIfErrorSeconds: use.staleIfErrorSeconds ?? 0,
    atExpiry: at(Math.max(0, verdict.lifetimeSeconds, age.answer), NO_DIRECTIVES),
    validation: condition.decision,
    condition: condition.answer,
    varyFields: stored.varyFields,
    unkept: headers.flatMap(([name]) => (name.toLowerCase() === 'age' || hasField(stored.headers, name) || !hasField(verdict.received.headers, name) ? [] : [name.toLowerCase()])),
    forRequest: asked && verdict.stores ? at(age.answer, askedDirectivesOf(request.headers)) : null,
  }
}

function storedAs(verdict: CacheVerdict, request: HttpRequest, ageAtStoreSeconds: number): StoredResponse {
  const { received: response, kind } = verdict
  return storedResponse({ key: '', baseKey: '', request, response, policy: STANDARD_POLICY, kind, lifetime: freshnessLifetime(response, kind), ageAtStoreSeconds })
}

/** no-cache counts where there is no lifetime to ask within, too (RFC 9111 §5.2.2.4). */
function asksOf(stored: StoredResponse): boolean {
  return mayReuse({ stored, ageSeconds: 0, asked: NO_DIRECTIVES, requestDirectives: 'ignore', kind: 'private' }).decision.because === 'no-cache-response'
}

/** A browser's reload says max-age=0: what that does half-way through what is left. */
function reloadOf(browser: CacheView, request: HttpRequest): Decision | null {
  if (!browser.stores || browser.leftSeconds <= 0) return null
  const stored = storedAs(browser, request, browser.ageSeconds)
  const ageSeconds = browser.ageSeconds + browser.leftSeconds / 2
  return mayReuse({ stored, ageSeconds, asked: parseDirectives('max-age=0'), requestDirectives: 'obey', kind: 'private' }).decision
}
