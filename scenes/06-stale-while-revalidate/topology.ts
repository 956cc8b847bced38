/** The path in section: two cities' people, a POP each, and the origin. */
import type { SceneCopy } from '../../src/lesson/copy.ts'
import { placed } from '../../src/lesson/placed.ts'
import { formatMs } from '../../src/stage/prose/message.ts'
import type { StageNode, Topology } from '../../src/stage/topology.ts'
import type { CityId } from '../../src/world/geo/cities.ts'
import { greatCircleKm, locate } from '../../src/world/geo/distance.ts'
import { rttMs } from '../../src/world/physics.ts'
import type { WorldSpec } from '../../src/world/spec.ts'
import { ORIGIN_CITY, citiesOf, cityName, peopleOf, popOf, type SwrSettings } from './world.ts'

const TERMS = { browser: 'browser-cache', pop: 'pop', origin: 'origin' } as const

export function topology(_spec: WorldSpec, settings: SwrSettings, copy: SceneCopy): Topology {
  const node = (id: string, kind: keyof typeof TERMS, city: CityId): StageNode => {
    const words = copy.nodes[kind]
    const rtt = formatMs(rttMs(greatCircleKm(locate(city), locate(ORIGIN_CITY))))
    const values = { city: cityName(city), rtt }
    return {
      id,
      kind,
      term: TERMS[kind],
      ...placed(city, words, values),
    }
  }
  const cities = citiesOf(settings)
  return {
    nodes: [...cities.map((city) => node(peopleOf(city), 'browser', city)), ...cities.map((city) => node(popOf(city), 'pop', city)), node('origin', 'origin', ORIGIN_CITY)],
    links: [...cities.map((city) => ({ from: peopleOf(city), to: popOf(city) })), ...cities.map((city) => ({ from: popOf(city), to: 'origin', keptOpen: true }))],
    stops: [],
  }
}
