/** The path in section: two people's browsers, the POP, and the origin. */
import type { SceneCopy } from '../../src/lesson/copy.ts'
import { placed } from '../../src/lesson/placed.ts'
import { formatMs } from '../../src/stage/prose/message.ts'
import type { StageNode, Topology } from '../../src/stage/topology.ts'
import type { CityId } from '../../src/world/geo/cities.ts'
import { greatCircleKm, locate } from '../../src/world/geo/distance.ts'
import { rttMs } from '../../src/world/physics.ts'
import type { WorldSpec } from '../../src/world/spec.ts'
import { CITY, NAMES, ORIGIN_CITY, POP, browserOf, cityName, peopleIn, type BypassSettings } from './world.ts'

export function topology(_spec: WorldSpec, settings: BypassSettings, copy: SceneCopy): Topology {
  const { ownCopies, warm, straight, countedFromMs } = settings
  const people = peopleIn(settings)
  const rtt = formatMs(rttMs(greatCircleKm(locate(CITY), locate(ORIGIN_CITY))))
  const node = (id: string, kind: StageNode['kind'], city: CityId, term: string, person = ''): StageNode => {
    const words = copy.nodes[kind]
    const values = { city: cityName(city), person, rtt }
    return {
      id,
      kind,
      term,
      ...placed(city, words, values),
    }
  }
  const browsers = people.map((person) => ({ ...node(browserOf(person), 'browser', CITY, 'browser-cache', NAMES[person]), cache: ownCopies, answersFromMs: countedFromMs }))
  return {
    nodes: [...browsers, node(POP, 'pop', CITY, 'pop'), node('origin', 'origin', ORIGIN_CITY, 'origin')],
    links: [
      ...people.map((person) => ({ from: browserOf(person), to: straight && person === 'ana' ? 'origin' : POP })),
      { from: POP, to: 'origin', keptOpen: warm },
    ],
    stops: [],
  }
}
