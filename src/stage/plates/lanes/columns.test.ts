import { expect, test } from 'vitest'
import { edges } from '../plates.testdata.ts'
import { columnsOf } from './columns.ts'

const idsOf = (topology: Parameters<typeof columnsOf>[0]) => columnsOf(topology).map(({ id, nodes }) => [id, nodes.map((node) => node.id)])

test('a shield stands between the edges and the origin, whether links say so or its tier', () => {
  const flat = edges('tokyo', 'frankfurt')
  const shield = { ...flat.nodes.find(({ id }) => id === 'pop:frankfurt')!, id: 'pop:shield' }
  const linked = { ...flat, nodes: [...flat.nodes, shield], links: [...flat.links, { from: 'pop:tokyo', to: 'pop:shield' }] }
  const said = { ...flat, nodes: [...flat.nodes, { ...shield, tier: 'shield' as const }] }
  for (const topology of [linked, said]) {
    expect(idsOf(topology)).toEqual([
      ['browser', ['browser:tokyo', 'browser:frankfurt']],
      ['pop', ['pop:tokyo', 'pop:frankfurt']],
      ['inner-pop', ['pop:shield']],
      ['origin', ['origin']],
    ])
  }
  expect(idsOf(flat).map(([id]) => id)).toEqual(['browser', 'pop', 'origin'])
})
