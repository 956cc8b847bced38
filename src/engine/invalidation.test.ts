import { describe, expect, it } from 'vitest'
import { reached, rungsOf } from './engine.testkit.ts'
import { invalidation, namedInvalidation } from './invalidation.ts'

const cases = [
  { method: 'POST', status: 200, outcome: 'invalidate', because: 'unsafe-method-succeeded' },
  { method: 'DELETE', status: 303, outcome: 'invalidate', because: 'unsafe-method-succeeded' },
  { method: 'PURGE-ISH', status: 204, outcome: 'invalidate', because: 'unsafe-method-succeeded' },
  { method: 'PUT', status: 409, outcome: 'keep', because: 'error-response' },
  { method: 'PUT', status: 500, outcome: 'keep', because: 'error-response' },
  { method: 'OPTIONS', status: 200, outcome: 'keep', because: 'safe-method' },
] as const

const named = [
  { uri: 'https://shop.example/orders/1', outcome: 'invalidate', because: 'names-same-origin' },
  { uri: 'HTTPS://Shop.Example:443/orders/1', outcome: 'invalidate', because: 'names-same-origin' },
  { uri: 'http://shop.example/orders/1', outcome: 'keep', because: 'names-other-origin' },
  { uri: 'https://shop.example:8443/', outcome: 'keep', because: 'names-other-origin' },
  { uri: 'https://shop.example.evil/', outcome: 'keep', because: 'names-other-origin' },
  { uri: 'mailto:a@b', outcome: 'keep', because: 'names-other-origin' },
] as const

describe('invalidation (RFC 9111 §4.4)', () => {
  it.each(cases)('$method answered $status: $outcome', ({ method, status, outcome, because }) => {
    expect(invalidation(method, status)).toMatchObject({ answer: outcome, decision: { rule: 'invalidate', outcome, because } })
  })

  it.each(named)('$uri in an answer from https://shop.example/orders: $outcome', ({ uri, outcome, because }) => {
    expect(namedInvalidation('https://shop.example/orders', uri)).toMatchObject({ answer: outcome, decision: { rule: 'invalidate', outcome, because } })
  })

  it('reaches every rung', () => expect(reached([...cases, ...named])).toEqual(rungsOf('invalidate')))
})
