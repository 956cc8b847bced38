import { describe, expect, it } from 'vitest'
import { EXPECTED_TO_FAIL, SKIPPED } from './exceptions.ts'
import { applicable, counts, isUnexpected, missedTargets, outcomes, reasons, type CaseOutcome } from './outcome.ts'
import { publishedSharedCaches, suiteCases } from './suite/cases.ts'

const cases = suiteCases()

const outcome = (more: Partial<CaseOutcome>): CaseOutcome => ({ id: 'x', name: 'x', group: 'g', kind: 'required', verdict: 'pass', seen: '', reason: null, ...more })

describe('expectations', () => {
  it('name each case once, and only cases that exist and are run', () => {
    const skipped = [...reasons(SKIPPED, cases).keys()]
    const failing = EXPECTED_TO_FAIL.flatMap((exception) => exception.cases)
    expect([...reasons(EXPECTED_TO_FAIL, cases).keys()].sort()).toEqual([...failing].sort())
    expect(failing.filter((id) => skipped.includes(id))).toEqual([])
  })

  it('give one sentence each', () => {
    for (const { reason } of [...SKIPPED, ...EXPECTED_TO_FAIL]) expect(reason).toMatch(/^[A-Z].*\.$/)
  })

  it('refuse a case that the suite does not have', () => expect(() => reasons([{ cases: ['nothing-like-it'], reason: '' }], cases)).toThrow('nothing-like-it'))

  it('leave out nothing but what is named', () => expect(applicable(cases)).toHaveLength(cases.length - reasons(SKIPPED, cases).size))
})

describe('outcomes', () => {
  it('are unexpected when a case fails without a reason, or passes with one', () => {
    expect(isUnexpected(outcome({}))).toBe(false)
    expect(isUnexpected(outcome({ verdict: 'dependency', reason: 'known' }))).toBe(false)
    expect(isUnexpected(outcome({ verdict: 'setup' }))).toBe(true)
    expect(isUnexpected(outcome({ reason: 'known' }))).toBe(true)
  })

  it('tell what was seen', () => {
    const [first] = outcomes(cases, { 'freshness-none': ['Assertion', 'Response 2 comes from cache'] })
    expect(first).toMatchObject({ id: 'freshness-none', verdict: 'fail', seen: 'Response 2 comes from cache', reason: null })
  })

  it('miss the target below nine tenths of the optimal cases', () => {
    const of = (passed: number) => missedTargets({ ...counts(cases, {}), optimal: { passed, of: 86, untested: 0 } })
    expect(of(78)).toEqual([])
    expect(of(77)).toEqual(['77 of 86 optimal cases pass; 78 have to.'])
  })
})

describe('published results', () => {
  it('are counted by the same rules as ours', () => {
    const squid = publishedSharedCaches().find(({ name }) => name === 'Squid')
    const { required, optimal } = counts(cases, squid?.results ?? {})
    expect(required.passed).toBeLessThan(required.of)
    expect(required.passed + optimal.passed).toBeGreaterThan(150)
  })

  it('hold shared caches only', () => expect(publishedSharedCaches().map(({ name }) => name)).not.toContain('Chrome'))
})
