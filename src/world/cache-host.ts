/**
 * A cache node in the world: plays the engine's effects on virtual time and writes its decisions down. In: requests. Out: a
 * ticket each, which tells the answer and what it waited for. The browser's cache and a POP's are hosted alike.
 */
import type { Decision, Outcome } from '../engine/decision.ts'
import type { CacheEffect, CacheNode, PurgeMode, PurgeSelector, StepResult, StoredSummary } from '../engine/edge.types.ts'
import { withoutFields } from '../engine/http/message.ts'
import type { HttpRequest, HttpResponse } from '../engine/http/message.ts'
import { EPOCH_MS, toUnixMs } from './epoch.ts'
import { exchange } from './exchange.ts'
import type { Exchange, Route } from './exchange.ts'
import type { NodeId, RequestId } from './log.ts'
import { roundMs } from './physics.ts'
import { Signal, spawn } from './process.ts'
import type { Process } from './process.ts'
import { ORIGIN_NODE } from './simulation.ts'
import type { Simulation } from './simulation.ts'

/** What a request did inside the node after its lookup, from then until its next span or its answer. */
interface Span {
  readonly phase: 'upstream' | 'wait'
  readonly fromMs: number
}

/** One request at this node. */
export interface Ticket {
  readonly answer: Signal<{ readonly response: HttpResponse; readonly outcome: Outcome }>
  readonly spans: readonly Span[]
  /** The fetch that it waited for, its own or one that it joined; null when the node answered by itself. */
  readonly fetched: Exchange | null
}

interface OpenTicket extends Ticket {
  readonly spans: Span[]
  fetched: Exchange | null
  waitsFor: string | null
}

export interface AskOptions {
  /** Told before anything is written: the request that goes upstream under the request's own id, or the request itself. */
  readonly started?: (sent: HttpRequest) => void
  /** Send no validators even where a stored response has some: what a browser's reload does. */
  readonly unconditional?: boolean
}

export class CacheHost {
  readonly #sim: Simulation
  readonly #id: NodeId
  readonly #node: CacheNode
  readonly #route: Route
  readonly #ownLeg: boolean
  readonly #tickets = new Map<RequestId, OpenTicket>()
  readonly #legs = new Map<string, RequestId>()
  /** How many fetches each request has caused. */
  readonly #fetches = new Map<RequestId, number>()

  /** @param ownLeg a request's first fetch is the request itself going on (a browser), not a new one (a POP: `r1/f1`) */
  constructor(sim: Simulation, id: NodeId, node: CacheNode, route: Route, ownLeg: boolean) {
    this.#sim = sim
    this.#id = id
    this.#node = node
    this.#route = route
    this.#ownLeg = ownLeg
  }

  /** What is stored now, times virtual. */
  entries(): readonly StoredSummary[] {
    return this.#node.entries(this.#unixNow()).map(onVirtualTime)
  }

  /** Hands the node a request. */
  ask(req: RequestId, request: HttpRequest, options: AskOptions = {}): Ticket {
    const ticket: OpenTicket = { answer: new Signal(), spans: [], fetched: null, waitsFor: null }
    this.#tickets.set(req, ticket)
    const plain = this.#node.step({ type: 'request', requestId: req, request }, this.#unixNow())
    const step = options.unconditional ? withoutConditions(plain) : plain
    options.started?.(this.#sentOnwards(step, req) ?? request)
    this.#play(step, req)
    return ticket
  }

  /**
   * Has the node purge at once.
   * @param id under which its decision and what goes or becomes stale are written
   * @returns how many stored responses went, and how many became stale
   */
  purge(id: RequestId, selector: PurgeSelector, mode: PurgeMode): { readonly removed: number; readonly marked: number } {
    const step = this.#node.step({ type: 'purge', purgeId: id, selector, mode }, this.#unixNow())
    this.#play(step, id)
    const { removed, marked } = step.effects.find((effect): effect is Effect<'purged'> => effect.type === 'purged')!
    return { removed, marked }
  }

  #unixNow(): number {
    return toUnixMs(this.#sim.clock.nowMs)
  }

  #sentOnwards(step: StepResult, req: RequestId): HttpRequest | undefined {
    return step.effects.find((effect): effect is Effect<'forward'> => effect.type === 'forward' && effect.requestId === req && !effect.background)?.request
  }

  #play(step: StepResult, req: RequestId): void {
    const { clock, journal } = this.#sim
    for (const { requestId, decision } of step.decisions) journal.write(clock.nowMs, { type: 'decided', req: requestId, node: this.#id, decision })
    const fetches: (() => void)[] = []
    for (const effect of step.effects) {
      if (effect.type === 'forward') fetches.push(this.#forward(effect, step))
      else this.#effect(effect, req)
    }
    // An upstream in the same place may refuse at this very moment; what the step has others wait for must stand by then.
    for (const start of fetches) start()
  }

  /** @returns what sends it on its way */
  #forward({ fetchId, requestId, request, background }: Effect<'forward'>, step: StepResult): () => void {
    const ticket = background ? undefined : this.#tickets.get(requestId)
    const isOwnLeg = this.#ownLeg && ticket !== undefined && !this.#fetches.has(requestId)
    const next = this.#nextLeg(requestId)
    const leg = isOwnLeg ? requestId : next
    if (ticket) {
      ticket.waitsFor = fetchId
      ticket.spans.push({ phase: 'upstream', fromMs: this.#sim.clock.nowMs })
    }
    this.#legs.set(fetchId, leg)
    const route = !this.#ownLeg && step.decisions.some((made) => made.requestId === requestId && isPassedBy(made.decision)) ? passingBy(this.#route) : this.#route
    return () => void spawn(this.#sim.clock, this.#fetch(fetchId, requestId, leg, request, route))
  }

  #nextLeg(req: RequestId): RequestId {
    const number = (this.#fetches.get(req) ?? 0) + 1
    this.#fetches.set(req, number)
    return `${req}/f${number}`
  }

  /** @param req the request that the step served, for effects that name none */
  #effect(effect: Exclude<CacheEffect, Effect<'forward'>>, req: RequestId): void {
    const { clock, journal } = this.#sim
    const write = journal.write.bind(journal, clock.nowMs)
    switch (effect.type) {
      case 'respond': {
        const { requestId, outcome } = effect
        const ticket = this.#ticket(requestId)
        // For an upstream that failed the engine answers 502, as a gateway does (RFC 9110 §15.6.3). A browser has no answer at all.
        const response = outcome === 'error' && this.#ownLeg && ticket.fetched?.failure ? ticket.fetched.response : effect.response
        write({ type: 'answered', req: requestId, node: this.#id, outcome, response })
        this.#tickets.delete(requestId)
        return ticket.answer.settle({ response, outcome })
      }
      case 'wait': {
        const ticket = this.#ticket(effect.requestId)
        ticket.waitsFor = effect.fetchId
        ticket.spans.push({ phase: 'wait', fromMs: clock.nowMs })
        return write({ type: 'waiting', req: effect.requestId, node: this.#id, onReq: this.#legs.get(effect.fetchId) ?? effect.fetchId })
      }
      case 'stored':
      case 'refreshed':
      case 'marked-stale':
        return write({ type: effect.type, req, node: this.#id, entry: onVirtualTime(effect.entry) })
      case 'evicted': {
        const { key, variant, url, reason } = effect
        return write({ type: 'evicted', req, node: this.#id, key, variant, url, reason })
      }
      // Whoever had the node purge tells of it.
      case 'purged':
        return
    }
  }

  #ticket(req: RequestId): OpenTicket {
    const ticket = this.#tickets.get(req)
    if (!ticket) throw new Error(`${this.#id} has no open request ${req}. A cache node answers each request once.`)
    return ticket
  }

  /** Asks upstream for `req` under the id `leg`, and hands the node what comes back. */
  *#fetch(fetchId: string, req: RequestId, leg: RequestId, request: HttpRequest, route: Route): Process<void> {
    let got = leg === req ? yield* exchange(this.#sim, route, leg, request) : yield* this.#childLeg(leg, req, request, route)
    if (got.failure && route.instead) {
      const second = this.#nextLeg(req)
      this.#legs.set(fetchId, second)
      got = yield* this.#childLeg(second, req, request, route.instead)
    }
    this.#legs.delete(fetchId)
    for (const waiting of this.#tickets.values()) if (waiting.waitsFor === fetchId) waiting.fetched = got
    const event = got.failure
      ? ({ type: 'upstream-failure', fetchId, reason: got.failure } as const)
      : ({ type: 'upstream-response', fetchId, response: got.response, requestSentAtMs: toUnixMs(got.sentAtMs) } as const)
    this.#play(this.#node.step(event, this.#unixNow()), req)
  }

  *#childLeg(leg: RequestId, parent: RequestId, request: HttpRequest, route: Route): Process<Exchange> {
    const { clock, journal } = this.#sim
    journal.write(clock.nowMs, { type: 'request-started', req: leg, parent, from: this.#id, to: route.path.to, request })
    const got = yield* exchange(this.#sim, route, leg, request)
    const { outcome, answeredBy, response, ttfbMs, totalMs, roundTrips } = got
    const failure = got.failure ? { failure: got.failure } : {}
    journal.write(clock.nowMs, { type: 'request-finished', req: leg, from: this.#id, outcome, answeredBy, response, ttfbMs, totalMs, roundTrips, ...failure })
    return got
  }
}

type Effect<Type extends CacheEffect['type']> = Extract<CacheEffect, { type: Type }>

/** The engine reckons in ms since 1970, where doubles are coarser than a µs: what that blurs is rounded away. */
const onVirtualTime = (entry: StoredSummary): StoredSummary => ({
  ...entry,
  storedAtMs: roundMs(entry.storedAtMs - EPOCH_MS),
  ageAtStoreSeconds: Math.round(entry.ageAtStoreSeconds * 1e6) / 1e6,
})

/** A cache that gives a request no key never looks it up: what the origin then answers ends neither a miss nor a check of a copy. */
const isPassedBy = ({ rule, outcome }: Decision): boolean => rule === 'key' && outcome === 'none'

/** The same way, for a request that its sender's cache has no part in. A cache further on has its own say. */
function passingBy(route: Route): Route {
  if ('carry' in route) return route
  const instead = route.instead ? { instead: passingBy(route.instead) } : {}
  if (route.path.to !== ORIGIN_NODE) return { ...route, ...instead }
  return {
    ...route,
    ...instead,
    *serve(req, request) {
      const served = yield* route.serve(req, request)
      return served.outcome === 'miss' || served.outcome === 'revalidated' ? { ...served, outcome: 'bypass' } : served
    },
  }
}

function withoutConditions(step: StepResult): StepResult {
  return {
    decisions: step.decisions.filter(({ decision }) => decision.rule !== 'validate'),
    effects: step.effects.map((effect) => {
      if (effect.type !== 'forward') return effect
      const headers = withoutFields(effect.request.headers, 'If-None-Match', 'If-Modified-Since')
      return { ...effect, conditional: false, request: { ...effect.request, headers } }
    }),
  }
}
