import { describe, expect, it } from 'vitest'
import type { ListedCase, RawResults } from './cases.ts'
import { countByKind, verdicts } from './verdict.ts'

const one = (id: string, more: Partial<ListedCase> = {}): ListedCase => ({ id, name: id, group: 'g', requests: [], ...more })

const cases = [
  one('basis'),
  one('built', { depends_on: ['basis'] }),
  one('twice-removed', { depends_on: ['built'], kind: 'optimal' }),
  one('question', { kind: 'check' }),
]

const told = (results: RawResults) => Object.fromEntries(verdicts(cases, results))

describe("what the suite's results mean", () => {
  it('passes a case when those that it builds on pass', () => {
    expect(told({ basis: true, built: true, 'twice-removed': true, question: true })).toEqual({
      basis: 'pass',
      built: 'pass',
      'twice-removed': 'pass',
      question: 'pass',
    })
  })

  it('passes none whose basis fails, however far below', () => {
    expect(told({ basis: ['Assertion', 'no'], built: true, 'twice-removed': true })).toEqual({
      basis: 'fail',
      built: 'dependency',
      'twice-removed': 'dependency',
      question: 'untested',
    })
  })

  it('takes a basis that was not run for one that does not hold', () => expect(told({ built: true }).built).toBe('dependency'))

  it('tells a failed setup and a retry from a failure', () => {
    expect(told({ basis: ['Setup', 'status is 502'] }).basis).toBe('setup')
    expect(told({ basis: ['Setup', 'retry'] }).basis).toBe('retry')
    expect(told({ basis: ['TypeError', 'broke'] }).basis).toBe('fail')
  })

  it('refuses a basis that does not exist', () => expect(() => verdicts([one('a', { depends_on: ['b'] })], { a: true })).toThrow('No case is called b'))

  it('counts by kind; a case without a kind is required', () => {
    expect(countByKind(cases, verdicts(cases, { basis: true, built: ['Assertion', ''], question: true }))).toEqual({
      required: { passed: 1, of: 2, untested: 0 },
      optimal: { passed: 0, of: 1, untested: 1 },
      check: { passed: 1, of: 1, untested: 0 },
    })
  })
})
