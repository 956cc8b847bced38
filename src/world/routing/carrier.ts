/** What a browser's connections need of the internet: where a packet for an address would go now, and what answers there. */
import type { HttpRequest } from '../../engine/http/message.ts'
import type { Served } from '../exchange.ts'
import type { RequestId } from '../log.ts'
import type { Process } from '../process.ts'
import type { UserSpec } from '../spec.ts'
import type { LossReason } from './events.ts'
import type { NetworkId } from './spec.ts'

/** A way as it is now: to a POP that answers, or to where packets are lost. */
export interface Way {
  readonly via: readonly NetworkId[]
  /** To the last of `via`. */
  readonly oneWayMs: number
  /** null: packets are lost at the last of `via`. */
  readonly pop: string | null
  /** null when `pop` is not. */
  readonly lost: LossReason | null
}

export interface Carrier {
  readonly patienceMs: number
  /** From a user to an address. */
  way(user: UserSpec, address: string): Way
  /** Does the POP answer now what arrives? */
  answers(pop: string): boolean
  /** Is a packet that arrives now one of those for which an overloaded POP has no room? Seeded. */
  sheds(pop: string): boolean
  /** Time inside the POP before it decides anything. */
  lookupMs(pop: string): number
  serve(pop: string, req: RequestId, request: HttpRequest): Process<Served>
  /** The address that a user would be told if her resolver asked now. */
  preview(user: UserSpec): string
}
