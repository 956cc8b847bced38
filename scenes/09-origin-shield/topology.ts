/** Who stands where: eight cities and a shield on the map, or four neighbours, their POP and the origin. */
import type { SceneCopy } from '../../src/lesson/copy.ts'
import { placed } from '../../src/lesson/placed.ts'
import { formatMs } from '../../src/stage/prose/message.ts'
import type { StageNode, Topology } from '../../src/stage/topology.ts'
import type { CityId } from '../../src/world/geo/cities.ts'
import { greatCircleKm, locate } from '../../src/world/geo/distance.ts'
import { rttMs } from '../../src/world/physics.ts'
import type { WorldSpec } from '../../src/world/spec.ts'
import { COUNTED_FROM_MS } from './scripts.ts'
import { NAMES, NEIGHBOURS, ORIGIN_CITY, SHIELD, STREET_CITY, browserOf, citiesOf, cityName, popOf, type SceneCity, type ShieldSettings } from './world.ts'

const TERMS = { browser: 'browser-cache', pop: 'pop', shield: 'origin-shield', origin: 'origin' } as const

export function roundTripMs(one: CityId, other: CityId): number {
  return rttMs(greatCircleKm(locate(one), locate(other)))
}

export function topology(_spec: WorldSpec, settings: ShieldSettings, copy: SceneCopy): Topology {
  const { shield, failover, who } = settings
  const node = (id: string, kind: keyof typeof TERMS, city: CityId, person = ''): StageNode => {
    const words = copy.nodes[person === '' ? kind : 'person']
    const parent = shield === 'none' || kind === 'shield' ? ORIGIN_CITY : shield
    const apartMs = roundTripMs(city, parent)
    const values = { city: cityName(city), person, rtt: formatMs(apartMs), beside: apartMs === 0 ? 'yes' : 'no' }
    return {
      id,
      kind: kind === 'shield' ? 'pop' : kind,
      ...(kind === 'shield' && { tier: 'shield' as const }),
      term: TERMS[kind],
      ...placed(city, words, values),
      ...(kind === 'browser' && { answersFromMs: COUNTED_FROM_MS }),
      // Beside their POP, which bears the city's name.
      ...(kind === 'browser' && person === '' && { shortLabel: '' }),
    }
  }
  const cities = citiesOf(settings)
  const people: readonly { readonly id: string; readonly city: SceneCity; readonly person?: string }[] = who === 'street' ? NEIGHBOURS.map((id) => ({ id, city: STREET_CITY, person: NAMES[id] })) : cities.map((city) => ({ id: city, city }))
  return {
    nodes: [
      ...people.map(({ id, city, person }) => node(browserOf(id), 'browser', city, person)),
      ...cities.map((city) => node(popOf(city), 'pop', city)),
      ...(shield === 'none' ? [] : [node(SHIELD, 'shield', shield)]),
      node('origin', 'origin', ORIGIN_CITY),
    ],
    links: [
      ...people.map(({ id, city }) => ({ from: browserOf(id), to: popOf(city) })),
      ...cities.map((city) => ({ from: popOf(city), to: shield === 'none' ? 'origin' : SHIELD, keptOpen: true })),
      ...(shield === 'none' ? [] : [{ from: SHIELD, to: 'origin', keptOpen: true }]),
      ...(shield !== 'none' && failover ? cities.map((city) => ({ from: popOf(city), to: 'origin', keptOpen: true })) : []),
    ],
    stops: [],
  }
}
