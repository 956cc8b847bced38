/**
 * Name resolution for one user (RFC 1034 §2.3): the browser's memory, then the user's resolver, which asks further when it must.
 * In: a host name. Out: an answer with its end of life, after the time it takes. Left out: what the resolver asks and whom; it
 * costs `recursionMs`.
 */
import { BYTES } from './messages.ts'
import type { NodeId } from './log.ts'
import { roundMs } from './physics.ts'
import { until } from './process.ts'
import type { Process } from './process.ts'
import { browserNode, resolverNode } from './simulation.ts'
import type { Simulation } from './simulation.ts'
import type { UserSpec } from './spec.ts'

export class Dns {
  readonly #sim: Simulation
  readonly #user: UserSpec
  readonly #address: string
  /** Host to the time at which its answer ends (virtual ms). */
  #browserAnswers = new Map<string, number>()
  readonly #resolverAnswers = new Map<string, number>()

  constructor(sim: Simulation, user: UserSpec, address: string) {
    this.#sim = sim
    this.#user = user
    this.#address = address
  }

  /** The browser forgets; its resolver, which is another machine, keeps what it has. */
  forget(): void {
    this.#browserAnswers = new Map()
  }

  /** Resolves `host` for request `req`. Writes the query, its answer and the phase. */
  *resolve(req: string, host: string): Process<void> {
    const { clock, journal } = this.#sim
    const remembered = this.#browserAnswers.get(host)
    if (remembered !== undefined && clock.nowMs < remembered) return this.#resolved(req, true, remembered)

    const { oneWayMs, recursionMs, ttlSeconds } = this.#user.resolver
    const startMs = clock.nowMs
    const browser = browserNode(this.#user.id)
    const resolver = resolverNode(this.#user.id)
    const hop = (kind: 'dns-query' | 'dns-answer', from: NodeId, to: NodeId, bytes: number): void =>
      journal.write(clock.nowMs, { type: 'hop', req, kind, from, to, arrivesAtMs: roundMs(clock.nowMs + oneWayMs), bytes, outcome: null })

    hop('dns-query', browser, resolver, BYTES.dnsQuery)
    yield* until(roundMs(startMs + oneWayMs))

    let expiresAtMs = this.#resolverAnswers.get(host) ?? 0
    const resolverKnew = clock.nowMs < expiresAtMs
    if (!resolverKnew) {
      yield* until(roundMs(clock.nowMs + recursionMs))
      expiresAtMs = roundMs(clock.nowMs + ttlSeconds * 1000)
      this.#resolverAnswers.set(host, expiresAtMs)
    }

    hop('dns-answer', resolver, browser, BYTES.dnsAnswer)
    yield* until(roundMs(clock.nowMs + oneWayMs))
    this.#browserAnswers.set(host, expiresAtMs)
    journal.phase(req, 'dns', browser, startMs, clock.nowMs)
    this.#resolved(req, false, expiresAtMs, resolverKnew)
  }

  #resolved(req: string, fromCache: boolean, expiresAtMs: number, fromResolverCache?: boolean): void {
    const event = { type: 'dns-resolved', req, user: this.#user.id, address: this.#address, fromCache, expiresAtMs } as const
    this.#sim.journal.write(this.#sim.clock.nowMs, fromResolverCache === undefined ? event : { ...event, fromResolverCache })
  }
}
