/**
 * The stable tables computed another way, without messages: customer routes upwards first, then peers', then providers' downwards,
 * each by length (after P. Gill, M. Schapira, S. Goldberg, "Let the market drive deployment", SIGCOMM 2011, appendix C).
 */
import type { AsGraph, Neighbour } from './graph.ts'
import type { NetworkId } from './spec.ts'

interface Best {
  readonly neighbour: NetworkId | null
  readonly asPath: readonly number[]
}

/** Each network's next hop; null: it originates; absent: it has none. */
export function stableRoutes(graph: AsGraph, origins: ReadonlySet<NetworkId>): ReadonlyMap<NetworkId, NetworkId | null> {
  const best = new Map<NetworkId, Best>([...origins].map((id) => [id, { neighbour: null, asPath: [] }]))
  const offers = (id: NetworkId, relation: Neighbour['relation'], from: ReadonlyMap<NetworkId, Best>) =>
    graph
      .neighbours(id)
      .filter((n) => n.relation === relation)
      .flatMap((n) => {
        const told = from.get(n.network)
        return told ? [{ n, asPath: [n.asn, ...told.asPath] }] : []
      })
      .filter(({ asPath }) => !asPath.includes(graph.network(id).asn))
      .sort((a, b) => a.asPath.length - b.asPath.length || a.n.asn - b.n.asn || a.n.exitMs - b.n.exitMs || a.n.router - b.n.router)
  /** Gives every network without a route its best offer, the shortest ones of all first, so that longer ones can build on them. */
  const byLength = (relation: Neighbour['relation']): void => {
    for (let length = 1; length <= graph.networks.length; length++) {
      const known = new Map(best)
      for (const { id } of graph.networks) {
        const offer = known.has(id) ? undefined : offers(id, relation, known).find(({ asPath }) => asPath.length === length)
        if (offer) best.set(id, { neighbour: offer.n.network, asPath: offer.asPath })
      }
    }
  }
  byLength('customer')
  const fromCustomers = new Map(best)
  for (const { id } of graph.networks) {
    const [offer] = fromCustomers.has(id) ? [] : offers(id, 'peer', fromCustomers)
    if (offer) best.set(id, { neighbour: offer.n.network, asPath: offer.asPath })
  }
  byLength('provider')
  return new Map([...best].map(([id, { neighbour }]) => [id, neighbour]))
}
