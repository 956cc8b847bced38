/** The path in section: people, their POP, the origin; a second city where it is about two. */
import type { SceneCopy } from '../../src/lesson/copy.ts'
import { formatMs, formatText } from '../../src/stage/prose/message.ts'
import type { StageNode, Topology } from '../../src/stage/topology.ts'
import { CITIES, type CityId } from '../../src/world/geo/cities.ts'
import { greatCircleKm, locate } from '../../src/world/geo/distance.ts'
import { rttMs } from '../../src/world/physics.ts'
import type { WorldSpec } from '../../src/world/spec.ts'
import { ORIGIN_CITY } from './site.ts'
import { cityName, type RatioSettings } from './world.ts'

export function topology(spec: WorldSpec, _settings: RatioSettings, copy: SceneCopy): Topology {
  const node = (id: string, kind: StageNode['kind'], city: CityId, term: string): StageNode => {
    const words = copy.nodes[kind]
    const values = { city: cityName(city), rtt: formatMs(rttMs(greatCircleKm(locate(city), locate(ORIGIN_CITY)))) }
    return {
      id,
      kind,
      term,
      label: formatText(words?.label ?? id, values),
      ...(words?.name && { name: formatText(words.name, values) }),
      ...(words?.detail && spec.pops.length === 1 && { detail: formatText(words.detail, values) }),
      latitudeDeg: CITIES[city].latitudeDeg,
      longitudeDeg: CITIES[city].longitudeDeg,
    }
  }
  const pops = spec.pops.map(({ id }) => ({ ...node(`pop:${id}`, 'pop', id as CityId, 'pop'), room: { responses: spec.pops.length > 1 ? 1 : 2, lines: spec.pops.length > 1 ? 3 : 4 } }))
  return {
    nodes: [...spec.users.map(({ id }) => node(`browser:${id}`, 'browser', id as CityId, 'browser-cache')), ...pops, node('origin', 'origin', ORIGIN_CITY, 'origin')],
    links: [...spec.users.map(({ id, pop }) => ({ from: `browser:${id}`, to: `pop:${pop ?? id}` })), ...pops.map(({ id }) => ({ from: id, to: 'origin', keptOpen: true }))],
    stops: [],
  }
}
