/**
 * One user's packets. In: what she sends, to which address. Out: the POP that it reached, after as many tries as it took. A packet
 * that is lost is sent again after 1 s, then 2, 4, … (RFC 6298 §2.1, §5.5), each time by the way that there is then. Left out: that
 * a warm connection knows its round trip and tries again sooner; errors that routers send back.
 */
import type { HopKind, NodeId, RequestId } from '../log.ts'
import { roundMs } from '../physics.ts'
import { until } from '../process.ts'
import type { Process } from '../process.ts'
import { browserNode, popNode } from '../simulation.ts'
import type { Simulation } from '../simulation.ts'
import type { UserSpec } from '../spec.ts'
import type { Carrier, Way } from './carrier.ts'
import type { LossReason, RequestFailure } from './events.ts'

const FIRST_RETRY_MS = 1000

export interface Arrival {
  readonly pop: string
  readonly oneWayMs: number
}

export class Packets {
  readonly node: NodeId
  readonly #sim: Simulation
  readonly #user: UserSpec
  readonly #carrier: Carrier
  /** The log's name for a network. */
  readonly #nameOf: (network: string) => NodeId

  constructor(sim: Simulation, user: UserSpec, carrier: Carrier, nameOf: (network: string) => NodeId) {
    this.#sim = sim
    this.#user = user
    this.#carrier = carrier
    this.#nameOf = nameOf
    this.node = browserNode(user.id)
  }

  /** Where packets for an address go now, and how long they take, the last mile included. */
  way(address: string): Way {
    return this.#carrier.way(this.#user, address)
  }

  /** The log's name for where a way ends. */
  endOf(way: Way): NodeId {
    return this.#nameOf(way.via.at(-1)!)
  }

  /** Sends until it arrives, or until `deadlineMs`. `crossed` is told of every crossing. */
  *send(req: RequestId, kind: HopKind, bytes: number, address: string, deadlineMs: number, crossed: () => void): Process<Arrival | Extract<RequestFailure, 'timeout'>> {
    const { clock, journal } = this.#sim
    for (let retryMs = FIRST_RETRY_MS; ; retryMs *= 2) {
      const sentAtMs = clock.nowMs
      const way = this.way(address)
      const arrivesAtMs = roundMs(sentAtMs + way.oneWayMs)
      if (way.pop === null) this.#lost(req, kind, way, arrivesAtMs, way.lost ?? 'no-route')
      else {
        crossed()
        journal.write(sentAtMs, { type: 'hop', req, kind, from: this.node, to: popNode(way.pop), arrivesAtMs, bytes, outcome: null, via: way.via })
        yield* until(arrivesAtMs)
        if (!this.#carrier.answers(way.pop)) this.#lost(req, kind, way, arrivesAtMs, 'pop-down')
        else if (this.#carrier.sheds(way.pop)) this.#lost(req, kind, way, arrivesAtMs, 'overload')
        else return { pop: way.pop, oneWayMs: way.oneWayMs }
      }
      const againAtMs = Math.max(roundMs(sentAtMs + retryMs), clock.nowMs)
      yield* until(Math.min(againAtMs, deadlineMs))
      if (againAtMs >= deadlineMs) return 'timeout'
    }
  }

  /** What a POP sends back: written down, and awaited. */
  *sendBack(req: RequestId, kind: HopKind, bytes: number, from: Arrival): Process<void> {
    const { clock, journal } = this.#sim
    const arrivesAtMs = roundMs(clock.nowMs + from.oneWayMs)
    journal.write(clock.nowMs, { type: 'hop', req, kind, from: popNode(from.pop), to: this.node, arrivesAtMs, bytes, outcome: null })
    yield* until(arrivesAtMs)
  }

  #lost(req: RequestId, kind: HopKind, way: Way, lostAtMs: number, because: LossReason): void {
    const { clock, journal } = this.#sim
    journal.write(clock.nowMs, { type: 'packet-lost', req, kind, from: this.node, at: this.endOf(way), via: way.via, lostAtMs, because })
    journal.reach(lostAtMs)
  }
}
