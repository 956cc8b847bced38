/**
 * How one user's requests travel over a routed internet: name, connection, request, answer, each packet by the way that there is
 * when it leaves. In: a request. Out: the answer, or how it failed, and what that cost. A request that went out on a connection from
 * before and met a reset is sent once more on a new one when that does no harm, as browsers do (RFC 9110 §9.2.2).
 */
import type { HttpRequest } from '../../engine/http/message.ts'
import type { Dns } from '../dns.ts'
import type { CarriedRoute, Exchange, Served } from '../exchange.ts'
import type { RequestId } from '../log.ts'
import { NETWORK_ERROR, hostOf, requestBytes, responseBytes } from '../messages.ts'
import { roundMs, transferMs } from '../physics.ts'
import { Signal, spawn, until, valueOf } from '../process.ts'
import type { Process } from '../process.ts'
import { popNode } from '../simulation.ts'
import type { Simulation } from '../simulation.ts'
import type { UserSpec } from '../spec.ts'
import type { Carrier } from './carrier.ts'
import type { RequestFailure } from './events.ts'
import type { Arrival, Packets } from './packets.ts'
import { TcpConnections, firstOf } from './tcp.ts'
import type { Tcp } from './tcp.ts'

const IDEMPOTENT = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE', 'PUT', 'DELETE'])

/** What one request has cost so far. */
interface Bill {
  readonly startMs: number
  readonly deadlineMs: number
  sentAtMs: number
  roundTrips: number
}

export class RoutedClient implements CarriedRoute {
  readonly connections: TcpConnections
  readonly #sim: Simulation
  readonly #user: UserSpec
  readonly #carrier: Carrier
  readonly #packets: Packets
  readonly #dns: Dns

  constructor(sim: Simulation, user: UserSpec, carrier: Carrier, packets: Packets, dns: Dns) {
    this.#sim = sim
    this.#user = user
    this.#carrier = carrier
    this.#packets = packets
    this.#dns = dns
    this.connections = new TcpConnections(sim, user.id, packets)
  }

  /** Where a request would go now, by the address that is known or would be told. */
  get path() {
    const way = this.#packets.way(this.#dns.current() ?? this.#carrier.preview(this.#user))
    return { from: this.#packets.node, to: this.#packets.endOf(way), oneWayMs: way.oneWayMs }
  }

  *carry(req: RequestId, request: HttpRequest): Process<Exchange> {
    const { clock, journal } = this.#sim
    const host = hostOf(request.url)
    const bill: Bill = { startMs: clock.nowMs, deadlineMs: roundMs(clock.nowMs + this.#carrier.patienceMs), sentAtMs: clock.nowMs, roundTrips: 0 }
    for (let tries = 1; ; tries++) {
      const known = this.connections.find(host)
      const tcp = known ?? this.connections.begin(host, yield* this.#dns.resolve(req, host))
      const result = yield* this.#over(tcp, known === undefined, req, request, bill)
      if (typeof result === 'string') {
        if (result === 'reset' && known && tries === 1 && IDEMPOTENT.has(request.method)) continue
        return this.#failed(result, bill)
      }
      const sentByMs = clock.nowMs + transferMs(result.response.body.lengthBytes)
      const lastByteAtMs = roundMs(Math.max(sentByMs, result.allHereAtMs ?? 0))
      tcp.idleSinceMs = Math.max(tcp.idleSinceMs, lastByteAtMs)
      journal.reach(lastByteAtMs)
      const { startMs, sentAtMs, roundTrips } = bill
      const { allHereAtMs: _, ...served } = result
      return { ...served, sentAtMs, ttfbMs: roundMs(clock.nowMs - startMs), totalMs: roundMs(lastByteAtMs - startMs), roundTrips }
    }
  }

  #failed(failure: RequestFailure, { startMs, sentAtMs, roundTrips }: Bill): Exchange {
    const lostMs = roundMs(this.#sim.clock.nowMs - startMs)
    return { response: NETWORK_ERROR, outcome: 'error', answeredBy: this.#packets.node, failure, sentAtMs, ttfbMs: lostMs, totalMs: lostMs, roundTrips }
  }

  *#over(tcp: Tcp, isNew: boolean, req: RequestId, request: HttpRequest, bill: Bill): Process<Arrived | RequestFailure> {
    tcp.inUse++
    try {
      const opened = yield* this.#connect(tcp, isNew, req, bill)
      return opened === 'open' ? yield* this.#ask(tcp, req, request, bill) : opened
    } finally {
      tcp.inUse--
    }
  }

  *#connect(tcp: Tcp, isNew: boolean, req: RequestId, bill: Bill): Process<'open' | RequestFailure> {
    const { clock, journal, spec } = this.#sim
    const fromMs = clock.nowMs
    const before = bill.roundTrips
    if (isNew) yield* this.connections.open(tcp, req, bill.deadlineMs, () => bill.roundTrips++)
    const result = yield* valueOf(tcp.ready)
    const tcpUntilMs = Math.max(fromMs, tcp.tcpUntilMs)
    journal.phase(req, 'tcp', this.#packets.node, fromMs, tcpUntilMs)
    journal.phase(req, 'tls', this.#packets.node, tcpUntilMs, clock.nowMs)
    if (result === 'open') {
      journal.write(clock.nowMs, { type: 'connected', req, from: this.#packets.node, to: popNode(tcp.pop!), roundTrips: bill.roundTrips - before, tls: spec.tls })
    }
    return result
  }

  *#ask(tcp: Tcp, req: RequestId, request: HttpRequest, bill: Bill): Process<Arrived | RequestFailure> {
    const { clock, journal } = this.#sim
    bill.sentAtMs = clock.nowMs
    const arrival = yield* this.connections.send(tcp, req, 'request', requestBytes(request), bill.deadlineMs, () => bill.roundTrips++)
    journal.phase(req, 'request', this.#packets.node, bill.sentAtMs, clock.nowMs)
    if (typeof arrival === 'string') return arrival

    const arrivedAtMs = clock.nowMs
    const back = new Signal<Returned>()
    spawn(clock, this.#served(req, request, arrival, back))
    tcp.awaiting++
    const first = yield* firstOf<Returned | 'reset'>(this.#sim, [back, tcp.broken], bill.deadlineMs)
    tcp.awaiting--
    if (typeof first === 'string') {
      this.connections.drop(tcp)
      journal.phase(req, 'wait', this.#packets.node, Math.min(roundMs(arrivedAtMs + this.#carrier.lookupMs(arrival.pop)), clock.nowMs), clock.nowMs)
      return first
    }
    journal.phase(req, 'response', popNode(arrival.pop), first.answeredAtMs, clock.nowMs)
    const { completeAtMs, ...served } = first.served
    return { ...served, ...(completeAtMs !== undefined && { allHereAtMs: completeAtMs + arrival.oneWayMs }) }
  }

  /** The POP's work and the way back. Nothing comes back from a POP that has gone meanwhile. */
  *#served(req: RequestId, request: HttpRequest, { pop, oneWayMs }: Arrival, back: Signal<Returned>): Process<void> {
    const { clock, journal } = this.#sim
    const served = yield* this.#carrier.serve(pop, req, request)
    const answeredAtMs = clock.nowMs
    if (!this.#carrier.answers(pop)) {
      const at = popNode(pop)
      return journal.write(answeredAtMs, { type: 'packet-lost', req, kind: 'response', from: at, at, via: [pop], lostAtMs: answeredAtMs, because: 'pop-down' })
    }
    const arrivesAtMs = roundMs(answeredAtMs + oneWayMs)
    const { response, outcome } = served
    journal.write(answeredAtMs, { type: 'hop', req, kind: 'response', from: popNode(pop), to: this.#packets.node, arrivesAtMs, bytes: responseBytes(response), outcome })
    yield* until(arrivesAtMs)
    back.settle({ served, answeredAtMs })
  }
}

/** An answer whose first byte is here. */
interface Arrived extends Omit<Served, 'completeAtMs'> {
  /** The last byte cannot be here before: the POP has it so late itself, over a narrow link from its origin. Left out: nothing holds it up. */
  readonly allHereAtMs?: number
}

interface Returned {
  readonly served: Served
  readonly answeredAtMs: number
}
