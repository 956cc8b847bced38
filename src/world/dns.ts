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

/** The authoritative server, where its answers depend on who asks and when. */
export interface Answers {
  /** Takes the place of the resolver's own `ttlSeconds`. */
  readonly ttlSeconds: number
  /** The address that request `req` is told now. */
  answer(req: string): string
}

interface Remembered {
  readonly address: string
  readonly expiresAtMs: number
}

export class Dns {
  readonly #sim: Simulation
  readonly #user: UserSpec
  readonly #source: string | Answers
  /** By host. */
  #browserAnswers = new Map<string, Remembered>()
  readonly #resolverAnswers = new Map<string, Remembered>()

  /** @param source the one address of every name, or who is asked for it */
  constructor(sim: Simulation, user: UserSpec, source: string | Answers) {
    this.#sim = sim
    this.#user = user
    this.#source = source
  }

  /** The browser forgets; its resolver, which is another machine, keeps what it has. */
  forget(): void {
    this.#browserAnswers = new Map()
  }

  /** An address that the browser or its resolver still remembers; undefined when neither does. */
  current(): string | undefined {
    const all = [...this.#browserAnswers.values(), ...this.#resolverAnswers.values()]
    return all.find(({ expiresAtMs }) => this.#sim.clock.nowMs < expiresAtMs)?.address
  }

  /** Resolves `host` for request `req`. Writes the query, its answer and the phase. Out: the address. */
  *resolve(req: string, host: string): Process<string> {
    const { clock, journal } = this.#sim
    const remembered = this.#browserAnswers.get(host)
    if (remembered !== undefined && clock.nowMs < remembered.expiresAtMs) return this.#resolved(req, true, remembered)

    const { oneWayMs, recursionMs } = this.#user.resolver
    const startMs = clock.nowMs
    const browser = browserNode(this.#user.id)
    const resolver = resolverNode(this.#user.id)
    const hop = (kind: 'dns-query' | 'dns-answer', from: NodeId, to: NodeId, bytes: number): void =>
      journal.write(clock.nowMs, { type: 'hop', req, kind, from, to, arrivesAtMs: roundMs(clock.nowMs + oneWayMs), bytes, outcome: null })

    hop('dns-query', browser, resolver, BYTES.dnsQuery)
    yield* until(roundMs(startMs + oneWayMs))

    let answer = this.#resolverAnswers.get(host)
    const resolverKnew = answer !== undefined && clock.nowMs < answer.expiresAtMs
    if (!answer || !resolverKnew) {
      yield* until(roundMs(clock.nowMs + recursionMs))
      answer = this.#asked(req)
      this.#resolverAnswers.set(host, answer)
    }

    hop('dns-answer', resolver, browser, BYTES.dnsAnswer)
    yield* until(roundMs(clock.nowMs + oneWayMs))
    this.#browserAnswers.set(host, answer)
    journal.phase(req, 'dns', browser, startMs, clock.nowMs)
    return this.#resolved(req, false, answer, resolverKnew)
  }

  /** What the resolver is told now. */
  #asked(req: string): Remembered {
    const source = this.#source
    const [address, ttlSeconds] = typeof source === 'string' ? [source, this.#user.resolver.ttlSeconds] : [source.answer(req), source.ttlSeconds]
    return { address, expiresAtMs: roundMs(this.#sim.clock.nowMs + ttlSeconds * 1000) }
  }

  #resolved(req: string, fromCache: boolean, { address, expiresAtMs }: Remembered, fromResolverCache?: boolean): string {
    const event = { type: 'dns-resolved', req, user: this.#user.id, address, fromCache, expiresAtMs } as const
    this.#sim.journal.write(this.#sim.clock.nowMs, fromResolverCache === undefined ? event : { ...event, fromResolverCache })
    return address
  }
}
