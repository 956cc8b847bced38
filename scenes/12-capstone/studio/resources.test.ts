import { expect, it } from 'vitest'
import { WORKLOADS } from '../../../src/verifier/assertion.ts'
import { decidersOf } from '../designer/deciding.ts'
import { NAMED_WORKLOADS, PLACES, RESOURCES } from './resources.ts'
import { STARTS } from './starts.ts'

it('names every workload and resource, and says what has to be known of it', () => {
  expect(NAMED_WORKLOADS.map(({ id }) => id)).toEqual(WORKLOADS)
  for (const { label, about } of [...NAMED_WORKLOADS, ...RESOURCES]) {
    expect(label).not.toBe('')
    expect(about).toMatch(/\.$/)
  }
})

it('asks for addresses that a route of the worked configuration decides', () => {
  const deciders = decidersOf(STARTS.worked, RESOURCES)
  expect(RESOURCES.filter(({ id }) => typeof deciders.get(id) !== 'number')).toEqual([])
})

it('names the places of a shield as cities', () => {
  expect(PLACES.find(({ id }) => id === 'sao-paulo')).toEqual({ id: 'sao-paulo', label: 'São Paulo' })
})
