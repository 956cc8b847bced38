/**
 * Virtual time. In: things to do, each with a time. Out: they are done in order of time, and at equal times in the order in
 * which they were asked for. Nothing here waits: a day of virtual time takes as long as its events.
 */
import { roundMs } from './physics.ts'

interface Appointment {
  readonly atMs: number
  readonly order: number
  readonly act: () => void
}

const before = (a: Appointment, b: Appointment): boolean => a.atMs < b.atMs || (a.atMs === b.atMs && a.order < b.order)

export class VirtualClock {
  #nowMs = 0
  #order = 0
  /** A binary heap: the next appointment first. */
  readonly #heap: Appointment[] = []

  get nowMs(): number {
    return this.#nowMs
  }

  /** Does `act` at `atMs`. Throws when that is in the past or not a number: a defect of the caller. */
  at(atMs: number, act: () => void): void {
    const when = roundMs(atMs)
    if (!(when >= this.#nowMs)) throw new Error(`It is ${this.#nowMs} ms; nothing can be planned for ${atMs} ms. Plan for now or later.`)
    this.#push({ atMs: when, order: this.#order++, act })
  }

  /** When the next planned thing is due; Infinity when nothing is planned. */
  get nextMs(): number {
    return this.#heap[0]?.atMs ?? Infinity
  }

  /** Does everything that is planned up to `atMs`, that time included, and what that plans; then it is `atMs`. */
  runUntil(atMs: number): void {
    while (this.nextMs <= atMs) this.#doNext()
    this.#nowMs = Math.max(this.#nowMs, roundMs(atMs))
  }

  /** Does what is planned, and what that plans, until nothing is left or `most` things were done. @returns whether any are left */
  run(most = Infinity): boolean {
    for (let done = 0; done < most && this.#heap.length > 0; done += 1) this.#doNext()
    return this.#heap.length > 0
  }

  #doNext(): void {
    const next = this.#pop()!
    this.#nowMs = next.atMs
    next.act()
  }

  #push(item: Appointment): void {
    const heap = this.#heap
    let at = heap.push(item) - 1
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (!before(item, heap[parent]!)) break
      heap[at] = heap[parent]!
      at = parent
    }
    heap[at] = item
  }

  #pop(): Appointment | undefined {
    const heap = this.#heap
    const first = heap[0]
    const last = heap.pop()
    if (!first || !last || heap.length === 0) return first
    let at = 0
    for (;;) {
      const left = 2 * at + 1
      if (left >= heap.length) break
      const child = left + 1 < heap.length && before(heap[left + 1]!, heap[left]!) ? left + 1 : left
      if (!before(heap[child]!, last)) break
      heap[at] = heap[child]!
      at = child
    }
    heap[at] = last
    return first
  }
}
