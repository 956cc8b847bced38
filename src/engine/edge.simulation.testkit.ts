/** A node between random clients and a random origin: for properties that must hold whatever happens. */
import fc from 'fast-check'
import { lines, node, START_MS, type Fields } from './engine.testkit.ts'
import type { CacheEffect, CacheNodeOptions, StepResult, StoredSummary } from './edge.types.ts'
import { formatHttpDate } from './http/dates.ts'
import { fieldValue, type HttpRequest } from './http/message.ts'

export type Happening =
  | { readonly type: 'ask'; readonly afterMs: number; readonly page: string; readonly method: string; readonly fields: Fields }
  /** `pick` chooses among the fetches in flight. */
  | { readonly type: 'answer'; readonly afterMs: number; readonly pick: number; readonly status: number; readonly fields: Fields; readonly sizeBytes: number }
  | { readonly type: 'fail'; readonly afterMs: number; readonly pick: number }

export interface Moment {
  readonly nowMs: number
  readonly result: StepResult
  readonly entries: readonly StoredSummary[]
}

export interface History {
  readonly requests: ReadonlyMap<string, HttpRequest>
  readonly moments: readonly Moment[]
}

const afterMs = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 40_000 }))
const clientCacheControl = fc.constantFrom('', '', '', 'no-cache', 'max-age=3', 'max-stale', 'max-stale=5', 'min-fresh=4', 'no-store', 'only-if-cached')
const originCacheControl = fc.constantFrom(
  ...['', 'max-age=10', 'max-age=30', 'max-age=30, s-maxage=5', 'max-age=0', 'no-store', 'no-store, max-age=30', 'private, max-age=30'],
  ...['no-cache', 'max-age=10, must-revalidate', 'max-age=10, no-cache', 'public, max-age=20', 'max-age=x'],
)

export const happenings: fc.Arbitrary<Happening[]> = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: asking() },
    { weight: 4, arbitrary: answering() },
    { weight: 1, arbitrary: fc.record({ type: fc.constant('fail' as const), afterMs, pick: fc.nat(9) }) },
  ),
  { minLength: 10, maxLength: 60, size: 'max' },
)

function asking(): fc.Arbitrary<Happening> {
  return fc
    .record({
      afterMs,
      page: fc.constantFrom('a', 'a', 'a', 'b', 'c'),
      method: fc.constantFrom('GET', 'GET', 'GET', 'GET', 'GET', 'HEAD', 'POST'),
      language: fc.constantFrom('', 'de', 'en'),
      cacheControl: clientCacheControl,
      ifNoneMatch: fc.constantFrom('', '', '"v1"', '*'),
      token: fc.constantFrom('', '', '', 'Bearer t'),
    })
    .map(({ language, cacheControl, ifNoneMatch, token, ...rest }) => ({
      type: 'ask' as const,
      ...rest,
      fields: said({ 'Accept-Language': language, 'Cache-Control': cacheControl, 'If-None-Match': ifNoneMatch, Authorization: token }),
    }))
}

function answering(): fc.Arbitrary<Happening> {
  return fc
    .record({
      afterMs,
      pick: fc.nat(9),
      status: fc.constantFrom(200, 200, 200, 200, 404, 500, 302),
      sizeBytes: fc.integer({ min: 0, max: 4000 }),
      cacheControl: originCacheControl,
      vary: fc.constantFrom('', '', 'Accept-Language', '*'),
      etag: fc.constantFrom('', '"v1"', '"v2"'),
      age: fc.constantFrom('', '', '2'),
    })
    .map(({ cacheControl, vary, etag, age, ...rest }) => ({
      type: 'answer' as const,
      ...rest,
      fields: said({ 'Cache-Control': cacheControl, Vary: vary, ETag: etag, Age: age }),
    }))
}

function said(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''))
}

/** Plays the happenings, then answers or fails what is still in flight, so that nobody has a reason left to wait. */
export function simulate(options: Partial<CacheNodeOptions>, plan: readonly Happening[]): History {
  const cache = node(options)
  const requests = new Map<string, HttpRequest>()
  const moments: Moment[] = []
  const inFlight: { fetch: Extract<CacheEffect, { type: 'forward' }>; sentAtMs: number }[] = []
  let nowMs = START_MS

  const step = (event: Parameters<typeof cache.step>[0]) => {
    const result = cache.step(event, nowMs)
    moments.push({ nowMs, result, entries: cache.entries(nowMs) })
    for (const effect of result.effects) if (effect.type === 'forward') inFlight.push({ fetch: effect, sentAtMs: nowMs })
  }
  const settle = (pick: number, status: number | null, fields: Fields, sizeBytes: number) => {
    const [chosen] = inFlight.splice(pick % Math.max(1, inFlight.length), 1)
    if (!chosen) return
    const { fetchId, request } = chosen.fetch
    if (status === null) return step({ type: 'upstream-failure', fetchId, reason: 'random' })
    // Every answer says whom it was made for, and has a number of its own: a 304 puts both on what it renews.
    const madeFor = { 'X-For': fieldValue(request.headers, 'accept-language') ?? '', 'X-Id': String(moments.length) }
    const headers = lines({ Date: formatHttpDate(nowMs), ...fields, ...madeFor })
    const matches = status === 200 && fields['ETag'] !== undefined && fieldValue(request.headers, 'if-none-match') === fields['ETag']
    const response = matches ? { status: 304, headers, body: { lengthBytes: 0 } } : { status, headers, body: { lengthBytes: sizeBytes } }
    step({ type: 'upstream-response', fetchId, response, requestSentAtMs: chosen.sentAtMs })
  }

  for (const happening of plan) {
    nowMs += happening.afterMs
    if (happening.type === 'answer') settle(happening.pick, happening.status, happening.fields, happening.sizeBytes)
    else if (happening.type === 'fail') settle(happening.pick, null, {}, 0)
    else {
      const requestId = `r${requests.size}`
      const request = { method: happening.method, url: `https://shop.example/${happening.page}`, headers: lines(happening.fields) }
      requests.set(requestId, request)
      step({ type: 'request', requestId, request })
    }
  }
  for (let turn = 0; inFlight.length > 0; turn++) settle(turn, turn % 3 === 0 ? null : 200, { 'Cache-Control': 'private' }, 10)
  return { requests, moments }
}
