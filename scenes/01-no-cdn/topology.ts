import type { SceneCopy } from '../../src/lesson/copy.ts'
import { formatCount, formatMs, formatText, type SlotValues } from '../../src/stage/prose/message.ts'
import type { NodeKind, StageLink, StageNode, Topology } from '../../src/stage/topology.ts'
import { locate } from '../../src/world/geo/distance.ts'
import type { Place, WorldSpec } from '../../src/world/spec.ts'
import { ORIGIN, PROBE, cityName, kmToOrigin, type NoCdnSettings } from './world.ts'

/** Who stands where, each person with her distance from the origin. */
export function topology(spec: WorldSpec, { who, edgeOneWayMs }: NoCdnSettings, copy: SceneCopy): Topology {
  const node = (id: string, kind: NodeKind, words: string, place: Place, values: SlotValues): StageNode => {
    const { label = words, name, detail } = copy.nodes[words] ?? {}
    const { latitudeDeg, longitudeDeg } = locate(place)
    const term = kind === 'browser' ? undefined : kind
    return { id, kind, label: formatText(label, values), ...(name && { name }), ...(detail && { detail: formatText(detail, values) }), ...(term && { term }), cache: false, latitudeDeg, longitudeDeg }
  }
  // The cities keep their links beside the probe, so that the map keeps its scale while the probe moves.
  const edges = spec.pops.filter(({ id }) => who !== PROBE || id === PROBE)
  const hasEdge = (id: string | undefined): boolean => edges.some((edge) => edge.id === id)
  const nodes = [
    ...spec.users.map(({ id, place }) => node(`browser:${id}`, 'browser', id === PROBE ? 'probe' : 'browser', place, { city: cityName(id), km: formatCount(kmToOrigin(spec, id)) })),
    ...edges.map(({ id, place }) => node(`pop:${id}`, 'pop', 'pop', place, { away: formatMs(edgeOneWayMs) })),
    node(ORIGIN, 'origin', 'origin', spec.origin.place, { city: typeof spec.origin.place === 'string' ? cityName(spec.origin.place) : '' }),
  ]
  const links: readonly StageLink[] = [
    ...spec.users.map(({ id, pop }) => ({ from: `browser:${id}`, to: hasEdge(pop) ? `pop:${pop}` : ORIGIN })),
    ...edges.map(({ id, warmOrigin }) => ({ from: `pop:${id}`, to: ORIGIN, keptOpen: warmOrigin })),
  ]
  return { nodes, links, stops: [] }
}
