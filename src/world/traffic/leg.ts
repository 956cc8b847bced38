/** A request that one cache sends to the next node, on its way there, and its answer, on its way back: one object for all of it. */
import type { Decision, Outcome } from '../../engine/decision.ts'
import type { HttpRequest, HttpResponse } from '../../engine/http/message.ts'
import type { Happening, Timeline } from './timeline.ts'

/** Who asked a cache node. */
export interface Asker {
  /** Where the node's decisions for this request are to be written; null: nobody wants them. */
  readonly decisions: Decision[] | null
  /** Called once, at the time at which the answer leaves the node. */
  answered(response: HttpResponse, outcome: Outcome): void
}

/** Whom a cache asks. */
export interface Upstream {
  /** Its own time for each request, from arrival until `receive`. */
  readonly lookupMs: number
  /** Must call `leg.answered` once, now or later. */
  receive(request: HttpRequest, leg: Leg): void
}

/** A cache that asks. */
export interface Sender {
  heard(leg: Leg): void
}

export class Leg implements Asker, Happening {
  readonly decisions = null
  readonly fetchId: string
  readonly sentAtMs: number
  /** Null: none is here yet, or none came. */
  response: HttpResponse | null = null
  readonly #timeline: Timeline
  readonly #sender: Sender
  readonly #upstream: Upstream
  readonly #oneWayMs: number
  readonly #request: HttpRequest
  #isBack = false

  /** Leaves at once. */
  constructor(timeline: Timeline, sender: Sender, upstream: Upstream, oneWayMs: number, fetchId: string, request: HttpRequest) {
    this.fetchId = fetchId
    this.sentAtMs = timeline.nowMs
    this.#timeline = timeline
    this.#sender = sender
    this.#upstream = upstream
    this.#oneWayMs = oneWayMs
    this.#request = request
    timeline.at(timeline.nowMs + oneWayMs + upstream.lookupMs, this)
  }

  /** @param response null: no answer came */
  answered(response: HttpResponse | null): void {
    this.response = response
    this.#isBack = true
    this.#timeline.at(this.#timeline.nowMs + this.#oneWayMs, this)
  }

  happen(): void {
    if (this.#isBack) this.#sender.heard(this)
    else this.#upstream.receive(this.#request, this)
  }
}
