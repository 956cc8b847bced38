/** Who stands where on the map: networks and POPs at their places, browsers and resolvers within their networks. */
import type { SceneCopy } from '../../src/lesson/copy.ts'
import { formatText } from '../../src/stage/prose/message.ts'
import type { NodeKind, StageLink, StageNode, Topology } from '../../src/stage/topology.ts'
import { locate } from '../../src/world/geo/distance.ts'
import { networkNode } from '../../src/world/routing/events.ts'
import type { LinkSpec, NetworkId, NetworkSpec } from '../../src/world/routing/spec.ts'
import type { UserSpec, WorldSpec } from '../../src/world/spec.ts'
import { ISPS, isIsp, isPopCity } from './networks.ts'
import { cityOf, type DoorSettings } from './world.ts'

/** The log's name for a network or POP by its id in the graph. */
export function nodeOf(id: NetworkId): string {
  return networkNode({ id, kind: isPopCity(id) ? 'cdn-pop' : 'transit' })
}

/** A link as the stage draws it. */
export function stageLink(link: LinkSpec): StageLink {
  const [from, to] = link.kind === 'transit' ? [link.customer, link.provider] : link.peers
  return { from: nodeOf(from), to: nodeOf(to), relation: link.kind }
}

/** On a phone their names would cover more than they tell. */
const SMALL_CARRIERS: ReadonlySet<string> = new Set(['rhine', 'straits', 'platina'])

export function topology(spec: WorldSpec, _settings: DoorSettings, copy: SceneCopy): Topology {
  const { networks = [], links = [] } = spec.routing?.spec ?? {}
  const word = (kind: string, city: string) => {
    const words = copy.nodes[kind]
    return { label: formatText(words?.label ?? city, { city }), ...(words?.name && { name: formatText(words.name, { city }) }) }
  }
  const ofNetwork = (network: NetworkSpec): StageNode => {
    const { id, kind, places } = network
    const words = isPopCity(id) ? word('pop', cityOf(id)) : isIsp(id) ? word('isp', cityOf(id)) : word(id, '')
    // An ISP in a POP's city is known by that city's name.
    const short = SMALL_CARRIERS.has(id) ? { shortLabel: '' } : isIsp(id) ? { shortLabel: isPopCity(ISPS[id].city) ? '' : cityOf(id) } : {}
    return { id: networkNode(network), kind: kind === 'cdn-pop' ? 'pop' : 'network', network: kind, ...words, ...short, ...at(places[0]) }
  }
  const guest = (user: UserSpec, kind: NodeKind & ('browser' | 'resolver')): StageNode => {
    const host = (kind === 'resolver' ? user.resolver.network : undefined) ?? user.network ?? ''
    return { id: `${kind}:${user.id}`, kind, within: nodeOf(host), ...word(kind, isIsp(user.id) ? cityOf(user.id) : user.id), ...at(user.place) }
  }
  return {
    nodes: [...networks.map(ofNetwork), ...spec.users.map((user) => guest(user, 'browser')), ...spec.users.map((user) => guest(user, 'resolver'))],
    links: links.map(stageLink),
    stops: [],
  }
}

function at(place: Parameters<typeof locate>[0]): { readonly latitudeDeg: number; readonly longitudeDeg: number } {
  const { latitudeDeg, longitudeDeg } = locate(place)
  return { latitudeDeg, longitudeDeg }
}
