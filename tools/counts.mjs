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
 * @returns {Count} a test that passed at its second try has passed; errors outside of tests (a file, the server) have failed, one each
 */
export function countPlaywright(report) {
  if (!report) return { passed: 0, failed: 1, skipped: 0 }
  const { expected, unexpected, flaky, skipped } = report.stats
  const passed = expected + flaky
  const failed = unexpected + (report.errors?.length ?? 0)
  return { passed, failed: failed === 0 && passed === 0 ? 1 : failed, skipped }
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
    return assertionResults.filter((test) => test.status === 'failed').map((test) => toldInVitest(name, test))
  })
}

/**
 * What passed only at its second try. It is no failure, but a wait that is missing somewhere, and to be mended.
 *
 * @param {Parameters<typeof failedInVitest>[0]} report Vitest's
 * @returns {string[]} as `failedInVitest`, with what was wrong at the first try
 */
export function secondTriesInVitest(report) {
  return (report?.testResults ?? []).flatMap(({ name = '', assertionResults }) =>
    assertionResults.filter(({ status, failureMessages = [] }) => status === 'passed' && failureMessages.length > 0).map((test) => toldInVitest(name, test)),
  )
}

/** @param {string} file @param {{fullName?: string, failureMessages?: string[]}} test */
function toldInVitest(file, { fullName, failureMessages }) {
  return `${file}: ${fullName}: ${firstLine(failureMessages?.[0])}`
}

/**
 * @typedef {{title: string, file?: string, ok: boolean, tests: Array<{status?: string, results: Array<{error?: {message?: string}}>}>}} Spec
 * @typedef {{title: string, specs?: Spec[], suites?: Suite[]}} Suite
 */

/**
 * @param {{suites?: Suite[], errors?: Array<{message?: string}>} | undefined} report Playwright's
 * @returns {string[]} as `failedInVitest`
 */
export function failedInPlaywright(report) {
  return [...toldInPlaywright(report?.suites ?? [], ({ ok }) => !ok), ...(report?.errors ?? []).map(({ message }) => firstLine(message))]
}

/**
 * @param {{suites?: Suite[]} | undefined} report Playwright's
 * @returns {string[]} as `secondTriesInVitest`
 */
export function secondTriesInPlaywright(report) {
  return toldInPlaywright(report?.suites ?? [], ({ tests }) => tests.some(({ status }) => status === 'flaky'))
}

/** @param {Suite[]} suites @param {(spec: Spec) => boolean} wanted @returns {string[]} */
function toldInPlaywright(suites, wanted) {
  return suites.flatMap(({ specs = [], suites: inner = [] }) => [
    ...specs.filter(wanted).map(({ file = '', title, tests }) => `${file}: ${title}: ${firstLine(tests.flatMap(({ results }) => results).find(({ error }) => error)?.error?.message)}`),
    ...toldInPlaywright(inner, wanted),
  ])
}

/** @param {string | undefined} text */
function firstLine(text = '') {
  return (text.replace(/\u001b\[[0-9;]*m/g, '').split('\n', 1)[0] ?? '').slice(0, 200)
}
