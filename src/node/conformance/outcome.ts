/** What came out of a run, held against what was expected of it. */
import { EXPECTED_TO_FAIL, SKIPPED, type Exception } from './exceptions.ts'
import type { ListedCase, RawResults } from './suite/cases.ts'
import { countByKind, kindOf, verdicts, type KindCount, type Verdict } from './suite/verdict.ts'
import type { CaseKind } from './suite/cases.ts'

/** One case that was run, of the suite or our own. */
export interface CaseOutcome {
  readonly id: string
  readonly name: string
  /** The group it is reported under. */
  readonly group: string
  readonly kind: CaseKind
  readonly verdict: Verdict
  /** What was seen instead; '' when it passed. */
  readonly seen: string
  /** Why it is expected not to pass; null when it is expected to. */
  readonly reason: string | null
}

/** The cases that say something about this cache. @throws when an exception names what the suite does not have */
export function applicable(cases: readonly ListedCase[]): readonly ListedCase[] {
  const named = reasons(SKIPPED, cases)
  return cases.filter(({ id }) => !named.has(id))
}

/**
 * The outcome of each applicable case that has a result or an exception.
 * @param cases all of the suite's
 */
export function outcomes(cases: readonly ListedCase[], results: RawResults): readonly CaseOutcome[] {
  const found = verdicts(cases, results)
  const expected = reasons(EXPECTED_TO_FAIL, cases)
  return applicable(cases)
    .filter(({ id }) => results[id] !== undefined)
    .map((one) => {
      const result = results[one.id]
      const seen = result === true || result === undefined ? '' : result[1]
      return { id: one.id, name: one.name, group: one.group, kind: kindOf(one), verdict: found.get(one.id) ?? 'untested', seen, reason: expected.get(one.id) ?? null }
    })
}

/** A case that should have passed, or one that should not. */
export function isUnexpected({ verdict, reason }: CaseOutcome): boolean {
  return (verdict === 'pass') === (reason !== null)
}

/** How many of the suite's cases pass, by kind. */
export function counts(cases: readonly ListedCase[], results: RawResults): Readonly<Record<CaseKind, KindCount>> {
  return countByKind(applicable(cases), verdicts(cases, results))
}

/** @returns the reason of each case that the exceptions name, by id */
export function reasons(exceptions: readonly Exception[], cases: readonly ListedCase[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const { cases: names, reason } of exceptions) {
    for (const name of names) {
      const meant = cases.filter(({ id, group }) => id === name || group === name)
      if (meant.length === 0) throw new Error(`The exceptions name ${name}, and the suite has no such case. Take it out of exceptions.ts.`)
      for (const { id } of meant) found.set(id, reason)
    }
  }
  return found
}

/** What has to be reached: all required cases but the named exceptions, and this share of the optimal ones. */
const OPTIMAL_SHARE = 0.9

/** @returns what is missed, as sentences */
export function missedTargets({ optimal }: Readonly<Record<CaseKind, KindCount>>): readonly string[] {
  const needed = Math.ceil(optimal.of * OPTIMAL_SHARE)
  return optimal.passed >= needed ? [] : [`${optimal.passed} of ${optimal.of} optimal cases pass; ${needed} have to.`]
}
