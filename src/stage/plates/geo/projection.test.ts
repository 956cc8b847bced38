import { geoNaturalEarth1 } from 'd3-geo'
import { describe, expect, it } from 'vitest'
import { CITIES } from '../../../world/geo/cities.ts'
import { LAND_PATH } from './land.generated.ts'
import { CENTRAL_MERIDIAN_DEG, PLATE_SCALE } from './plate.generated.ts'
import { greatCircle, project, WORLD_BOX } from './projection.ts'

const { frankfurt, sydney, virginia, tokyo } = CITIES

describe('project', () => {
  it('is the projection that the land was drawn with', () => {
    const whole = geoNaturalEarth1().scale(PLATE_SCALE).translate([0, 0]).rotate([-CENTRAL_MERIDIAN_DEG, 0, 0])
    for (const city of Object.values(CITIES)) {
      const { x, y } = project(city)
      const expected = whole([city.longitudeDeg, city.latitudeDeg])
      expect(x).toBeCloseTo(expected?.[0] ?? NaN, 6)
      expect(y).toBeCloseTo(expected?.[1] ?? NaN, 6)
    }
  })

  it('puts the land inside the world', () => {
    const starts = [...LAND_PATH.matchAll(/M(-?\d+) (-?\d+)/g)].map((m) => ({ x: Number(m[1]), y: Number(m[2]) }))
    expect(starts.length).toBeGreaterThan(50)
    for (const { x, y } of starts) {
      expect(x).toBeGreaterThanOrEqual(WORLD_BOX.left - 1)
      expect(x).toBeLessThanOrEqual(WORLD_BOX.right + 1)
      expect(y).toBeGreaterThanOrEqual(WORLD_BOX.top - 1)
      expect(y).toBeLessThanOrEqual(WORLD_BOX.bottom + 1)
    }
  })
})

describe('greatCircle', () => {
  it('starts and ends at the places, with fractions that rise from 0 to 1', () => {
    const [piece, ...more] = greatCircle(frankfurt, virginia)
    expect(more).toHaveLength(0)
    expect(piece?.fractions[0]).toBe(0)
    expect(piece?.fractions.at(-1)).toBe(1)
    expect(piece?.points[0]?.x).toBeCloseTo(project(frankfurt).x)
    expect(piece?.points.at(-1)?.y).toBeCloseTo(project(virginia).y)
  })

  it('bends towards the pole', () => {
    const [piece] = greatCircle(frankfurt, virginia)
    expect(Math.min(...(piece?.points ?? []).map((point) => point.y))).toBeLessThan(project(frankfurt).y)
  })

  it.each([
    ['Sydney', sydney],
    ['Tokyo', tokyo],
  ])('from %s to Virginia leaves the map on the right and comes back on the left', (_name, city) => {
    const pieces = greatCircle(city, virginia)
    expect(pieces).toHaveLength(2)
    const [out, back] = pieces
    expect(out?.points.at(-1)?.x).toBeGreaterThan(600)
    expect(back?.points[0]?.x).toBeCloseTo(-(out?.points.at(-1)?.x ?? 0), 6)
    expect(back?.points[0]?.y).toBeCloseTo(out?.points.at(-1)?.y ?? 0, 6)
    expect(back?.fractions[0]).toBe(out?.fractions.at(-1))
  })

  it('between two places in one city is one short piece', () => {
    expect(greatCircle(tokyo, tokyo)).toHaveLength(1)
  })
})
