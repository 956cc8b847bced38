/** Who stands where: the people of a probe, their POPs, the shield and the origin. */
import type { SceneCopy } from '../../src/lesson/copy.ts'
import { formatMs, formatText } from '../../src/stage/prose/message.ts'
import type { StageNode, Topology } from '../../src/stage/topology.ts'
import { CITIES, isCityId, type CityId } from '../../src/world/geo/cities.ts'
import { greatCircleKm, locate } from '../../src/world/geo/distance.ts'
import { rttMs } from '../../src/world/physics.ts'
import type { UserSpec, WorldSpec } from '../../src/world/spec.ts'
import type { CapstoneSettings } from './settings.ts'
import { traceIn } from './stage.ts'
import { peopleNames } from './people.en.ts'

const TERMS = { browser: 'browser-cache', pop: 'pop', shield: 'origin-shield', origin: 'origin' } as const

/** People of one city stand side by side on the map, so far apart. */
const BESIDE_DEG = 7

export function topology(spec: WorldSpec, settings: CapstoneSettings, copy: SceneCopy): Topology {
  const { startMs, inputs } = traceIn(settings)
  const originCity = cityOf(spec.origin.place)
  const isWide = citiesOf(spec).length > 1
  const node = (id: string, kind: keyof typeof TERMS, city: CityId, label?: string): StageNode => {
    const words = copy.nodes[kind]
    const values = { city: CITIES[city].name, person: label ?? CITIES[city].name, rtt: formatMs(rttMs(greatCircleKm(locate(city), locate(originCity)))) }
    return {
      id,
      kind: kind === 'shield' ? 'pop' : kind,
      ...(kind === 'shield' && { tier: 'shield' as const }),
      term: TERMS[kind],
      label: label ?? formatText(words?.label ?? city, values),
      ...(words?.name && { name: formatText(words.name, values) }),
      // On the map there is no room for more than names.
      ...(words?.detail && !isWide && { detail: formatText(words.detail, values) }),
      latitudeDeg: CITIES[city].latitudeDeg,
      longitudeDeg: CITIES[city].longitudeDeg,
    }
  }
  // Of a counter-example only those who ask.
  const asking = new Set(inputs.flatMap((input) => (input.type === 'request' ? [input.user] : [])))
  const shown = spec.users.filter(({ id }) => asking.size === 0 || asking.has(id))
  const people = shown.map((user): StageNode => {
    const city = cityOf(user.place)
    const neighbours = shown.filter((other) => other.place === user.place)
    const offset = (neighbours.indexOf(user) - (neighbours.length - 1) / 2) * BESIDE_DEG
    const person = nameOf(user)
    const plain = node(`browser:${user.id}`, 'browser', city, person ?? CITIES[city].name)
    return { ...plain, longitudeDeg: plain.longitudeDeg + offset, answersFromMs: startMs, ...(isWide && { shortLabel: '' }) }
  })
  const pops = spec.pops.map((pop) => node(`pop:${pop.id}`, pop.tier === 'shield' ? 'shield' : 'pop', cityOf(pop.place)))
  const parentOf = (id: string): string => {
    const parent = spec.pops.find((pop) => pop.id === id)?.parent
    return parent === undefined ? 'origin' : `pop:${parent}`
  }
  return {
    nodes: [...people, ...pops, node('origin', 'origin', originCity)],
    links: [...shown.map(({ id, pop }) => ({ from: `browser:${id}`, to: `pop:${pop ?? ''}` })), ...spec.pops.map(({ id }) => ({ from: `pop:${id}`, to: parentOf(id), keptOpen: true }))],
    stops: [],
  }
}

/** Cities with people: a single one is drawn as a path, several on the map. */
export function citiesOf(spec: WorldSpec): readonly CityId[] {
  return [...new Set(spec.users.map(({ place }) => cityOf(place)))]
}

function cityOf(place: UserSpec['place']): CityId {
  if (typeof place === 'string') return place
  throw new Error('This scene’s people live in cities that have a name. Take one of geo/cities.ts.')
}

/** Null: somebody who is called by the city. */
function nameOf({ id }: UserSpec): string | null {
  if (isCityId(id)) return null
  // The second of those in a city: `madrid-2`.
  const [, city = '', number = ''] = /^(.+)-(\d+)$/.exec(id) ?? []
  if (isCityId(city)) return `${CITIES[city].name} ${number}`
  const words = id.replaceAll('-', ' ')
  return peopleNames[id] ?? words.charAt(0).toUpperCase() + words.slice(1)
}
