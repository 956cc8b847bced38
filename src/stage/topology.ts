import type { NodeId } from '../world/log.ts'
import type { NetworkKind } from '../world/routing/spec.ts'

export type NodeKind = 'browser' | 'resolver' | 'pop' | 'origin' | 'network'

/** One actor on a plate. Made by the lesson from the world's spec; the stage draws it and knows nothing else of it. */
export interface StageNode {
  readonly id: NodeId
  readonly kind: NodeKind
  /** "Tokyo", "Origin · Virginia". */
  readonly label: string
  /** On a map, and on a narrow one of networks, where the label has no room; '' for none. Left out: the label. */
  readonly shortLabel?: string
  /** In a sentence: "Mika’s browser". Left out: made of kind and label, such as "Tokyo’s browser", "the Tokyo edge". */
  readonly name?: string
  /** A second line, e.g. "75 ms away"; a figure of the world. */
  readonly detail?: string
  /** Glossary term opened by click, tap or Enter. */
  readonly term?: string
  /** Draws a place for stored responses while none is stored. Left out: POPs have one, others not. */
  readonly cache?: boolean
  /** Of stored responses the first few are drawn, with room kept for them from the start, on the lanes plate. Left out: the last few. */
  readonly room?: CellRoom
  /** A POP that others ask stands between them and the origin, and is drawn so. */
  readonly tier?: 'shield'
  /** A network's kind decides its mark. */
  readonly network?: NetworkKind
  /** Answers to what a user asked before are history that the plate doesn't show, virtual ms. Left out: all are shown. */
  readonly answersFromMs?: number
  /** Has no mark of its own and is drawn at that actor's: a browser inside its network. Only the networks plate knows of it. */
  readonly within?: NodeId
  readonly latitudeDeg: number
  readonly longitudeDeg: number
}

/** How many stored responses are drawn (one, where there is little room), and how many lines of text each has. */
export interface CellRoom {
  readonly responses: number
  readonly lines: number
}

export interface StageLink {
  readonly from: NodeId
  readonly to: NodeId
  /** A connection stands here before anything is sent, and is never closed: a POP's to its origin. The log tells of those that open. */
  readonly keptOpen?: boolean
  /** How two networks are joined: in transit `from` pays `to`. */
  readonly relation?: 'transit' | 'peering'
}

/** Stops on the lanes plate between actors that hold no log node of their own, e.g. the anycast address. */
export interface LaneStop {
  readonly id: string
  readonly label: string
  readonly detail?: string
  readonly term?: string
  /** Drawn between these two nodes. */
  readonly between: readonly [NodeId, NodeId]
}

export interface Topology {
  readonly nodes: readonly StageNode[]
  readonly links: readonly StageLink[]
  readonly stops: readonly LaneStop[]
}

/** A named big number on the stage; one to three of them. */
export interface Meter {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly tone?: 'ink' | 'hit' | 'miss' | 'stale' | 'revalidated' | 'error' | 'quiet'
}
