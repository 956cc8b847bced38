/** The parts of the public suite `http-cache-tests` that are used here; the package carries no types of its own. */

interface SuiteFetch {
  (url: string, init?: import('./client.ts').RequestInit): Promise<import('./client.ts').ClientResponse>
}

type SuiteHandler = (
  pathSegments: string[],
  request: import('node:http').IncomingMessage,
  response: import('node:http').ServerResponse,
) => void

declare module 'http-cache-tests/tests/index.mjs' {
  const suites: import('./cases.ts').CaseGroup[]
  export default suites
}

declare module 'http-cache-tests/tests/surrogate-control.mjs' {
  const suite: import('./cases.ts').CaseGroup
  export default suite
}

declare module 'http-cache-tests/results/index.mjs' {
  const caches: { file: string; name: string; type: 'browser' | 'rev-proxy' | 'cdn'; version: string }[]
  export default caches
}

declare module 'http-cache-tests/client/config.mjs' {
  export function setFetch(fetch: SuiteFetch): void
  export function setBaseUrl(url: string): void
}

declare module 'http-cache-tests/client/test.mjs' {
  export const testResults: Record<string, import('./cases.ts').RawResult>
  /** Never rejects: what went wrong stands in `testResults`. */
  export function makeCacheTest(one: import('./cases.ts').SuiteCase): Promise<void>
}

declare module 'http-cache-tests/server/handle-config.mjs' {
  const handle: SuiteHandler
  export default handle
}

declare module 'http-cache-tests/server/handle-test.mjs' {
  const handle: SuiteHandler
  export default handle
}

declare module 'http-cache-tests/server/handle-state.mjs' {
  const handle: SuiteHandler
  export default handle
}
