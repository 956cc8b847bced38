/**
 * A cache node at work: the engine's node is told what happens on the sockets, with the time, and its effects are carried out. What to
 * cache is decided there and not here.
 */
import type { CacheEffect, CacheEvent, CacheNode, PurgeMode, PurgeSelector, StoredSummary } from '../../engine/edge.types.ts'
import type { Outcome } from '../../engine/decision.ts'
import type { Body, HttpResponse } from '../../engine/http/message.ts'
import { arrivingBody } from './body.ts'
import { explained } from './failures.ts'
import type { Recording, RecordingBudget } from './recording.ts'
import type { Asked, Failure, Replies, Tier } from './tier.ts'

export interface CacheTierOptions {
  readonly node: CacheNode
  /** Whom it asks: the origin, or another cache. */
  readonly upstream: Tier
  /** The clock, ms since 1970. */
  readonly nowMs: () => number
  /** A longer body is not kept. */
  readonly largestObjectBytes: number
  readonly budget: RecordingBudget
  /** Whether anybody reads the decisions. */
  readonly isTraced: boolean
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
  stats(): TierStats
}

export interface TierStats {
  readonly name: string
  /** Requests answered, by how. */
  readonly answered: Readonly<Record<Outcome, number>>
  /** Requests that went upstream. */
  readonly fetched: number
  /** Requests without an answer yet. */
  readonly open: number
  /** Requests upstream without an answer yet. */
  readonly fetching: number
}

interface Open {
  readonly asked: Asked
  readonly replies: Replies
}

interface Fetch {
  readonly asked: Asked
  readonly background: boolean
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
  readonly #toDo: (() => void)[] = []
  #isCarryingOut = false
  readonly #answeredBy: Record<Outcome, number> = { hit: 0, miss: 0, stale: 0, revalidated: 0, bypass: 0, collapsed: 0, error: 0 }
  #fetched = 0
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

  stats(): TierStats {
    const { name } = this
    return { name, answered: { ...this.#answeredBy }, fetched: this.#fetched, open: this.#open.size, fetching: this.#fetches.size }
  }

  /** @param requestId who gets a 500 if the engine throws */
  #step(event: CacheEvent, requestId: string | null, failure: Failure | null = null): void {
    try {
      const result = this.#options.node.step(event, this.#options.nowMs(), this.#options.isTraced)
      for (const { requestId: id, decision } of result.decisions) this.#askedOf(id)?.trace?.decided(this.name, decision)
      const [effect] = result.effects
      // What most requests come to: an answer from the store, and nothing else to do.
      if (effect?.type === 'respond' && result.effects.length === 1 && !this.#isCarryingOut) {
        this.#answered.clear()
        return this.#respond(effect, failure)
      }
      for (const each of result.effects) this.#toDo.push(() => this.#play(each, failure))
      this.#carryOut()
    } catch (error) {
      this.#options.onBug(error)
      const open = requestId === null ? undefined : this.#open.get(requestId)
      if (requestId !== null) this.#open.delete(requestId)
      open?.replies.failure({ status: 500, reason: 'Something in this cache went wrong.' })
    }
  }

  /** In order, also when an effect brings about the next event: a shield answers a fetch while it is being asked. */
  #carryOut(): void {
    if (this.#isCarryingOut) return
    this.#isCarryingOut = true
    try {
      for (let next = this.#toDo.shift(); next !== undefined; next = this.#toDo.shift()) next()
    } finally {
      this.#isCarryingOut = false
      this.#answered.clear()
    }
  }

  #play(effect: CacheEffect, failure: Failure | null): void {
    switch (effect.type) {
      case 'respond':
        this.#keepInMind(effect.requestId)
        return this.#respond(effect, failure)
      case 'forward':
        return this.#forward(effect)
      case 'purged':
        this.#purged = { node: this.name, removed: effect.removed, marked: effect.marked }
        return
      // What the node says of its store, and of who waits, needs no hand.
      default:
    }
  }

  #respond({ requestId, outcome, response }: CacheEffect & { type: 'respond' }, failure: Failure | null): void {
    const open = this.#open.get(requestId)
    this.#open.delete(requestId)
    this.#answeredBy[outcome] += 1
    open?.asked.trace?.answered(this.name, outcome)
    open?.replies.answer(failure === null ? response : explained(response, failure))
  }

  #keepInMind(requestId: string): void {
    const open = this.#open.get(requestId)
    if (open !== undefined) this.#answered.set(requestId, open.asked)
  }

  #askedOf(requestId: string): Asked | undefined {
    return this.#open.get(requestId)?.asked ?? this.#answered.get(requestId)
  }

  #forward({ fetchId, requestId, request, background }: CacheEffect & { type: 'forward' }): void {
    const asked = this.#askedOf(requestId)
    if (asked === undefined) throw new Error(`${this.name} has no request ${requestId} to forward.`)
    this.#fetched += 1
    this.#fetches.set(fetchId, { asked, background, sentAtMs: this.#options.nowMs() })
    this.#options.upstream.ask(
      { ...asked, id: fetchId, request },
      {
        interim: (status, headers) => this.#open.get(requestId)?.replies.interim(status, headers),
        answer: (response) => this.#answer(fetchId, response),
        failure: (failure) => this.#failure(fetchId, failure),
      },
    )
  }

  #failure(fetchId: string, failure: Failure): void {
    const { asked, background } = this.#endWait(fetchId)
    // The engine tells a timeout from other failures by this word (RFC 9110 §15.6.5).
    const reason = failure.status === 504 ? 'timeout' : failure.reason
    this.#step({ type: 'upstream-failure', fetchId, reason }, asked.id, failure)
    if (background) asked.trace?.refreshed(this.name, failure.reason)
  }

  #answer(fetchId: string, response: HttpResponse): void {
    const { asked, background, sentAtMs } = this.#endWait(fetchId)
    const event = { type: 'upstream-response', fetchId, requestSentAtMs: sentAtMs } as const
    const arriving = arrivingBody(response.body, this.#options.budget)
    if (arriving === null) this.#step({ ...event, response }, asked.id)
    else this.#arriving({ ...event, response: { ...response, body: arriving.body }, body: 'arriving' }, asked.id, arriving.recording)
    if (background) asked.trace?.refreshed(this.name, String(response.status))
  }

  /** The head is here: the node decides by it, and hears of the end. What it does not want kept passes through. */
  #arriving(event: CacheEvent & { type: 'upstream-response' }, requestId: string, recording: Recording): void {
    const { fetchId } = event
    const end = (body: Body | null, complete: boolean): void => {
      this.#step({ type: 'upstream-body-end', fetchId, body, complete }, null)
    }
    const release = recording.keep({
      limitBytes: this.#options.largestObjectBytes,
      overflowed: () => end(null, false),
      ended: (complete) => end({ lengthBytes: recording.lengthBytes, content: recording }, complete),
    })
    this.#step(event, requestId)
    if (this.#options.node.keeps(fetchId)) return
    // After the answers have gone out: a body that nobody keeps or reads is broken off.
    this.#toDo.push(() => {
      release()
      end(null, false)
    })
    this.#carryOut()
  }

  /** The request stays known while what follows is carried out: it may be asked once more. */
  #endWait(fetchId: string): Fetch {
    const fetch = this.#fetches.get(fetchId)
    if (fetch === undefined) throw new Error(`${this.name} has no fetch ${fetchId} in flight.`)
    this.#fetches.delete(fetchId)
    this.#answered.set(fetch.asked.id, fetch.asked)
    return fetch
  }
}
