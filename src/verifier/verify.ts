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
import { concerning } from './concerning.ts'
import { Memory } from './memory.ts'
import { objectivesWith } from './objectives.ts'
import type { CountedProbe, Probe, Readings } from './probe.ts'
import { probeOf, tracedProbe } from './probes/all.ts'
import type { Report, Verdict } from './report/report.ts'
import { startSearch, type Search } from './smallest.ts'
import { warningsFor } from './warnings.ts'
import { WORKLOAD } from './workloads/all.ts'

export interface Task {
  readonly document: PolicyDocument
  /** A whole number; left out: DEFAULT_SEED. */
  readonly seed?: number
  /** Only these workloads; left out: all. */
  readonly only?: readonly WorkloadId[]
  /** Of those, only these objectives, by their ids; left out: all. */
  readonly objectives?: readonly string[]
  /** Bounds in place of the course's own. */
  readonly bounds?: Bounds
}

export interface VerificationOptions {
  /** What earlier verifications found out, and this one adds to; left out: nothing is known. The report is the same either way. */
  readonly memory?: Memory
}

export const DEFAULT_SEED = 1

export interface Verification {
  /**
   * Goes on for one piece: a traced probe, a try at a counter-example, or up to `requests` requests of a counted probe.
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

export function startVerification({ document, seed = DEFAULT_SEED, only = WORKLOADS, objectives: wanted, bounds = {} }: Task, { memory = new Memory() }: VerificationOptions = {}): Verification {
  const objectives = objectivesWith(bounds).objectives.filter(({ id, subject }) => only.includes(subject.workload) && (wanted?.includes(id) ?? true))
  const probes = [...new Set(objectives.map(({ subject }) => subject.probe))].map(probeOf)
  const readings = new Map<string, Readings>()
  const verdicts: Verdict[] = []
  let counting: { readonly probe: CountedProbe; readonly plan: ReturnType<CountedProbe['plan']>; readonly run: PlanRun } | null = null
  /** By what is searched for: objectives that share a witness share its counter-example. */
  const searches = new Map<string, Search>()
  const parts = new Map<WorkloadId, PolicyDocument>(WORKLOADS.map((workload) => [workload, concerning(document, WORKLOAD[workload].host)]))
  const partOf = (workload: WorkloadId): PolicyDocument => parts.get(workload)!
  const isDone = (): boolean => verdicts.length === objectives.length

  const read = (probe: Probe, found: Readings): void => {
    readings.set(probe.id, found)
    memory.keepReadings(probe.id, partOf(probe.workload), seed, found)
  }

  const measure = (probe: Probe, requests: number): void => {
    const part = partOf(probe.workload)
    const known = memory.readings(probe.id, part, seed)
    if (known) return void readings.set(probe.id, known)
    if (probe.kind === 'traced') {
      const trace = probe.trace(part, seed)
      return read(probe, probe.read(runWorld(trace.spec, trace.inputs), trace))
    }
    if (counting?.probe !== probe) {
      const plan = probe.plan(part, seed)
      counting = { probe, plan, run: startPlan(plan) }
    }
    if (counting.run.advance(requests)) return
    read(probe, probe.read(counting.run.outcome(), counting.plan))
    counting = null
  }

  const judge = (assertion: Assertion): void => {
    const verdict = verdictOn(assertion, readings)
    if (verdict.passed) return void verdicts.push(verdict)
    const part = partOf(assertion.subject.workload)
    const { key, start } = searchOf(assertion, part, seed)
    const known = memory.found(key, part, seed)
    if (known !== undefined) return void verdicts.push({ ...verdict, counterexample: known })
    const search = searches.get(key) ?? start()
    searches.set(key, search)
    if (search.advance()) return
    memory.keepFound(key, part, seed, search.found)
    verdicts.push({ ...verdict, counterexample: search.found })
  }

  /** Of the objective that is being judged, which share is. */
  const judged = (): number => {
    const assertion = objectives[verdicts.length]
    return (assertion && searches.get(searchOf(assertion, partOf(assertion.subject.workload), seed).key)?.progress) ?? 0
  }

  return {
    advance(requests = PIECE) {
      const probe = probes[readings.size]
      if (probe) measure(probe, requests)
      else if (!isDone()) judge(objectives[verdicts.length]!)
      return readings.size < probes.length || !isDone()
    },
    get progress() {
      const pieces = probes.length + objectives.length
      return pieces === 0 ? 1 : (readings.size + (counting?.run.progress ?? 0) + verdicts.length + (readings.size < probes.length ? 0 : judged())) / pieces
    },
    get at() {
      return probes[readings.size]?.id ?? null
    },
    report() {
      if (readings.size < probes.length || !isDone()) throw new Error('The verification has not ended. Call advance() until it returns false.')
      return { version: 1, seed, workloads: WORKLOADS.filter((workload) => objectives.some(({ subject }) => subject.workload === workload)), passed: verdicts.every(({ passed }) => passed), verdicts, warnings: warningsFor(verdicts, readings) }
    },
  }
}

/** Runs a verification to its end at once. */
export function verify(task: Task, options: VerificationOptions = {}): Report {
  const verification = startVerification(task, options)
  while (verification.advance());
  return verification.report()
}

function verdictOn(assertion: Assertion, readings: ReadonlyMap<string, Readings>): Verdict {
  const reading = readings.get(assertion.subject.probe)?.[assertion.measure]
  if (!reading) throw new Error(`The probe ${assertion.subject.probe} reads no "${assertion.measure}", which ${assertion.id} asks for.`)
  const { value, parts } = reading
  return { assertion, value, ...(parts && { parts }), passed: holds(assertion, value), margin: margin(assertion, value), counterexample: null }
}

/**
 * A counted objective that failed is shown by its witness, where that finds the fault too. Of a traced one, a beginning in which there
 * is nothing to be measured yet shows nothing.
 */
function searchOf(assertion: Assertion, document: PolicyDocument, seed: number): { readonly key: string; readonly start: () => Search } {
  const { id, subject, measure, witness } = assertion
  const start = (probe: string, read: string, isFault: (value: number) => boolean): Search => {
    const shows = (value: number | null): boolean => value !== null && isFault(value)
    return startSearch(tracedProbe(probe), (readings) => shows(readings[read]?.value ?? null), read, document, seed)
  }
  if (!witness) return { key: `${id} ${JSON.stringify(assertion.bound)}`, start: () => start(subject.probe, measure, (value) => !holds(assertion, value)) }
  return { key: `${witness.probe} ${witness.measure}`, start: () => start(witness.probe, witness.measure, (value) => value > 0) }
}
