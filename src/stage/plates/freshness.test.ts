import { describe, expect, it } from 'vitest'
import { freshnessAt, wholeSecondsOf } from './freshness.ts'
import { stored } from './plates.testdata.ts'

describe('freshnessAt', () => {
  it('ages from the age it was stored with', () => {
    expect(freshnessAt(stored({ ageAtStoreSeconds: 20 }), 11_000)).toEqual({ ageSeconds: 30, remainingSeconds: 30, fraction: 0.5, fresh: true })
  })

  it('is stale at the very end of its lifetime (RFC 9111 §4.2)', () => {
    expect(freshnessAt(stored(), 60_999).fresh).toBe(true)
    expect(freshnessAt(stored(), 61_000)).toMatchObject({ fresh: false, fraction: 0, remainingSeconds: 0 })
    expect(freshnessAt(stored(), 71_000).remainingSeconds).toBe(-10)
  })

  it('shows whole seconds of age and of what is left that together are the lifetime', () => {
    for (let tMs = 1000; tMs < 200_000; tMs += 37.3) {
      const entry = stored({ ageAtStoreSeconds: 0.1 + 0.2 })
      const { age, remaining } = wholeSecondsOf(freshnessAt(entry, tMs))
      expect(age + remaining, `at ${tMs} ms`).toBe(60)
    }
    expect(wholeSecondsOf({ ageSeconds: 24.9999999, remainingSeconds: 35.0000001, fraction: 0.5, fresh: true })).toEqual({ age: 25, remaining: 35 })
    expect(wholeSecondsOf({ ageSeconds: 60, remainingSeconds: 0, fraction: 0, fresh: false })).toEqual({ age: 60, remaining: 0 })
  })

  it('is stale from the first moment without a lifetime', () => {
    expect(freshnessAt(stored({ freshnessLifetimeSeconds: 0 }), 1000)).toMatchObject({ fresh: false, fraction: 0 })
  })
})
