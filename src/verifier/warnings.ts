/** What passes and is fragile. In: the verdicts and what was measured. Out: warnings, of each kind the thinnest first. */
import { figureOf, type WorkloadId } from './assertion.ts'
import type { Readings } from './probe.ts'
import type { Verdict, Warning } from './report/report.ts'
import { WORKLOAD } from './workloads/all.ts'
import { capacityPerSecond } from './workloads/workload.ts'

/** Less than this share of the bound is left. */
const LITTLE = 0.1
/** From this share of its capacity on, an origin's queue grows with every burst. */
const NEAR_CAPACITY = 0.8

/**
 * Where the caches of a workload are empty while all of its traffic is on: the probe, its reading, and the objective whose passing
 * hides it. Of the steady traffic it is the time before what counts.
 */
const COLD: readonly { readonly probe: string; readonly measure: string; readonly objective: string }[] = [
  { probe: 'cold', measure: 'peakOriginPerSecond', objective: 'cold' },
  { probe: 'zone-purge', measure: 'peakOriginPerSecond', objective: 'zone-purge' },
  { probe: 'steady', measure: 'peakWhileColdPerSecond', objective: 'load' },
]

/** One warning for an objective at most: where an origin is too small, that says more than that its figure is near a bound. */
export function warningsFor(verdicts: readonly Verdict[], readings: ReadonlyMap<string, Readings>): readonly Warning[] {
  const cold = verdicts.flatMap((verdict) => coldOrigin(verdict, readings) ?? []).sort((a, b) => b.value / b.bound - a.value / a.bound)
  const told = new Set(cold.map(({ assertion }) => assertion))
  return [...cold, ...littleMargins(verdicts.filter(({ assertion }) => !told.has(assertion.id)))]
}

/**
 * An objective about the origin's load that passes, though the origin comes near what it can make, or beyond, while caches are cold:
 * with a bound of somebody's own, or where only the load on warm caches is bounded.
 */
function coldOrigin({ assertion, passed }: Verdict, readings: ReadonlyMap<string, Readings>): Warning | null {
  const workload: WorkloadId = assertion.subject.workload
  if (!passed || assertion.unit !== 'per-second') return null
  const bound = capacityPerSecond(WORKLOAD[workload].origin)
  const [value = 0] = COLD.filter(({ objective }) => assertion.id === `${workload}.${objective}`).map(({ probe, measure }) => readings.get(`${workload}.${probe}`)?.[measure]?.value ?? 0)
  return value >= NEAR_CAPACITY * bound ? { kind: 'cold-origin', assertion: assertion.id, value, bound } : null
}

function littleMargins(verdicts: readonly Verdict[]): readonly Warning[] {
  return verdicts
    .flatMap(({ assertion, value, passed, margin }): (Warning & { readonly margin: number })[] =>
      passed && value !== null && margin !== null && margin < LITTLE ? [{ kind: 'little-margin', assertion: assertion.id, value, bound: figureOf(assertion.bound), margin }] : [],
    )
    .sort((a, b) => a.margin - b.margin)
    .map(({ margin: _margin, ...warning }) => warning)
}
