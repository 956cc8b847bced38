/** Who stands where on the map. */
import type { SceneCopy } from '../../src/lesson/copy.ts'
import { placed } from '../../src/lesson/placed.ts'
import { formatMs, type SlotValues } from '../../src/stage/prose/message.ts'
import type { NodeKind, StageLink, StageNode, Topology } from '../../src/stage/topology.ts'
import type { CityId } from '../../src/world/geo/cities.ts'
import type { WorldSpec } from '../../src/world/spec.ts'
import { roundTripMs } from './figures.ts'
import { CITY_ORDER, ORIGIN_CITY, cityName, isSceneCity, type EdgeSettings } from './world.ts'

const TERMS: Partial<Record<NodeKind, string>> = { pop: 'pop', origin: 'origin', browser: 'private-cache' }

export function topology(spec: WorldSpec, _settings: EdgeSettings, copy: SceneCopy): Topology {
  const node = (id: string, kind: NodeKind, city: CityId, values: SlotValues): StageNode => {
    const words = copy.nodes[kind]
    const term = TERMS[kind]
    return {
      id,
      kind,
      ...placed(city, words, values),
      ...(term && { term }),
    }
  }
  const pops = spec.pops.flatMap(({ id, warmOrigin }) => (isSceneCity(id) ? [{ city: id, warmOrigin }] : []))
  const nodes = [
    ...CITY_ORDER.map((city) => node(`browser:${city}`, 'browser', city, { city: cityName(city) })),
    ...pops.map(({ city }) => node(`pop:${city}`, 'pop', city, { city: cityName(city), rtt: formatMs(roundTripMs(city, ORIGIN_CITY)) })),
    node('origin', 'origin', ORIGIN_CITY, { city: cityName(ORIGIN_CITY) }),
  ]
  const links: readonly StageLink[] = [
    ...spec.users.map(({ id, pop }) => ({ from: `browser:${id}`, to: pop === undefined ? 'origin' : `pop:${pop}` })),
    ...pops.map(({ city, warmOrigin }) => ({ from: `pop:${city}`, to: 'origin', keptOpen: warmOrigin })),
  ]
  return { nodes, links, stops: [] }
}
