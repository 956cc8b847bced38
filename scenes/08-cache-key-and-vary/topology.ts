/** The path in section: visitors, a stranger where one comes, the POP, the origin. */
import type { SceneCopy } from '../../src/lesson/copy.ts'
import { placed } from '../../src/lesson/placed.ts'
import { formatMs } from '../../src/stage/prose/message.ts'
import type { StageNode, Topology } from '../../src/stage/topology.ts'
import type { CityId } from '../../src/world/geo/cities.ts'
import { greatCircleKm, locate } from '../../src/world/geo/distance.ts'
import { rttMs } from '../../src/world/physics.ts'
import type { WorldSpec } from '../../src/world/spec.ts'
import { CITY, ORIGIN_CITY, POP, STRANGER, VISITORS, cityName, type KeySettings } from './world.ts'

export function topology(_spec: WorldSpec, { stranger, vary }: KeySettings, copy: SceneCopy): Topology {
  const rtt = formatMs(rttMs(greatCircleKm(locate(CITY), locate(ORIGIN_CITY))))
  const node = (id: string, kind: StageNode['kind'], word: string, city: CityId, term?: string): StageNode => {
    const words = copy.nodes[word]
    const values = { city: cityName(city), rtt }
    return {
      id,
      kind,
      ...(term && { term }),
      ...placed(city, words, values),
    }
  }
  // Key, representation and age; where the origin varies, what was asked by as well.
  const pop = { ...node(POP, 'pop', 'pop', CITY, 'pop'), room: { responses: 2, lines: vary === '' ? 3 : 4 } }
  const browsers = [VISITORS, ...(stranger ? [STRANGER] : [])]
  return {
    nodes: [node(VISITORS, 'browser', 'browser', CITY), ...(stranger ? [node(STRANGER, 'browser', 'stranger', CITY)] : []), pop, node('origin', 'origin', 'origin', ORIGIN_CITY, 'origin')],
    links: [...browsers.map((from) => ({ from, to: POP })), { from: POP, to: 'origin', keptOpen: true }],
    stops: [],
  }
}
