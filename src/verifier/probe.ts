/**
 * What a probe is. In: a configuration and a seed. Out: traffic, and what is read off it. Traced probes are worlds of a few requests
 * whose logs are asked; counted ones are many requests of which numbers are kept. Left out: what is demanded (objectives.ts).
 */
import type { PolicyDocument } from '../engine/policy/schema.ts'
import type { RequestId, Run } from '../world/log.ts'
import type { WorldInput, WorldSpec } from '../world/spec.ts'
import type { TrafficOutcome, TrafficPlan } from '../world/traffic/plan.ts'
import type { WorkloadId } from './assertion.ts'

/** What was measured. */
export interface Reading {
  /** In the unit of the assertion that asks for it; null: nothing was there to be measured. */
  readonly value: number | null
  /** The request that the figure comes from, or the first one that is at fault; null: no single one. */
  readonly request?: RequestId | null
  /** The figure's parts where it is the worst or the sum of several, e.g. p95 by continent; names are ids of copy/en.ts. */
  readonly parts?: readonly { readonly name: string; readonly value: number | null }[]
}

/** By the name of the measure. */
export type Readings = Readonly<Record<string, Reading>>

export interface Trace {
  readonly spec: WorldSpec
  /** In order of time. What lies before `startMs` is history: shown in the log, not played. */
  readonly inputs: readonly WorldInput[]
  readonly startMs: number
}

export interface TracedProbe {
  readonly kind: 'traced'
  readonly id: string
  readonly workload: WorkloadId
  readonly trace: (document: PolicyDocument, seed: number) => Trace
  /** Readings of a run of the trace, or of a beginning of it. */
  readonly read: (run: Run, trace: Trace) => Readings
}

export interface CountedProbe {
  readonly kind: 'counted'
  readonly id: string
  readonly workload: WorkloadId
  readonly plan: (document: PolicyDocument, seed: number) => TrafficPlan
  readonly read: (outcome: TrafficOutcome, plan: TrafficPlan) => Readings
}

export type Probe = TracedProbe | CountedProbe
