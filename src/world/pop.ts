/**
 * A point of presence: a shared cache near its users. In: their requests. Out: answers, from the cache or from upstream. It
 * ignores what clients' Cache-Control asks, as most CDN edges do (RFC 9111 §5.2.1 calls those directives advisory), and joins
 * concurrent misses.
 */
import { createCacheNode } from '../engine/edge.ts'
import type { CacheNodeOptions } from '../engine/edge.types.ts'
import type { HttpRequest } from '../engine/http/message.ts'
import { DEFAULT_PROGRAM } from '../engine/program.ts'
import { CacheHost } from './cache-host.ts'
import type { Ticket } from './cache-host.ts'
import { Connections, FOREVER } from './connections.ts'
import type { Life } from './connections.ts'
import type { DirectRoute, Route, Served } from './exchange.ts'
import { greatCircleKm, locate } from './geo/distance.ts'
import type { NodeId, RequestId } from './log.ts'
import type { Origin } from './origin.ts'
import { oneWayMs, roundMs } from './physics.ts'
import { until, valueOf } from './process.ts'
import type { Process } from './process.ts'
import { ORIGIN_NODE, popNode } from './simulation.ts'
import type { Simulation } from './simulation.ts'
import type { Place, PopSpec } from './spec.ts'

/** Straight from a POP to whoever serves it upstream. */
export function routeUpstream(sim: Simulation, spec: PopSpec, upstream: { readonly id: NodeId; readonly place: Place; readonly serve: DirectRoute['serve']; readonly life: () => Life }): DirectRoute {
  const path = { from: popNode(spec.id), to: upstream.id, oneWayMs: oneWayMs(greatCircleKm(locate(spec.place), locate(upstream.place))) }
  return { path, connections: new Connections(sim, path, spec.warmOrigin), serve: upstream.serve, life: upstream.life, ...(spec.originLink && { link: spec.originLink }) }
}

/** From a POP to the origin. */
export function routeToOrigin(sim: Simulation, spec: PopSpec, origin: Origin): DirectRoute {
  return routeUpstream(sim, spec, { id: ORIGIN_NODE, place: sim.spec.origin.place, serve: (req, request) => origin.serve(req, request, true), life: () => origin.life() })
}

export class Pop {
  readonly spec: PopSpec
  readonly id: NodeId
  protected readonly cache: CacheHost
  readonly #sim: Simulation

  /** @param options of its cache, beside what every POP's has */
  constructor(sim: Simulation, spec: PopSpec, route: Route, options: Partial<CacheNodeOptions> = {}) {
    this.spec = spec
    this.id = popNode(spec.id)
    this.#sim = sim
    const node = createCacheNode({
      name: spec.id,
      kind: 'shared',
      capacityBytes: spec.capacityBytes,
      requestDirectives: 'ignore',
      collapse: true,
      program: sim.spec.program ?? DEFAULT_PROGRAM,
      ...(spec.targetedFields && { targetedFields: spec.targetedFields }),
      ...(spec.policyFor && { policyFor: spec.policyFor }),
      ...options,
    })
    this.cache = new CacheHost(sim, this.id, node, route, false)
  }

  /** As connections know it: it never fails. */
  life(): Life {
    return FOREVER
  }

  /** Looks up, decides, answers. */
  *serve(req: RequestId, request: HttpRequest): Process<Served> {
    const { clock, journal } = this.#sim
    const lookedUpAtMs = roundMs(clock.nowMs + this.spec.lookupMs)
    journal.phase(req, 'lookup', this.id, clock.nowMs, lookedUpAtMs)
    yield* until(lookedUpAtMs)

    const ticket = this.cache.ask(req, request)
    const { response, outcome } = yield* valueOf(ticket.answer)
    ticket.spans.forEach((span, i) => journal.phase(req, span.phase, this.id, span.fromMs, ticket.spans[i + 1]?.fromMs ?? clock.nowMs))
    // A 304 has no last byte to wait for: the body that it is about lies here.
    const completeAtMs = this.spec.originLink && ticket.fetched?.lastByteAtMs
    return { response, outcome, answeredBy: this.#answeredBy(ticket), ...(completeAtMs !== undefined && { completeAtMs }) }
  }

  #answeredBy(ticket: Ticket): NodeId {
    const { outcome } = ticket.answer.value
    // To an upstream that gave no answer it makes its own.
    return ticket.fetched && !ticket.fetched.failure && outcome !== 'stale' ? ticket.fetched.answeredBy : this.id
  }
}
