/**
 * One user's connections over a routed internet. A connection is with one POP: it was agreed on there, and no other POP knows it.
 * When the address begins to lead elsewhere the connection is stranded; whatever the browser sends on it reaches a POP that refuses
 * it (RFC 9293 §3.10.7.1), and so the browser learns. Left out, as in connections.ts: session resumption, QUIC (whose connections have
 * names of their own, RFC 9000 §5.1, and break here all the same), slow start.
 */
import { BYTES } from '../messages.ts'
import type { RequestId } from '../log.ts'
import { roundMs } from '../physics.ts'
import { Signal, valueOf } from '../process.ts'
import type { Process } from '../process.ts'
import { popNode } from '../simulation.ts'
import type { Simulation } from '../simulation.ts'
import type { RequestFailure } from './events.ts'
import type { Packets } from './packets.ts'

const KEEP_ALIVE_IDLE_MS = 120_000

export interface Tcp {
  readonly host: string
  readonly address: string
  /** Given when the handshakes are done, or have failed. */
  readonly ready: Signal<'open' | RequestFailure>
  /** Given when a reset arrives. */
  readonly broken: Signal<'reset'>
  /** Known once the first handshake message arrived. */
  pop: string | null
  tcpUntilMs: number
  stranded: boolean
  resetComing: boolean
  inUse: number
  /** Of those, requests that have arrived and wait for their answers. */
  awaiting: number
  idleSinceMs: number
}

export class TcpConnections {
  readonly #sim: Simulation
  readonly #user: string
  readonly #packets: Packets
  #byHost = new Map<string, Tcp>()

  constructor(sim: Simulation, user: string, packets: Packets) {
    this.#sim = sim
    this.#user = user
    this.#packets = packets
  }

  /** A connection that is open or being opened. */
  find(host: string): Tcp | undefined {
    const tcp = this.#byHost.get(host)
    const idleMs = tcp ? this.#sim.clock.nowMs - tcp.idleSinceMs : 0
    return tcp && (tcp.inUse > 0 || idleMs <= KEEP_ALIVE_IDLE_MS) ? tcp : undefined
  }

  /** Begins a new one; `open` must follow. */
  begin(host: string, address: string): Tcp {
    const nowMs = this.#sim.clock.nowMs
    const tcp: Tcp = { host, address, ready: new Signal(), broken: new Signal(), pop: null, tcpUntilMs: nowMs, stranded: false, resetComing: false, inUse: 0, awaiting: 0, idleSinceMs: nowMs }
    this.#byHost.set(host, tcp)
    return tcp
  }

  /** Forgets all of them; exchanges under way end on what they have. */
  closeAll(): void {
    this.#byHost = new Map()
  }

  /** Forgets one. */
  drop(tcp: Tcp): void {
    if (this.#byHost.get(tcp.host) === tcp) this.#byHost.delete(tcp.host)
  }

  /** The handshakes for a new connection, for whoever waits for it. The client's part of the last flight travels with the request. */
  *open(tcp: Tcp, req: RequestId, deadlineMs: number, crossed: () => void): Process<void> {
    const tls = this.#sim.spec.tls
    let result: 'open' | RequestFailure = yield* this.roundTrip(tcp, req, ['tcp-syn', BYTES.tcpSyn, 'tcp-syn-ack', BYTES.tcpSyn], deadlineMs, crossed)
    tcp.tcpUntilMs = this.#sim.clock.nowMs
    if (result === 'open') result = yield* this.roundTrip(tcp, req, ['tls-client', BYTES.tlsClient, 'tls-server', BYTES.tlsServer], deadlineMs, crossed)
    if (result === 'open' && tls === '1.2') result = yield* this.roundTrip(tcp, req, ['tls-client', BYTES.tlsFinished, 'tls-server', BYTES.tlsFinished], deadlineMs, crossed)
    if (result !== 'open') this.drop(tcp)
    tcp.idleSinceMs = this.#sim.clock.nowMs
    tcp.ready.settle(result)
  }

  /** Sends on a connection and waits for the POP's answer to the handshake message. */
  *roundTrip(tcp: Tcp, req: RequestId, [kind, bytes, backKind, backBytes]: HandshakeMessages, deadlineMs: number, crossed: () => void): Process<'open' | RequestFailure> {
    const arrival = yield* this.send(tcp, req, kind, bytes, deadlineMs, crossed)
    if (typeof arrival === 'string') return arrival
    yield* this.#packets.sendBack(req, backKind, backBytes, arrival)
    return 'open'
  }

  /** Sends on a connection. Out: where it arrived, if that POP knows the connection. */
  *send(tcp: Tcp, req: RequestId, kind: 'tcp-syn' | 'tls-client' | 'request', bytes: number, deadlineMs: number, crossed: () => void) {
    const arrival = yield* this.#packets.send(req, kind, bytes, tcp.address, deadlineMs, crossed)
    if (arrival === 'timeout') {
      this.drop(tcp)
      return 'timeout' as const
    }
    tcp.pop ??= arrival.pop
    if (arrival.pop === tcp.pop) return arrival
    yield* this.#packets.sendBack(req, 'tcp-reset', BYTES.tcpSyn, arrival)
    this.#reset(tcp, arrival.pop, req)
    return 'reset' as const
  }

  /** The internet's tables changed: which connections are stranded, and which of those on which an answer is awaited will hear of it? */
  routesChanged(): void {
    const { clock, journal } = this.#sim
    for (const tcp of this.#byHost.values()) {
      if (!tcp.ready.isSettled || tcp.pop === null || this.find(tcp.host) !== tcp) continue
      const way = this.#packets.way(tcp.address)
      const stranded = way.pop !== tcp.pop
      if (stranded && !tcp.stranded) journal.write(clock.nowMs, { type: 'connection-stranded', user: this.#user, pop: tcp.pop, leadsTo: way.pop })
      tcp.stranded = stranded
      if (!stranded || way.pop === null || tcp.awaiting === 0 || tcp.resetComing) continue
      tcp.resetComing = true
      const from = { pop: way.pop, oneWayMs: way.oneWayMs }
      clock.at(clock.nowMs + from.oneWayMs, () => this.#resetAwaiting(tcp, from))
    }
  }

  /** Acknowledgements and pings from who awaits an answer reached a POP that doesn't know it. */
  #resetAwaiting(tcp: Tcp, from: { readonly pop: string; readonly oneWayMs: number }): void {
    const { clock, journal } = this.#sim
    const arrivesAtMs = roundMs(clock.nowMs + from.oneWayMs)
    journal.write(clock.nowMs, { type: 'hop', req: '', kind: 'tcp-reset', from: popNode(from.pop), to: this.#packets.node, arrivesAtMs, bytes: BYTES.tcpSyn, outcome: null })
    clock.at(arrivesAtMs, () => this.#reset(tcp, from.pop, ''))
  }

  #reset(tcp: Tcp, by: string, req: RequestId): void {
    this.drop(tcp)
    if (tcp.broken.isSettled) return
    const { clock, journal } = this.#sim
    journal.write(clock.nowMs, { type: 'connection-reset', user: this.#user, req, pop: tcp.pop!, by })
    tcp.broken.settle('reset')
  }
}

type HandshakeMessages = readonly ['tcp-syn' | 'tls-client', number, 'tcp-syn-ack' | 'tls-server', number]

/** Waits for the first of several signals, at most until `deadlineMs`. */
export function* firstOf<T>(sim: Simulation, signals: readonly Signal<T>[], deadlineMs: number): Process<T | 'timeout'> {
  const first = new Signal<T | 'timeout'>()
  const give = (value: T | 'timeout'): void => {
    if (!first.isSettled) first.settle(value)
  }
  for (const signal of signals) signal.whenSettled(() => give(signal.value))
  sim.clock.at(Math.max(deadlineMs, sim.clock.nowMs), () => give('timeout'))
  return yield* valueOf(first)
}
