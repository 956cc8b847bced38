import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CITY_IDS, type CityId } from '../../../world/geo/cities.ts'
import type { Topology } from '../../topology.ts'
import { direct, edges, path } from '../plates.testdata.ts'
import { overlaps } from './labels.ts'
import type { PlateSize } from '../plateSize.ts'
import { layoutMap } from './mapLayout.ts'
import { placeNodeLabels } from './nodeLabels.ts'

const WIDE: PlateSize = { widthPx: 970, heightPx: 510, insetBottomPx: 76 }
const NARROW: PlateSize = { widthPx: 360, heightPx: 320, insetBottomPx: 44 }
const scene01 = direct('frankfurt', 'sao-paulo', 'tokyo', 'sydney')
const scene02 = edges('tokyo', 'sao-paulo', 'frankfurt', 'sydney')
const twelve: CityId[] = ['london', 'paris', 'frankfurt', 'madrid', 'stockholm', 'new-york', 'san-francisco', 'sao-paulo', 'mumbai', 'singapore', 'tokyo', 'sydney']

function placed(topology: Topology, size: PlateSize) {
  const layout = layoutMap(topology, size)
  return { layout, labels: placeNodeLabels(layout, topology.links) }
}

function expectNoOverlap(topology: Topology, size: PlateSize): void {
  const { layout, labels } = placed(topology, size)
  const boxes = [...labels].flatMap(([id, label]) => (label ? [{ id, ...label.box }] : []))
  for (const [index, box] of boxes.entries()) {
    for (const other of boxes.slice(index + 1)) expect(overlaps(box, other), `${box.id} over ${other.id}`).toBe(false)
    for (const mark of layout.nodes) {
      const disc = { x: mark.at.x - mark.radius, y: mark.at.y - mark.radius, width: 2 * mark.radius, height: 2 * mark.radius }
      expect(overlaps(box, disc), `${box.id} over the mark of ${mark.node.id}`).toBe(false)
    }
    expect(box.x).toBeGreaterThanOrEqual(0)
    expect(box.x + box.width).toBeLessThanOrEqual(size.widthPx)
    expect(box.y + box.height).toBeLessThanOrEqual(size.heightPx - size.insetBottomPx)
  }
}

describe('labels on the map', () => {
  it('leave users without a name to their marks where there is little room, and don’t cover those', () => {
    const named = edges('san-francisco', 'mexico-city', 'sao-paulo', 'frankfurt', 'johannesburg', 'mumbai', 'tokyo', 'sydney')
    const nameless = { ...named, nodes: named.nodes.map((node) => ({ ...node, ...(node.kind === 'browser' && { shortLabel: '' }) })) }
    for (const [size, hasOutcomes] of [[WIDE, true], [NARROW, false]] as const) {
      expectNoOverlap(nameless, size)
      const users = [...placed(nameless, size).labels].filter(([id]) => id.startsWith('browser:'))
      expect(users.map(([, label]) => label?.title ?? '')).toEqual(users.map(() => ''))
      expect(users.filter(([, label]) => label !== null).length).toBe(hasOutcomes ? users.length : 0)
    }
  })

  it.each([
    ['scene 00', path],
    ['scene 01', scene01],
    ['scene 02', scene02],
    ['twelve POPs', { ...edges(...twelve), nodes: edges(...twelve).nodes.filter((node) => node.kind !== 'browser') }],
  ])('of %s all stand, apart from each other and from every mark, wide and narrow', (_name, topology) => {
    for (const size of [WIDE, NARROW]) {
      expectNoOverlap(topology, size)
      const named = [...placed(topology, size).labels].filter(([, label]) => label === null).map(([id]) => id)
      expect(named).toEqual([])
    }
  })

  it('give a user in a POP’s own city the POP’s name, and both their own lines', () => {
    const { labels } = placed(scene02, WIDE)
    expect(labels.get('pop:tokyo')).toMatchObject({ title: 'Tokyo', hasDetail: true })
    expect(labels.get('browser:tokyo')).toMatchObject({ title: '', hasDetail: true })
  })

  it('never overlap, whatever the cities and the size', () => {
    const cities = fc.uniqueArray(fc.constantFrom(...CITY_IDS), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(cities, fc.integer({ min: 320, max: 1400 }), fc.integer({ min: 240, max: 800 }), fc.boolean(), (chosen, widthPx, heightPx, withUsers) => {
        expectNoOverlap(withUsers ? edges(...chosen) : direct(...chosen), { widthPx, heightPx, insetBottomPx: 40 })
      }),
      { numRuns: 25, seed: 4 },
    )
  })
})

describe('marks on the map', () => {
  it('stand apart, a user in a POP’s city far enough for packets to be seen between them', () => {
    for (const size of [WIDE, NARROW]) {
      const { nodes } = layoutMap(scene02, size)
      const at = (id: string) => nodes.find((mark) => mark.node.id === id)?.at ?? { x: NaN, y: NaN }
      expect(Math.hypot(at('pop:tokyo').x - at('browser:tokyo').x, at('pop:tokyo').y - at('browser:tokyo').y)).toBeGreaterThan(30)
      for (const [index, one] of nodes.entries()) {
        for (const other of nodes.slice(index + 1)) expect(Math.hypot(one.at.x - other.at.x, one.at.y - other.at.y)).toBeGreaterThan(one.radius + other.radius)
      }
    }
  })

  it('keep west west of east in a crowd', () => {
    const { nodes } = layoutMap(edges(...twelve), NARROW)
    const x = (id: string) => nodes.find((mark) => mark.node.id === id)?.at.x ?? NaN
    expect(x('pop:madrid')).toBeLessThan(x('pop:paris'))
    expect(x('pop:paris')).toBeLessThan(x('pop:frankfurt'))
  })

  it('are the ends of their links', () => {
    const layout = layoutMap(scene02, WIDE)
    const user = layout.nodes.find((mark) => mark.node.id === 'browser:sydney')
    const first = layout.trackOf('browser:sydney', 'pop:sydney')?.pieces[0]?.points[0]
    expect(first?.x).toBeCloseTo(user?.at.x ?? NaN)
    expect(first?.y).toBeCloseTo(user?.at.y ?? NaN)
    expect(layout.trackOf('browser:sydney', 'pop:mars')).toBeNull()
  })
})
