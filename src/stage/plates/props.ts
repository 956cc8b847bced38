import type { NodeId, RequestId } from '../../world/log.ts'
import type { StageState } from '../state.ts'
import type { Meter, Topology } from '../topology.ts'

/** Subscribes to the stage's time, called for every new one; returns what ends it. The player's `onTime`. */
export type OnTime = (listener: (tMs: number) => void) => () => void

/** What both plates take: they draw a state and know nothing of who made it. */
export interface PlateProps {
  readonly topology: Topology
  readonly state: StageState
  readonly onTime: OnTime
  /** The time at this moment, which may be later than the state's. Left out: the last one heard, or the state's. */
  readonly now?: (() => number) | undefined
  readonly selected?: RequestId | null | undefined
  /** A packet was clicked. The same is offered to the keyboard by the table of requests. */
  readonly onSelectRequest?: ((req: RequestId) => void) | undefined
  /** An actor with a glossary term was clicked, tapped or entered. */
  readonly onOpenTerm?: ((term: string) => void) | undefined
  /** Nodes that the words speak of now. */
  readonly highlighted?: readonly NodeId[] | undefined
  readonly meters?: readonly Meter[] | undefined
  /** The origin's limits, for its gauge: shown beside what is used of them. */
  readonly originLimits?: { readonly workers: number; readonly queueLimit: number } | undefined
  /** What the figure shows, in words, for those who don't see it. */
  readonly summary: string
}
