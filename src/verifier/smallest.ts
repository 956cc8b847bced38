/**
 * The smallest counter-example: the shortest beginning of a probe's traffic that still shows a fault, without the requests that the fault
 * does without. In: a traced probe and what counts as the fault. Out: a search that goes on run by run, and the inputs that it finds, or
 * null where the traffic doesn't show the fault.
 */
import type { PolicyDocument } from '../engine/policy/schema.ts'
import { runWorld } from '../world/run.ts'
import type { WorldInput } from '../world/spec.ts'
import type { Readings, Trace, TracedProbe } from './probe.ts'
import type { Counterexample } from './report/report.ts'

export interface Search {
  /** Runs one world. @returns is there more to do? */
  advance(): boolean
  /** The share of the runs that are done at most, 0 to 1; never falls. */
  readonly progress: number
  /** Null: nothing found; so too before the search has ended. */
  readonly found: Counterexample | null
}

type Inputs = readonly WorldInput[]
/** What a step of the search wants to be run; it is given what was read. */
type Steps<T> = Generator<Inputs, T, Readings>

/** A probe has at most some dozen inputs; each is tried once in the first half of the search, and twice at most in the second. */
export function startSearch(probe: TracedProbe, isFault: (readings: Readings) => boolean, measure: string, document: PolicyDocument, seed: number): Search {
  const trace = probe.trace(document, seed)
  const inOrder = [...trace.inputs].sort((a, b) => a.atMs - b.atMs)
  const readingsOf = (inputs: Inputs): Readings => probe.read(runWorld(trace.spec, inputs), { ...trace, inputs })
  const steps = search(probe.id, inOrder, isFault, measure)
  let next = steps.next()
  let runs = 0
  return {
    advance() {
      if (next.done) return false
      runs++
      next = steps.next(readingsOf(next.value))
      return !next.done
    },
    get progress() {
      return next.done ? 1 : Math.min(1, runs / (3 * inOrder.length + 1))
    },
    get found() {
      return next.done ? next.value : null
    },
  }
}

/** Searches to the end at once. */
export function smallestCounterexample(...asked: Parameters<typeof startSearch>): Counterexample | null {
  const search = startSearch(...asked)
  while (search.advance());
  return search.found
}

function* search(probe: string, inOrder: Inputs, isFault: (readings: Readings) => boolean, measure: string): Steps<Counterexample | null> {
  const beginning = yield* shortestBeginning(inOrder, isFault)
  if (beginning === null) return null
  const inputs = yield* withoutIdle(beginning, isFault)
  const reading = (yield inputs)[measure]
  return { probe, inputs, requests: inputs.filter(({ type }) => type === 'request').length, request: reading?.request ?? null, value: reading?.value ?? null, measure }
}

/** From one input on, since a fault may go away again: what is found by halving may not be the shortest. */
function* shortestBeginning(inputs: Inputs, isFault: (readings: Readings) => boolean): Steps<Trace['inputs'] | null> {
  for (let length = 1; length <= inputs.length; length++) {
    const beginning = inputs.slice(0, length)
    if (isFault(yield beginning)) return beginning
  }
  return null
}

/**
 * Leaves out requests without which the fault is still there, the latest first: many at a time, then fewer, then each. What the world
 * and its operator do stays: without a purge that follows on a change, the fault would be another.
 */
function* withoutIdle(inputs: Inputs, isFault: (readings: Readings) => boolean): Steps<Inputs> {
  let kept = inputs
  for (let size = requestsIn(inputs).length >> 1; size >= 1; size >>= 1) {
    const requests = requestsIn(kept)
    for (let end = requests.length; end > 0; end -= size) {
      const idle = new Set(requests.slice(Math.max(0, end - size), end))
      const others = kept.filter((input) => !idle.has(input))
      if (isFault(yield others)) kept = others
    }
  }
  return kept
}

function requestsIn(inputs: Inputs): Inputs {
  return inputs.filter(({ type }) => type === 'request')
}
