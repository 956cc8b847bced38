/**
 * Runs before every test file: an unexpected console message fails the test that caused it.
 * A test that expects one says so: `vi.spyOn(console, 'error').mockImplementation(() => {})`.
 */
import { afterAll, afterEach } from 'vitest'

const methods = ['error', 'warn', 'log', 'info', 'debug'] as const
const heard: string[] = []

for (const method of methods) {
  console[method] = (...parts: unknown[]) => {
    heard.push(`console.${method}: ${parts.map(String).join(' ')}`)
  }
}

function failOnNoise(): void {
  if (heard.length === 0) return
  const messages = heard.splice(0).join('\n')
  throw new Error(
    `Unexpected console output. Mend its cause, or expect it with vi.spyOn(console, ...).mockImplementation(() => {}).\n${messages}`,
  )
}

if (typeof document !== 'undefined') {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
  const { cleanup, configure } = await import('@testing-library/react')
  // Only how long a failure takes: on a busy machine source is coloured in more than the default second.
  configure({ asyncUtilTimeout: 10_000 })
  afterEach(() => cleanup())
}

afterEach(failOnNoise)
afterAll(failOnNoise)
