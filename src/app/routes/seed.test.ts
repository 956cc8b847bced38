import fc from 'fast-check'
import { expect, it } from 'vitest'
import { seedOf } from './resolve.ts'
import { freshSeed, MOST_SEED, seedIn } from '../../lesson/seed.ts'
import { readWishes } from '../embed/wishes.ts'

it('every fresh seed, and all that "another variant" makes of it, is read back from a page’s and a frame’s address', () => {
  const bits = fc.oneof(fc.constantFrom(0, 999_999_999, 1e9, 1_476_589_283, MOST_SEED), fc.integer({ min: 0, max: MOST_SEED }))
  fc.assert(
    fc.property(bits, fc.nat(1000), (drawn, further) => {
      const seed = freshSeed(drawn) + further
      expect(seedOf(`?step=7&seed=${seed}`)).toBe(seed)
      expect(readWishes(`?embed=1&seed=${seed}`, 10)).toMatchObject({ wishes: { seed }, problems: [] })
    }),
  )
  expect(freshSeed(MOST_SEED)).toBeLessThan(1e9)
})

it('takes what older links hold, and no more than 32 bits', () => {
  expect([seedIn('3501817227'), seedIn(String(MOST_SEED)), seedIn('007')]).toEqual([3_501_817_227, MOST_SEED, 7])
  for (const text of [String(MOST_SEED + 1), '10000000000', '-1', '1e3', '', ' 7', '٣']) expect(seedIn(text), text).toBeNull()
})
