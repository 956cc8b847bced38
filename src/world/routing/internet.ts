/**
 * The routed internet as a part of a world. In: the graph, what happens to it, users' packets. Out: where each packet goes, who
 * answers, and everything that routers decide in the log. Under anycast nobody sends a user anywhere: her packets follow each
 * network's own table, and that is all. Left out: routes between POPs and the origin, which are as in a world without routing.
 */
import type { HttpRequest } from '../../engine/http/message.ts'
import type { Served } from '../exchange.ts'
import { locate } from '../geo/distance.ts'
import type { Happening } from '../journal.ts'
import type { NodeId, RequestId } from '../log.ts'
import { roundMs } from '../physics.ts'
import type { Pop } from '../pop.ts'
import type { Process } from '../process.ts'
import { randomStream } from '../random.ts'
import type { Random } from '../random.ts'
import type { Simulation } from '../simulation.ts'
import type { UserSpec } from '../spec.ts'
import type { RoutedWay } from '../user.ts'
import { addressOf } from './addresses.ts'
import type { Carrier, Way } from './carrier.ts'
import { checkRouting } from './check-routing.ts'
import { RoutedClient } from './client.ts'
import { networkNode } from './events.ts'
import { BulkTraffic } from './flood.ts'
import type { BulkCarrier } from './flood.ts'
import { pathOf } from './forwarding.ts'
import type { Internet, Routing } from './internet.types.ts'
import { Packets } from './packets.ts'
import { Propagation } from './propagation.ts'
import { USUAL_PATIENCE_MS, endsOf } from './spec.ts'
import type { NetworkId, NetworkSpec, RoutingInput, RoutingSpec } from './spec.ts'
import { Steering } from './steering.ts'

/** A world's `routing`. */
export function routed(spec: RoutingSpec): Routing {
  return { ...routedUnchecked(spec), check: (world, inputs) => checkRouting(spec, world, inputs) }
}

/** The same without the checks, which say in many words what is wrong: for a page whose worlds and inputs all stand in tests that check them. */
export function routedUnchecked(spec: RoutingSpec): Routing {
  return { spec, check: () => {}, start: (sim, pops) => new RoutedInternet(sim, spec, pops) }
}

class RoutedInternet implements Internet, Carrier, BulkCarrier {
  readonly patienceMs: number
  readonly capacityPerSecond: number
  readonly pops: readonly string[]
  readonly eyeballs: readonly NetworkSpec[]
  readonly #sim: Simulation
  readonly #spec: RoutingSpec
  readonly #popById: ReadonlyMap<string, Pop>
  readonly #announced = new Set<string>()
  readonly #answering = new Set<string>()
  readonly #routes: Propagation
  readonly #steering: Steering
  readonly #bulk: BulkTraffic
  readonly #clients: RoutedClient[] = []
  readonly #luck: Random

  constructor(sim: Simulation, spec: RoutingSpec, pops: readonly Pop[]) {
    this.patienceMs = spec.patienceMs ?? USUAL_PATIENCE_MS
    this.capacityPerSecond = spec.popCapacityPerSecond ?? Infinity
    this.pops = spec.networks.filter(({ kind }) => kind === 'cdn-pop').map(({ id }) => id)
    this.eyeballs = spec.networks.filter(({ kind }) => kind === 'eyeball')
    this.#sim = sim
    this.#spec = spec
    this.#popById = new Map(pops.map((pop) => [pop.spec.id, pop]))
    const random = (stream: string): Random => randomStream(sim.spec.seed, stream)
    this.#luck = random('overload')
    const changed = (): void => this.#clients.forEach((client) => client.connections.routesChanged())
    this.#routes = new Propagation({ spec, clock: sim.clock, random: random('routers'), write: (event) => this.#write(event), changed })
    this.#steering = new Steering(sim, spec)
    this.#bulk = new BulkTraffic(sim, this, this.#steering.shares, random)
    if (spec.start === 'converged') this.#announceBeforehand()
  }

  wayOf(user: UserSpec): RoutedWay {
    const nameOf = (id: NetworkId): NodeId => networkNode(this.#routes.graph.network(id))
    return {
      address: this.#steering.sourceFor(user),
      routeFor: (dns) => {
        const client = new RoutedClient(this.#sim, user, this, new Packets(this.#sim, user, this, nameOf), dns)
        this.#clients.push(client)
        return client
      },
    }
  }

  happen(input: RoutingInput, number: number): void {
    switch (input.type) {
      case 'announce-pop':
        return this.#announce(input.pop)
      case 'withdraw-pop':
        return this.#withdraw(input.pop, input.how === 'drained')
      case 'link-add':
        this.#write({ type: 'link-changed', link: input.link, up: true })
        return this.#routes.addLink(input.link)
      case 'link-cut': {
        const link = this.#routes.graph.neighbour(...input.between)!.link.spec
        this.#write({ type: 'link-changed', link, up: false })
        return this.#routes.cutLink(...endsOf(link))
      }
      case 'flood':
      case 'crowd':
        return this.#bulk.join(input, number)
    }
  }

  way(user: UserSpec, address: string): Way {
    const path = pathOf(this.#routes, user.network!, this.#steering.byAddress(address).prefix, locate(user.place))
    const via = path.hops.map(({ network }) => network)
    const oneWayMs = roundMs(user.accessMs + path.oneWayMs)
    if (path.ends !== 'at-pop') return { via, oneWayMs, pop: null, lost: path.ends }
    return this.answers(path.pop!) ? { via, oneWayMs, pop: path.pop, lost: null } : { via, oneWayMs, pop: null, lost: 'pop-down' }
  }

  reaches(network: NetworkId, address: string): string | null {
    return pathOf(this.#routes, network, this.#steering.byAddress(address).prefix).pop
  }

  answers(pop: string): boolean {
    return this.#answering.has(pop)
  }

  sheds(pop: string): boolean {
    const share = this.#bulk.droppedShare(pop)
    return share > 0 && this.#luck.uniform() < share
  }

  lookupMs(pop: string): number {
    return this.#popById.get(pop)!.spec.lookupMs
  }

  serve(pop: string, req: RequestId, request: HttpRequest): Process<Served> {
    return this.#popById.get(pop)!.serve(req, request)
  }

  preview(user: UserSpec): string {
    return this.#steering.preview(user)
  }

  target(pop: string | undefined): string {
    return this.#steering.target(pop)
  }

  #announceBeforehand(): void {
    for (const { pop, prefix } of this.#steering.addresses) {
      this.#announced.add(pop)
      this.#answering.add(pop)
      this.#write({ type: 'pop-announced', pop, prefix, already: true })
    }
    this.#routes.settle(this.#steering.addresses.map(({ pop, prefix }) => ({ network: pop, prefix })))
  }

  #announce(pop: string): void {
    this.#answering.add(pop)
    if (this.#announced.has(pop)) return
    this.#announced.add(pop)
    const { prefix } = addressOf(this.#spec, pop)
    this.#write({ type: 'pop-announced', pop, prefix, already: false })
    this.#routes.originate(pop, prefix, true)
    this.#steering.checkHealthLater(pop, () => this.#announced.has(pop))
  }

  #withdraw(pop: string, serves: boolean): void {
    if (!this.#announced.delete(pop)) return
    if (!serves) this.#answering.delete(pop)
    const { prefix } = addressOf(this.#spec, pop)
    this.#write({ type: 'pop-withdrawn', pop, prefix, serves })
    this.#routes.originate(pop, prefix, false)
    this.#steering.checkHealthLater(pop, () => this.#announced.has(pop))
  }

  #write(event: Happening): void {
    this.#sim.journal.write(this.#sim.clock.nowMs, event)
  }
}
