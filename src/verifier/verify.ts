/**
 * Runs every probe that the objectives name on a configuration. In: a policy document that was parsed, a seed. Out: a verification that
 * goes on in pieces, and its report, plain data.
 *
 *   const verification = startVerification({ document, seed: 1 })
 *   while (verification.advance()) show(verification.progress)
 *   show(verification.report())
 */
import type { PolicyDocument } from '../engine/policy/schema.ts'
import { startPlan, type PlanRun } from '../world/traffic/measure.ts'
import { runWorld } from '../world/run.ts'
import { holds, margin, WORKLOADS, type Assertion, type Bounds, type WorkloadId } from './assertion.ts'
import { objectivesWith } from './objectives.ts'
import type { CountedProbe, Probe, Readings } from './probe.ts'
import { probeOf, tracedProbe } from './probes/all.ts'
import type { Report, Verdict } from './report/report.ts'
import { smallestCounterexample } from './smallest.ts'
import { warningsFor } from './warnings.ts'

export interface Task {
  readonly document: PolicyDocument
  /** A whole number; left out: DEFAULT_SEED. */
  readonly seed?: number
  /** Only these workloads; left out: all. */
  readonly only?: readonly WorkloadId[]
  /** Bounds in place of the course's own. */
  readonly bounds?: Bounds
}

export const DEFAULT_SEED = 1

export interface Verification {
  /**
   * Goes on for one piece: a traced probe, a counter-example, or up to `requests` requests of a counted probe.
   * @returns is there more to do?
   */
  advance(requests?: number): boolean
  /** The share of the pieces that are done, 0 to 1; never falls. */
  readonly progress: number
  /** The probe that is at work, null when all are done. */
  readonly at: string | null
  /** Throws before the verification has ended, which is a defect of the caller. */
  report(): Report
}

/** Requests of a counted probe at a time. */
const PIECE = 5_000

export function startVerification({ document, seed = DEFAULT_SEED, only = WORKLOADS, bounds = {} }: Task): Verification {
  const objectives = objectivesWith(bounds).objectives.filter(({ subject }) => only.includes(subject.workload))
  const probes = [...new Set(objectives.map(({ subject }) => subject.probe))].map(probeOf)
  const readings = new Map<string, Readings>()
  const verdicts: Verdict[] = []
  let counting: { readonly probe: CountedProbe; readonly plan: ReturnType<CountedProbe['plan']>; readonly run: PlanRun } | null = null
  const isDone = (): boolean => verdicts.length === objectives.length

  const measure = (probe: Probe, requests: number): void => {
    if (probe.kind === 'traced') {
      const trace = probe.trace(document, seed)
      readings.set(probe.id, probe.read(runWorld(trace.spec, trace.inputs), trace))
      return
    }
    if (counting?.probe !== probe) {
      const plan = probe.plan(document, seed)
      counting = { probe, plan, run: startPlan(plan) }
    }
    if (counting.run.advance(requests)) return
    readings.set(probe.id, probe.read(counting.run.outcome(), counting.plan))
    counting = null
  }

  return {
    advance(requests = PIECE) {
      const probe = probes[readings.size]
      if (probe) measure(probe, requests)
      else if (!isDone()) verdicts.push(judge(objectives[verdicts.length]!, readings, document, seed))
      return readings.size < probes.length || !isDone()
    },
    get progress() {
      const pieces = probes.length + objectives.length
      return pieces === 0 ? 1 : (readings.size + (counting?.run.progress ?? 0) + verdicts.length) / pieces
    },
    get at() {
      return probes[readings.size]?.id ?? null
    },
    report() {
      if (readings.size < probes.length || !isDone()) throw new Error('The verification has not ended. Call advance() until it returns false.')
      return { version: 1, seed, workloads: WORKLOADS.filter((workload) => only.includes(workload)), passed: verdicts.every(({ passed }) => passed), verdicts, warnings: warningsFor(verdicts, readings) }
    },
  }
}

/** Runs a verification to its end at once. */
export function verify(task: Task): Report {
  const verification = startVerification(task)
  while (verification.advance());
  return verification.report()
}

function judge(assertion: Assertion, readings: ReadonlyMap<string, Readings>, document: PolicyDocument, seed: number): Verdict {
  const reading = readings.get(assertion.subject.probe)?.[assertion.measure]
  if (!reading) throw new Error(`The probe ${assertion.subject.probe} reads no "${assertion.measure}", which ${assertion.id} asks for.`)
  const { value, parts } = reading
  const passed = holds(assertion, value)
  return {
    assertion,
    value,
    ...(parts && { parts }),
    passed,
    margin: margin(assertion, value),
    counterexample: passed ? null : counterexampleFor(assertion, document, seed),
  }
}

/** A counted objective that failed is shown by its witness, where that finds the fault too. */
function counterexampleFor(assertion: Assertion, document: PolicyDocument, seed: number): Verdict['counterexample'] {
  const { subject, witness } = assertion
  if (!witness) return smallestCounterexample(tracedProbe(subject.probe), (readings) => !holds(assertion, readings[assertion.measure]?.value ?? null), assertion.measure, document, seed)
  return smallestCounterexample(tracedProbe(witness.probe), (readings) => (readings[witness.measure]?.value ?? 0) > 0, witness.measure, document, seed)
}
