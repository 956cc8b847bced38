/**
 * A node between clients that ask for ranges and an origin whose content changes, cuts bodies off and is at times wrong: for
 * properties that must hold whatever happens. The origin reckons for itself, without the engine's own functions.
 */
import fc from 'fast-check'
import { contentOf } from './edge.ranges.testkit.ts'
import { lines, node, PHOTO, START_MS, type Fields } from './engine.testkit.ts'
import type { CacheEffect, CacheEvent, CacheNodeOptions, StoredSummary } from './edge.types.ts'
import { textBody } from './http/body.testkit.ts'
import { formatHttpDate } from './http/dates.ts'
import { fieldValue, type HttpRequest, type HttpResponse } from './http/message.ts'

/** How the origin tells its versions apart. A weak tag names two versions. */
export type Tagging = 'strong' | 'weak' | 'date' | 'none'

type Manner = 'right' | 'ignores-range' | 'other-range' | 'wrong-length' | 'unasked'

export type Happening =
  | { readonly type: 'ask'; readonly afterMs: number; readonly method: string; readonly range: string; readonly ifRange: number | null; readonly fields: Fields }
  /** `pick` chooses among the fetches in flight, or the bodies that arrive. */
  | { readonly type: 'answer'; readonly afterMs: number; readonly pick: number; readonly manner: Manner; readonly arriving: boolean }
  | { readonly type: 'end'; readonly afterMs: number; readonly pick: number; readonly cutTo: number | null }
  | { readonly type: 'fail'; readonly afterMs: number; readonly pick: number }
  | { readonly type: 'change'; readonly afterMs: number }

export interface Answer {
  readonly nowMs: number
  readonly request: HttpRequest
  readonly response: HttpResponse
  readonly outcome: string
}

export interface History {
  readonly asked: readonly string[]
  readonly answered: readonly string[]
  readonly answers: readonly Answer[]
  readonly entries: readonly (readonly StoredSummary[])[]
  readonly effects: readonly CacheEffect[]
}

const afterMs = fc.oneof(fc.constant(0), fc.constant(0), fc.integer({ min: 0, max: 5000 }), fc.constant(61_000))
const place = fc.nat(15)
const ranges = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(place, place).map(([a, b]) => `bytes=${Math.min(a, b)}-${Math.max(a, b)}`) },
  { weight: 2, arbitrary: place.map((first) => `bytes=${first}-`) },
  { weight: 2, arbitrary: place.map((last) => `bytes=-${last}`) },
  { weight: 1, arbitrary: fc.constantFrom('bytes=0-1,4-5', 'bytes=5-2', 'lines=1-2', 'bytes=0-99999999999999999999') },
)

export const happenings: fc.Arbitrary<Happening[]> = fc.array(
  fc.oneof(
    {
      weight: 8,
      arbitrary: fc.record({
        type: fc.constant('ask' as const),
        afterMs,
        method: fc.constantFrom('GET', 'GET', 'GET', 'GET', 'GET', 'GET', 'HEAD'),
        range: fc.oneof({ weight: 4, arbitrary: ranges }, { weight: 1, arbitrary: fc.constant('') }),
        ifRange: fc.oneof({ weight: 6, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.nat(3) }),
        fields: fc.constantFrom<Fields[]>({}, {}, {}, {}, { 'Cache-Control': 'no-cache' }, { 'If-None-Match': '"v1"' }),
      }),
    },
    {
      weight: 8,
      arbitrary: fc.record({
        type: fc.constant('answer' as const),
        afterMs,
        pick: fc.nat(9),
        manner: fc.constantFrom<Manner[]>('right', 'right', 'right', 'right', 'right', 'right', 'ignores-range', 'other-range', 'wrong-length', 'unasked'),
        arriving: fc.boolean(),
      }),
    },
    { weight: 4, arbitrary: fc.record({ type: fc.constant('end' as const), afterMs, pick: fc.nat(9), cutTo: fc.option(fc.nat(15)) }) },
    { weight: 1, arbitrary: fc.record({ type: fc.constant('fail' as const), afterMs, pick: fc.nat(9) }) },
    { weight: 2, arbitrary: fc.record({ type: fc.constant('change' as const), afterMs }) },
  ),
  { minLength: 10, maxLength: 80, size: 'max' },
)

/** Two versions have the same length, so that only a validator tells them apart. */
export function lengthOf(version: number): number {
  return 8 + (((version >> 1) * 5) % 9)
}

/** The tag of a version, or null. */
export function tagOf(tagging: Tagging, version: number): string | null {
  if (tagging === 'strong') return `"v${version}"`
  return tagging === 'weak' ? `W/"w${version >> 1}"` : null
}

/** First and last byte that a Range field of one range means; 'none' when none of them is there; null when it means nothing. */
export function bytesMeant(range: string | undefined, lengthBytes: number): readonly [number, number] | 'none' | null {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(range ?? '') ?? []
  if (first === '' && last === '') return null
  if (first !== '' && last !== '' && BigInt(last) < BigInt(first)) return null
  const from = first === '' ? Math.max(0, lengthBytes - Number(last)) : Number(first)
  const until = first === '' || last === '' ? lengthBytes - 1 : Math.min(Number(last), lengthBytes - 1)
  return from <= until ? [from, until] : 'none'
}

/** Plays the happenings, then answers and ends what is left, so that nobody has a reason to wait. */
export function simulate(options: Partial<CacheNodeOptions>, tagging: Tagging, plan: readonly Happening[]): History {
  const cache = node(options)
  const requests = new Map<string, HttpRequest>()
  const answers: Answer[] = []
  const answered: string[] = []
  const entries: (readonly StoredSummary[])[] = []
  const effects: CacheEffect[] = []
  const inFlight: { fetchId: string; request: HttpRequest; sentAtMs: number }[] = []
  const arriving: { fetchId: string; text: string }[] = []
  let nowMs = START_MS
  let version = 1
  const changedAtMs = [0, START_MS - 3_600_000]

  const step = (event: CacheEvent) => {
    // Without decisions, requests like one answered before take the short way: it has to be as right.
    const result = cache.step(event, nowMs, false)
    effects.push(...result.effects)
    entries.push(cache.entries(nowMs))
    for (const effect of result.effects) {
      if (effect.type === 'forward') inFlight.push({ fetchId: effect.fetchId, request: effect.request, sentAtMs: nowMs })
      if (effect.type !== 'respond') continue
      answered.push(effect.requestId)
      answers.push({ nowMs, request: requests.get(effect.requestId)!, response: effect.response, outcome: effect.outcome })
    }
  }
  const settle = (pick: number, manner: Manner | 'fail', slow: boolean) => {
    const [chosen] = inFlight.splice(pick % Math.max(1, inFlight.length), 1)
    if (!chosen) return
    const { fetchId, request, sentAtMs } = chosen
    if (manner === 'fail') return step({ type: 'upstream-failure', fetchId, reason: 'random' })
    const { response, toCome } = originAnswer(request, tagging, version, changedAtMs[version] ?? 0, nowMs, manner)
    if (slow) arriving.push({ fetchId, text: toCome })
    step({ type: 'upstream-response', fetchId, response, requestSentAtMs: sentAtMs, body: slow ? 'arriving' : 'whole' })
  }
  const end = (pick: number, cutTo: number | null) => {
    const [chosen] = arriving.splice(pick % Math.max(1, arriving.length), 1)
    if (!chosen) return
    const complete = cutTo === null || cutTo >= chosen.text.length
    step({ type: 'upstream-body-end', fetchId: chosen.fetchId, body: textBody(complete ? chosen.text : chosen.text.slice(0, cutTo)), complete })
  }

  for (const happening of plan) {
    nowMs += happening.afterMs
    if (happening.type === 'answer') settle(happening.pick, happening.manner, happening.arriving)
    else if (happening.type === 'fail') settle(happening.pick, 'fail', false)
    else if (happening.type === 'end') end(happening.pick, happening.cutTo)
    else if (happening.type === 'change') changedAtMs[++version] = nowMs
    else {
      const { method, range, ifRange, fields } = happening
      const named = ifRange === null || range === '' ? null : (tagOf(tagging, ifRange) ?? formatHttpDate(changedAtMs[ifRange] ?? 0))
      const said = { ...fields, ...(range && { Range: range }), ...(named && { 'If-Range': named }) }
      const requestId = `r${requests.size}`
      const request = { method, url: PHOTO, headers: lines(said) }
      requests.set(requestId, request)
      step({ type: 'request', requestId, request })
    }
  }
  for (let turn = 0; inFlight.length + arriving.length > 0; turn++) {
    settle(turn, turn % 3 === 0 ? 'fail' : 'right', false)
    end(turn, null)
  }
  return { asked: [...requests.keys()], answered, answers, entries, effects }
}

/** What the origin says, and the bytes that follow. An answer that is wrong says so in X-Wrong, which no cache looks at. */
function originAnswer(request: HttpRequest, tagging: Tagging, version: number, changedAtMs: number, nowMs: number, manner: Manner): { response: HttpResponse; toCome: string } {
  const text = contentOf(version, lengthOf(version))
  const tag = tagOf(tagging, version)
  const lastModified = formatHttpDate(changedAtMs)
  const said: Fields = {
    Date: formatHttpDate(nowMs),
    'Cache-Control': 'max-age=30',
    ...(tag && { ETag: tag }),
    ...(tagging === 'date' && { 'Last-Modified': lastModified }),
  }
  const send = (status: number, fields: Fields, toCome: string) => ({
    response: { status, headers: lines({ ...said, ...fields }), body: textBody(request.method === 'HEAD' ? '' : toCome) },
    toCome: request.method === 'HEAD' ? '' : toCome,
  })
  const asks = (name: string) => fieldValue(request.headers, name)
  const inm = asks('if-none-match')
  const ims = tagging === 'date' && inm === undefined ? asks('if-modified-since') : undefined
  if (inm !== undefined ? tag !== null && inm === tag : ims === lastModified) return send(304, {}, '')

  const sameAsIfRange = asks('if-range') === undefined || (tagging === 'strong' && asks('if-range') === tag)
  const meant = request.method === 'GET' && sameAsIfRange ? bytesMeant(asks('range'), text.length) : null
  if (manner === 'unasked' && asks('range') === undefined && request.method === 'GET') return sendPart(1, 3, { 'X-Wrong': 'unasked' }, text.slice(1, 4))
  if (meant === null || manner === 'ignores-range') return send(200, { 'Content-Length': String(text.length) }, text)
  if (meant === 'none') return send(416, { 'Content-Range': `bytes */${text.length}`, 'Content-Length': '0' }, '')
  const [first, last] = meant
  if (manner === 'wrong-length') return sendPart(first, last, { 'X-Wrong': 'length' }, `${text.slice(first, last + 1)}${text.slice(0, 1)}`)
  return manner === 'other-range' ? sendPart(first >> 1, last, {}, text.slice(first >> 1, last + 1)) : sendPart(first, last, {}, text.slice(first, last + 1))

  function sendPart(from: number, until: number, fields: Fields, bytes: string) {
    const range = { 'Content-Range': `bytes ${from}-${until}/${text.length}`, 'Content-Length': String(until - from + 1) }
    return send(206, { ...range, ...fields }, bytes)
  }
}
