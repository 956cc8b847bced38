/** For tests of probes: which objectives does a document miss? Without the search for counter-examples that a verification adds. */
import type { PolicyDocument, PolicyRoute } from '../../engine/policy/schema.ts'
import { runWorld } from '../../world/run.ts'
import { measurePlan } from '../../world/traffic/measure.ts'
import { holds, type Assertion, type WorkloadId } from '../assertion.ts'
import { OBJECTIVES } from '../objectives.ts'
import type { Probe, Readings } from '../probe.ts'
import { probeOf } from './all.ts'

/** What a probe reads of a document's whole traffic. */
export function readingsOf(probe: Probe, document: PolicyDocument, seed: number): Readings {
  if (probe.kind === 'counted') {
    const plan = probe.plan(document, seed)
    return probe.read(measurePlan(plan), plan)
  }
  const trace = probe.trace(document, seed)
  return probe.read(runWorld(trace.spec, trace.inputs), trace)
}

export interface Judged {
  readonly assertion: Assertion
  readonly value: number | null
  readonly passed: boolean
}

/**
 * Each objective of a workload, its probes run once each.
 * @param kind only those whose probes are of this kind, or of one of these, since counted ones take their time
 */
export function judge(document: PolicyDocument, workload: WorkloadId, seed = 1, kind?: Probe['kind'] | readonly Probe['kind'][]): readonly Judged[] {
  const readings = new Map<string, Readings>()
  const wanted = OBJECTIVES.filter(({ subject }) => subject.workload === workload && (kind === undefined || [kind].flat().includes(probeOf(subject.probe).kind)))
  return wanted.map((assertion) => {
    const { probe } = assertion.subject
    const read = readings.get(probe) ?? readingsOf(probeOf(probe), document, seed)
    readings.set(probe, read)
    const value = read[assertion.measure]?.value ?? null
    return { assertion, value, passed: holds(assertion, value) }
  })
}

/** The names of the objectives missed, without the workload. */
export function missed(document: PolicyDocument, workload: WorkloadId, seed = 1, kind?: Probe['kind'] | readonly Probe['kind'][]): readonly string[] {
  return judge(document, workload, seed, kind)
    .filter(({ passed }) => !passed)
    .map(({ assertion }) => assertion.id.slice(workload.length + 1))
}

/** A time as probes are told in words. */
export const duration = (ms: number): string => (ms >= 3_600_000 ? `${ms / 3_600_000} h` : ms >= 60_000 ? `${ms / 60_000} min` : `${ms / 1_000}`)

/** A document of these routes behind a shield, where one of them is changed. Throws where none is called so. */
export function withRoute(routes: readonly PolicyRoute[], name: string, change: (route: PolicyRoute) => PolicyRoute): PolicyDocument {
  if (!routes.some((route) => route.name === name)) throw new Error(`There is no route "${name}" among the good ones.`)
  return { version: 1, shield: { on: true }, routes: routes.map((route) => (route.name === name ? change(route) : route)) }
}
