import { expect, it } from 'vitest'
import { countPlaywright, countVitest, failedInPlaywright, failedInVitest, secondTriesInPlaywright, secondTriesInVitest } from './counts.mjs'

const file = (status: string, tests: number) => ({ status, assertionResults: Array.from({ length: tests }, () => ({})) })
const vitest = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 1, numTodoTests: 1, success: true, testResults: [file('passed', 3)] }
const playwright = { stats: { expected: 4, unexpected: 0, flaky: 0, skipped: 2 }, errors: [] }

it('counts what the unit tests said', () => {
  expect(countVitest(vitest)).toEqual({ passed: 3, failed: 0, skipped: 2 })
  expect(countVitest({ ...vitest, numFailedTests: 2, success: false })).toEqual({ passed: 3, failed: 2, skipped: 2 })
})

it('a test file that could not be loaded is a failure', () => {
  expect(countVitest({ ...vitest, success: false, testResults: [file('passed', 3), file('failed', 0)] }).failed).toBe(1)
})

it('a bad end without a failed test, no report and no tests are failures', () => {
  expect(countVitest({ ...vitest, success: false }).failed).toBe(1)
  expect(countVitest({ ...vitest, numPassedTests: 0, testResults: [] }).failed).toBe(1)
  expect(countVitest(undefined).failed).toBe(1)
  expect(countPlaywright(undefined).failed).toBe(1)
  expect(countPlaywright({ stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0 } }).failed).toBe(1)
})

it('counts what the browser tests said; an error outside of tests has failed, a test that passed at its second try has not', () => {
  expect(countPlaywright(playwright)).toEqual({ passed: 4, failed: 0, skipped: 2 })
  expect(countPlaywright({ stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 0 }, errors: [{}] })).toEqual({ passed: 5, failed: 2, skipped: 0 })
})

it('names what failed, and the first line of why', () => {
  const results = [
    { name: 'a.test.ts', status: 'failed', assertionResults: [{ status: 'passed', fullName: 'is' }, { status: 'failed', fullName: 'adds up', failureMessages: ['\u001b[31mno\u001b[39m\n at x'] }] },
    { name: 'b.test.ts', status: 'failed', assertionResults: [] },
  ]
  expect(failedInVitest({ testResults: results })).toEqual(['a.test.ts: adds up: no', 'b.test.ts: could not be loaded'])
  const spec = (title: string, ok: boolean) => ({ title, file: 'c.spec.ts', ok, tests: [{ results: [{ error: { message: 'late\n at y' } }] }] })
  const suites = [{ title: '', specs: [spec('opens', true)], suites: [{ title: '', specs: [spec('closes', false)] }] }]
  expect(failedInPlaywright({ suites, errors: [{ message: 'no server' }] })).toEqual(['c.spec.ts: closes: late', 'no server'])
  expect([failedInVitest(undefined), failedInPlaywright(undefined)]).toEqual([[], []])
})

it('names what passed at its second try only, and what was wrong at the first', () => {
  const results = [
    {
      name: 'a.test.tsx',
      status: 'passed',
      assertionResults: [
        { status: 'passed', fullName: 'is', failureMessages: [] },
        { status: 'passed', fullName: 'comes', failureMessages: ['not yet\n at x'] },
        { status: 'failed', fullName: 'goes', failureMessages: ['no', 'no'] },
      ],
    },
  ]
  expect(secondTriesInVitest({ testResults: results })).toEqual(['a.test.tsx: comes: not yet'])
  const spec = (title: string, status: string) => ({ title, file: 'c.spec.ts', ok: status !== 'unexpected', tests: [{ status, results: [{ error: { message: 'late\n at y' } }, {}] }] })
  expect(secondTriesInPlaywright({ suites: [{ title: '', specs: [spec('stands', 'expected'), spec('opens', 'flaky'), spec('closes', 'unexpected')] }] })).toEqual(['c.spec.ts: opens: late'])
  expect([secondTriesInVitest(undefined), secondTriesInPlaywright(undefined)]).toEqual([[], []])
})
