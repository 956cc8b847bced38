/**
 * What results mean, by the suite's own rules (its lib/display.mjs). In: cases and raw results, of this cache or of a published
 * one. Out: a verdict a case, and counts by kind.
 */
import type { CaseKind, ListedCase, RawResults } from './cases.ts'

/**
 * 'setup': something went wrong before the question was asked; 'retry': the cache asked the origin twice; 'dependency': a case that
 * this one builds on did not pass, so its own result says nothing.
 */
export type Verdict = 'pass' | 'fail' | 'setup' | 'retry' | 'dependency' | 'untested'

/** A case without a kind is required. */
export function kindOf({ kind = 'required' }: { readonly kind?: CaseKind }): CaseKind {
  return kind
}

/**
 * The verdict of every case, by id.
 * @param cases all of the suite, also those that were not run: others may depend on them
 * @throws when a case depends on one that is not there
 */
export function verdicts(cases: readonly ListedCase[], results: RawResults): ReadonlyMap<string, Verdict> {
  const byId = new Map(cases.map((one) => [one.id, one]))
  const found = new Map<string, Verdict>()
  const verdictOf = (id: string): Verdict => {
    const known = found.get(id)
    if (known !== undefined) return known
    const one = byId.get(id)
    if (one === undefined) throw new Error(`No case is called ${id}, and another depends on it.`)
    const verdict = judge(results[id], () => (one.depends_on ?? []).every((other) => verdictOf(other) === 'pass'))
    found.set(id, verdict)
    return verdict
  }
  for (const { id } of cases) verdictOf(id)
  return found
}

function judge(result: RawResults[string] | undefined, basisHolds: () => boolean): Verdict {
  if (result === undefined) return 'untested'
  if (!basisHolds()) return 'dependency'
  if (result === true) return 'pass'
  const [error, message] = result
  if (error !== 'Setup') return 'fail'
  return message === 'retry' ? 'retry' : 'setup'
}

export interface KindCount {
  readonly passed: number
  readonly of: number
  /** Among `of`, those without a result. */
  readonly untested: number
}

/** @param cases those that count, e.g. only the applicable ones */
export function countByKind(cases: readonly ListedCase[], found: ReadonlyMap<string, Verdict>): Readonly<Record<CaseKind, KindCount>> {
  const count = (kind: CaseKind): KindCount => {
    const asked = cases.filter((one) => kindOf(one) === kind).map(({ id }) => found.get(id))
    const times = (verdict: Verdict) => asked.filter((one) => one === verdict).length
    return { passed: times('pass'), of: asked.length, untested: times('untested') }
  }
  return { required: count('required'), optimal: count('optimal'), check: count('check') }
}
