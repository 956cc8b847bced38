/** Six cities on the map, a POP in each, and the origin. */
import type { SceneCopy } from '../../src/lesson/copy.ts'
import { placed } from '../../src/lesson/placed.ts'
import { formatMs } from '../../src/stage/prose/message.ts'
import type { StageNode, Topology } from '../../src/stage/topology.ts'
import type { CityId } from '../../src/world/geo/cities.ts'
import { greatCircleKm, locate } from '../../src/world/geo/distance.ts'
import { rttMs } from '../../src/world/physics.ts'
import type { WorldSpec } from '../../src/world/spec.ts'
import { STARTS_MS } from './scripts.ts'
import { CITY_ORDER, ORIGIN_CITY, cityName, peopleOf, popOf, type PurgeSettings } from './world.ts'

const TERMS = { browser: 'browser-cache', pop: 'pop', origin: 'origin' } as const

export function topology(_spec: WorldSpec, { ownCopies, hasPast }: PurgeSettings, copy: SceneCopy): Topology {
  const node = (id: string, kind: keyof typeof TERMS, city: CityId): StageNode => {
    const words = copy.nodes[kind]
    const values = { city: cityName(city), rtt: formatMs(rttMs(greatCircleKm(locate(city), locate(ORIGIN_CITY)))) }
    return {
      id,
      kind,
      term: TERMS[kind],
      ...placed(city, words, values),
    }
  }
  return {
    nodes: [
      // People stand beside their POP, and one name is enough for both.
      ...CITY_ORDER.map((city) => ({ ...node(peopleOf(city), 'browser', city), shortLabel: '', cache: ownCopies, answersFromMs: hasPast ? STARTS_MS : 0 })),
      ...CITY_ORDER.map((city) => ({ ...node(popOf(city), 'pop', city), shortLabel: cityName(city) })),
      node('origin', 'origin', ORIGIN_CITY),
    ],
    links: [...CITY_ORDER.map((city) => ({ from: peopleOf(city), to: popOf(city) })), ...CITY_ORDER.map((city) => ({ from: popOf(city), to: 'origin', keptOpen: true }))],
    stops: [],
  }
}
