/** Runs cases of the public suite against a proxy. In: where the proxy listens. Out: the raw result of each case, by id. */
import { setBaseUrl, setFetch } from 'http-cache-tests/client/config.mjs'
import { makeCacheTest, testResults } from 'http-cache-tests/client/test.mjs'
import { suiteCases, type RawResults } from './cases.ts'
import { createClient } from './client.ts'

export interface SuiteRun {
  /** The proxy under test, which forwards to the suite's origin. */
  readonly baseUrl: string
  readonly wanted: (id: string) => boolean
  /** Print every message. */
  readonly verbose?: boolean
}

/**
 * All wanted cases at once: most of a case's time is the suite's pauses of three seconds, so one batch takes as long as the
 * longest case. One run at a time: the suite keeps results and settings in modules of its own.
 */
export async function runSuite({ baseUrl, wanted, verbose = false }: SuiteRun): Promise<RawResults> {
  const client = createClient()
  setFetch(client.fetch)
  setBaseUrl(baseUrl)
  const cases = suiteCases().filter(({ id }) => wanted(id))
  // The suite throws on a second result for one case.
  for (const { id } of cases) delete testResults[id]
  await Promise.all(cases.map((one) => makeCacheTest(verbose ? { ...one, dump: true } : one)))
  client.close()
  return Object.fromEntries(cases.flatMap(({ id }) => (testResults[id] === undefined ? [] : [[id, testResults[id]]])))
}
