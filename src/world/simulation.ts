/** What everybody in one run shares. Fixed addresses are from the ranges for documentation (RFC 5737). */
import type { VirtualClock } from './clock.ts'
import type { Journal } from './journal.ts'
import type { WorldSpec } from './spec.ts'

export interface Simulation {
  readonly spec: WorldSpec
  readonly clock: VirtualClock
  readonly journal: Journal
}

/** Every POP announces this one (anycast, RFC 4786). */
export const ANYCAST_ADDRESS = '203.0.113.10'
export const ORIGIN_ADDRESS = '198.51.100.7'

export const ORIGIN_NODE = 'origin'
/** The log's name for a user's browser. */
export const browserNode = (user: string): string => `browser:${user}`
/** The log's name for a user's DNS resolver. */
export const resolverNode = (user: string): string => `resolver:${user}`
/** The log's name for a POP. */
export const popNode = (pop: string): string => `pop:${pop}`
