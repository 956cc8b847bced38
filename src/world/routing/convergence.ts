/**
 * When routing is at rest again. In: what was caused, sent, changed and is still under way. Out: one `routes-converged` in the log
 * when the last of it is done. Causes that come before rest are one disturbance.
 */
import type { VirtualClock } from '../clock.ts'
import type { Happening } from '../journal.ts'
import { roundMs } from '../physics.ts'
import type { RoutingCause } from './events.ts'

export class Convergence {
  readonly #clock: VirtualClock
  readonly #write: (event: Happening) => void
  /** Messages under way, work waiting at routers, announcements held back, a cause at work. */
  #underWay = 0
  #sinceMs = 0
  #lastChangeMs = 0
  #causes: RoutingCause[] = []
  #messages = 0
  #changes = 0

  constructor(clock: VirtualClock, write: (event: Happening) => void) {
    this.#clock = clock
    this.#write = write
  }

  /** Something is caused now; `end` follows in the same moment. */
  begin(cause: RoutingCause): void {
    if (this.#underWay === 0) {
      this.#sinceMs = this.#lastChangeMs = this.#clock.nowMs
      this.#causes = []
      this.#messages = this.#changes = 0
    }
    this.#causes.push(cause)
    this.hold()
  }

  hold(): void {
    this.#underWay++
  }

  message(): void {
    this.#messages++
  }

  change(): void {
    this.#changes++
    this.#lastChangeMs = this.#clock.nowMs
  }

  /** One thing is done. */
  end(): void {
    this.#underWay--
    if (this.#underWay > 0) return
    const [sinceMs, lastChangeMs] = [this.#sinceMs, this.#lastChangeMs]
    const counts = { messages: this.#messages, changes: this.#changes }
    this.#write({ type: 'routes-converged', sinceMs, lastChangeMs, tookMs: roundMs(lastChangeMs - sinceMs), causes: this.#causes, ...counts })
  }
}
