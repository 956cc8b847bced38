/**
 * The queue in front of the origin's workers: first come, first served, `workers` at once, each response the same `thinkMs`,
 * `queueLimit` places to wait. In: arrivals in order of time, one by one or as statistical streams. Out: when each is begun and
 * done, or that it was shed; gauges.
 *
 * With equal service times everything about an arrival is known when it arrives: it begins when the worker that is free first
 * is free. So no completion has to be simulated, and 20,000 arrivals take a few ms.
 */
import { roundMs } from './physics.ts'

/** Arrivals that come by themselves, in order of time. */
export interface Arrivals {
  /** Time of the next one, ms; Infinity when there are no more. */
  readonly nextMs: number
  /** Goes on to the one after it. */
  advance(): void
}

export interface Admission {
  readonly startMs: number
  readonly doneMs: number
  /** Requests waiting, this one included if it must wait. */
  readonly queueLength: number
}

export interface Gauge {
  readonly arrivals: number
  readonly served: number
  readonly shed: number
  readonly queueLength: number
  readonly busy: number
  /** Waits of the requests admitted since the last gauge; 0 when there were none. */
  readonly waitP50Ms: number
  readonly waitP95Ms: number
}

export class OriginQueue {
  readonly #thinkMs: number
  readonly #queueLimit: number
  /** When each worker is free, as a ring: the one at `#next` is free first, because service times are equal. */
  readonly #freeAtMs: Float64Array
  #next = 0
  /** Beginnings of the requests that wait, in order; those before `#waitingFrom` have begun. */
  #starts: number[] = []
  #waitingFrom = 0
  #arrivals = 0
  #shed = 0
  #waitsMs: number[] = []
  readonly #streams: Arrivals[] = []

  constructor(capacity: { readonly thinkMs: number; readonly workers: number; readonly queueLimit: number }) {
    this.#thinkMs = capacity.thinkMs
    this.#queueLimit = capacity.queueLimit
    this.#freeAtMs = new Float64Array(capacity.workers)
  }

  /** Lets a stream's arrivals in from now on. */
  join(stream: Arrivals): void {
    this.#streams.push(stream)
  }

  /** One request arrives at `nowMs` (not before an earlier call's). Out: its place in time, or null when it is shed. */
  admit(nowMs: number): Admission | null {
    this.#advanceTo(nowMs)
    return this.#arrive(nowMs)
  }

  /** The state at `nowMs` (not before an earlier call's). */
  gauge(nowMs: number): Gauge {
    this.#advanceTo(nowMs)
    const queueLength = this.#waiting(nowMs)
    const busy = queueLength > 0 ? this.#freeAtMs.length : this.#freeAtMs.filter((free) => free > nowMs).length
    const waits = Float64Array.from(this.#waitsMs).sort()
    this.#waitsMs = []
    return {
      arrivals: this.#arrivals,
      served: this.#arrivals - this.#shed - queueLength - busy,
      shed: this.#shed,
      queueLength,
      busy,
      waitP50Ms: percentile(waits, 0.5),
      waitP95Ms: percentile(waits, 0.95),
    }
  }

  #advanceTo(nowMs: number): void {
    for (;;) {
      let first: Arrivals | undefined
      for (const stream of this.#streams) if (!first || stream.nextMs < first.nextMs) first = stream
      if (!first || first.nextMs > nowMs) return
      this.#arrive(first.nextMs)
      first.advance()
    }
  }

  #arrive(nowMs: number): Admission | null {
    this.#arrivals++
    const waiting = this.#waiting(nowMs)
    const startMs = Math.max(nowMs, this.#freeAtMs[this.#next]!)
    const mustWait = startMs > nowMs
    if (mustWait && waiting >= this.#queueLimit) {
      this.#shed++
      return null
    }
    const doneMs = roundMs(startMs + this.#thinkMs)
    this.#freeAtMs[this.#next] = doneMs
    this.#next = (this.#next + 1) % this.#freeAtMs.length
    if (mustWait) this.#starts.push(startMs)
    this.#waitsMs.push(roundMs(startMs - nowMs))
    return { startMs, doneMs, queueLength: waiting + (mustWait ? 1 : 0) }
  }

  #waiting(nowMs: number): number {
    while (this.#waitingFrom < this.#starts.length && this.#starts[this.#waitingFrom]! <= nowMs) this.#waitingFrom++
    if (this.#waitingFrom > 1000 && this.#waitingFrom * 2 > this.#starts.length) {
      this.#starts = this.#starts.slice(this.#waitingFrom)
      this.#waitingFrom = 0
    }
    return this.#starts.length - this.#waitingFrom
  }
}

/** Nearest-rank percentile of sorted values; 0 of none. */
function percentile(sorted: Float64Array, fraction: number): number {
  return sorted[Math.max(0, Math.ceil(fraction * sorted.length) - 1)] ?? 0
}
