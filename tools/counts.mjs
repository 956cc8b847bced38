/** Reads the reports of the test runners into honest sums. */

/** @typedef {{passed: number, failed: number, skipped: number}} Count */

/**
 * Vitest's JSON report.
 *
 * @param {{numPassedTests: number, numFailedTests: number, numPendingTests?: number, numTodoTests?: number, success: boolean, testResults: Array<{status: string, assertionResults: unknown[]}>} | undefined} report
 *   undefined when the runner left none
 * @returns {Count} a file that could not even be loaded counts as one failure, and so does a run that failed outside of its tests
 */
export function countVitest(report) {
  if (!report) return { passed: 0, failed: 1, skipped: 0 }
  const unloaded = report.testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0).length
  const failed = report.numFailedTests + unloaded
  const nothingRan = report.numPassedTests + failed === 0
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && (!report.success || nothingRan) ? 1 : failed,
    skipped: (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0),
  }
}

/**
 * Playwright's JSON report.
 *
 * @param {{stats: {expected: number, unexpected: number, flaky: number, skipped: number}, errors?: unknown[]} | undefined} report
 * @returns {Count} a flaky test has failed; errors outside of tests (a file, the server) count one each
 */
export function countPlaywright(report) {
  if (!report) return { passed: 0, failed: 1, skipped: 0 }
  const { expected, unexpected, flaky, skipped } = report.stats
  const failed = unexpected + flaky + (report.errors?.length ?? 0)
  return { passed: expected, failed: failed === 0 && expected === 0 ? 1 : failed, skipped }
}

/**
 * What failed, by name, so that the end of a long output says it.
 *
 * @param {{testResults: Array<{name?: string, status: string, assertionResults: Array<{status?: string, fullName?: string, failureMessages?: string[]}>}>} | undefined} report Vitest's
 * @returns {string[]} a line a test: file, name, the first line of what was wrong
 */
export function failedInVitest(report) {
  return (report?.testResults ?? []).flatMap(({ name = '', status, assertionResults }) => {
    if (status === 'failed' && assertionResults.length === 0) return [`${name}: could not be loaded`]
    return assertionResults.filter((test) => test.status === 'failed').map((test) => `${name}: ${test.fullName}: ${firstLine(test.failureMessages?.[0])}`)
  })
}

/**
 * @typedef {{title: string, specs?: Array<{title: string, file?: string, ok: boolean, tests: Array<{results: Array<{error?: {message?: string}}>}>}>, suites?: Suite[]}} Suite
 * @param {{suites?: Suite[], errors?: Array<{message?: string}>} | undefined} report Playwright's
 * @returns {string[]} as `failedInVitest`
 */
export function failedInPlaywright(report) {
  /** @param {Suite} suite @returns {string[]} */
  const inSuite = ({ specs = [], suites = [] }) => [
    ...specs.filter(({ ok }) => !ok).map(({ file = '', title, tests }) => `${file}: ${title}: ${firstLine(tests.flatMap(({ results }) => results).find(({ error }) => error)?.error?.message)}`),
    ...suites.flatMap(inSuite),
  ]
  return [...(report?.suites ?? []).flatMap(inSuite), ...(report?.errors ?? []).map(({ message }) => firstLine(message))]
}

/** @param {string | undefined} text */
function firstLine(text = '') {
  return (text.replace(/\u001b\[[0-9;]*m/g, '').split('\n', 1)[0] ?? '').slice(0, 200)
}
