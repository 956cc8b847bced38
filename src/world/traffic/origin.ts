/**
 * The origin of the metrics-only world: one queue, as many workers as its capacity says. In: requests that no cache answered. Out:
 * answers made from the request alone (address, fields, parameters), 304 where the condition holds (RFC 9110 §13.2.2), 404 to
 * an unknown address, 503 when the line is full, nothing while it is down.
 */
import { EMPTY_BODY, fieldValue, type HeaderLine, type HttpRequest, type HttpResponse } from '../../engine/http/message.ts'
import { parseHttpDate } from '../../engine/http/dates.ts'
import { httpDate, toUnixMs } from '../epoch.ts'
import { OriginQueue } from '../origin-queue.ts'
import type { Catalogue } from './catalogue.ts'
import type { Leg, Upstream } from './leg.ts'
import type { Meanings } from './meaning.ts'
import type { TrafficSpec } from './spec.ts'
import type { Tally } from './tally.ts'
import type { Happening, Timeline } from './timeline.ts'

/** What the content of a body stands for, in this world. */
export interface Content {
  /** The object's number among all. */
  readonly object: number
  readonly version: number
  readonly variant: number
  /** The user whom it belongs to; -1: everybody. */
  readonly owner: number
}

export class TrafficOrigin implements Upstream {
  readonly queue: OriginQueue
  readonly lookupMs = 0
  readonly #timeline: Timeline
  readonly #catalogue: Catalogue
  readonly #meanings: Meanings
  readonly #tally: Tally
  #downUntilMs = 0

  constructor(spec: TrafficSpec, timeline: Timeline, catalogue: Catalogue, meanings: Meanings, tally: Tally) {
    this.queue = new OriginQueue(spec.origin)
    this.#timeline = timeline
    this.#catalogue = catalogue
    this.#meanings = meanings
    this.#tally = tally
  }

  /** Refuses connections until `atMs`. */
  goDownUntil(atMs: number): void {
    this.#downUntilMs = Math.max(this.#downUntilMs, atMs)
  }

  receive(request: HttpRequest, leg: Leg): void {
    const { nowMs } = this.#timeline
    if (nowMs < this.#downUntilMs) return this.#answered(leg, nowMs, 'refused', null)
    const place = this.queue.admit(nowMs)
    if (!place) return this.#answered(leg, nowMs, 'shed', this.#plain(503, ['Retry-After', '1']))
    this.#timeline.at(place.doneMs, new Job(this, request, leg, nowMs))
  }

  /** A worker is done with a request. @param receivedAtMs when it came, which is the time that it counts for */
  done(request: HttpRequest, leg: Leg, receivedAtMs: number): void {
    this.#answered(leg, receivedAtMs, 'served', this.#answer(request))
  }

  #answered(leg: Leg, receivedAtMs: number, fate: 'served' | 'shed' | 'refused', response: HttpResponse | null): void {
    this.#tally.origin(receivedAtMs, fate, response?.body.lengthBytes ?? 0)
    leg.answered(response)
  }

  #answer(request: HttpRequest): HttpResponse {
    const meaning = this.#meanings.of(request)
    if (!meaning) return this.#plain(404)
    const { route, object, variant, owner } = meaning
    const version = this.#catalogue.versions[object]!
    const changedAtMs = this.#catalogue.changedAtMs[object]!
    const { validators } = route.spec
    const etag = validators === 'etag' || validators === 'both' ? `"${object}-${version}-${variant}"` : null
    const headers: HeaderLine[] = [['Date', httpDate(this.#timeline.nowMs)], ...this.#catalogue.headers(route, object)]
    if (etag !== null) headers.push(['ETag', etag])
    if (validators === 'last-modified' || validators === 'both') headers.push(['Last-Modified', httpDate(changedAtMs)])
    if (isNotModified(request, etag, changedAtMs)) return { status: 304, headers, body: EMPTY_BODY }
    const lengthBytes = this.#catalogue.lengthBytes[object]!
    headers.push(['Content-Length', String(lengthBytes)])
    const content: Content = { object, version, variant, owner }
    return { status: 200, headers, body: { lengthBytes, content } }
  }

  #plain(status: number, ...more: HeaderLine[]): HttpResponse {
    return { status, headers: [['Date', httpDate(this.#timeline.nowMs)], ['Content-Length', '0'], ...more], body: EMPTY_BODY }
  }
}

/** A request that a worker is busy with. */
class Job implements Happening {
  readonly #origin: TrafficOrigin
  readonly #request: HttpRequest
  readonly #leg: Leg
  readonly #receivedAtMs: number

  constructor(origin: TrafficOrigin, request: HttpRequest, leg: Leg, receivedAtMs: number) {
    this.#origin = origin
    this.#request = request
    this.#leg = leg
    this.#receivedAtMs = receivedAtMs
  }

  happen(): void {
    this.#origin.done(this.#request, this.#leg, this.#receivedAtMs)
  }
}

/** RFC 9110 §13.2.2: If-None-Match decides where present, else If-Modified-Since, in whole seconds. */
function isNotModified({ headers }: HttpRequest, etag: string | null, changedAtMs: number): boolean {
  const tags = fieldValue(headers, 'If-None-Match')
  if (tags !== undefined) return etag !== null && tags.split(',').some((tag) => tag.trim() === etag)
  const since = fieldValue(headers, 'If-Modified-Since')
  const sinceMs = since === undefined ? null : parseHttpDate(since, toUnixMs(changedAtMs))
  return sinceMs !== null && Math.floor(toUnixMs(changedAtMs) / 1000) * 1000 <= sinceMs
}
