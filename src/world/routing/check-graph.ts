/**
 * Refuses a graph that can't be: unknown or doubled names, links that make no sense, a circle of providers. In: networks, links.
 * Out: nothing, or an Error that says what is wrong, why, and the mend.
 *
 * Without a circle of providers, and with routes from customers preferred, routing always settles, on the same tables whatever the
 * order of messages: L. Gao, J. Rexford, "Stable Internet routing without global coordination", IEEE/ACM ToN 9 (2001).
 */
import { locate } from '../geo/distance.ts'
import { endsOf, linkId } from './spec.ts'
import type { LinkSpec, NetworkId, NetworkSpec } from './spec.ts'

const NAME = /^[A-Za-z][A-Za-z0-9_-]*$/

/** Throws when it can't be. */
export function checkGraph(networks: readonly NetworkSpec[], links: readonly LinkSpec[]): void {
  const byId = new Map<NetworkId, NetworkSpec>()
  const byAsn = new Map<number, NetworkSpec>()
  for (const network of networks) {
    const { id, asn } = network
    if (!NAME.test(id)) throw new Error(`"${id}" can't name a network. Begin with a letter; go on with letters, digits, - or _.`)
    if (byId.has(id)) throw new Error(`Two networks are called "${id}". Give each its own id.`)
    checkAsn(network)
    const other = byAsn.get(asn)
    if (other && (other.kind !== 'cdn-pop' || network.kind !== 'cdn-pop')) {
      throw new Error(`Networks "${other.id}" and "${id}" both have AS number ${asn}. Only sites of one CDN may share one; give each other network its own.`)
    }
    network.places.forEach(locate)
    byId.set(id, network)
    byAsn.set(asn, network)
  }
  const seen = new Set<string>()
  for (const link of links) {
    checkLink(link, byId)
    const id = linkId(...endsOf(link))
    if (seen.has(id)) throw new Error(`Networks "${endsOf(link).join('" and "')}" are joined twice. Keep one of the links.`)
    seen.add(id)
  }
  checkHierarchy(networks, links)
}

function checkAsn({ id, asn }: NetworkSpec): void {
  const forDocumentation = Number.isInteger(asn) && ((asn >= 64496 && asn <= 64511) || (asn >= 65536 && asn <= 65551))
  if (!forDocumentation) throw new Error(`Network "${id}" has AS number ${asn}, which may belong to somebody. Take one from 64496–64511 or 65536–65551 (RFC 5398).`)
}

function checkLink(link: LinkSpec, byId: ReadonlyMap<NetworkId, NetworkSpec>): void {
  const ends = endsOf(link)
  const [a, b] = ends.map((id) => {
    const network = byId.get(id)
    if (!network) throw new Error(`A link names network "${id}", which the graph doesn't have. Add it to networks, or correct the id.`)
    return network
  }) as [NetworkSpec, NetworkSpec]
  if (a.id === b.id) throw new Error(`Network "${a.id}" is linked to itself. Name two networks.`)
  if (a.asn === b.asn) throw new Error(`"${a.id}" and "${b.id}" are sites of one AS (${a.asn}): BGP between them would refuse every route as a loop. Link each to other networks.`)
  if (link.oneWayMs !== undefined && !(link.oneWayMs >= 0)) throw new Error(`oneWayMs of the link between "${a.id}" and "${b.id}" is ${link.oneWayMs}; it must be a number of at least 0.`)
  if (link.kind === 'peering') return
  if (b.kind === 'cdn-pop') throw new Error(`POP "${b.id}" can't be a provider: it carries nobody's traffic but its own. Turn the link round, or make it a peering.`)
  if (a.kind === 'tier-1') throw new Error(`"${a.id}" is a tier-1 network and buys from nobody. Make the link a peering, or the network a transit network.`)
}

/** Throws when somebody is, over others, a provider of itself. */
function checkHierarchy(networks: readonly NetworkSpec[], links: readonly LinkSpec[]): void {
  const done = new Set<NetworkId>()
  const visit = (id: NetworkId, below: readonly NetworkId[]): void => {
    if (below.includes(id)) {
      const circle = [...below.slice(below.indexOf(id)), id].join('" buys from "')
      throw new Error(`"${circle}": a circle of providers, in which routing need not settle. Turn one of the links into a peering.`)
    }
    if (done.has(id)) return
    for (const link of links) if (link.kind === 'transit' && link.customer === id) visit(link.provider, [...below, id])
    done.add(id)
  }
  for (const { id } of networks) visit(id, [])
}
