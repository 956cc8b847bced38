import { describe, expect, it } from 'vitest'
import { reached, rungsOf } from './engine.testkit.ts'
import { invalidation } from './invalidation.ts'

const cases = [
  { method: 'POST', status: 200, outcome: 'invalidate', because: 'unsafe-method-succeeded' },
  { method: 'DELETE', status: 303, outcome: 'invalidate', because: 'unsafe-method-succeeded' },
  { method: 'PURGE-ISH', status: 204, outcome: 'invalidate', because: 'unsafe-method-succeeded' },
  { method: 'PUT', status: 409, outcome: 'keep', because: 'error-response' },
  { method: 'PUT', status: 500, outcome: 'keep', because: 'error-response' },
  { method: 'OPTIONS', status: 200, outcome: 'keep', because: 'safe-method' },
] as const

describe('invalidation (RFC 9111 §4.4)', () => {
  it.each(cases)('$method answered $status: $outcome', ({ method, status, outcome, because }) => {
    expect(invalidation(method, status)).toMatchObject({ answer: outcome, decision: { rule: 'invalidate', outcome, because } })
  })

  it('reaches every rung', () => expect(reached(cases)).toEqual(rungsOf('invalidate')))
})
