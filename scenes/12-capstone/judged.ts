/** Objectives that a document meets, for the exercises. In: a document, and what was measured in numbers. Out: each objective with its figure. */
import type { PolicyDocument } from '../../src/engine/policy/schema.ts'
import { figureOf, holds, type Assertion } from '../../src/verifier/assertion.ts'
import { OBJECTIVES } from '../../src/verifier/objectives.ts'
import { boundText, figureBeside } from '../../src/verifier/report/figures.ts'
import { runWorld } from '../../src/world/run.ts'
import type { TrafficOutcome, TrafficPlan } from '../../src/world/traffic/plan.ts'
import { probeIfThere } from './probes.ts'
import { SEED } from './stage.ts'

export interface Judged {
  readonly objective: Assertion
  /** Null: it has not been measured yet. */
  readonly value: number | null
  readonly met: boolean
}

const KEPT = 40
const traced = new Map<string, number | null>()

export const API_OBJECTIVES = ['api.authorization', 'api.cookies', 'api.set-cookie', 'api.price', 'api.outage'] as const
export const REALTIME_OBJECTIVES = OBJECTIVES.filter(({ subject }) => subject.workload === 'realtime').map(({ id }) => id)

export function judge(document: PolicyDocument, ids: readonly string[], traffic: { readonly plan: TrafficPlan; readonly outcome: TrafficOutcome } | null): readonly Judged[] {
  return ids.flatMap((id) => {
    const objective = OBJECTIVES.find((one) => one.id === id)
    if (!objective) return []
    const probe = probeIfThere(objective.subject.probe)
    const value = probe?.kind !== 'counted' ? tracedValue(document, objective) : traffic ? (probe.read(traffic.outcome, traffic.plan)[objective.measure]?.value ?? null) : null
    return [{ objective, value, met: holds(objective, value) }]
  })
}

function tracedValue(document: PolicyDocument, { subject, measure }: Assertion): number | null {
  const key = JSON.stringify([document, subject.probe, measure])
  const known = traced.get(key)
  if (known !== undefined) return known
  const probe = probeIfThere(subject.probe)
  if (probe?.kind !== 'traced') return null
  const trace = probe.trace(document, SEED)
  const value = probe.read(runWorld(trace.spec, trace.inputs), trace)[measure]?.value ?? null
  traced.set(key, value)
  for (const oldest of traced.keys()) {
    if (traced.size <= KEPT) break
    traced.delete(oldest)
  }
  return value
}

/** The figure and its bound as text. */
export function saidOf({ objective: { bound, unit }, value }: Pick<Judged, 'objective' | 'value'>): { readonly value: string; readonly bound: string } {
  return { value: figureBeside(value, figureOf(bound), unit), bound: boundText(bound, unit) }
}
