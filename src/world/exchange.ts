/**
 * One request and its answer between two neighbours: name, connection, request, whatever the other side does, answer. Used for a
 * user's leg to a POP or to the origin, and for a POP's fetch. In: a path, a request. Out: the answer and what it cost.
 *
 * Bytes are passed on as they come: a node begins its own answer at the first byte of the answer it waits for, and a body's
 * transfer time is added once, at the end of each leg's total. A link slower than the others holds up every leg after it.
 */
import type { Outcome } from '../engine/decision.ts'
import type { HttpRequest, HttpResponse } from '../engine/http/message.ts'
import type { Connections, Ends, Path } from './connections.ts'
import type { NodeId, RequestId } from './log.ts'
import { BYTES, NETWORK_ERROR, hostOf, requestBytes, responseBytes } from './messages.ts'
import { roundMs, slowStartMs, transferMs } from './physics.ts'
import { until } from './process.ts'
import type { Process } from './process.ts'
import type { RequestFailure } from './routing/events.ts'
import type { Simulation } from './simulation.ts'
import type { LinkSpec } from './spec.ts'

/** An answer at the moment at which its node begins to send it. */
export interface Served {
  readonly response: HttpResponse
  /** null: no cache has taken part, and nothing failed. */
  readonly outcome: Outcome | null
  /** The node whose own content this is: a cache that had it, or the origin. */
  readonly answeredBy: NodeId
  /** When that node has the last byte itself, where that may be later than it could be sent; left out: no later. */
  readonly completeAtMs?: number
  /** No answer came: `response` is a network error. Only where routing is simulated, or the origin refuses. */
  readonly failure?: RequestFailure
}

export interface Exchange extends Served {
  /** When the request itself left, after any handshake. */
  readonly sentAtMs: number
  readonly ttfbMs: number
  readonly totalMs: number
  readonly roundTrips: number
  /** Left out where nothing further depends on it. */
  readonly lastByteAtMs?: number
}

/** How exchanges go: straight to the other side, or by what carries them. */
export type Route = DirectRoute | CarriedRoute

interface Alternative {
  /** Asked when no answer comes by this one; left out: nobody. */
  readonly instead?: Route
}

export interface CarriedRoute extends Alternative {
  /** As it is now. */
  readonly path: Path
  readonly connections: { closeAll(): void }
  /** One exchange from now on, as `exchange` below. */
  carry(req: RequestId, request: HttpRequest): Process<Exchange>
}

export interface DirectRoute extends Alternative, Ends {
  readonly path: Path
  readonly connections: Connections
  /** Left out where the sender knows the address: a POP knows its origin's. */
  readonly resolve?: (req: RequestId, host: string) => Process<unknown>
  /** The other side's work. */
  readonly serve: (req: RequestId, request: HttpRequest) => Process<Served>
  /** Left out: a link like all others. */
  readonly link?: LinkSpec
}

/** Runs one exchange from now on, its events and phases under `req`. Ends with the answer's first byte. */
export function* exchange(sim: Simulation, route: Route, req: RequestId, request: HttpRequest): Process<Exchange> {
  if ('carry' in route) return yield* route.carry(req, request)
  const { clock, journal } = sim
  const { from, to, oneWayMs } = route.path
  const startMs = clock.nowMs
  const host = hostOf(request.url)

  if (route.resolve && !route.connections.has(host, route.life?.())) yield* route.resolve(req, host)
  const lease = yield* route.connections.connect(req, host, route)
  if (typeof lease === 'number') {
    const lostMs = roundMs(clock.nowMs - startMs)
    return { response: NETWORK_ERROR, outcome: 'error', answeredBy: to, failure: 'reset', sentAtMs: startMs, ttfbMs: lostMs, totalMs: lostMs, roundTrips: lease }
  }

  const sentAtMs = clock.nowMs
  const arrivesAtMs = roundMs(sentAtMs + oneWayMs)
  journal.write(sentAtMs, { type: 'hop', req, kind: 'request', from, to, arrivesAtMs, bytes: requestBytes(request), outcome: null })
  journal.phase(req, 'request', from, sentAtMs, arrivesAtMs)
  yield* until(arrivesAtMs)

  const served = yield* route.serve(req, request)
  const { response, outcome } = served

  const answeredAtMs = clock.nowMs
  const firstByteAtMs = roundMs(answeredAtMs + oneWayMs)
  const sent = served.failure ? { kind: 'tcp-reset', bytes: BYTES.tcpSyn } as const : { kind: 'response', bytes: responseBytes(response) } as const
  journal.write(answeredAtMs, { type: 'hop', req, from: to, to: from, arrivesAtMs: firstByteAtMs, outcome, ...sent })
  journal.phase(req, 'response', to, answeredAtMs, firstByteAtMs)
  yield* until(firstByteAtMs)

  const sentMs = carriedMs(response.body.lengthBytes, 2 * oneWayMs, route.link)
  const lastByteAtMs = roundMs(Math.max(firstByteAtMs + sentMs, (served.completeAtMs ?? 0) + oneWayMs))
  lease.release(lastByteAtMs)
  journal.reach(lastByteAtMs)
  return {
    ...served,
    sentAtMs,
    ttfbMs: roundMs(firstByteAtMs - startMs),
    totalMs: roundMs(lastByteAtMs - startMs),
    roundTrips: lease.roundTrips + 1,
    lastByteAtMs,
  }
}

function carriedMs(bytes: number, rttMs: number, link: LinkSpec | undefined): number {
  return link?.slowStart ? slowStartMs(bytes, rttMs, link.bytesPerMs) : transferMs(bytes, link?.bytesPerMs)
}
