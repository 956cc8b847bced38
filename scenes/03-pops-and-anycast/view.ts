/** What the map of networks shows at a moment, read from the trial's log. */
import type { Packet } from '../../src/stage/state.ts'
import type { DoorLoad, NetworkView } from '../../src/stage/plates/networks/networkView.ts'
import type { LogEvent, NodeId, Run } from '../../src/world/log.ts'
import { closedAt, doorAt, historyOf, wayAt, type DoorTrial } from './doors.ts'
import { ISP_IDS, isPopCity } from './networks.ts'
import { nodeOf, stageLink } from './topology.ts'
import { STORY_MS, cityOf } from './world.ts'

export interface ViewOptions {
  /** Id in the graph of the network that is opened. */
  readonly opened: string | null
  /** Ways and doors would tell the answer to what is being asked. */
  readonly hidden: boolean
  /** One ISP of which neither is told. */
  readonly secret?: string | null
}

/** @param atMs everything of that time included */
export function viewAt(trial: DoorTrial, atMs: number, { opened, hidden, secret }: ViewOptions): NetworkView {
  const { log } = trial.run
  const messages = messagesOf(trial.run).filter(({ packet }) => packet.departsMs <= atMs && atMs < packet.arrivesMs)
  return {
    links: historyOf(trial).at(atMs).graph.links.map(stageLink),
    used: new Set(hidden ? [] : usedLinks(trial, atMs, secret)),
    marked: new Set(hidden || opened === null ? [] : markedLinks(trial, atMs, opened)),
    doors: new Map(hidden ? [] : ISP_IDS.filter((isp) => isp !== secret).map((isp) => [nodeOf(isp), doorLabel(trial, atMs, isp)])),
    closed: new Set([...closedAt(trial, atMs)].map(nodeOf)),
    working: new Set(messages.filter(({ receivedMs }) => receivedMs <= atMs).map(({ packet }) => packet.to)),
    sinceMs: trial.settings.start === 'silent' ? 0 : STORY_MS,
    loads: loadsAt(trial, atMs),
    messages: messages.map(({ packet }) => packet),
    viaOf: (packet) => viaOf(log, packet),
  }
}

function doorLabel(trial: DoorTrial, atMs: number, isp: string): string | null {
  const door = doorAt(trial, atMs, isp)
  return door && cityOf(door)
}

/** `from→to` along a way. */
function steps(way: readonly string[]): readonly string[] {
  return way.slice(1).map((id, i) => `${nodeOf(way[i] ?? '')}→${nodeOf(id)}`)
}

/** Anycast: where each network sends packets. By name: the ways of those who were told an address. */
function usedLinks(trial: DoorTrial, atMs: number, secret: string | null = null): readonly string[] {
  const { networks } = historyOf(trial).spec
  const senders = trial.settings.design === 'anycast' ? networks.filter(({ kind }) => kind !== 'cdn-pop').map(({ id }) => id) : ISP_IDS
  return senders.filter((id) => id !== secret).flatMap((id) => steps(wayAt(trial, atMs, id)))
}

/** The way of the opened network; for a POP, the ways of all who come in by it. */
function markedLinks(trial: DoorTrial, atMs: number, opened: string): readonly string[] {
  if (!isPopCity(opened)) return steps(wayAt(trial, atMs, opened))
  return ISP_IDS.filter((isp) => doorAt(trial, atMs, isp) === opened).flatMap((isp) => steps(wayAt(trial, atMs, isp)))
}

/** How long a gauge speaks when no other follows; they come every 100 ms. */
const GAUGE_HOLDS_MS = 150

function loadsAt({ run, spec }: DoorTrial, atMs: number): ReadonlyMap<NodeId, DoorLoad> {
  const gauge = run.log.findLast((event) => event.type === 'edge-gauge' && event.atMs <= atMs && atMs < event.atMs + GAUGE_HOLDS_MS)
  if (gauge?.type !== 'edge-gauge') return new Map()
  const capacity = spec.routing?.spec.popCapacityPerSecond
  return new Map(
    gauge.pops.map(({ pop, floodPerSecond, crowdPerSecond }) => {
      const perSecond = Math.round(floodPerSecond + crowdPerSecond)
      return [nodeOf(pop), { perSecond, share: capacity === undefined ? null : perSecond / capacity }]
    }),
  )
}

interface RouterMessage {
  readonly packet: Packet
  readonly receivedMs: number
}

const messagesByRun = new WeakMap<Run, readonly RouterMessage[]>()

/**
 * Messages between routers as packets. Each is on its way from its sending until the router that it reaches has worked it off: on most links the
 * wire takes no time to speak of, and the router's turn is the way.
 */
function messagesOf(run: Run): readonly RouterMessage[] {
  const known = messagesByRun.get(run)
  if (known) return known
  const workedOff = new Map(run.log.flatMap((event) => (event.type === 'route-received' ? [[`${event.from}→${event.node} ${event.atMs} ${event.kind}`, event.decidesAtMs] as const] : [])))
  const messages = run.log.flatMap((event): readonly RouterMessage[] => {
    if (event.type !== 'route-sent') return []
    const { seq, kind, from, to, atMs, arrivesAtMs } = event
    const arrivesMs = workedOff.get(`${from}→${to} ${arrivesAtMs} ${kind}`) ?? arrivesAtMs
    return [{ receivedMs: arrivesAtMs, packet: { seq, req: '', kind, from, to, departsMs: atMs, arrivesMs, outcome: null } }]
  })
  messagesByRun.set(run, messages)
  return messages
}

/** The way that the log gives; an answer goes back the way that its request came. */
function viaOf(log: readonly LogEvent[], { seq, req, from, to }: Packet): readonly NodeId[] | undefined {
  const hop = log[seq]
  if (hop?.type !== 'hop') return undefined
  if (hop.via) return hop.via.map(nodeOf)
  if (!to.startsWith('browser:')) return undefined
  for (let index = seq - 1; index >= 0; index -= 1) {
    const there = log[index]
    if (there?.type === 'hop' && there.via && there.from === to && there.to === from && (req === '' || there.req === req)) return there.via.map(nodeOf).reverse()
  }
  return undefined
}
