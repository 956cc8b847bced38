/**
 * What the log holds of routing. `from`, `to`, `node` and `at` are the log's names (`net:kanto`, `pop:tokyo`), for whoever draws them;
 * decisions, paths and links name networks by their ids in the graph. `networkNode` leads from the one to the other.
 */
import type { HopKind, NodeId, RequestId } from '../log.ts'
import type { RouteDecision } from './decision.ts'
import type { LinkSpec, NetworkId, Prefix } from './spec.ts'

/** What set routing in motion. */
export type RoutingCause =
  | { readonly type: 'announce-pop' | 'withdraw-pop'; readonly pop: string }
  | { readonly type: 'link-add' | 'link-cut'; readonly between: readonly [NetworkId, NetworkId] }

export type UpdateKind = 'announce' | 'withdraw'

/** Why a packet got no further. 'overload': a POP answers no more than it can. */
export type LossReason = 'no-route' | 'loop' | 'pop-down' | 'overload'

/** How a request was given up: nobody answered in time, or the connection was reset. */
export type RequestFailure = 'timeout' | 'reset'

export interface EdgeTraffic {
  readonly pop: string
  readonly floodPerSecond: number
  readonly crowdPerSecond: number
  /** Of both, what is over the POP's capacity or finds it down. */
  readonly droppedPerSecond: number
}

export interface CrowdCount {
  readonly asked: number
  readonly answered: number
  /** Of those answered, the ones that were lost first and sent again: a second late or more. */
  readonly delayed: number
  /** Given up for want of an answer. */
  readonly failed: number
}

/** The authoritative server's view of one POP when it answered. */
export interface MappingCandidate {
  readonly pop: string
  readonly km: number
  readonly healthy: boolean
}

export type RoutingEvent =
  /** A BGP UPDATE left `from`; it is lost if the link is cut before it arrives. `asPath` and `via` are empty in a withdrawal. */
  | { readonly type: 'route-sent'; readonly kind: UpdateKind; readonly from: NodeId; readonly to: NodeId; readonly prefix: Prefix; readonly asPath: readonly number[]; readonly via: readonly NetworkId[]; readonly arrivesAtMs: number }
  /** It arrived; `node` will have worked it off at `decidesAtMs`. */
  | { readonly type: 'route-received'; readonly kind: UpdateKind; readonly node: NodeId; readonly from: NodeId; readonly prefix: Prefix; readonly decidesAtMs: number }
  /** A network went through its candidates. `changed`: another route wins than before, or none; false too for what stood before the run. */
  | { readonly type: 'route-decided'; readonly node: NodeId; readonly prefix: Prefix; readonly decision: RouteDecision; readonly changed: boolean }
  /** Nothing is under way any more. `lastChangeMs`: when the last network changed its way; `tookMs`: from the first cause until then. */
  | { readonly type: 'routes-converged'; readonly sinceMs: number; readonly lastChangeMs: number; readonly tookMs: number; readonly causes: readonly RoutingCause[]; readonly messages: number; readonly changes: number }
  /** `already`: it was announced before the run began. */
  | { readonly type: 'pop-announced'; readonly pop: string; readonly prefix: Prefix; readonly already: boolean }
  /** `serves`: it still answers what arrives. */
  | { readonly type: 'pop-withdrawn'; readonly pop: string; readonly prefix: Prefix; readonly serves: boolean }
  | { readonly type: 'link-changed'; readonly link: LinkSpec; readonly up: boolean }
  /** GeoDNS: the authoritative server learnt of it, and answers accordingly from now on. */
  | { readonly type: 'health-changed'; readonly pop: string; readonly healthy: boolean }
  /** GeoDNS: the authoritative server answered a resolver: the nearest healthy POP, or the nearest when none is healthy. `by`: whose place it went by. Nearest first. */
  | { readonly type: 'dns-mapped'; readonly req: RequestId; readonly user: string; readonly pop: string; readonly address: string; readonly by: 'resolver' | 'client-subnet'; readonly candidates: readonly MappingCandidate[] }
  /** The address of an open connection no longer leads to its POP; the browser doesn't know yet. */
  | { readonly type: 'connection-stranded'; readonly user: string; readonly pop: string; readonly leadsTo: string | null }
  /** A POP that knows nothing of the connection refused it (RFC 9293 §3.10.7.1), and the browser heard. `req`: whose message it was; '': that of no request, while an answer was awaited. */
  | { readonly type: 'connection-reset'; readonly user: string; readonly req: RequestId; readonly pop: string; readonly by: string }
  /** A packet that left `from` gets no further than `at`, which it reaches at `lostAtMs`. Where a hop tells of its way, this comes at that time. */
  | { readonly type: 'packet-lost'; readonly req: RequestId; readonly kind: HopKind; readonly from: NodeId; readonly at: NodeId; readonly via: readonly NetworkId[]; readonly lostAtMs: number; readonly because: LossReason }
  /** Crowds and floods, every 100 ms of them: rates now (`lostPerSecond`: what finds no way to any POP), and people's requests since the run began. */
  | { readonly type: 'edge-gauge'; readonly pops: readonly EdgeTraffic[]; readonly lostPerSecond: { readonly flood: number; readonly crowd: number }; readonly crowd: CrowdCount }

/** The log's name for a network that packets pass. A POP's network is the POP. */
export const networkNode = (network: { readonly id: NetworkId; readonly kind: string }): NodeId => (network.kind === 'cdn-pop' ? `pop:${network.id}` : `net:${network.id}`)
