import { expect, it } from 'vitest'
import { miniPlan } from '../testing/miniTraffic.ts'
import { measuredHere } from './measuredHere.ts'
import { join, split } from './parcels.ts'

it('makes of its parts what there was, in order', () => {
  const plan = miniPlan('short')
  const outcome = measuredHere({ ...plan, spec: { ...plan.spec, sampleSize: 700 }, entriesOf: ['tokyo'] })
  expect(outcome.sample).toHaveLength(700)
  const { parts, rest } = split(outcome)
  expect(parts).toHaveLength(4)
  expect(rest.sample).toEqual([])
  expect(join(structuredClone(parts), structuredClone(rest))).toEqual(outcome)
})
