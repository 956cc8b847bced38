/**
 * A metrics-only run as plain data, from its spec and its operator's policy documents to what is to be read off it: a worker can be
 * sent the plan, and posts the outcome back.
 */
import type { StoredSummary } from '../../engine/edge.types.ts'
import type { PolicyDocument } from '../../engine/policy/schema.ts'
import type { Evidence, EvidenceSpec } from './evidence.spec.ts'
import type { TrafficMetrics } from './metrics.ts'
import type { TrafficOptions } from './network.ts'
import type { SampledRequest } from './sample.ts'
import type { TrafficSpec } from './spec.ts'

export interface TrafficPlan {
  readonly spec: TrafficSpec
  /** Policy documents by name, for `policy` and for the spec's 'policy' inputs. A document from a learner's text must have been parsed. */
  readonly policies?: Readonly<Record<string, PolicyDocument>>
  /** The policy that the run begins with; left out: the standard alone. */
  readonly policy?: string
  readonly cache?: Omit<NonNullable<TrafficOptions['cache']>, 'program'>
  /** Cache nodes whose stored responses are wanted when the run is over. */
  readonly entriesOf?: readonly string[]
  /** The same at a time of the run, ms, under a name of its own. */
  readonly entriesAt?: Readonly<Record<string, { readonly node: string; readonly atMs: number }>>
  /** Questions to the access log, by name; each makes the run a little slower. */
  readonly evidence?: Readonly<Record<string, EvidenceSpec>>
}

export interface TrafficOutcome {
  readonly metrics: TrafficMetrics
  readonly sample: readonly SampledRequest[]
  /** By node id, for those in `entriesOf`, and by the names in `entriesAt`. */
  readonly entries: Readonly<Record<string, readonly StoredSummary[]>>
  /** By the names in the plan's `evidence`. */
  readonly evidence: Readonly<Record<string, Evidence>>
}
