import { describe, expect, it } from 'vitest'
import { freshnessAt } from './freshness.ts'
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

  it('is stale from the first moment without a lifetime', () => {
    expect(freshnessAt(stored({ freshnessLifetimeSeconds: 0 }), 1000)).toMatchObject({ fresh: false, fraction: 0 })
  })
})
