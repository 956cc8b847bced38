import { describe, expect, it } from 'vitest'
import { reached, rungsIn, stored } from '../engine.testkit.ts'
import type { RungId } from '../rungs.ts'
import { mayReplace } from './newest.ts'
import type { StoredResponse } from './stored-response.ts'

const fresh = stored({ 'Cache-Control': 'max-age=60' })
const cases: readonly { name: string; held: StoredResponse; ageSeconds: number; more?: boolean; outcome: string; because: RungId }[] = [
  { name: 'fresh', held: fresh, ageSeconds: 59, outcome: 'keep-stored', because: 'older-than-stored' },
  { name: 'stale', held: fresh, ageSeconds: 60, outcome: 'replace', because: 'older-than-stale' },
  { name: 'a part of it', held: fresh, ageSeconds: 1, more: true, outcome: 'replace', because: 'older-than-part' },
]

describe('the most recent response (RFC 9111 §4)', () => {
  it.each(cases)('an older one than what is stored, which is $name: $outcome', ({ held, ageSeconds, more = false, outcome, because }) => {
    const { answer, decision } = mayReplace({ stored: held, ageSeconds, olderSeconds: 5, more })
    expect(decision).toMatchObject({ rule: 'storable', outcome, because, inputs: { olderSeconds: 5 } })
    expect(answer).toBe(outcome)
  })

  it('reaches every rung', () => expect(reached(cases)).toEqual(rungsIn('store/newest.ts')))
})
