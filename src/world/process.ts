/**
 * Stories told in order. A process is a generator that says what it waits for: a time, or a signal that somebody else gives.
 * So a request's journey reads from top to bottom although many are under way at once.
 */
import type { VirtualClock } from './clock.ts'

/** Something that will be known later, once. */
export class Signal<T> {
  #settled: { readonly value: T } | null = null
  #listeners: (() => void)[] = []

  /** Makes the value known. Throws the second time: a defect of the caller. */
  settle(value: T): void {
    if (this.#settled) throw new Error('This signal was already given. Give each signal once.')
    this.#settled = { value }
    const listeners = this.#listeners
    this.#listeners = []
    for (const listener of listeners) listener()
  }

  get isSettled(): boolean {
    return this.#settled !== null
  }

  /** Throws before it is settled: a defect of the caller. */
  get value(): T {
    if (!this.#settled) throw new Error('This signal was not given yet. Wait for it before reading its value.')
    return this.#settled.value
  }

  /** Calls back once, at once if it is settled. */
  whenSettled(listener: () => void): void {
    if (this.#settled) listener()
    else this.#listeners.push(listener)
  }
}

type Pause = number | Signal<unknown>

/** Yields a time (virtual ms) or a signal to wait for; returns its result. */
export type Process<T> = Generator<Pause, T, undefined>

/** Waits until `atMs`; a time that is now or past doesn't wait. */
export function* until(atMs: number): Process<void> {
  yield atMs
}

/** Waits for a signal and gives its value. */
export function* valueOf<T>(signal: Signal<T>): Process<T> {
  if (!signal.isSettled) yield signal as Signal<unknown>
  return signal.value
}

/** Runs a process on the clock from now on. Out: a signal that is given with its result. */
export function spawn<T>(clock: VirtualClock, process: Process<T>): Signal<T> {
  const done = new Signal<T>()
  const resume = (): void => {
    for (;;) {
      const step = process.next()
      if (step.done) return done.settle(step.value)
      const pause = step.value
      if (typeof pause === 'number') {
        if (pause > clock.nowMs) return clock.at(pause, resume)
      } else if (!pause.isSettled) {
        // Not inside the one who gives the signal: he finishes first, then those who waited, in order.
        return pause.whenSettled(() => clock.at(clock.nowMs, resume))
      }
    }
  }
  resume()
  return done
}
