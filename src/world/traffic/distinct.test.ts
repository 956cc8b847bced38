import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Distinct } from './distinct.ts'

test('counts different numbers as a set does, few of them or many', () => {
  const few = fc.array(fc.nat(40))
  const many = fc.array(fc.nat(3000), { minLength: 600, maxLength: 3000 })
  fc.assert(
    fc.property(fc.oneof(few, many), (numbers) => {
      const distinct = new Distinct()
      const set = new Set<number>()
      for (const number of numbers) {
        distinct.add(number)
        expect(distinct.size).toBe(set.add(number).size)
      }
    }),
    { numRuns: 40 },
  )
})
