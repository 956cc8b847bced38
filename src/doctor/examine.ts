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
  /** The reuse ladder's answer at the end of the lifetime. */
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
  /** When it is taken to have come, ms since 1970: as recorded, else Date and Age together. */
  readonly receivedAtMs: number
  readonly browser: CacheView
  readonly cdn: CacheView
  /** What a reload does with the browser's copy while it is fresh; null: nothing is stored or it was never fresh. */
  readonly reload: Decision | null
}

/** Where nothing says when: virtual time's own beginning, 2026-01-01. */
const SOME_TIME_MS = 1_767_225_600_000
/** Where no address was pasted. */
const SOME_URL = 'https://www.example.org/'

/** Examines one exchange. */
export function examine(exchange: Exchange): Examination {
  const headers = headersOf(exchange.response.fields)
  const request = requestOf(exchange)
  const status = exchange.response.status === 304 || exchange.response.status === null ? 200 : exchange.response.status
  const receivedAtMs = exchange.receivedAtMs ?? arrivalOf(headers)
  const view = (kind: CacheKind): CacheView => viewOf(kind, { headers, request, status, receivedAtMs, asked: (exchange.request?.fields.length ?? 0) > 0 })
  const browser = view('private')
  return { exchange, request, status, headers, readAs: readAsOf(exchange), receivedAtMs, browser, cdn: view('shared'), reload: reloadOf(browser, request) }
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

/** RFC 9111 §4.2.3: a response made at Date is Age seconds older when it comes. */
function arrivalOf(headers: HeaderFields): number {
  const dateMs = parseHttpDate(firstValue(headers, 'date') ?? '', SOME_TIME_MS)
  const age = parseDeltaSeconds(fieldValue(headers, 'age')?.split(',')[0]?.trim() ?? null)
  return (dateMs ?? SOME_TIME_MS) + (dateMs === null ? 0 : (age ?? 0) * 1000)
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
  return {
    ...verdict,
    ageSeconds: age.answer,
    age: age.decision,
    leftSeconds: verdict.stores ? Math.max(0, verdict.lifetimeSeconds - age.answer) : 0,
    asksAlways: use.asksAlways === true || asksOf(stored),
    staleWhileRevalidateSeconds: use.staleWhileRevalidateSeconds ?? 0,
    staleIfErrorSeconds: use.staleIfErrorSeconds ?? 0,
    atExpiry: at(Math.max(0, verdict.lifetimeSeconds), NO_DIRECTIVES),
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
