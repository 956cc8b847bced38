/**
 * The origin of the metrics-only world: one queue, as many workers as its capacity says. In: requests that no cache answered. Out:
 * answers made from the request alone (address, fields, parameters), 304 where the condition holds (RFC 9110 §13.2.2), 404 to
 * an unknown address, 503 when the line is full, nothing while it is down.
 */
import { EMPTY_BODY, fieldValue, type HeaderLine, type HttpRequest, type HttpResponse } from '../../engine/http/message.ts'
import { parseHttpDate } from '../../engine/http/dates.ts'
import type { VirtualClock } from '../clock.ts'
import { httpDate, toUnixMs } from '../epoch.ts'
import { OriginQueue } from '../origin-queue.ts'
import type { Catalogue } from './catalogue.ts'
import type { Clients } from './clients.ts'
import type { TrafficSpec } from './spec.ts'
import type { Tally } from './tally.ts'

/** What the content of a body stands for, in this world. */
export interface Content {
  /** The object's number among all. */
  readonly object: number
  readonly version: number
  readonly variant: number
  /** The user whom it belongs to; -1: everybody. */
  readonly owner: number
}

/** Whom a cache asks. `answered` is called once, at the time at which the answer leaves; null: no answer came. */
export interface Upstream {
  receive(requestId: string, request: HttpRequest, answered: (response: HttpResponse | null) => void): void
}

export class TrafficOrigin implements Upstream {
  readonly queue: OriginQueue
  readonly #clock: VirtualClock
  readonly #catalogue: Catalogue
  readonly #clients: Clients
  readonly #tally: Tally
  #downUntilMs = 0

  constructor(spec: TrafficSpec, clock: VirtualClock, catalogue: Catalogue, clients: Clients, tally: Tally) {
    this.queue = new OriginQueue(spec.origin)
    this.#clock = clock
    this.#catalogue = catalogue
    this.#clients = clients
    this.#tally = tally
  }

  /** Refuses connections until `atMs`. */
  goDownUntil(atMs: number): void {
    this.#downUntilMs = Math.max(this.#downUntilMs, atMs)
  }

  receive(_requestId: string, request: HttpRequest, answered: (response: HttpResponse | null) => void): void {
    const nowMs = this.#clock.nowMs
    const tell = (response: HttpResponse | null, fate: 'served' | 'shed' | 'refused'): void => {
      this.#tally.origin(nowMs, fate, response?.body.lengthBytes ?? 0)
      answered(response)
    }
    if (nowMs < this.#downUntilMs) return tell(null, 'refused')
    const place = this.queue.admit(nowMs)
    if (!place) return tell(plain(503, nowMs, ['Retry-After', '1']), 'shed')
    this.#clock.at(place.doneMs, () => tell(this.#answer(request), 'served'))
  }

  #answer(request: HttpRequest): HttpResponse {
    const nowMs = this.#clock.nowMs
    const meaning = this.#clients.meaning(request)
    if (!meaning) return plain(404, nowMs)
    const { route, object, variant, owner } = meaning
    const version = this.#catalogue.versions[object]!
    const changedAtMs = this.#catalogue.changedAtMs[object]!
    const { validators } = route.spec
    const etag = validators === 'etag' || validators === 'both' ? `"${object}-${version}-${variant}"` : null
    const headers: HeaderLine[] = [['Date', httpDate(nowMs)], ...this.#catalogue.headers(route, object)]
    if (etag !== null) headers.push(['ETag', etag])
    if (validators === 'last-modified' || validators === 'both') headers.push(['Last-Modified', httpDate(changedAtMs)])
    if (isNotModified(request, etag, changedAtMs)) return { status: 304, headers, body: EMPTY_BODY }
    const lengthBytes = this.#catalogue.lengthBytes[object]!
    headers.push(['Content-Length', String(lengthBytes)])
    const content: Content = { object, version, variant, owner }
    return { status: 200, headers, body: { lengthBytes, content } }
  }
}

function plain(status: number, nowMs: number, ...more: HeaderLine[]): HttpResponse {
  return { status, headers: [['Date', httpDate(nowMs)], ['Content-Length', '0'], ...more], body: EMPTY_BODY }
}

/** RFC 9110 §13.2.2: If-None-Match decides where present, else If-Modified-Since, in whole seconds. */
function isNotModified({ headers }: HttpRequest, etag: string | null, changedAtMs: number): boolean {
  const tags = fieldValue(headers, 'If-None-Match')
  if (tags !== undefined) return etag !== null && tags.split(',').some((tag) => tag.trim() === etag)
  const since = fieldValue(headers, 'If-Modified-Since')
  const sinceMs = since === undefined ? null : parseHttpDate(since, toUnixMs(changedAtMs))
  return sinceMs !== null && Math.floor(toUnixMs(changedAtMs) / 1000) * 1000 <= sinceMs
}
