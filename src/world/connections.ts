/**
 * Connections between a client and a server: TCP takes one round trip (RFC 9293 §3.5), TLS 1.3 one more (RFC 8446 §2), TLS 1.2
 * two (RFC 5246 §7.3). An open connection carries any number of requests at once (as HTTP/2 does, RFC 9113 §5) and is kept until
 * it was idle for 120 s. Left out: session resumption, QUIC, slow start.
 */
import { BYTES } from './messages.ts'
import type { HopKind, NodeId } from './log.ts'
import { roundMs } from './physics.ts'
import { Signal, until, valueOf } from './process.ts'
import type { Process } from './process.ts'
import type { Simulation } from './simulation.ts'

const KEEP_ALIVE_IDLE_MS = 120_000

/** The two ends of a path and how far apart they are. */
export interface Path {
  readonly from: NodeId
  readonly to: NodeId
  readonly oneWayMs: number
}

interface Connection {
  readonly ready: Signal<null>
  /** The end of the TCP handshake; the TLS handshake follows. */
  readonly tcpUntilMs: number
  readonly readyAtMs: number
  /** Never closed for idleness. */
  readonly pinned: boolean
  inUse: number
  idleSinceMs: number
}

/** Given back when the exchange ends. */
export interface Lease {
  /** Crossings that this request's own handshake made: 0 on an open connection. */
  readonly roundTrips: number
  /** The last byte came at `atMs`. */
  release(atMs: number): void
}

export class Connections {
  readonly #sim: Simulation
  readonly #path: Path
  readonly #alwaysOpen: boolean
  #byHost = new Map<string, Connection>()

  /** @param alwaysOpen a pool that its owner opened beforehand and keeps open for the whole run */
  constructor(sim: Simulation, path: Path, alwaysOpen: boolean) {
    this.#sim = sim
    this.#path = path
    this.#alwaysOpen = alwaysOpen
  }

  /** Is a connection to `host` open, or being opened? */
  has(host: string): boolean {
    return this.#usable(host) !== undefined
  }

  /** Closes everything; exchanges under way end on what they have. */
  closeAll(): void {
    this.#byHost = new Map()
  }

  /** Gives request `req` a connection to `host`: an open one at once, else after its handshakes. */
  *connect(req: string, host: string): Process<Lease> {
    const { clock, journal, spec } = this.#sim
    const open = this.#usable(host)
    const connection = open ?? this.#begin(host)
    connection.inUse++
    const startMs = clock.nowMs
    const tcpUntilMs = Math.max(startMs, connection.tcpUntilMs)
    journal.phase(req, 'tcp', this.#path.from, startMs, tcpUntilMs)
    journal.phase(req, 'tls', this.#path.from, tcpUntilMs, Math.max(startMs, connection.readyAtMs))

    let roundTrips = 0
    if (open) yield* valueOf(connection.ready)
    else {
      roundTrips = yield* this.#shakeHands(req)
      connection.ready.settle(null)
    }
    journal.write(clock.nowMs, { type: 'connected', req, from: this.#path.from, to: this.#path.to, roundTrips, tls: spec.tls })
    return {
      roundTrips,
      release: (atMs) => {
        connection.inUse--
        connection.idleSinceMs = Math.max(connection.idleSinceMs, atMs)
      },
    }
  }

  #usable(host: string): Connection | undefined {
    if (this.#alwaysOpen && !this.#byHost.has(host)) this.#byHost.set(host, this.#openBefore())
    const connection = this.#byHost.get(host)
    if (!connection) return undefined
    const idleMs = this.#sim.clock.nowMs - connection.idleSinceMs
    return connection.pinned || connection.inUse > 0 || idleMs <= KEEP_ALIVE_IDLE_MS ? connection : undefined
  }

  #openBefore(): Connection {
    const ready = new Signal<null>()
    ready.settle(null)
    return { ready, tcpUntilMs: 0, readyAtMs: 0, pinned: true, inUse: 0, idleSinceMs: 0 }
  }

  #begin(host: string): Connection {
    const rttMs = 2 * this.#path.oneWayMs
    const tcpUntilMs = roundMs(this.#sim.clock.nowMs + rttMs)
    const readyAtMs = roundMs(tcpUntilMs + this.#tlsRoundTrips() * rttMs)
    const connection = { ready: new Signal<null>(), tcpUntilMs, readyAtMs, pinned: false, inUse: 0, idleSinceMs: readyAtMs }
    this.#byHost.set(host, connection)
    return connection
  }

  #tlsRoundTrips(): 1 | 2 {
    return this.#sim.spec.tls === '1.3' ? 1 : 2
  }

  /** The client's part of the last flight travels with the request. Out: the round trips made. */
  *#shakeHands(req: string): Process<number> {
    yield* this.#roundTrip(req, 'tcp-syn', BYTES.tcpSyn, 'tcp-syn-ack', BYTES.tcpSyn)
    yield* this.#roundTrip(req, 'tls-client', BYTES.tlsClient, 'tls-server', BYTES.tlsServer)
    if (this.#tlsRoundTrips() === 2) yield* this.#roundTrip(req, 'tls-client', BYTES.tlsFinished, 'tls-server', BYTES.tlsFinished)
    return 1 + this.#tlsRoundTrips()
  }

  *#roundTrip(req: string, ask: HopKind, askBytes: number, answer: HopKind, answerBytes: number): Process<void> {
    const { from, to, oneWayMs } = this.#path
    const { clock, journal } = this.#sim
    const crossing = (kind: HopKind, a: NodeId, b: NodeId, bytes: number): number => {
      const arrivesAtMs = roundMs(clock.nowMs + oneWayMs)
      journal.write(clock.nowMs, { type: 'hop', req, kind, from: a, to: b, arrivesAtMs, bytes, outcome: null })
      return arrivesAtMs
    }
    yield* until(crossing(ask, from, to, askBytes))
    yield* until(crossing(answer, to, from, answerBytes))
  }
}
