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
import type { StoredSummary } from '../../engine/edge.types.ts'
import { VirtualClock } from '../clock.ts'
import { FIRST_VERSION_AGE_MS, toUnixMs } from '../epoch.ts'
import { roundMs } from '../physics.ts'
import { randomStream, type Random } from '../random.ts'
import { TrafficArrivals } from './arrivals.ts'
import { Catalogue } from './catalogue.ts'
import { checkTraffic } from './check-traffic.ts'
import { Clients, type Wish } from './clients.ts'
import { metricsOf, type TrafficMetrics } from './metrics.ts'
import { buildNetwork, type Network, type TrafficOptions } from './network.ts'
import type { Answer } from './node.ts'
import { TrafficOrigin } from './origin.ts'
import type { SampledRequest } from './sample.ts'
import type { TrafficInput, TrafficSpec } from './spec.ts'
import { Tally } from './tally.ts'

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
  readonly #options: TrafficOptions
  readonly #clock = new VirtualClock()
  readonly #arrivals: TrafficArrivals
  readonly #catalogue: Catalogue
  readonly #clients: Clients
  readonly #tally: Tally
  readonly #origin: TrafficOrigin
  readonly #network: Network
  readonly #chance: Random
  readonly #sample: (SampledRequest | null)[]
  #count = 0
  #over = false

  constructor(spec: TrafficSpec, options: TrafficOptions) {
    this.#spec = spec
    this.#options = options
    this.#arrivals = new TrafficArrivals(spec)
    this.#catalogue = new Catalogue(spec, -FIRST_VERSION_AGE_MS)
    this.#clients = new Clients(spec, this.#catalogue)
    this.#tally = new Tally(spec, this.#catalogue)
    this.#origin = new TrafficOrigin(spec, this.#clock, this.#catalogue, this.#clients, this.#tally)
    this.#network = buildNetwork(spec, options, this.#clock, this.#origin)
    this.#chance = randomStream(spec.seed, 'sample')
    this.#sample = new Array<null>(spec.sampleSize ?? DEFAULT_SAMPLE).fill(null)
    const inputs = (spec.inputs ?? []).map((input, number) => ({ input, number })).sort((a, b) => a.input.atMs - b.input.atMs)
    for (const { input, number } of inputs) this.#clock.at(input.atMs, () => this.#happen(input, number))
    // The queue's own statistics are not read here; reading them lets it forget the waits that it keeps for them.
    for (let atMs = spec.bucketMs; atMs < spec.durationMs; atMs += spec.bucketMs) this.#clock.at(atMs, () => void this.#origin.queue.gauge(atMs))
  }

  get progress(): number {
    return this.#over ? 1 : Math.min(1, this.#clock.nowMs / this.#spec.durationMs)
  }

  advance(requests: number): boolean {
    const clock = this.#clock
    const arrivals = this.#arrivals
    for (let i = 0; i < requests && arrivals.nextMs < Infinity; i++) {
      clock.runUntil(arrivals.nextMs)
      this.#arrive(arrivals.region, arrivals.route)
      arrivals.advance()
    }
    if (arrivals.nextMs < Infinity) return true
    clock.run()
    this.#over = true
    return false
  }

  metrics(): TrafficMetrics {
    return metricsOf(this.#spec, this.#tally, this.#network.nodes)
  }

  sample(): readonly SampledRequest[] {
    return this.#sample.filter((one) => one !== null).sort((a, b) => a.number - b.number)
  }

  entries(node: string): readonly StoredSummary[] {
    const found = this.#network.nodes.find(({ id }) => id === node)
    if (!found) throw new Error(`No cache node is called "${node}". There are: ${this.#network.nodes.map(({ id }) => id).join(', ')}.`)
    return found.cache.entries(toUnixMs(this.#clock.nowMs))
  }

  #arrive(region: number, routeIndex: number): void {
    const nowMs = this.#clock.nowMs
    const wish = this.#clients.wish(region, this.#catalogue.routes[routeIndex]!)
    const way = this.#network.wayOf(region)
    const number = this.#count++
    const slot = this.#slot(number)
    const answer = way.node.ask(wish.request, slot >= 0, (late) => this.#answered(number, slot, nowMs, wish, way, late))
    if (answer) this.#answered(number, slot, nowMs, wish, way, answer)
  }

  #answered(number: number, slot: number, askedAtMs: number, wish: Wish, way: ReturnType<Network['wayOf']>, answer: Answer): void {
    const { response, outcome, decisions } = answer
    const nowMs = this.#clock.nowMs
    const ttfbMs = way.rttMs + way.node.lookupMs + nowMs - askedAtMs
    this.#tally.answered(askedAtMs, nowMs, wish, outcome, response, ttfbMs)
    if (slot < 0 && !this.#options.observe) return
    const seen = {
      number,
      atMs: askedAtMs,
      region: this.#spec.regions[wish.region]!.id,
      pop: way.node.id,
      route: wish.route.spec.id,
      object: wish.object,
      request: wish.request,
      outcome,
      status: response.status,
      lengthBytes: response.body.lengthBytes,
      ttfbMs: roundMs(ttfbMs),
    }
    this.#options.observe?.(seen)
    // A later request may have taken the place while this one waited.
    if (slot >= 0 && (this.#sample[slot]?.number ?? -1) < number) this.#sample[slot] = { ...seen, headers: response.headers, decisions }
  }

  /** Reservoir sampling (Vitter's algorithm R): the place that the request takes in the sample, or -1. */
  #slot(number: number): number {
    const size = this.#sample.length
    if (number < size) return number
    const place = size === 0 ? 0 : this.#chance.integer(number + 1)
    return place < size ? place : -1
  }

  #happen(input: TrafficInput, number: number): void {
    const clock = this.#clock
    switch (input.type) {
      case 'deploy': {
        const { firstObject, spec } = this.#routeOf(input.route)
        if (input.object !== undefined) return this.#catalogue.deploy(firstObject + input.object, clock.nowMs)
        for (let i = 0; i < spec.objects; i++) this.#catalogue.deploy(firstObject + i, clock.nowMs)
        return
      }
      case 'headers':
        return this.#catalogue.setHeaders(this.#routeOf(input.route), input.headers)
      case 'purge':
        for (const node of this.#network.nodes) {
          const purge = (): void => node.purge(`purge-${number}`, input.selector, input.mode)
          clock.at(clock.nowMs + (input.delayMs?.[node.id] ?? 0), purge)
        }
        return
      case 'origin-down':
        return this.#origin.goDownUntil(input.atMs + input.durationMs)
      case 'pop-down':
        this.#network.withdraw(input.pop)
        return clock.at(input.atMs + input.durationMs, () => this.#network.restore(input.pop))
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
