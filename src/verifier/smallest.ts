/**
 * The smallest counter-example: the shortest beginning of a probe's traffic that still shows a fault, without the requests that the fault
 * does without. In: a traced probe and what counts as the fault. Out: the inputs, or null where the traffic doesn't show it.
 */
import type { PolicyDocument } from '../engine/policy/schema.ts'
import { runWorld } from '../world/run.ts'
import type { WorldInput } from '../world/spec.ts'
import type { Readings, Trace, TracedProbe } from './probe.ts'
import type { Counterexample } from './report/report.ts'

/** A probe has at most some dozen inputs; each is tried once in either half of the search. */
export function smallestCounterexample(
  probe: TracedProbe,
  isFault: (readings: Readings) => boolean,
  measure: string,
  document: PolicyDocument,
  seed: number,
): Counterexample | null {
  const trace = probe.trace(document, seed)
  const inOrder = [...trace.inputs].sort((a, b) => a.atMs - b.atMs)
  const readingsOf = (inputs: readonly WorldInput[]): Readings => probe.read(runWorld(trace.spec, inputs), { ...trace, inputs })
  const fails = (inputs: readonly WorldInput[]): boolean => isFault(readingsOf(inputs))

  const beginning = shortestBeginning(inOrder, fails)
  if (beginning === null) return null
  const inputs = withoutIdle(beginning, fails)
  const reading = readingsOf(inputs)[measure]
  return { probe: probe.id, inputs, requests: inputs.filter(({ type }) => type === 'request').length, request: reading?.request ?? null, value: reading?.value ?? null, measure }
}

/** From one input on, since a fault may go away again: what is found by halving may not be the shortest. */
function shortestBeginning(inputs: Trace['inputs'], fails: (inputs: Trace['inputs']) => boolean): Trace['inputs'] | null {
  for (let length = 1; length <= inputs.length; length++) {
    const beginning = inputs.slice(0, length)
    if (fails(beginning)) return beginning
  }
  return null
}

/**
 * Leaves out each request without which the fault is still there, the latest first. What the world and its operator do stays: without a
 * purge that follows on a change, the fault would be another.
 */
function withoutIdle(inputs: Trace['inputs'], fails: (inputs: Trace['inputs']) => boolean): Trace['inputs'] {
  return inputs.reduceRight<Trace['inputs']>((kept, input) => {
    if (input.type !== 'request') return kept
    const others = kept.filter((other) => other !== input)
    return fails(others) ? others : kept
  }, inputs)
}
