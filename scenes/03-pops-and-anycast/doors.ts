/** Which door whom: routing as it stood at a moment of a trial. In: a trial, a time. Out: ways, doors, what a name server told. */
import type { Trial } from '../../src/lesson/scene.ts'
import type { EventOf, Run } from '../../src/world/log.ts'
import { greatCircleKm, locate } from '../../src/world/geo/distance.ts'
import { eventsOf } from '../../src/world/report.ts'
import { decisionAt, pathAt, routingHistory, type RoutingHistory } from '../../src/world/routing/history.ts'
import type { RouteDecision } from '../../src/world/routing/decision.ts'
import type { NetworkId } from '../../src/world/routing/spec.ts'
import { ISP_IDS, POP_CITIES, isPopCity, type Isp, type PopCity } from './networks.ts'
import type { DoorSettings } from './world.ts'

export type DoorTrial = Trial<DoorSettings>

const histories = new WeakMap<Run, RoutingHistory>()

/** Routing over a trial's whole run; read from its log once. */
export function historyOf({ run, spec }: Pick<DoorTrial, 'run' | 'spec'>): RoutingHistory {
  const known = histories.get(run)
  if (known) return known
  if (!spec.routing) throw new Error('This scene’s world has no routing. Make it with world() of world.ts.')
  const history = routingHistory(spec.routing.spec, run.log)
  histories.set(run, history)
  return history
}

/** Under GeoDNS: the name server's last answer to each user by then. */
export function answersAt({ run }: DoorTrial, atMs: number): ReadonlyMap<string, EventOf<'dns-mapped'>> {
  return new Map(eventsOf(run.log, 'dns-mapped').flatMap((event) => (event.atMs <= atMs ? [[event.user, event] as const] : [])))
}

/** The POP whose address a network's packets for the service bear; undefined where all POPs have one. */
export function addressedPop(trial: DoorTrial, atMs: number, network: NetworkId): string | undefined {
  if (trial.settings.design === 'anycast') return undefined
  return answersAt(trial, atMs).get(network)?.pop ?? nearestHealthy(trial, atMs, network)
}

/** What the name server would tell who asks from a network now, as it believes then. */
function nearestHealthy({ run, spec }: DoorTrial, atMs: number, network: NetworkId): PopCity {
  const down = new Set<string>()
  for (const event of eventsOf(run.log, 'health-changed')) {
    if (event.atMs > atMs) break
    if (event.healthy) down.delete(event.pop)
    else down.add(event.pop)
  }
  const from = locate(spec.routing?.spec.networks.find(({ id }) => id === network)?.places[0] ?? 'tokyo')
  const [nearest] = POP_CITIES.filter((pop) => !down.has(pop)).sort((a, b) => greatCircleKm(from, locate(a)) - greatCircleKm(from, locate(b)))
  return nearest ?? 'tokyo'
}

/** The networks that a network's packets pass, itself first; as far as they get. */
export function wayAt(trial: DoorTrial, atMs: number, network: NetworkId): readonly NetworkId[] {
  return pathAt(historyOf(trial), atMs, network, addressedPop(trial, atMs, network)).hops.map((hop) => hop.network)
}

/** The POP that an ISP's packets are led to; null: none. */
export function doorAt(trial: DoorTrial, atMs: number, isp: NetworkId): PopCity | null {
  const { pop } = pathAt(historyOf(trial), atMs, isp, addressedPop(trial, atMs, isp))
  return pop !== null && isPopCity(pop) ? pop : null
}

/** A network's candidates and why one won; undefined: it has heard nothing. */
export function tableAt(trial: DoorTrial, atMs: number, network: NetworkId): RouteDecision | undefined {
  return decisionAt(historyOf(trial), atMs, network, addressedPop(trial, atMs, network))
}

/** ISPs whose door is another at one time than at the other. */
export function movedBetween(trial: DoorTrial, beforeMs: number, afterMs: number): readonly Isp[] {
  return ISP_IDS.filter((isp) => doorAt(trial, beforeMs, isp) !== doorAt(trial, afterMs, isp))
}

/** The POPs that have gone and not come back by then. */
export function closedAt({ run }: DoorTrial, atMs: number): ReadonlySet<string> {
  const closed = new Set<string>()
  for (const event of run.log) {
    if (event.atMs > atMs) break
    if (event.type === 'pop-withdrawn') closed.add(event.pop)
    else if (event.type === 'pop-announced') closed.delete(event.pop)
  }
  return closed
}
