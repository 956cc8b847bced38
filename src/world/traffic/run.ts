/**
 * The metrics-only world: millions of requests through real cache nodes on virtual time, counted instead of logged. In: a spec. Out:
 * metrics, and a sample of requests with their decisions. Same spec, same options: same metrics. It runs in pieces, so that a
 * worker can tell how far it is, and stop.
 *
 *   const run = startTraffic(spec)
 *   while (run.advance(50_000)) report(run.progress)
 *   run.metrics().total.requestHitRatio
 *
 * Clients and caches keep their connections open; a body's transfer time counts for nothing; requests that are under way when the
 * time is over are answered.
 */
import type { Decision, Outcome } from '../../engine/decision.ts'
import type { StoredSummary } from '../../engine/edge.types.ts'
import type { HttpResponse } from '../../engine/http/message.ts'
import { FIRST_VERSION_AGE_MS, toUnixMs } from '../epoch.ts'
import { roundMs } from '../physics.ts'
import { TrafficArrivals } from './arrivals.ts'
import { Catalogue } from './catalogue.ts'
import { checkTraffic } from './check-traffic.ts'
import { Clients, type Wish } from './clients.ts'
import { fieldTables } from './fields.ts'
import type { Asker } from './leg.ts'
import type { LogRow } from './log-columns.ts'
import { Meanings } from './meaning.ts'
import { metricsOf, type TrafficMetrics } from './metrics.ts'
import { buildNetwork, type Network, type TrafficOptions, type Way } from './network.ts'
import { TrafficOrigin } from './origin.ts'
import { Sample, type ObservedRequest, type SampledRequest } from './sample.ts'
import type { TrafficInput, TrafficSpec } from './spec.ts'
import { indexOfOutcome, Tally, type Served } from './tally.ts'
import { Timeline, type Happening } from './timeline.ts'

export interface TrafficRun {
  /**
   * Simulates up to `requests` more requests and everything that happens meanwhile.
   * @returns is there more to do?
   */
  advance(requests: number): boolean
  /** The share of virtual time that has passed, 0 to 1. */
  readonly progress: number
  metrics(): TrafficMetrics
  /** A uniform sample of the requests answered so far, in order of time. */
  sample(): readonly SampledRequest[]
  /** What a cache node (by id) stores now, most recently used first. Throws when there is none by that id. */
  entries(node: string): readonly StoredSummary[]
}

const DEFAULT_SAMPLE = 200

/** @throws Error in plain words on a spec that makes no sense: a defect of the caller */
export function startTraffic(spec: TrafficSpec, options: TrafficOptions = {}): TrafficRun {
  checkTraffic(spec, options)
  return new Traffic(spec, options)
}

class Traffic implements TrafficRun {
  readonly #spec: TrafficSpec
  readonly #observe: TrafficOptions['observe']
  readonly #count: TrafficOptions['count']
  /** What `count` is told in. */
  readonly #row: { -readonly [Column in keyof LogRow]: LogRow[Column] }
  readonly #timeline = new Timeline()
  readonly #arrivals: TrafficArrivals
  readonly #catalogue: Catalogue
  readonly #clients: Clients
  readonly #tally: Tally
  readonly #origin: TrafficOrigin
  readonly #network: Network
  readonly #sample: Sample
  #number = 0
  #over = false

  constructor(spec: TrafficSpec, options: TrafficOptions) {
    const tables = fieldTables(spec)
    this.#spec = spec
    this.#observe = options.observe
    this.#count = options.count
    this.#row = { bucket: 0, region: 0, pop: 0, route: 0, object: 0, outcome: 0, status: 0, lengthBytes: 0, isPlain: true, drawn: [], request: { method: 'GET', url: '', headers: [] } }
    this.#arrivals = new TrafficArrivals(spec)
    this.#catalogue = new Catalogue(spec, -FIRST_VERSION_AGE_MS)
    this.#clients = new Clients(spec, this.#catalogue, tables)
    this.#tally = new Tally(spec, this.#catalogue, this.#timeline)
    this.#origin = new TrafficOrigin(spec, this.#timeline, this.#catalogue, new Meanings(this.#catalogue, tables), this.#tally)
    this.#network = buildNetwork(spec, options, this.#timeline, this.#origin)
    this.#sample = new Sample(spec.seed, spec.sampleSize ?? DEFAULT_SAMPLE)
    const inputs = (spec.inputs ?? []).map((input, number) => ({ input, number })).sort((a, b) => a.input.atMs - b.input.atMs)
    for (const { input, number } of inputs) this.#at(input.atMs, () => this.#happen(input, number))
    for (const { atMs, note } of options.notes ?? []) this.#at(atMs, note)
    // The queue's own statistics are not read here; reading them lets it forget the waits that it keeps for them.
    for (let atMs = spec.bucketMs; atMs < spec.durationMs; atMs += spec.bucketMs) this.#at(atMs, () => void this.#origin.queue.gauge(atMs))
  }

  get progress(): number {
    return this.#over ? 1 : Math.min(1, this.#timeline.nowMs / this.#spec.durationMs)
  }

  advance(requests: number): boolean {
    const timeline = this.#timeline
    const arrivals = this.#arrivals
    for (let i = 0; i < requests && arrivals.nextMs < Infinity; i++) {
      timeline.runUntil(arrivals.nextMs)
      this.#arrive(arrivals.region, arrivals.route)
      arrivals.advance()
    }
    if (arrivals.nextMs < Infinity) return true
    timeline.run()
    this.#over = true
    return false
  }

  metrics(): TrafficMetrics {
    return metricsOf(this.#spec, this.#tally, this.#network.nodes)
  }

  sample(): readonly SampledRequest[] {
    return this.#sample.requests()
  }

  entries(node: string): readonly StoredSummary[] {
    const found = this.#network.nodes.find(({ id }) => id === node)
    if (!found) throw new Error(`No cache node is called "${node}". There are: ${this.#network.nodes.map(({ id }) => id).join(', ')}.`)
    return found.cache.entries(toUnixMs(this.#timeline.nowMs))
  }

  #arrive(region: number, route: number): void {
    const { nowMs } = this.#timeline
    const wish = this.#clients.wish(region, this.#catalogue.routes[route]!)
    const way = this.#network.wayOf(region)
    const number = this.#number++
    const place = this.#sample.placeOf(number)
    const served = place < 0 ? way.node.hit(wish) : null
    if (served === null) {
      const pending = new Pending(this, number, place, nowMs, this.#clients.kept(), way)
      return way.node.ask(pending.wish, pending)
    }
    const bucket = this.#tally.bucketOf(nowMs)
    this.#tally.answered(bucket, wish, 'hit', served, way, 0)
    if (this.#count) this.#tell(this.#count, bucket, wish, way, 'hit', served)
    if (this.#observe) this.#observe(this.#seen(number, nowMs, this.#clients.kept(), way, 'hit', served, 0))
  }

  answered({ number, place, askedAtMs, wish, way, decisions }: Pending, response: HttpResponse, outcome: Outcome): void {
    const waitMs = this.#timeline.nowMs - askedAtMs
    const bucket = this.#tally.bucketOf(askedAtMs)
    this.#tally.answered(bucket, wish, outcome, response, way, waitMs)
    if (this.#count) this.#tell(this.#count, bucket, wish, way, outcome, response)
    if (decisions === null && !this.#observe) return
    const seen = this.#seen(number, askedAtMs, wish, way, outcome, response, waitMs)
    this.#observe?.(seen)
    if (decisions !== null) this.#sample.put(place, { ...seen, headers: response.headers, decisions })
  }

  #seen(number: number, atMs: number, { region, route, object, request }: Wish, { node, ttfbMs }: Way, outcome: Outcome, { status, body }: Served, waitMs: number): ObservedRequest {
    return {
      number,
      atMs,
      region: this.#spec.regions[region]!.id,
      pop: node.id,
      route: route.spec.id,
      object,
      request,
      outcome,
      status,
      lengthBytes: body.lengthBytes,
      ttfbMs: roundMs(ttfbMs + waitMs),
    }
  }

  #tell(count: NonNullable<TrafficOptions['count']>, bucket: number, { region, route, object, isPlain, drawn, request }: Wish, { pop }: Way, outcome: Outcome, { status, body }: Served): void {
    const row = this.#row
    row.bucket = bucket
    row.region = region
    row.pop = pop
    row.route = route.index
    row.object = object
    row.outcome = indexOfOutcome[outcome]
    row.status = status
    row.lengthBytes = body.lengthBytes
    row.isPlain = isPlain
    row.drawn = drawn
    row.request = request
    count(row)
  }

  #at(atMs: number, happen: Happening['happen']): void {
    this.#timeline.at(atMs, { happen })
  }

  #happen(input: TrafficInput, number: number): void {
    const { nowMs } = this.#timeline
    switch (input.type) {
      case 'deploy': {
        const { firstObject, spec } = this.#routeOf(input.route)
        if (input.object !== undefined) return this.#catalogue.deploy(firstObject + input.object, nowMs)
        for (let i = 0; i < spec.objects; i++) this.#catalogue.deploy(firstObject + i, nowMs)
        return
      }
      case 'headers':
        return this.#catalogue.setHeaders(this.#routeOf(input.route), input.headers)
      case 'purge':
        for (const node of this.#network.nodes) {
          const purge = (): void => node.purge(`purge-${number}`, input.selector, input.mode)
          this.#at(nowMs + (input.delayMs?.[node.id] ?? 0), purge)
        }
        return
      case 'origin-down':
        return this.#origin.goDownUntil(input.atMs + input.durationMs)
      case 'pop-down':
        this.#network.withdraw(input.pop)
        return this.#at(input.atMs + input.durationMs, () => this.#network.restore(input.pop))
      case 'policy':
        return this.#network.follow(input.policy)
      case 'surge':
        return // part of the arrivals
    }
  }

  #routeOf(id: string) {
    return this.#catalogue.routes.find(({ spec }) => spec.id === id)!
  }
}

/** A client's request that the store could not answer by itself, or that stands in the sample, until it is answered. */
class Pending implements Asker {
  readonly #run: Traffic
  readonly number: number
  /** In the sample, or -1. */
  readonly place: number
  readonly askedAtMs: number
  readonly wish: Wish
  readonly way: Way
  readonly decisions: Decision[] | null

  constructor(run: Traffic, number: number, place: number, askedAtMs: number, wish: Wish, way: Way) {
    this.#run = run
    this.number = number
    this.place = place
    this.askedAtMs = askedAtMs
    this.wish = wish
    this.way = way
    this.decisions = place < 0 ? null : []
  }

  answered(response: HttpResponse, outcome: Outcome): void {
    this.#run.answered(this, response, outcome)
  }
}
