/**
 * What an operator does with POPs, as a part of a world. In: which POP asks which, purges, failures. Out: POPs that do so, and the
 * log of it. Left out: a queue at the control plane, rate limits.
 */
import type { LogEvent, Run } from '../log.ts'
import type { Origin } from '../origin.ts'
import { greatCircleKm, locate } from '../geo/distance.ts'
import { oneWayMs, roundMs } from '../physics.ts'
import type { Pop } from '../pop.ts'
import { routeToOrigin, routeUpstream } from '../pop.ts'
import { ORIGIN_NODE, popNode } from '../simulation.ts'
import type { Simulation } from '../simulation.ts'
import type { PopDownInput, PopSpec, PurgeInput } from '../spec.ts'
import { checkOperations } from './check-operations.ts'
import { OperatedPop } from './operated-pop.ts'
import type { Upstream } from './operated-pop.ts'
import type { Operations, OperationsSpec, Operator } from './operations.types.ts'
import { PopJournal } from './pop-journal.ts'

/** Bytes of a purge on its way. */
const PURGE_BYTES = 200

/** A world's `operations`. */
export function operated(spec: OperationsSpec = {}): Operations {
  return { ...operatedUnchecked(spec), check: checkOperations }
}

/** The same without the checks, which say in many words what is wrong: for a page whose worlds and inputs all stand in tests that check them. */
export function operatedUnchecked(spec: OperationsSpec = {}): Operations {
  return { spec, check: () => {}, start: (sim, origin) => new ControlPlane(sim, spec, origin) }
}

class ControlPlane implements Operator {
  readonly pops: readonly Pop[]
  readonly #sim: Simulation
  readonly #spec: OperationsSpec
  readonly #byId = new Map<string, OperatedPop>()

  constructor(sim: Simulation, spec: OperationsSpec, origin: Origin) {
    this.#sim = sim
    this.#spec = spec
    const specs = sim.spec.pops
    const parents = new Set(specs.map(({ parent }) => parent))
    for (const pop of specs) {
      const own = { ...sim, journal: new PopJournal(sim.journal, popNode(pop.id)) }
      this.#byId.set(pop.id, new OperatedPop(own, pop, this.#upstreamOf(own, pop, origin), parents.has(pop.id)))
    }
    this.pops = [...this.#byId.values()]
  }

  happen(input: PurgeInput | PopDownInput, number: number): void {
    if (input.type === 'purge') this.#purge(input, number)
    else this.#byId.get(input.pop)!.fail(input.durationMs)
  }

  /** A phase is written with its end, as is foreseen; of a request that a failure ended before, it ends there. */
  close({ log, endMs }: Run): Run {
    if (!log.some(({ type }) => type === 'pop-failed')) return { log, endMs }
    const endedMs = new Map(log.flatMap((event) => (event.type === 'request-finished' ? [[event.req, event.atMs] as const] : [])))
    const clipped = log.flatMap((event): LogEvent[] => {
      if (event.type !== 'phase') return [event]
      const untilMs = Math.min(event.untilMs, endedMs.get(event.req) ?? Infinity)
      return event.atMs < untilMs ? [{ ...event, untilMs }] : []
    })
    return { log: clipped.map((event, seq) => ({ ...event, seq }) as LogEvent), endMs }
  }

  #upstreamOf(sim: Simulation, pop: PopSpec, origin: Origin): Upstream {
    const { parent, parentFailover } = pop
    const own = routeToOrigin(sim, pop, origin)
    if (parent === undefined) return { route: own }
    const { id, place } = sim.spec.pops.find((other) => other.id === parent)!
    const route = routeUpstream(sim, pop, { id: popNode(id), place, serve: (req, request) => this.#byId.get(parent)!.serveCache(req, request), life: () => this.#byId.get(parent)!.life() })
    return parentFailover ? { route, instead: own } : { route }
  }

  #purge({ selector, mode, delayMs = {} }: PurgeInput, purge: number): void {
    const { clock, journal, spec } = this.#sim
    const inOrder = this.#spec.purgeOrder !== 'all-at-once'
    let left = spec.pops.length
    const completed = (): void => {
      if (left === 0) journal.write(clock.nowMs, { type: 'purge-completed', purge })
    }
    const done = (): void => {
      left -= 1
      completed()
    }
    const send = (pop: OperatedPop, from: { readonly node: string; readonly place: PopSpec['place'] }): void => {
      const { id, place } = pop.spec
      const arrivesAtMs = roundMs(clock.nowMs + (delayMs[id] ?? oneWayMs(greatCircleKm(locate(from.place), locate(place)))))
      journal.write(clock.nowMs, { type: 'hop', req: `purge${purge}`, kind: 'purge', from: from.node, to: pop.id, arrivesAtMs, bytes: PURGE_BYTES, outcome: null })
      journal.reach(arrivesAtMs)
      clock.at(arrivesAtMs, () => {
        pop.purge(purge, selector, mode, done)
        if (inOrder) for (const child of this.#byId.values()) if (child.spec.parent === id) send(child, { node: pop.id, place })
      })
    }
    journal.write(clock.nowMs, { type: 'purge-sent', purge, selector, mode })
    completed()
    for (const pop of this.#byId.values()) if (!inOrder || pop.spec.parent === undefined) send(pop, { node: ORIGIN_NODE, place: spec.origin.place })
  }
}
