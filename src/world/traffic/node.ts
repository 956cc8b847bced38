/**
 * A cache node of the metrics-only world: plays the engine's effects on virtual time and counts them; writes no log. In: requests.
 * Out: answers, at once where the store has them, else later. POPs and the shield are hosted alike.
 */
import type { Decision, Outcome } from '../../engine/decision.ts'
import type { CacheEffect, CacheEvent, CacheNode, PurgeMode, PurgeSelector, StepResult } from '../../engine/edge.types.ts'
import type { HttpRequest, HttpResponse } from '../../engine/http/message.ts'
import type { VirtualClock } from '../clock.ts'
import { toUnixMs } from '../epoch.ts'
import { roundMs } from '../physics.ts'
import type { Upstream } from './origin.ts'
import type { NodeTally } from './tally.ts'

export interface Answer {
  readonly response: HttpResponse
  readonly outcome: Outcome
  /** Of this node for this request, where it was asked for with `traced`. */
  readonly decisions: readonly Decision[]
}

interface Waiting {
  readonly later: (answer: Answer) => void
  /** null: not traced. */
  readonly decisions: Decision[] | null
}

const NONE: readonly Decision[] = []

export class TrafficNode implements Upstream {
  readonly id: string
  readonly cache: CacheNode
  readonly lookupMs: number
  readonly tally: NodeTally
  readonly #clock: VirtualClock
  readonly #upstream: Upstream
  readonly #upstreamOneWayMs: number
  readonly #waiting = new Map<string, Waiting>()
  #traced = 0
  #number = 0
  /** Taken by the next request; one that was answered at once gives it back. */
  #nextId: string

  constructor(
    place: { readonly id: string; readonly lookupMs: number },
    cache: CacheNode,
    clock: VirtualClock,
    upstream: { readonly node: Upstream; readonly oneWayMs: number },
    tally: NodeTally,
  ) {
    this.id = place.id
    this.lookupMs = place.lookupMs
    this.cache = cache
    this.tally = tally
    this.#clock = clock
    this.#upstream = upstream.node
    this.#upstreamOneWayMs = upstream.oneWayMs
    this.#nextId = `${place.id}-0`
  }

  /**
   * Looks up now.
   * @param later is told the answer when it can't be given at once
   * @returns the answer, or null: it comes later
   */
  ask(request: HttpRequest, traced: boolean, later: (answer: Answer) => void): Answer | null {
    const requestId = this.#nextId
    const step = this.#step({ type: 'request', requestId, request }, traced)
    const first = step.effects[0]
    if (step.effects.length === 1 && first?.type === 'respond') {
      this.tally.answers[first.outcome]++
      return { response: first.response, outcome: first.outcome, decisions: traced ? decisionsFor(step, requestId) : NONE }
    }
    this.#nextId = `${this.id}-${++this.#number}`
    if (traced) this.#traced++
    this.#waiting.set(requestId, { later, decisions: traced ? [] : null })
    this.#play(step)
    return null
  }

  /** A request from another cache: looked up after this node's own time. */
  receive(_requestId: string, request: HttpRequest, answered: (response: HttpResponse | null) => void): void {
    this.#clock.at(this.#clock.nowMs + this.lookupMs, () => {
      const answer = this.ask(request, false, ({ response }) => answered(response))
      if (answer) answered(answer.response)
    })
  }

  purge(purgeId: string, selector: PurgeSelector, mode: PurgeMode): void {
    this.#play(this.#step({ type: 'purge', purgeId, selector, mode }, false))
  }

  #step(event: CacheEvent, traced: boolean): StepResult {
    return this.cache.step(event, toUnixMs(this.#clock.nowMs), traced)
  }

  #play(step: StepResult): void {
    if (this.#traced > 0) {
      for (const { requestId, decision } of step.decisions) this.#waiting.get(requestId)?.decisions?.push(decision)
    }
    for (const effect of step.effects) this.#effect(effect)
  }

  #effect(effect: CacheEffect): void {
    const { tally } = this
    switch (effect.type) {
      case 'respond':
        tally.answers[effect.outcome]++
        return this.#respond(effect.requestId, effect.response, effect.outcome)
      case 'forward':
        return this.#forward(effect)
      case 'wait':
        return void tally.waits++
      case 'stored':
        return void tally.stored++
      case 'refreshed':
        return void tally.refreshed++
      case 'evicted':
        return void tally.evicted[effect.reason]++
      case 'marked-stale':
        return void tally.markedStale++
      case 'purged':
        return // counted by what it removed and marked
    }
  }

  #respond(requestId: string, response: HttpResponse, outcome: Outcome): void {
    const waiting = this.#waiting.get(requestId)
    if (!waiting) throw new Error(`${this.id} has no open request ${requestId}. A cache node answers each request once.`)
    this.#waiting.delete(requestId)
    if (waiting.decisions) this.#traced--
    waiting.later({ response, outcome, decisions: waiting.decisions ?? NONE })
  }

  #forward({ fetchId, request, conditional, background }: Extract<CacheEffect, { type: 'forward' }>): void {
    const clock = this.#clock
    const sentAtMs = clock.nowMs
    const oneWayMs = this.#upstreamOneWayMs
    this.tally.forwards++
    if (conditional) this.tally.conditional++
    if (background) this.tally.background++
    const heard = (response: HttpResponse | null): void => {
      const event: CacheEvent =
        response === null
          ? { type: 'upstream-failure', fetchId, reason: 'connection refused' }
          : { type: 'upstream-response', fetchId, response, requestSentAtMs: toUnixMs(sentAtMs) }
      this.#play(this.#step(event, this.#traced > 0))
    }
    const answered = (response: HttpResponse | null): void => clock.at(roundMs(clock.nowMs + oneWayMs), () => heard(response))
    clock.at(roundMs(sentAtMs + oneWayMs), () => this.#upstream.receive(fetchId, request, answered))
  }
}

function decisionsFor(step: StepResult, requestId: string): readonly Decision[] {
  return step.decisions.filter((one) => one.requestId === requestId).map(({ decision }) => decision)
}
