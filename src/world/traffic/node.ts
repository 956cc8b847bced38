/**
 * A cache node of the metrics-only world: plays the engine's effects on virtual time and counts them; writes no log. In: requests.
 * Out: answers, at once where the store has them, else later. POPs and the shield are hosted alike.
 */
import type { CacheEffect, CacheEvent, CacheNode, PurgeMode, PurgeSelector, StepResult, Way } from '../../engine/edge.types.ts'
import type { HttpRequest } from '../../engine/http/message.ts'
import { toUnixMs } from '../epoch.ts'
import type { Wish } from './clients.ts'
import { Leg, type Asker, type Sender, type Upstream } from './leg.ts'
import type { NodeTally, Served } from './tally.ts'
import type { Timeline } from './timeline.ts'

export class TrafficNode implements Upstream, Sender {
  readonly id: string
  readonly cache: CacheNode
  readonly lookupMs: number
  readonly tally: NodeTally
  readonly #timeline: Timeline
  readonly #upstream: Upstream
  readonly #upstreamOneWayMs: number
  readonly #waiting = new Map<string, Asker>()
  /** By object: where the cache found its address, or one of them. */
  readonly #ways: (Way | undefined)[]
  /** How many of those who wait want decisions. */
  #traced = 0
  #number = 0
  /** Taken by the next request; one that was answered at once gives it back. */
  #nextId = '0'

  /** @param objects how many there are in all */
  constructor(
    place: { readonly id: string; readonly lookupMs: number },
    cache: CacheNode,
    timeline: Timeline,
    upstream: { readonly node: Upstream; readonly oneWayMs: number },
    tally: NodeTally,
    objects: number,
  ) {
    this.id = place.id
    this.lookupMs = place.lookupMs
    this.cache = cache
    this.tally = tally
    this.#timeline = timeline
    this.#upstream = upstream.node
    this.#upstreamOneWayMs = upstream.oneWayMs
    this.#ways = new Array<undefined>(objects).fill(undefined)
  }

  /** What of the store answers the wish's request now, counted as a hit; null: not counted, ask. The request is not kept. */
  hit({ request, object }: Wish): Served | null {
    const served = this.cache.hit(request, toUnixMs(this.#timeline.nowMs), this.#ways[object])
    if (served !== null) this.tally.answers.hit++
    return served
  }

  /** A client's request: looked up now; the asker is told the answer at once, or later. */
  ask({ request, object }: Wish, asker: Asker): void {
    this.#ask(request, asker)
    this.#ways[object] = this.cache.wayTo(request.url) ?? this.#ways[object]
  }

  #ask(request: HttpRequest, asker: Asker): void {
    const requestId = this.#nextId
    const { decisions } = asker
    const step = this.#step({ type: 'request', requestId, request }, decisions !== null)
    const first = step.effects[0]
    if (step.effects.length === 1 && first?.type === 'respond') {
      this.tally.answers[first.outcome]++
      for (const one of step.decisions) decisions?.push(one.decision)
      return asker.answered(first.response, first.outcome)
    }
    this.#nextId = String(++this.#number)
    if (decisions !== null) this.#traced++
    this.#waiting.set(requestId, asker)
    this.#play(step)
  }

  /** A request from another cache. */
  receive(request: HttpRequest, leg: Leg): void {
    this.#ask(request, leg)
  }

  /** What this node asked for is here, or won't come. */
  heard({ fetchId, response, sentAtMs }: Leg): void {
    const event: CacheEvent =
      response === null
        ? { type: 'upstream-failure', fetchId, reason: 'connection refused' }
        : { type: 'upstream-response', fetchId, response, requestSentAtMs: toUnixMs(sentAtMs) }
    this.#play(this.#step(event, this.#traced > 0))
  }

  purge(purgeId: string, selector: PurgeSelector, mode: PurgeMode): void {
    this.#play(this.#step({ type: 'purge', purgeId, selector, mode }, false))
  }

  #step(event: CacheEvent, traced: boolean): StepResult {
    return this.cache.step(event, toUnixMs(this.#timeline.nowMs), traced)
  }

  #play({ effects, decisions }: StepResult): void {
    if (this.#traced > 0) {
      for (const { requestId, decision } of decisions) this.#waiting.get(requestId)?.decisions?.push(decision)
    }
    for (let i = 0; i < effects.length; i++) this.#effect(effects[i]!)
  }

  #effect(effect: CacheEffect): void {
    const { tally } = this
    switch (effect.type) {
      case 'respond':
        tally.answers[effect.outcome]++
        return this.#respond(effect)
      case 'forward':
        tally.forwards++
        if (effect.conditional) tally.conditional++
        if (effect.background) tally.background++
        return void new Leg(this.#timeline, this, this.#upstream, this.#upstreamOneWayMs, effect.fetchId, effect.request)
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

  #respond({ requestId, response, outcome }: Extract<CacheEffect, { type: 'respond' }>): void {
    const asker = this.#waiting.get(requestId)
    if (!asker) throw new Error(`${this.id} has no open request ${requestId}. A cache node answers each request once.`)
    this.#waiting.delete(requestId)
    if (asker.decisions !== null) this.#traced--
    asker.answered(response, outcome)
  }
}
