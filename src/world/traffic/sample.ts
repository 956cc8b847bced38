import type { Decision, Outcome } from '../../engine/decision.ts'
import type { HeaderFields, HttpRequest } from '../../engine/http/message.ts'
import { randomStream, type Random } from '../random.ts'

/** One answered request, as a CDN's access log has it. */
export interface ObservedRequest {
  /** Requests are numbered in order of time, from 0. */
  readonly number: number
  /** When it came to the POP, virtual ms. */
  readonly atMs: number
  readonly region: string
  readonly pop: string
  readonly route: string
  /** The object's number among all. */
  readonly object: number
  readonly request: HttpRequest
  readonly outcome: Outcome
  readonly status: number
  readonly lengthBytes: number
  /** From the client's request to the first byte of its answer. */
  readonly ttfbMs: number
}

/** One request of the sample: what its client got, and why, as the POP decided. */
export interface SampledRequest extends ObservedRequest {
  readonly headers: HeaderFields
  readonly decisions: readonly Decision[]
}

/** A uniform sample of requests, chosen before they are answered (reservoir sampling: J. S. Vitter, ACM TOMS 11, 1985, algorithm R). */
export class Sample {
  readonly #chance: Random
  readonly #places: (SampledRequest | null)[]

  /** @param size how many requests are kept; 0: none */
  constructor(seed: number, size: number) {
    this.#chance = randomStream(seed, 'sample')
    this.#places = new Array<null>(size).fill(null)
  }

  /** The place that the request takes, or -1. To be asked once for each request, in order of their numbers. */
  placeOf(number: number): number {
    const size = this.#places.length
    if (number < size) return number
    const place = size === 0 ? 0 : this.#chance.integer(number + 1)
    return place < size ? place : -1
  }

  put(place: number, request: SampledRequest): void {
    // A later request may have taken the place while this one waited.
    if ((this.#places[place]?.number ?? -1) < request.number) this.#places[place] = request
  }

  /** In order of time. */
  requests(): readonly SampledRequest[] {
    return this.#places.filter((one) => one !== null).sort((a, b) => a.number - b.number)
  }
}
