/** What the plate of networks shows at one moment beside its actors. Made by who can read the log's routing; plain data. */
import type { NodeId } from '../../../world/log.ts'
import type { Packet } from '../../state.ts'
import type { StageLink } from '../../topology.ts'

/** What a POP is asked by crowds and floods. */
export interface DoorLoad {
  readonly perSecond: number
  /** Of its capacity; more than 1: it drops the rest. null: it has no limit. */
  readonly share: number | null
}

export interface NetworkView {
  /** Those that stand now. */
  readonly links: readonly StageLink[]
  /** `from→to` of the links that best routes take, in the direction of packets. */
  readonly used: ReadonlySet<string>
  /** `from→to` along the ways to be shown above all others: those of the network that is opened. */
  readonly marked: ReadonlySet<string>
  /** The label of the POP that each access network's packets reach; null: none. Left out: not to be told. */
  readonly doors: ReadonlyMap<NodeId, string | null>
  readonly closed: ReadonlySet<NodeId>
  /** Routers that are working off a message. */
  readonly working: ReadonlySet<NodeId>
  /** Answers to requests sent before are history, and not shown. */
  readonly sinceMs: number
  readonly loads: ReadonlyMap<NodeId, DoorLoad>
  /** Messages between routers under way, as packets; they leave no request. */
  readonly messages: readonly Packet[]
  /** The actors that a packet passes; undefined: it goes straight. */
  readonly viaOf: (packet: Packet) => readonly NodeId[] | undefined
}
