/**
 * The cases of the public suite and the results that its release publishes. In: the package `http-cache-tests`. Out: its cases as
 * plain data, in its order. Left out: running them (run.ts), what their results mean (verdict.ts).
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import publishedCaches from 'http-cache-tests/results/index.mjs'
import surrogateControl from 'http-cache-tests/tests/surrogate-control.mjs'
import groups from 'http-cache-tests/tests/index.mjs'

/** 'required': the standard demands it. 'optimal': permitted, and what a good cache does. 'check': a question without a right answer. */
export type CaseKind = 'required' | 'optimal' | 'check'

/** One case as the suite writes it. `requests` is the suite's own script, which its client and its origin read. */
export interface SuiteCase {
  readonly id: string
  readonly name: string
  readonly kind?: CaseKind
  readonly depends_on?: readonly string[]
  /** It asks something of a browser's private cache. */
  readonly browser_only?: boolean
  /** Makes the suite's client and origin print their messages. */
  readonly dump?: boolean
  readonly requests: readonly unknown[]
}

export interface CaseGroup {
  readonly id: string
  readonly name: string
  readonly tests: readonly SuiteCase[]
}

/** As the suite records it: true, or the kind of error and its message. */
export type RawResult = true | readonly [error: string, message: string]

export type RawResults = Readonly<Record<string, RawResult>>

/** Every case with its group, in the suite's order. */
export interface ListedCase extends SuiteCase {
  readonly group: string
}

/** The suite's groups, as fresh copies: its client writes into the cases that it runs. */
function suiteGroups(): CaseGroup[] {
  return [...groups, surrogateControl].map((group) => ({ ...group, tests: group.tests.map((one) => structuredClone(one)) }))
}

/** The suite's cases, in its order. */
export function suiteCases(): ListedCase[] {
  return suiteGroups().flatMap(({ id, tests }) => tests.map((one) => ({ ...one, group: id })))
}

/** A shared cache whose results the suite's release carries. */
export interface PublishedCache {
  readonly name: string
  readonly version: string
  readonly results: RawResults
}

/** The shared caches among the published results, in the suite's order; browsers are left out, they run another selection. */
export function publishedSharedCaches(): PublishedCache[] {
  const require = createRequire(import.meta.url)
  return publishedCaches
    .filter(({ type }) => type !== 'browser')
    .map(({ file, name, version }) => ({
      name,
      version,
      results: JSON.parse(readFileSync(require.resolve(`http-cache-tests/results/${file}`), 'utf8')) as RawResults,
    }))
}

/** The release of the suite that is installed. */
export function suiteVersion(): string {
  const file = createRequire(import.meta.url).resolve('http-cache-tests/package.json')
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version
}
