/**
 * Where packets go. In: the graph and each network's decision, as they stand now; where a packet begins. Out: the networks that it
 * passes, in order, and where it ends. Each network looks only at its own table. Left out: that tables may change while one packet
 * is under way; that answers may come back another way.
 */
import { locate } from '../geo/distance.ts'
import type { GeoPoint } from '../geo/distance.ts'
import { roundMs } from '../physics.ts'
import type { RouteDecision } from './decision.ts'
import { fibreMs } from './graph.ts'
import type { AsGraph } from './graph.ts'
import type { NetworkId, Prefix } from './spec.ts'

/** Tables as they stand at one moment. */
export interface Tables {
  readonly graph: AsGraph
  decision(network: NetworkId, prefix: Prefix): RouteDecision | undefined
}

export interface PathHop {
  readonly network: NetworkId
  /** From where packets enter the network to where they leave it. */
  readonly insideMs: number
  /** Over the link to the next network; 0 at the last. */
  readonly linkMs: number
}

export interface NetworkPath {
  readonly hops: readonly PathHop[]
  /** The POP whose network the packet reaches, which may have withdrawn or failed; null: none. */
  readonly pop: NetworkId | null
  /** 'no-route': the last network has none, or its link is down. 'loop': back where it was; it goes round until its hop limit ends it (RFC 791 §3.2). */
  readonly ends: 'at-pop' | 'no-route' | 'loop'
  /** Until the last of the hops. */
  readonly oneWayMs: number
}

/**
 * Follows a packet for `prefix`.
 * @param start where in `from` it begins; left out: at its first place
 * @throws Error when the graph has no such network
 */
export function pathOf(tables: Tables, from: NetworkId, prefix: Prefix, start?: GeoPoint): NetworkPath {
  const hops: PathHop[] = []
  let network = from
  let at = start ?? locate(tables.graph.network(from).places[0])
  const end = (ends: NetworkPath['ends']): NetworkPath => ({
    hops,
    pop: ends === 'at-pop' ? network : null,
    ends,
    oneWayMs: roundMs(hops.reduce((sum, hop) => sum + hop.insideMs + hop.linkMs, 0)),
  })
  for (;;) {
    const { kind, places } = tables.graph.network(network)
    // Its servers have the address whether or not its routers announce it; and it carries nobody's packets on.
    if (kind === 'cdn-pop') {
      hops.push({ network, insideMs: fibreMs(at, locate(places[0])), linkMs: 0 })
      return end('at-pop')
    }
    const decision = tables.decision(network, prefix)
    const next = decision?.chosen ? tables.graph.neighbour(network, decision.chosen) : undefined
    if (!next) {
      hops.push({ network, insideMs: 0, linkMs: 0 })
      return end('no-route')
    }
    const leaves = next.link.at[network]!
    hops.push({ network, insideMs: fibreMs(at, leaves), linkMs: next.link.oneWayMs })
    if (hops.some((hop) => hop.network === next.network)) return end('loop')
    at = next.link.at[next.network]!
    network = next.network
  }
}
