/**
 * The origin: makes responses, in a queue, from the versions that are live. In: requests, deploys. Out: answers with Date, ETag,
 * Last-Modified and Content-Length (RFC 9110 §6.6.1, §8.8, §8.6), 304 to a conditional request that matches (§13.2.2), 206 to one
 * for a range (§14.2), 404 to an unknown URL and to one that is not there yet, 503 when the line is full (§15.6.4), 503 or
 * nothing while it fails.
 */
import type { Outcome } from '../engine/decision.ts'
import { parseHttpDate } from '../engine/http/dates.ts'
import { EMPTY_BODY, fieldValue, hasField, withUpdates, withoutFields } from '../engine/http/message.ts'
import type { HttpRequest, HttpResponse } from '../engine/http/message.ts'
import { strongValidators, weaklyEqual } from '../engine/http/validators.ts'
import { partialAnswer, unsatisfiableAnswer } from '../engine/range-answer.ts'
import { concernsRange, rangeFor } from '../engine/range.ts'
import type { Life } from './connections.ts'
import { FIRST_VERSION_AGE_MS, httpDate, toUnixMs } from './epoch.ts'
import type { Served } from './exchange.ts'
import type { RequestId } from './log.ts'
import { NETWORK_ERROR } from './messages.ts'
import { OriginQueue } from './origin-queue.ts'
import { roundMs } from './physics.ts'
import { until } from './process.ts'
import type { Process } from './process.ts'
import { hash32 } from './random.ts'
import { ORIGIN_NODE } from './simulation.ts'
import type { Simulation } from './simulation.ts'
import { representationOf, resourceUrl } from './resources.ts'
import type { OriginFailure, Representation, ResourceSpec } from './spec.ts'

interface Live {
  readonly resource: ResourceSpec
  readonly version: number
  /** The version that first said what this one says. */
  readonly meaning: number
  readonly changedAtMs: number
}

export class Origin {
  readonly queue: OriginQueue
  readonly #sim: Simulation
  readonly #live: Map<string, Live>
  #failing: { readonly how: OriginFailure } | null = null
  #life: object = {}
  /** Responses made: where two servers take turns, it says whose turn it is. */
  #made = 0

  constructor(sim: Simulation) {
    this.#sim = sim
    this.queue = new OriginQueue(sim.spec.origin)
    this.#live = new Map(sim.spec.origin.resources.map((resource) => [resource.url, { resource, version: 1, meaning: 1, changedAtMs: resource.fromMs ?? -FIRST_VERSION_AGE_MS }]))
  }

  /** A new version is live from now on. `sameMeaning`: its bytes are others, what it says is not. */
  deploy(url: string, sameMeaning = false): void {
    const live = this.#live.get(url)
    if (!live) return
    const version = live.version + 1
    this.#live.set(url, { ...live, version, meaning: sameMeaning ? live.meaning : version, changedAtMs: this.#sim.clock.nowMs })
    this.#sim.journal.write(this.#sim.clock.nowMs, { type: 'deployed', url, version, ...(sameMeaning && { sameMeaning }) })
  }

  /** From now on it fails, in this way and for so long. */
  fail(how: OriginFailure, durationMs: number): void {
    const { clock, journal } = this.#sim
    const failing = { how }
    const untilMs = roundMs(clock.nowMs + durationMs)
    this.#failing = failing
    if (how === 'refuse') this.#life = {}
    journal.write(clock.nowMs, { type: 'origin-failed', how, untilMs })
    clock.at(untilMs, () => {
      // Another failure may have begun since; its own end counts then.
      if (this.#failing !== failing) return
      this.#failing = null
      journal.write(clock.nowMs, { type: 'origin-recovered' })
    })
  }

  /** As connections know it: one that refuses has closed them all, and listens to no new ones. */
  life(): Life {
    return this.#downAs() === 'refuse' ? null : this.#life
  }

  /**
   * Queues, works, answers. The version that counts is the one live when the work is done.
   * @param forCache a cache asks, for which the answer ends a miss or a revalidation; a browser without one merely gets an answer
   */
  *serve(req: RequestId, request: HttpRequest, forCache: boolean): Process<Served> {
    const { clock, journal } = this.#sim
    const down = this.#downAs()
    if (down) return this.#failed(req, request, down)
    const arrivedAtMs = clock.nowMs
    const place = this.queue.admit(arrivedAtMs)
    if (place) {
      if (place.startMs > arrivedAtMs) journal.write(arrivedAtMs, { type: 'origin-queued', req, queueLength: place.queueLength })
      journal.phase(req, 'queue', ORIGIN_NODE, arrivedAtMs, place.startMs)
      journal.phase(req, 'think', ORIGIN_NODE, place.startMs, place.doneMs)
      yield* until(place.doneMs)
      const downSince = this.#downAs()
      if (downSince) return this.#failed(req, request, downSince)
    }
    const live = this.#answersFor(request.url)
    const response = place ? answer(request, live, clock.nowMs, SERVERS[this.#made++ % SERVERS.length]!) : overloaded(clock.nowMs)
    const outcome = outcomeOf(response.status, forCache)
    journal.write(clock.nowMs, { type: 'origin-answered', req, url: request.url, status: response.status, version: live?.version ?? 0 })
    journal.write(clock.nowMs, { type: 'answered', req, node: ORIGIN_NODE, outcome, response })
    return { response, outcome, answeredBy: ORIGIN_NODE }
  }

  #answersFor(url: string): Live | undefined {
    const live = this.#live.get(resourceUrl(url, (known) => this.#live.has(known)))
    return live && this.#sim.clock.nowMs >= (live.resource.fromMs ?? 0) ? live : undefined
  }

  #downAs(): OriginFailure | null {
    return this.#failing?.how ?? null
  }

  #failed(req: RequestId, { url }: HttpRequest, how: OriginFailure): Served {
    const { clock, journal } = this.#sim
    if (how === 'refuse') return { response: NETWORK_ERROR, outcome: 'error', answeredBy: ORIGIN_NODE, failure: 'reset' }
    const response = text(503, clock.nowMs, 20)
    journal.write(clock.nowMs, { type: 'origin-answered', req, url, status: response.status, version: this.#answersFor(url)?.version ?? 0, down: true })
    journal.write(clock.nowMs, { type: 'answered', req, node: ORIGIN_NODE, outcome: 'error', response })
    return { response, outcome: 'error', answeredBy: ORIGIN_NODE }
  }
}

function outcomeOf(status: number, forCache: boolean): Outcome | null {
  if (status >= 500) return 'error'
  if (!forCache) return null
  return status === 304 ? 'revalidated' : 'miss'
}

const text = (status: number, nowMs: number, lengthBytes: number, ...more: (readonly [string, string])[]): HttpResponse => ({
  status,
  headers: [['Date', httpDate(nowMs)], ['Content-Type', 'text/plain'], ['Content-Length', String(lengthBytes)], ...more],
  body: { lengthBytes },
})

const overloaded = (nowMs: number): HttpResponse => text(503, nowMs, 20, ['Retry-After', '1'])

/** The names of the servers that take turns where tags are made per server. */
const SERVERS = ['a', 'b'] as const

/** The response to `request` at `nowMs` from what is live (undefined: nothing at that URL). `server` makes it. */
function answer(request: HttpRequest, live: Live | undefined, nowMs: number, server: string): HttpResponse {
  if (!live) return text(404, nowMs, 10)
  const { resource, version } = live
  const common = resource.later && nowMs >= resource.later.fromMs ? resource.later.headers : resource.headers
  if (request.method !== 'GET' && request.method !== 'HEAD') return { status: 204, headers: [['Date', httpDate(nowMs)]], body: EMPTY_BODY }

  const represented = representationOf(resource, request)
  const configured = represented?.headers ? withUpdates(common, represented.headers) : common
  const lengthBytes = represented?.lengthBytes ?? resource.lengthBytes
  const etag = resource.etag ? entityTag(live, represented, server) : null
  const lastModified = resource.lastModified === false ? null : httpDate(live.changedAtMs)
  const headers: (readonly [string, string])[] = [['Date', httpDate(nowMs)], ...configured]
  if (etag) headers.push(['ETag', etag])
  if (lastModified && !hasField(headers, 'Last-Modified')) headers.push(['Last-Modified', lastModified])

  if (notModified(request, etag, lastModified, nowMs)) {
    return { status: 304, headers: withoutFields(headers, 'Content-Type', 'Content-Encoding', 'Content-Language'), body: EMPTY_BODY }
  }
  const whole: HttpResponse = {
    status: resource.status ?? 200,
    headers: [...headers, ['Content-Length', String(lengthBytes)]],
    body: request.method === 'HEAD' ? EMPTY_BODY : { lengthBytes, content: version, ...(represented && { representation: represented.id, owner: represented.owner ?? null }) },
  }
  return ranged(request, whole, toUnixMs(nowMs))
}

/** What a request that may ask for a range gets of the whole: the caches' own rules serve the origin too. */
function ranged(request: HttpRequest, whole: HttpResponse, unixNowMs: number): HttpResponse {
  const lastModifiedMs = parseHttpDate(fieldValue(whole.headers, 'Last-Modified') ?? '', unixNowMs)
  const strong = strongValidators(fieldValue(whole.headers, 'ETag') ?? null, lastModifiedMs, unixNowMs)
  const content = { ...whole, strong, partial: null, storedAtMs: unixNowMs }
  const answer = concernsRange(request, content) ? rangeFor(request, content).answer : null
  if (answer?.type === 'part') return partialAnswer(request, content, whole.headers, answer)
  return answer?.type === 'unsatisfiable' ? unsatisfiableAnswer(content, whole.headers) : whole
}

/** The entity tag, e.g. "v1-9a3f01c2", W/"v1-9a3f01c2", "v1-9a3f01c2-b": names the version for readers, and differs from URL to URL and from representation to representation. */
function entityTag({ resource: { url, etagForm }, version, meaning }: Live, represented: Representation | undefined, server: string): string {
  const named = etagForm === 'weak' ? meaning : version
  const tag = `v${named}-${hash32(`${url} ${named}${represented ? ` ${represented.id}` : ''}`).toString(16).padStart(8, '0')}`
  if (etagForm === 'per-server') return `"${tag}-${server}"`
  return etagForm === 'weak' ? `W/"${tag}"` : `"${tag}"`
}

/** RFC 9110 §13.2.2: If-None-Match decides where present; else If-Modified-Since, for GET and HEAD. */
function notModified(request: HttpRequest, etag: string | null, lastModified: string | null, nowMs: number): boolean {
  const tags = fieldValue(request.headers, 'If-None-Match')
  if (tags !== undefined) {
    // §13.1.2 asks for the weak comparison (§8.8.3.2).
    return tags.trim() === '*' || (etag !== null && tags.split(',').some((tag) => weaklyEqual(tag.trim(), etag)))
  }
  const since = fieldValue(request.headers, 'If-Modified-Since')
  const sinceMs = since === undefined ? null : parseHttpDate(since, toUnixMs(nowMs))
  const changedMs = lastModified === null ? null : parseHttpDate(lastModified, toUnixMs(nowMs))
  // An invalid date is ignored (§13.1.3).
  return sinceMs !== null && changedMs !== null && changedMs <= sinceMs
}
