/** What a verification has found, as plain data that a worker can post and a file can hold. */
import type { RequestId } from '../../world/log.ts'
import type { WorldInput } from '../../world/spec.ts'
import type { Assertion, WorkloadId } from '../assertion.ts'
import type { Reading } from '../probe.ts'

/**
 * The fewest requests that the verifier found to show the fault: a beginning of a traced probe's traffic, without what the fault does
 * without. The probe's trace of the same document and seed with these inputs plays it again.
 */
export interface Counterexample {
  readonly probe: string
  readonly inputs: readonly WorldInput[]
  /** How many requests of people are among them. */
  readonly requests: number
  /** The request that shows it; null: no single one. */
  readonly request: RequestId | null
  /** What the probe's measure says of these inputs. */
  readonly value: number | null
  readonly measure: string
}

export interface Verdict {
  readonly assertion: Assertion
  readonly value: number | null
  readonly parts?: Reading['parts']
  readonly passed: boolean
  /** See margin() of assertion.ts. */
  readonly margin: number | null
  /** Null: it passed, or no traffic of a few requests shows the fault. */
  readonly counterexample: Counterexample | null
}

/** What passes and is fragile. */
export interface Warning {
  /** 'little-margin': the figure is near its bound. 'cold-origin': a warm shield hides an origin that is too small for a cold start. */
  readonly kind: 'little-margin' | 'cold-origin'
  /** The objective that it is about. */
  readonly assertion: string
  readonly value: number
  readonly bound: number
}

export interface Report {
  /** Of this format. */
  readonly version: 1
  readonly seed: number
  readonly workloads: readonly WorkloadId[]
  readonly passed: boolean
  /** In the order of the objectives. */
  readonly verdicts: readonly Verdict[]
  readonly warnings: readonly Warning[]
}
