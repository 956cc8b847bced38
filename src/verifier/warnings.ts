/** What passes and is fragile. In: the verdicts. Out: warnings, the thinnest margin first. */
import { figureOf } from './assertion.ts'
import type { Readings } from './probe.ts'
import type { Verdict, Warning } from './report/report.ts'

/** Less than this share of the bound is left. */
const LITTLE = 0.1

export function warningsFor(verdicts: readonly Verdict[], _readings: ReadonlyMap<string, Readings>): readonly Warning[] {
  return verdicts
    .flatMap(({ assertion, value, passed, margin }): (Warning & { readonly margin: number })[] =>
      passed && value !== null && margin !== null && margin < LITTLE ? [{ kind: 'little-margin', assertion: assertion.id, value, bound: figureOf(assertion.bound), margin }] : [],
    )
    .sort((a, b) => a.margin - b.margin)
    .map(({ margin: _margin, ...warning }) => warning)
}
