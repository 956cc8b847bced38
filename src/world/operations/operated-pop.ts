/**
 * A POP that can be a parent, be told to purge, fail and come back. In: requests of users and of other POPs, purges, failures. Out:
 * answers, or resets while it is down. What is under way at it when it fails ends there: its fetches without an answer, those who wait
 * for it with a reset. Its store outlives that. A purge that it missed is carried out before it answers anything again.
 */
import type { PurgeMode, PurgeSelector } from '../../engine/edge.types.ts'
import type { HttpRequest } from '../../engine/http/message.ts'
import { withoutTags } from '../../engine/store/tags.ts'
import type { Connections, Life as ConnectionLife } from '../connections.ts'
import { exchange } from '../exchange.ts'
import type { CarriedRoute, DirectRoute, Exchange, Served } from '../exchange.ts'
import type { RequestId } from '../log.ts'
import { NETWORK_ERROR } from '../messages.ts'
import { roundMs } from '../physics.ts'
import { Pop } from '../pop.ts'
import { Signal, spawn, valueOf } from '../process.ts'
import type { Process } from '../process.ts'
import type { Simulation } from '../simulation.ts'
import type { PopSpec } from '../spec.ts'
import { type PopJournal } from './pop-journal.ts'

/** What everybody shares, and a journal of its own. */
interface PopSimulation extends Simulation {
  readonly journal: PopJournal
}

/** From one failure to the next; given when it ends. */
type Life = Signal<null>

/** Whom it asks, and who else when that one gives no answer. */
export interface Upstream {
  readonly route: DirectRoute
  readonly instead?: DirectRoute
}

export class OperatedPop extends Pop {
  readonly #sim: PopSimulation
  readonly #mortal: Mortal
  readonly #isParent: boolean
  #missed: (() => void)[] = []
  #untilMs = 0

  /** @param isParent other POPs ask it */
  constructor(sim: PopSimulation, spec: PopSpec, { route, instead }: Upstream, isParent: boolean) {
    const mortal = new Mortal(sim)
    super(sim, spec, { ...mortal.carry(route), ...(instead && { instead: mortal.carry(instead) }) }, { forwardTags: isParent })
    this.#sim = sim
    this.#mortal = mortal
    this.#isParent = isParent
  }

  override life(): ConnectionLife {
    return this.#mortal.life
  }

  /** For a user: tags are none of her business, also where this POP passes them on to others. */
  override *serve(req: RequestId, request: HttpRequest): Process<Served> {
    const served = yield* this.serveCache(req, request)
    return this.#isParent ? { ...served, response: { ...served.response, headers: withoutTags(served.response.headers) } } : served
  }

  /** For another POP. */
  *serveCache(req: RequestId, request: HttpRequest): Process<Served> {
    const { life } = this.#mortal
    if (!life) return this.#refusal()
    const served = yield* super.serve(req, request)
    return this.#mortal.life === life ? served : this.#refusal()
  }

  /** Carries a purge out, now or, when it is down, as it comes back. @param done told then */
  purge(purge: number, selector: PurgeSelector, mode: PurgeMode, done: () => void): void {
    if (!this.#mortal.life) return void this.#missed.push(() => this.purge(purge, selector, mode, done))
    const counts = this.cache.purge(`purge${purge}`, selector, mode)
    this.#sim.journal.write(this.#sim.clock.nowMs, { type: 'purged', purge, node: this.id, ...counts })
    done()
  }

  /** Of failures that overlap, the one that ends last counts. */
  fail(durationMs: number): void {
    const { clock, journal } = this.#sim
    const untilMs = roundMs(clock.nowMs + durationMs)
    this.#untilMs = Math.max(this.#untilMs, untilMs)
    journal.write(clock.nowMs, { type: 'pop-failed', node: this.id, untilMs: this.#untilMs })
    journal.silent = true
    this.#mortal.die()
    clock.at(untilMs, () => {
      if (clock.nowMs === this.#untilMs && !this.#mortal.life) this.#recover()
    })
  }

  #recover(): void {
    const { clock, journal } = this.#sim
    journal.silent = false
    this.#mortal.live()
    const missed = this.#missed
    this.#missed = []
    for (const carryOut of missed) carryOut()
    journal.write(clock.nowMs, { type: 'pop-recovered', node: this.id })
  }

  #refusal(): Served {
    return { response: NETWORK_ERROR, outcome: 'error', answeredBy: this.id, failure: 'reset' }
  }
}

/** What a POP asks of others lasts no longer than its life. */
class Mortal {
  readonly #sim: PopSimulation
  /** Null while it is down. */
  life: Life | null = new Signal()
  readonly #connections: Connections[] = []

  constructor(sim: PopSimulation) {
    this.#sim = sim
  }

  die(): void {
    const { life } = this
    this.life = null
    for (const each of this.#connections) each.closeAll()
    life?.settle(null)
  }

  live(): void {
    this.life = new Signal()
  }

  carry(route: DirectRoute): CarriedRoute {
    this.#connections.push(route.connections)
    return { path: route.path, connections: route.connections, carry: (req, request) => this.#carried(route, req, request) }
  }

  *#carried(route: DirectRoute, req: RequestId, request: HttpRequest): Process<Exchange> {
    const { life } = this
    const startMs = this.#sim.clock.nowMs
    if (!life) {
      // Whoever asked finishes first what it does at this moment.
      const soon = new Signal<null>()
      this.#sim.clock.at(startMs, () => soon.settle(null))
      yield* valueOf(soon)
      return this.#cutOff(route, req, startMs)
    }
    const whole = spawn(this.#sim.clock, exchange(this.#sim, { ...route, goesOn: () => this.life === life }, req, request))
    const first = new Signal<Exchange | null>()
    const settle = (got: Exchange | null): void => void (first.isSettled || first.settle(got))
    whole.whenSettled(() => settle(whole.value))
    life.whenSettled(() => settle(null))
    return (yield* valueOf(first)) ?? this.#cutOff(route, req, startMs)
  }

  #cutOff({ path }: DirectRoute, req: RequestId, startMs: number): Exchange {
    const { clock, journal } = this.#sim
    const lostMs = roundMs(clock.nowMs - startMs)
    const roundTrips = journal.answersTo(req, clock.nowMs)
    return { response: NETWORK_ERROR, outcome: 'error', answeredBy: path.from, failure: 'reset', sentAtMs: startMs, ttfbMs: lostMs, totalMs: lostMs, roundTrips }
  }
}
