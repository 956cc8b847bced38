/**
 * A user and her browser. In: what she does. Out: her requests' journeys, each from the browser's own cache or over the network.
 */
import { createCacheNode } from '../engine/edge.ts'
import type { Outcome } from '../engine/decision.ts'
import { withField } from '../engine/http/message.ts'
import type { HttpRequest, HttpResponse } from '../engine/http/message.ts'
import { DEFAULT_PROGRAM } from '../engine/program.ts'
import { CacheHost } from './cache-host.ts'
import { Connections } from './connections.ts'
import type { Life, Path } from './connections.ts'
import { Dns } from './dns.ts'
import type { Answers } from './dns.ts'
import { exchange } from './exchange.ts'
import type { CarriedRoute, DirectRoute, Exchange, Route, Served } from './exchange.ts'
import { greatCircleKm, locate } from './geo/distance.ts'
import type { HopKind, NodeId, RequestId } from './log.ts'
import { BYTES, isNetworkError } from './messages.ts'
import { oneWayMs, roundMs } from './physics.ts'
import { until, valueOf } from './process.ts'
import type { Process } from './process.ts'
import { ORIGIN_NODE, browserNode } from './simulation.ts'
import type { Simulation } from './simulation.ts'
import type { Place, UserSpec, WorldInput } from './spec.ts'

/** Room in a browser's cache: more than any scene fills. */
const BROWSER_CACHE_BYTES = 256 * 1024 * 1024

/** Whom a user's requests go to. */
export interface Destination {
  readonly id: NodeId
  readonly place: Place
  readonly address: string
  readonly serve: DirectRoute['serve']
  /** As connections know it. */
  readonly life: () => Life
}

/** Whom they go to is for the internet to say, request by request. */
export interface RoutedWay {
  /** The one address of every name, or who is asked for it. */
  readonly address: string | Answers
  routeFor(dns: Dns): CarriedRoute
}

export class User {
  readonly #sim: Simulation
  readonly #spec: UserSpec
  readonly #id: NodeId
  readonly #dns: Dns
  readonly #route: Route
  readonly #origin: Destination
  /** By the origin's own name, once that was asked for. */
  #toOrigin: DirectRoute | null = null
  #cache: CacheHost | null

  constructor(sim: Simulation, spec: UserSpec, way: Destination | RoutedWay, origin: Destination) {
    this.#sim = sim
    this.#spec = spec
    this.#id = browserNode(spec.id)
    this.#origin = origin
    this.#dns = new Dns(sim, spec, way.address)
    this.#route = 'routeFor' in way ? way.routeFor(this.#dns) : this.#straightTo(way, this.#dns)
    this.#cache = spec.browserCache ? this.#emptyCache() : null
  }

  /** One request, from the wish to the answer's first byte. */
  *request(req: RequestId, input: Extract<WorldInput, { type: 'request' }>): Process<void> {
    const headers = input.reload ? withField(input.headers ?? [], 'Cache-Control', 'no-cache') : (input.headers ?? [])
    const request: HttpRequest = { method: input.method ?? 'GET', url: input.url, headers }
    const straight = input.to && this.#routeToOrigin()
    const route = straight ?? this.#route
    const started = (sent: HttpRequest): void =>
      this.#sim.journal.write(this.#sim.clock.nowMs, { type: 'request-started', req, parent: null, from: this.#id, to: route.path.to, request: sent })

    if (!this.#cache || straight) {
      started(request)
      const leg = yield* exchange(this.#sim, route, req, request)
      return this.#finish(req, { ...leg, outcome: experienced(leg.response, null, leg) }, leg)
    }
    const ticket = this.#cache.ask(req, request, { started, unconditional: input.reload === true })
    const { response, outcome } = yield* valueOf(ticket.answer)
    const leg = ticket.fetched
    const ownContent = !leg || outcome === 'stale'
    this.#finish(req, { response, outcome: experienced(response, outcome, leg), answeredBy: ownContent ? this.#id : leg.answeredBy }, leg)
  }

  /** A bare round trip to the origin. */
  *ping(req: RequestId): Process<void> {
    const { clock, journal, spec } = this.#sim
    const startMs = clock.nowMs
    const delayMs = this.#oneWayMs(spec.origin.place)
    const crossing = (kind: HopKind, from: NodeId, to: NodeId): number => {
      const arrivesAtMs = roundMs(clock.nowMs + delayMs)
      journal.write(clock.nowMs, { type: 'hop', req, kind, from, to, arrivesAtMs, bytes: BYTES.ping, outcome: null })
      return arrivesAtMs
    }
    yield* until(crossing('ping', this.#id, ORIGIN_NODE))
    yield* until(crossing('pong', ORIGIN_NODE, this.#id))
    const km = greatCircleKm(locate(this.#spec.place), locate(spec.origin.place))
    journal.write(clock.nowMs, { type: 'pong', user: this.#spec.id, rttMs: roundMs(clock.nowMs - startMs), km })
  }

  /** Closes connections and forgets names, and with `cache` empties the browser's cache. Requests under way end as they began. */
  goCold(cache: boolean): void {
    const { clock, journal } = this.#sim
    this.#route.connections.closeAll()
    this.#dns.forget()
    this.#toOrigin = null
    journal.write(clock.nowMs, { type: 'went-cold', user: this.#spec.id })
    if (!cache || !this.#cache) return
    for (const { key, variant, url } of this.#cache.entries()) {
      journal.write(clock.nowMs, { type: 'evicted', req: '', node: this.#id, key, variant, url, reason: 'cleared' })
    }
    this.#cache = this.#emptyCache()
  }

  #straightTo({ id, place, serve, life }: Destination, dns: Dns): DirectRoute {
    const path: Path = { from: this.#id, to: id, oneWayMs: this.#oneWayMs(place) }
    return { path, connections: new Connections(this.#sim, path, false), resolve: (req, host) => dns.resolve(req, host), serve, life }
  }

  #routeToOrigin(): DirectRoute {
    return (this.#toOrigin ??= this.#straightTo(this.#origin, new Dns(this.#sim, this.#spec, this.#origin.address)))
  }

  #oneWayMs(place: Place): number {
    return roundMs(oneWayMs(greatCircleKm(locate(this.#spec.place), locate(place))) + this.#spec.accessMs)
  }

  #emptyCache(): CacheHost {
    const node = createCacheNode({
      name: `browser-${this.#spec.id}`,
      kind: 'private',
      capacityBytes: BROWSER_CACHE_BYTES,
      requestDirectives: 'obey',
      collapse: false,
      program: this.#sim.spec.program ?? DEFAULT_PROGRAM,
    })
    return new CacheHost(this.#sim, this.#id, node, this.#route, true)
  }

  #finish(req: RequestId, { response, outcome, answeredBy }: Served, leg: Exchange | null): void {
    const { ttfbMs, totalMs, roundTrips } = leg ?? { ttfbMs: 0, totalMs: 0, roundTrips: 0 }
    const failure = leg?.failure && outcome === 'error' ? { failure: leg.failure } : {}
    this.#sim.journal.write(this.#sim.clock.nowMs, { type: 'request-finished', req, from: this.#id, outcome, answeredBy, response, ttfbMs, totalMs, roundTrips, ...failure })
  }
}

/**
 * How a request went for its user, in one word. What she got comes first (an error is an error), then what her browser made of
 * it, then how the next node came to its answer. null where neither of them is a cache.
 */
function experienced(response: HttpResponse, browser: Outcome | null, leg: Exchange | null): Outcome | null {
  if (response.status >= 500 || isNetworkError(response)) return 'error'
  if (!leg) return browser
  if (browser === 'stale' || leg.outcome === 'collapsed') return browser === 'stale' ? 'stale' : 'collapsed'
  return browser === 'revalidated' ? 'revalidated' : leg.outcome
}
