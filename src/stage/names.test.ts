import { expect, it } from 'vitest'
import { distinctLabels, nameIn, namesOf } from './names.ts'

const nodes = [
  { id: 'browser:tokyo', label: 'Tokyo' },
  { id: 'pop:tokyo', label: 'Tokyo' },
  { id: 'browser:mika', label: 'Mika’s browser', name: 'Mika’s browser' },
  { id: 'pop:osaka', label: 'POP · Osaka' },
  { id: 'origin', label: 'Origin · Virginia' },
]

it('calls actors by their own names, else by kind and label', () => {
  expect(Object.values(namesOf(nodes))).toEqual(['Tokyo’s browser', 'the Tokyo edge', 'Mika’s browser', 'the Osaka edge', 'the origin'])
  expect(nameIn(namesOf(nodes), 'resolver:mika')).toBe('the resolver')
  expect(nameIn({}, 'pop:lagos')).toBe('the lagos edge')
})

it('keeps labels that tell apart, and no two actors share a label', () => {
  expect(Object.values(distinctLabels(nodes))).toEqual(['Tokyo’s browser', 'the Tokyo edge', 'Mika’s browser', 'POP · Osaka', 'Origin · Virginia'])
})
