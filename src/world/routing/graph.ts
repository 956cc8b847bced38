/**
 * The AS graph as it stands at one moment. In: networks, links. Out: who is whose neighbour, as what, and how far away. A change
 * makes a new graph. What makes no sense is refused by check-graph.ts.
 */
import { greatCircleKm, locate } from '../geo/distance.ts'
import type { GeoPoint } from '../geo/distance.ts'
import { oneWayMs, roundMs } from '../physics.ts'
import { endsOf, linkId } from './spec.ts'
import type { LinkSpec, NetworkId, NetworkSpec } from './spec.ts'

/** What a neighbour is to a network. */
export type Relation = 'customer' | 'peer' | 'provider'

export interface Link {
  readonly id: string
  readonly spec: LinkSpec
  readonly oneWayMs: number
  /** Where each of its ends joins it. */
  readonly at: Readonly<Record<NetworkId, GeoPoint>>
}

export interface Neighbour {
  readonly network: NetworkId
  readonly asn: number
  /** A stand-in for the BGP identifier (RFC 4271 §4.2): the network's place in the graph, from 1. */
  readonly router: number
  readonly relation: Relation
  readonly link: Link
  /** From the network's first place to the neighbour. */
  readonly exitMs: number
}

interface Entry {
  readonly network: NetworkSpec
  readonly router: number
  readonly neighbours: Neighbour[]
}

export class AsGraph {
  readonly networks: readonly NetworkSpec[]
  readonly links: readonly LinkSpec[]
  readonly #byId: ReadonlyMap<NetworkId, Entry>

  constructor(networks: readonly NetworkSpec[], links: readonly LinkSpec[]) {
    this.networks = networks
    this.links = links
    this.#byId = new Map(networks.map((network, i) => [network.id, { network, router: i + 1, neighbours: [] }]))
    for (const spec of links) this.#join(spec)
    for (const { neighbours } of this.#byId.values()) neighbours.sort((a, b) => a.router - b.router)
  }

  /** Throws when the graph has none of that id. */
  network(id: NetworkId): NetworkSpec {
    return this.#entry(id).network
  }

  /** In the order of the graph. Throws when the graph has no such network. */
  neighbours(id: NetworkId): readonly Neighbour[] {
    return this.#entry(id).neighbours
  }

  /** undefined: no link joins the two. */
  neighbour(id: NetworkId, other: NetworkId): Neighbour | undefined {
    return this.neighbours(id).find((n) => n.network === other)
  }

  withLink(link: LinkSpec): AsGraph {
    return new AsGraph(this.networks, [...this.links, link])
  }

  withoutLink(a: NetworkId, b: NetworkId): AsGraph {
    const gone = linkId(a, b)
    return new AsGraph(this.networks, this.links.filter((link) => linkId(...endsOf(link)) !== gone))
  }

  #entry(id: NetworkId): Entry {
    const entry = this.#byId.get(id)
    if (!entry) throw new Error(`The graph has no network "${id}". Add it to networks, or correct the id.`)
    return entry
  }

  #join(spec: LinkSpec): void {
    const ends = endsOf(spec)
    const [a, b] = [this.#entry(ends[0]), this.#entry(ends[1])]
    const link = linkBetween(spec, a.network, b.network)
    const what = (end: NetworkId): Relation => (spec.kind === 'peering' ? 'peer' : spec.provider === end ? 'provider' : 'customer')
    for (const [near, far] of [[a, b], [b, a]] as const) {
      const { id, asn } = far.network
      const exitMs = roundMs(fibreMs(locate(near.network.places[0]), link.at[near.network.id]!) + link.oneWayMs)
      near.neighbours.push({ network: id, asn, router: far.router, relation: what(id), link, exitMs })
    }
  }
}

/** One way through fibre between two points, ms. */
export const fibreMs = (a: GeoPoint, b: GeoPoint): number => oneWayMs(greatCircleKm(a, b))

/** Joins the two places that are nearest to each other; of pairs as near, the first. */
function linkBetween(spec: LinkSpec, a: NetworkSpec, b: NetworkSpec): Link {
  let best = { km: Infinity, a: locate(a.places[0]), b: locate(b.places[0]) }
  for (const placeA of a.places) {
    for (const placeB of b.places) {
      const ends = { a: locate(placeA), b: locate(placeB) }
      const km = greatCircleKm(ends.a, ends.b)
      if (km < best.km) best = { km, ...ends }
    }
  }
  return { id: linkId(a.id, b.id), spec, oneWayMs: spec.oneWayMs ?? oneWayMs(best.km), at: { [a.id]: best.a, [b.id]: best.b } }
}
