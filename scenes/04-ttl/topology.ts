/** The path in section: browsers with their caches, the edge, the origin. */
import type { SceneCopy } from '../../src/lesson/copy.ts'
import { placed } from '../../src/lesson/placed.ts'
import { formatMs } from '../../src/stage/prose/message.ts'
import type { StageNode, Topology } from '../../src/stage/topology.ts'
import type { CityId } from '../../src/world/geo/cities.ts'
import { greatCircleKm, locate } from '../../src/world/geo/distance.ts'
import { rttMs } from '../../src/world/physics.ts'
import type { WorldSpec } from '../../src/world/spec.ts'
import { BROWSER, CITY, EDGE, ORIGIN_CITY, cityName, type TtlSettings } from './world.ts'

export function topology(_spec: WorldSpec, _settings: TtlSettings, copy: SceneCopy): Topology {
  const rtt = formatMs(rttMs(greatCircleKm(locate(CITY), locate(ORIGIN_CITY))))
  const node = (id: string, kind: StageNode['kind'], word: string, city: CityId, term: string): StageNode => {
    const words = copy.nodes[word]
    return {
      id,
      kind,
      term,
      ...placed(city, words, { city: cityName(city), rtt }),
    }
  }
  const browser = { ...node(BROWSER, 'browser', 'browser', CITY, 'browser-cache'), cache: true }
  return {
    nodes: [browser, node(EDGE, 'pop', 'pop', CITY, 'edge'), node('origin', 'origin', 'origin', ORIGIN_CITY, 'origin')],
    links: [{ from: BROWSER, to: EDGE }, { from: EDGE, to: 'origin', keptOpen: true }],
    stops: [],
  }
}
