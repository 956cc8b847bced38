/**
 * One network's BGP speaker, without a clock: what it heard from whom, what it decided, what it last told whom. In: updates from
 * neighbours, its own announcements, links that come and go. Out: decisions, and updates that are due.
 */
import { chosenRoute, decideRoute, mayExport } from './decision.ts'
import type { Heard, Route, RouteDecision } from './decision.ts'
import type { Neighbour } from './graph.ts'
import type { NetworkId, NetworkSpec, Prefix } from './spec.ts'

/** One prefix in a BGP UPDATE message (RFC 4271 §4.3): a route, or null to withdraw the one told before. */
export interface Update {
  readonly prefix: Prefix
  readonly route: Route | null
}

const NOTHING: ReadonlyMap<NetworkId, Route> = new Map()

export class Router {
  readonly spec: NetworkSpec
  readonly #originated = new Set<Prefix>()
  /** Adj-RIBs-In (RFC 4271 §3.2), by prefix and neighbour. */
  readonly #heard = new Map<Prefix, Map<NetworkId, Route>>()
  /** Adj-RIBs-Out, by neighbour and prefix. */
  readonly #told = new Map<NetworkId, Map<Prefix, Route>>()
  readonly #decisions = new Map<Prefix, RouteDecision>()

  constructor(spec: NetworkSpec) {
    this.spec = spec
  }

  /** undefined: nothing was ever heard of the prefix. */
  decision(prefix: Prefix): RouteDecision | undefined {
    return this.#decisions.get(prefix)
  }

  /** Begins or ends announcing a prefix of its own. */
  originate(prefix: Prefix, on: boolean): void {
    if (on) this.#originated.add(prefix)
    else this.#originated.delete(prefix)
  }

  /** A new route from a neighbour takes the place of its old one (RFC 4271 §9). */
  hear(from: NetworkId, { prefix, route }: Update): void {
    const heard = this.#heard.get(prefix) ?? new Map<NetworkId, Route>()
    this.#heard.set(prefix, heard)
    if (route) heard.set(from, route)
    else heard.delete(from)
  }

  /** The link to a neighbour is gone, and what it told with it. Out: the prefixes that it had told. */
  forget(neighbour: NetworkId): readonly Prefix[] {
    this.#told.delete(neighbour)
    return [...this.#heard].filter(([, heard]) => heard.delete(neighbour)).map(([prefix]) => prefix)
  }

  /** Every prefix that it knows of. */
  prefixes(): readonly Prefix[] {
    return [...new Set([...this.#originated, ...this.#heard.keys()])]
  }

  /** Decides anew. Out: the decision, and whether another route wins than before. */
  decide(prefix: Prefix, neighbours: readonly Neighbour[]): { readonly decision: RouteDecision; readonly changed: boolean } {
    const heard = this.#heard.get(prefix) ?? NOTHING
    const routes: Heard[] = neighbours.flatMap((neighbour) => {
      const route = heard.get(neighbour.network)
      return route ? [{ neighbour, route }] : []
    })
    const { id, asn } = this.spec
    const decision = decideRoute({ network: id, asn, originates: this.#originated.has(prefix) }, prefix, routes)
    const changed = !sameUse(this.#decisions.get(prefix), decision)
    this.#decisions.set(prefix, decision)
    return { decision, changed }
  }

  /** What a neighbour is to be told now; null when it knows already. Only asks: see `tell`. */
  due(prefix: Prefix, to: Neighbour): Update | null {
    const route = this.#exported(prefix, to)
    return sameRoute(this.#told.get(to.network)?.get(prefix) ?? null, route) ? null : { prefix, route }
  }

  /** Notes that a neighbour was told. */
  tell(to: NetworkId, { prefix, route }: Update): void {
    const told = this.#told.get(to) ?? new Map<Prefix, Route>()
    this.#told.set(to, told)
    if (route) told.set(prefix, route)
    else told.delete(prefix)
  }

  #exported(prefix: Prefix, to: Neighbour): Route | null {
    const decision = this.#decisions.get(prefix)
    if (!decision || !mayExport(decision, to)) return null
    const best = chosenRoute(decision)
    return { asPath: [this.spec.asn, ...(best?.asPath ?? [])], via: [this.spec.id, ...(best?.via ?? [])] }
  }
}

const sameUse = (a: RouteDecision | undefined, b: RouteDecision): boolean =>
  (a?.because === 'originated') === (b.because === 'originated') && sameRoute(chosenRoute(a) ?? null, chosenRoute(b) ?? null)

/** Networks stand for AS numbers here: the same networks have the same numbers. */
const sameRoute = (a: Route | null, b: Route | null): boolean =>
  a === b || (a !== null && b !== null && a.via.length === b.via.length && a.via.every((network, i) => network === b.via[i]))
