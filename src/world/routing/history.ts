/**
 * Routing as it stood at any moment of a run, read from the log. In: the routing spec, a log. Out: graph, tables, POPs at a time;
 * paths, candidates and catchments follow from them.
 */
import type { GeoPoint } from '../geo/distance.ts'
import type { EventOf, LogEvent } from '../log.ts'
import { addressOf } from './addresses.ts'
import type { RouteDecision } from './decision.ts'
import { pathOf } from './forwarding.ts'
import type { NetworkPath, Tables } from './forwarding.ts'
import { AsGraph } from './graph.ts'
import { endsOf } from './spec.ts'
import type { NetworkId, Prefix, RoutingSpec } from './spec.ts'

/** One moment. Its `decision` is the network's whole table for a prefix: candidates, choice, reason; undefined: nothing heard yet. */
export interface RoutingMoment extends Tables {
  /** Since when it has stood like this. */
  readonly sinceMs: number
  readonly announced: ReadonlySet<string>
  /** POPs that answer what arrives. */
  readonly answering: ReadonlySet<string>
}

export interface RoutingHistory {
  readonly spec: RoutingSpec
  /** One a change, in order; the first at 0 ms. */
  readonly moments: readonly RoutingMoment[]
  /** Routing as of `atMs`, everything of that instant included. */
  at(atMs: number): RoutingMoment
}

interface Draft {
  graph: AsGraph
  readonly decisions: Map<string, RouteDecision>
  readonly announced: Set<string>
  readonly answering: Set<string>
}

const slot = (network: NetworkId, prefix: Prefix): string => `${network} ${prefix}`

/** Reads a log once; asking it for moments is cheap. */
export function routingHistory(spec: RoutingSpec, log: readonly LogEvent[]): RoutingHistory {
  let draft: Draft = { graph: new AsGraph(spec.networks, spec.links), decisions: new Map(), announced: new Set(), answering: new Set() }
  const moments: RoutingMoment[] = [momentOf(draft, 0)]
  for (const event of log) {
    if (!isChange(event)) continue
    const same = moments.at(-1)!.sinceMs === event.atMs
    draft = { graph: draft.graph, decisions: new Map(draft.decisions), announced: new Set(draft.announced), answering: new Set(draft.answering) }
    apply(draft, event)
    if (same) moments.pop()
    moments.push(momentOf(draft, event.atMs))
  }
  return { spec, moments, at: (atMs) => lastAt(moments, atMs) }
}

type Change = EventOf<'route-decided'> | EventOf<'pop-announced'> | EventOf<'pop-withdrawn'> | EventOf<'link-changed'>

const CHANGES: ReadonlySet<string> = new Set<Change['type']>(['route-decided', 'pop-announced', 'pop-withdrawn', 'link-changed'])
const isChange = (event: LogEvent): event is Change => CHANGES.has(event.type)

function apply(draft: Draft, event: Change): void {
  switch (event.type) {
    case 'route-decided':
      draft.decisions.set(slot(event.decision.network, event.prefix), event.decision)
      return
    case 'pop-announced':
      draft.announced.add(event.pop)
      draft.answering.add(event.pop)
      return
    case 'pop-withdrawn':
      draft.announced.delete(event.pop)
      if (!event.serves) draft.answering.delete(event.pop)
      return
    case 'link-changed':
      draft.graph = event.up ? draft.graph.withLink(event.link) : draft.graph.withoutLink(...endsOf(event.link))
  }
}

function momentOf({ graph, decisions, announced, answering }: Draft, sinceMs: number): RoutingMoment {
  return { sinceMs, graph, announced, answering, decision: (network, prefix) => decisions.get(slot(network, prefix)) }
}

function lastAt(moments: readonly RoutingMoment[], atMs: number): RoutingMoment {
  let [low, high] = [0, moments.length]
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (moments[middle]!.sinceMs <= atMs) low = middle
    else high = middle
  }
  return moments[low]!
}

/**
 * The way of a network's packets at a moment.
 * @param pop GeoDNS: for whose address; anycast has one for all
 * @param start where in the network they begin; left out: at its first place
 */
export function pathAt({ spec, at }: RoutingHistory, atMs: number, network: NetworkId, pop?: string, start?: GeoPoint): NetworkPath {
  return pathOf(at(atMs), network, prefixOf(spec, pop), start)
}

/** A network's table for the service at a moment: its candidates and why one won; undefined: it has heard nothing yet. */
export function decisionAt({ spec, at }: RoutingHistory, atMs: number, network: NetworkId, pop?: string): RouteDecision | undefined {
  return at(atMs).decision(network, prefixOf(spec, pop))
}

/** What a POP announces; under anycast the same for each, so that it may be left out. */
function prefixOf(spec: RoutingSpec, pop: string | undefined): Prefix {
  const first = spec.networks.find(({ kind }) => kind === 'cdn-pop')
  if (pop === undefined && spec.design.kind === 'geodns') throw new Error('Under GeoDNS every POP has an address of its own. Say for which POP you ask.')
  return addressOf(spec, pop ?? first?.id ?? '').prefix
}
