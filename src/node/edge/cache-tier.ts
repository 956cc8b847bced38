/**
 * A cache node at work: the engine's node is told what happens on the sockets, with the time, and its effects are carried out. What to
 * cache is decided there and not here.
 */
import type { CacheEffect, CacheEvent, CacheNode, PurgeMode, PurgeSelector, StepResult, StoredSummary } from '../../engine/edge.types.ts'
import type { HttpResponse } from '../../engine/http/message.ts'
import { Recording } from './recording.ts'
import type { Asked, Failure, Replies, Tier } from './tier.ts'
import { explained } from './failures.ts'

export interface CacheTierOptions {
  readonly node: CacheNode
  /** Whom it asks: the origin, or another cache. */
  readonly upstream: Tier
  /** The clock, ms since 1970. */
  readonly nowMs: () => number
  /** A longer body is not kept. */
  readonly largestObjectBytes: number
  /** Hears of our own mistakes, which answer with a 500. */
  readonly onBug: (error: unknown) => void
}

export interface PurgeResult {
  readonly node: string
  /** How many stored responses were removed, and how many made stale. */
  readonly removed: number
  readonly marked: number
}

export interface CacheTier extends Tier {
  readonly name: string
  /** Carries out a purge; when it returns, nothing from before is served. */
  purge(selector: PurgeSelector, mode: PurgeMode): PurgeResult
  entries(): readonly StoredSummary[]
  /** Requests without an answer, fetches without an end. */
  open(): { readonly requests: number; readonly fetches: number }
}

interface Open {
  readonly asked: Asked
  readonly replies: Replies
}

interface Fetch {
  readonly asked: Asked
  readonly sentAtMs: number
}

/** A cache node in front of `upstream`, holding nothing yet. */
export function createCacheTier(options: CacheTierOptions): CacheTier {
  return new NodeAtWork(options)
}

class NodeAtWork implements CacheTier {
  readonly #options: CacheTierOptions
  readonly #open = new Map<string, Open>()
  readonly #fetches = new Map<string, Fetch>()
  /** Of requests answered in the step that is being carried out: a fetch may still go out for them. */
  readonly #answered = new Map<string, Asked>()
  readonly #effects: { readonly effect: CacheEffect; readonly failure: Failure | null }[] = []
  #isCarryingOut = false
  #purges = 0
  #purged: PurgeResult | null = null

  constructor(options: CacheTierOptions) {
    this.#options = options
  }

  get name(): string {
    return this.#options.node.options.name
  }

  ask(asked: Asked, replies: Replies): void {
    this.#open.set(asked.id, { asked, replies })
    this.#step({ type: 'request', requestId: asked.id, request: asked.request }, asked.id)
  }

  purge(selector: PurgeSelector, mode: PurgeMode): PurgeResult {
    this.#purges += 1
    this.#purged = null
    this.#step({ type: 'purge', purgeId: `p${this.#purges}`, selector, mode }, null)
    return this.#purged ?? { node: this.name, removed: 0, marked: 0 }
  }

  entries(): readonly StoredSummary[] {
    return this.#options.node.entries(this.#options.nowMs())
  }

  open(): { readonly requests: number; readonly fetches: number } {
    return { requests: this.#open.size, fetches: this.#fetches.size }
  }

  /** @param requestId who gets a 500 if the engine throws */
  #step(event: CacheEvent, requestId: string | null, failure: Failure | null = null): StepResult | null {
    try {
      const result = this.#options.node.step(event, this.#options.nowMs())
      for (const { requestId: id, decision } of result.decisions) this.#askedOf(id)?.trace?.decided(this.name, decision)
      for (const effect of result.effects) this.#effects.push({ effect, failure })
      this.#carryOut()
      return result
    } catch (error) {
      this.#options.onBug(error)
      if (requestId !== null) this.#take(requestId)?.replies.failure({ status: 500, reason: 'Something in this cache went wrong.' })
      return null
    }
  }

  /** In order, also when an effect brings about the next event: a shield answers a fetch while it is being asked. */
  #carryOut(): void {
    if (this.#isCarryingOut) return
    this.#isCarryingOut = true
    try {
      for (let next = this.#effects.shift(); next !== undefined; next = this.#effects.shift()) this.#play(next.effect, next.failure)
    } finally {
      this.#isCarryingOut = false
      this.#answered.clear()
    }
  }

  #play(effect: CacheEffect, failure: Failure | null): void {
    switch (effect.type) {
      case 'respond': {
        const open = this.#take(effect.requestId)
        open?.asked.trace?.answered(this.name, effect.outcome)
        open?.replies.answer(failure === null ? effect.response : explained(effect.response, failure))
        return
      }
      case 'forward':
        return this.#forward(effect)
      case 'purged':
        this.#purged = { node: this.name, removed: effect.removed, marked: effect.marked }
        return
      // What the node says of its store, and of who waits, needs no hand.
      default:
    }
  }

  #take(requestId: string): Open | undefined {
    const open = this.#open.get(requestId)
    this.#open.delete(requestId)
    if (open !== undefined) this.#answered.set(requestId, open.asked)
    return open
  }

  #askedOf(requestId: string): Asked | undefined {
    return this.#open.get(requestId)?.asked ?? this.#answered.get(requestId)
  }

  #forward({ fetchId, requestId, request, background }: CacheEffect & { type: 'forward' }): void {
    const from = this.#askedOf(requestId)
    if (from === undefined) throw new Error(`${this.name} has no request ${requestId} to forward.`)
    const asked = { ...from, id: fetchId, request }
    this.#fetches.set(fetchId, { asked: from, sentAtMs: this.#options.nowMs() })
    this.#options.upstream.ask(asked, {
      interim: (status, headers) => {
        if (!background) this.#open.get(requestId)?.replies.interim(status, headers)
      },
      answer: (response) => this.#answer(fetchId, response),
      failure: (failure) => this.#failure(fetchId, failure),
    })
  }

  #failure(fetchId: string, failure: Failure): void {
    const { asked } = this.#endFetch(fetchId)
    this.#step({ type: 'upstream-failure', fetchId, reason: failure.reason }, asked.id, failure)
  }

  #answer(fetchId: string, response: HttpResponse): void {
    const { content } = response.body
    if (!(content instanceof Recording) || content.state === 'complete') return this.#whole(fetchId, response)
    content.keep({
      limitBytes: Infinity,
      overflowed: () => this.#failure(fetchId, { status: 502, reason: 'The answer is too large.' }),
      ended: (complete) => {
        if (!complete) return this.#failure(fetchId, { status: 502, reason: 'The origin broke off in the middle of its answer.' })
        this.#whole(fetchId, { ...response, body: { lengthBytes: content.lengthBytes, content } })
      },
    })
  }

  #whole(fetchId: string, response: HttpResponse): void {
    const { asked, sentAtMs } = this.#endFetch(fetchId)
    this.#step({ type: 'upstream-response', fetchId, response, requestSentAtMs: sentAtMs }, asked.id)
  }

  /** The request stays known while what follows from the end is carried out: it may be asked once more. */
  #endFetch(fetchId: string): Fetch {
    const fetch = this.#fetches.get(fetchId)
    if (fetch === undefined) throw new Error(`${this.name} has no fetch ${fetchId} in flight.`)
    this.#fetches.delete(fetchId)
    this.#answered.set(fetch.asked.id, fetch.asked)
    return fetch
  }
}
