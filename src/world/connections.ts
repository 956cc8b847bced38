/**
 * Connections between a client and a server: TCP takes one round trip (RFC 9293 §3.5), TLS 1.3 one more (RFC 8446 §2), TLS 1.2
 * two (RFC 5246 §7.3). An open connection carries any number of requests at once (as HTTP/2 does, RFC 9113 §5) and is kept until
 * it was idle for 120 s, but no longer than the server lives. Where nothing listens a handshake message is answered with a reset
 * (RFC 9293 §3.10.7.1). Left out: session resumption, QUIC, slow start, that word of a server's end takes its time.
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

/** The server as connections know it: another object after each failure; null: nothing listens. */
export type Life = object | null

/** Of a server that never fails. */
export const FOREVER: Life = {}

interface Connection {
  /** Given when the handshakes are done: with true, or false if they were refused. */
  readonly ready: Signal<boolean>
  /** The server that it was agreed on with; undefined until the first message has arrived. */
  life: Life | undefined
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

/** The two who would be connected; what is left out never fails. */
export interface Ends {
  /** The server as it is now: asked whenever a handshake message arrives. */
  readonly life?: () => Life
  /** Is who asks still there to send the next message? */
  readonly goesOn?: () => boolean
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

  /** Is a connection to `host` open, or being opened, with the server as it is now? */
  has(host: string, life: Life = FOREVER): boolean {
    return this.#usable(host, life) !== undefined
  }

  /** Closes everything; exchanges under way end on what they have. */
  closeAll(): void {
    this.#byHost = new Map()
  }

  /**
   * Gives request `req` a connection to `host`: an open one at once, else after its handshakes.
   * @returns or how many round trips it took to learn that none is to be had
   */
  *connect(req: string, host: string, { life: lifeNow = () => FOREVER, goesOn = () => true }: Ends = {}): Process<Lease | number> {
    const { clock, journal, spec } = this.#sim
    const open = this.#usable(host, lifeNow())
    const connection = open ?? this.#begin(host)
    connection.inUse++
    const startMs = clock.nowMs
    let roundTrips = 0
    if (!open) {
      const listens = (): boolean => {
        if (connection.life === undefined) connection.life = lifeNow()
        return connection.life !== null && connection.life === lifeNow()
      }
      const shaken = yield* this.#shakeHands(req, listens, goesOn)
      roundTrips = shaken.roundTrips
      if (!shaken.done && this.#byHost.get(host) === connection) this.#byHost.delete(host)
      connection.ready.settle(shaken.done)
    }
    const opened = yield* valueOf(connection.ready)
    // A refusal ends both phases early, the second before it began.
    const tcpUntilMs = Math.max(startMs, Math.min(connection.tcpUntilMs, clock.nowMs))
    journal.phase(req, 'tcp', this.#path.from, startMs, tcpUntilMs)
    journal.phase(req, 'tls', this.#path.from, tcpUntilMs, clock.nowMs)
    if (!opened) return roundTrips
    journal.write(clock.nowMs, { type: 'connected', req, from: this.#path.from, to: this.#path.to, roundTrips, tls: spec.tls })
    return {
      roundTrips,
      release: (atMs) => {
        connection.inUse--
        connection.idleSinceMs = Math.max(connection.idleSinceMs, atMs)
      },
    }
  }

  #usable(host: string, life: Life): Connection | undefined {
    if (this.#alwaysOpen && !this.#byHost.has(host)) this.#byHost.set(host, this.#openBefore())
    const connection = this.#byHost.get(host)
    if (!connection) return undefined
    const idleMs = this.#sim.clock.nowMs - connection.idleSinceMs
    const lives = connection.pinned || connection.life === undefined || connection.life === life
    return lives && (connection.pinned || connection.inUse > 0 || idleMs <= KEEP_ALIVE_IDLE_MS) ? connection : undefined
  }

  #openBefore(): Connection {
    const ready = new Signal<boolean>()
    ready.settle(true)
    return { ready, life: FOREVER, tcpUntilMs: 0, readyAtMs: 0, pinned: true, inUse: 0, idleSinceMs: 0 }
  }

  #begin(host: string): Connection {
    const rttMs = 2 * this.#path.oneWayMs
    const tcpUntilMs = roundMs(this.#sim.clock.nowMs + rttMs)
    const readyAtMs = roundMs(tcpUntilMs + this.#tlsRoundTrips() * rttMs)
    const connection: Connection = { ready: new Signal(), life: undefined, tcpUntilMs, readyAtMs, pinned: false, inUse: 0, idleSinceMs: readyAtMs }
    this.#byHost.set(host, connection)
    return connection
  }

  #tlsRoundTrips(): 1 | 2 {
    return this.#sim.spec.tls === '1.3' ? 1 : 2
  }

  /** The client's part of the last flight travels with the request. Out: the round trips made, and whether that was all of them. */
  *#shakeHands(req: string, listens: () => boolean, goesOn: () => boolean): Process<{ readonly done: boolean; readonly roundTrips: number }> {
    const flights: readonly Flight[] = [
      ['tcp-syn', BYTES.tcpSyn, 'tcp-syn-ack', BYTES.tcpSyn],
      ['tls-client', BYTES.tlsClient, 'tls-server', BYTES.tlsServer],
      ['tls-client', BYTES.tlsFinished, 'tls-server', BYTES.tlsFinished],
    ]
    const needed = 1 + this.#tlsRoundTrips()
    for (let made = 1; made <= needed; made++) {
      if (!(yield* this.#roundTrip(req, flights[made - 1]!, listens)) || !goesOn()) return { done: false, roundTrips: made }
    }
    return { done: true, roundTrips: needed }
  }

  /** Out: was it answered? Else it was refused. */
  *#roundTrip(req: string, [ask, askBytes, answer, answerBytes]: Flight, listens: () => boolean): Process<boolean> {
    const { from, to, oneWayMs } = this.#path
    const { clock, journal } = this.#sim
    const crossing = (kind: HopKind, a: NodeId, b: NodeId, bytes: number): number => {
      const arrivesAtMs = roundMs(clock.nowMs + oneWayMs)
      journal.write(clock.nowMs, { type: 'hop', req, kind, from: a, to: b, arrivesAtMs, bytes, outcome: null })
      return arrivesAtMs
    }
    yield* until(crossing(ask, from, to, askBytes))
    const answered = listens()
    yield* until(answered ? crossing(answer, to, from, answerBytes) : crossing('tcp-reset', to, from, BYTES.tcpSyn))
    return answered
  }
}

/** What a client sends, and what it is answered. */
type Flight = readonly [ask: HopKind, askBytes: number, answer: HopKind, answerBytes: number]
