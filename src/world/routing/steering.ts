/**
 * What DNS tells whom. Anycast: one address, to everybody. GeoDNS: the address of a POP that the authoritative server picks for who
 * asks, by what it believes of the POPs' health. In: users, POPs that come and go. Out: addresses, and the server's answers in the log.
 */
import type { Answers } from '../dns.ts'
import { locate } from '../geo/distance.ts'
import type { GeoPoint } from '../geo/distance.ts'
import type { RequestId } from '../log.ts'
import type { Simulation } from '../simulation.ts'
import type { UserSpec } from '../spec.ts'
import { popAddresses } from './addresses.ts'
import type { PopAddress } from './addresses.ts'
import { Authority } from './authority.ts'
import { AnswerShares } from './shares.ts'
import type { NetworkId, NetworkSpec, RoutingSpec } from './spec.ts'

export class Steering {
  readonly addresses: readonly PopAddress[]
  /** Which addresses each eyeball network's people hold. */
  readonly shares: AnswerShares
  readonly #sim: Simulation
  readonly #spec: RoutingSpec
  readonly #networks: ReadonlyMap<NetworkId, NetworkSpec>
  readonly #authority: Authority

  /** The server believes every POP healthy when all are announced from the start, and none when none is. */
  constructor(sim: Simulation, spec: RoutingSpec) {
    this.#sim = sim
    this.#spec = spec
    this.#networks = new Map(spec.networks.map((network) => [network.id, network]))
    this.addresses = popAddresses(spec)
    this.#authority = new Authority(this.addresses.map((pop) => ({ ...pop, at: this.#placeOf(pop.pop) })))
    this.shares = new AnswerShares(spec.design.kind === 'geodns' ? spec.design.ttlSeconds : 0)
    if (spec.start === 'silent') for (const { pop } of this.addresses) this.#authority.learn(pop, false)
    this.#remap()
  }

  /** Where a user's resolver gets its answers. */
  sourceFor(user: UserSpec): string | Answers {
    const { design } = this.#spec
    return design.kind === 'anycast' ? this.#anycastAddress : { ttlSeconds: design.ttlSeconds, answer: (req) => this.#answer(user, req) }
  }

  /** The address that a user would be told if her resolver asked now. */
  preview(user: UserSpec): string {
    return this.#spec.design.kind === 'anycast' ? this.#anycastAddress : this.#authority.answer(this.#seenAt(user)).address
  }

  /** The address that a flood aims at: a POP's, or the first. */
  target(pop: string | undefined): string {
    return (this.addresses.find((address) => address.pop === pop) ?? this.addresses[0]!).address
  }

  /** Throws for an address that no POP has: a defect of the caller. */
  byAddress(address: string): PopAddress {
    const found = this.addresses.find((known) => known.address === address)
    if (!found) throw new Error(`No POP has the address ${address}. Take one that DNS told.`)
    return found
  }

  /** A POP failed or came back: the health checks notice after their delay, whatever holds by then. */
  checkHealthLater(pop: string, isHealthy: () => boolean): void {
    const { design } = this.#spec
    const { clock, journal } = this.#sim
    if (design.kind === 'anycast') return
    clock.at(clock.nowMs + design.healthDelayMs, () => {
      const healthy = isHealthy()
      if (!this.#authority.learn(pop, healthy)) return
      journal.write(clock.nowMs, { type: 'health-changed', pop, healthy })
      this.#remap()
    })
  }

  get #anycastAddress(): string {
    return this.addresses[0]!.address
  }

  #answer(user: UserSpec, req: RequestId): string {
    const { clock, journal } = this.#sim
    const { pop, address, candidates } = this.#authority.answer(this.#seenAt(user))
    const by = user.resolver.clientSubnet ? 'client-subnet' : 'resolver'
    journal.write(clock.nowMs, { type: 'dns-mapped', req, user: user.id, pop, address, by, candidates })
    return address
  }

  /** Where the authoritative server believes who asks to be. */
  #seenAt({ network, resolver }: UserSpec): GeoPoint {
    return this.#placeOf((resolver.clientSubnet ? network : (resolver.network ?? network))!)
  }

  #placeOf(network: NetworkId): GeoPoint {
    return locate(this.#networks.get(network)!.places[0])
  }

  /** What resolvers in each eyeball network are told from now on. */
  #remap(): void {
    for (const { id, kind } of this.#spec.networks) {
      if (kind !== 'eyeball') continue
      const address = this.#spec.design.kind === 'anycast' ? this.#anycastAddress : this.#authority.answer(this.#placeOf(id)).address
      this.shares.answer(id, address, this.#sim.clock.nowMs)
    }
  }
}
