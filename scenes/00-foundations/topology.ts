import type { SceneCopy } from '../../src/lesson/copy.ts'
import { formatMs, formatText } from '../../src/stage/prose/message.ts'
import type { StageNode, Topology } from '../../src/stage/topology.ts'
import { greatCircleKm, locate } from '../../src/world/geo/distance.ts'
import { oneWayMs } from '../../src/world/physics.ts'
import { ANYCAST_ADDRESS } from '../../src/world/simulation.ts'
import type { Place, WorldSpec } from '../../src/world/spec.ts'
import { BROWSER, ORIGIN, POP, RESOLVER, type FoundationsSettings } from './world.ts'

/** The stops of the path in order, each opening its glossary card. */
export function topology(spec: WorldSpec, settings: FoundationsSettings, copy: SceneCopy): Topology {
  const user = spec.users[0]
  if (!user) throw new Error('Scene 00 has one user; its world gave none.')
  const node = (id: string, kind: StageNode['kind'], place: Place, term: string, figures: Record<string, string> = {}): StageNode => {
    const words = copy.nodes[kind]
    const { latitudeDeg, longitudeDeg } = locate(place)
    return { id, kind, term, label: words?.label ?? kind, ...(words?.name && { name: words.name }), ...(words?.detail && { detail: formatText(words.detail, figures) }), latitudeDeg, longitudeDeg }
  }
  const pop = spec.pops[0]
  const away = formatMs(oneWayMs(greatCircleKm(locate(pop?.place ?? user.place), locate(spec.origin.place))))
  const browser = { ...node(BROWSER, 'browser', user.place, 'browser-cache'), cache: user.browserCache }
  const middle = pop ? [node(POP, 'pop', pop.place, 'pop')] : []
  return {
    nodes: [browser, node(RESOLVER, 'resolver', user.place, 'resolver'), ...middle, node(ORIGIN, 'origin', spec.origin.place, 'origin', { away })],
    links: settings.pop ? [{ from: BROWSER, to: RESOLVER }, { from: BROWSER, to: POP }, { from: POP, to: ORIGIN, keptOpen: pop?.warmOrigin ?? false }] : [{ from: BROWSER, to: RESOLVER }, { from: BROWSER, to: ORIGIN }],
    stops: settings.pop ? [{ id: 'anycast', label: copy.nodes['anycast']?.label ?? '', detail: ANYCAST_ADDRESS, term: 'anycast', between: [BROWSER, POP] }] : [],
  }
}
