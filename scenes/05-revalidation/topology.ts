/** Who stands where on the map. */
import type { SceneCopy } from '../../src/lesson/copy.ts'
import { formatMs, formatText, type SlotValues } from '../../src/stage/prose/message.ts'
import type { NodeKind, StageNode, Topology } from '../../src/stage/topology.ts'
import { CITIES, type CityId } from '../../src/world/geo/cities.ts'
import type { WorldSpec } from '../../src/world/spec.ts'
import { oceanMs } from './figures.ts'
import { BROWSER, ORIGIN_CITY, POP, cityName, type RevalidationSettings } from './world.ts'

export function topology(_spec: WorldSpec, _settings: RevalidationSettings, copy: SceneCopy): Topology {
  const node = (id: string, kind: NodeKind, city: CityId, term: string, values: SlotValues = {}): StageNode => {
    const words = copy.nodes[kind]
    const { latitudeDeg, longitudeDeg } = CITIES[city]
    return { id, kind, term, label: formatText(words?.label ?? city, { city: cityName(city) }), ...(words?.detail && { detail: formatText(words.detail, values) }), latitudeDeg, longitudeDeg }
  }
  return {
    nodes: [node(BROWSER, 'browser', 'sydney', 'private-cache'), node(POP, 'pop', 'sydney', 'pop', { rtt: formatMs(oceanMs()) }), node('origin', 'origin', ORIGIN_CITY, 'origin')],
    links: [
      { from: BROWSER, to: POP },
      { from: POP, to: 'origin', keptOpen: true },
    ],
    stops: [],
  }
}
