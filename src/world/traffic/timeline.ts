/**
 * Virtual time for many small happenings. In: things that will happen, each with a time. Out: they happen in order of time, and at
 * equal times in the order in which they were planned. The traced world plans closures (clock.ts); here what is planned is the
 * object that a message travels as, and times stand in typed arrays, so that planning makes nothing.
 */
import { roundMs } from '../physics.ts'

export interface Happening {
  /** Called at its time, once for each time that it was planned for. */
  happen(): void
}

const FIRST_ROOM = 64

export class Timeline {
  nowMs = 0
  /** When the next planned thing is due; Infinity when nothing is planned. */
  nextMs = Infinity
  /** A binary heap in three columns, the next happening first. */
  #atMs = new Float64Array(FIRST_ROOM)
  #order = new Float64Array(FIRST_ROOM)
  readonly #what: (Happening | null)[] = []
  #size = 0
  #planned = 0

  /** Plans `what` for `atMs`, rounded to 0.001 ms. Throws when that is in the past or not a number: a defect of the caller. */
  at(atMs: number, what: Happening): void {
    const when = roundMs(atMs)
    if (!(when >= this.nowMs)) throw new Error(`It is ${this.nowMs} ms; nothing can be planned for ${atMs} ms. Plan for now or later.`)
    if (this.#size === this.#atMs.length) this.#makeRoom()
    let at = this.#size++
    while (at > 0) {
      const parent = (at - 1) >> 1
      // What was planned before stays before at equal times.
      if (this.#atMs[parent]! <= when) break
      this.#move(parent, at)
      at = parent
    }
    this.#put(at, when, this.#planned++, what)
    this.nextMs = this.#atMs[0]!
  }

  /** Lets everything happen that is planned up to `atMs`, that time included, and what that plans; then it is `atMs`. */
  runUntil(atMs: number): void {
    while (this.nextMs <= atMs) this.#next()
    this.nowMs = atMs
  }

  /** Lets everything happen that is planned, and what that plans, until nothing is left. */
  run(): void {
    while (this.#size > 0) this.#next()
  }

  #next(): void {
    const what = this.#what[0]!
    this.nowMs = this.nextMs
    this.#removeFirst()
    this.nextMs = this.#size > 0 ? this.#atMs[0]! : Infinity
    what.happen()
  }

  #removeFirst(): void {
    const last = --this.#size
    const atMs = this.#atMs[last]!
    const order = this.#order[last]!
    const what = this.#what[last]!
    this.#what[last] = null
    if (last === 0) return
    let at = 0
    for (;;) {
      const left = 2 * at + 1
      if (left >= last) break
      const right = left + 1
      const child = right < last && this.#isBefore(right, this.#atMs[left]!, this.#order[left]!) ? right : left
      if (!this.#isBefore(child, atMs, order)) break
      this.#move(child, at)
      at = child
    }
    this.#put(at, atMs, order, what)
  }

  #isBefore(at: number, otherMs: number, otherOrder: number): boolean {
    const ownMs = this.#atMs[at]!
    return ownMs < otherMs || (ownMs === otherMs && this.#order[at]! < otherOrder)
  }

  #move(from: number, to: number): void {
    this.#put(to, this.#atMs[from]!, this.#order[from]!, this.#what[from]!)
  }

  #put(at: number, atMs: number, order: number, what: Happening): void {
    this.#atMs[at] = atMs
    this.#order[at] = order
    this.#what[at] = what
  }

  #makeRoom(): void {
    const wider = (column: Float64Array): Float64Array<ArrayBuffer> => {
      const twice = new Float64Array(2 * column.length)
      twice.set(column)
      return twice
    }
    this.#atMs = wider(this.#atMs)
    this.#order = wider(this.#order)
  }
}
