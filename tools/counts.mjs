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
