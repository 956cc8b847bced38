import { geoDistance, geoInterpolate } from 'd3-geo'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CITIES, CITY_IDS } from './cities.ts'
import { EARTH_RADIUS_KM, alongGreatCircle, destination, greatCircleKm, locate } from './distance.ts'

const pairs = CITY_IDS.flatMap((a) => CITY_IDS.map((b) => [CITIES[a], CITIES[b]] as const))
const points = fc.record({
  latitudeDeg: fc.double({ min: -85, max: 85, noNaN: true }),
  longitudeDeg: fc.double({ min: -180, max: 179, noNaN: true }),
})

describe('great-circle distance', () => {
  test('agrees with an independent implementation for every pair of cities', () => {
    for (const [a, b] of pairs) {
      const other = geoDistance([a.longitudeDeg, a.latitudeDeg], [b.longitudeDeg, b.latitudeDeg]) * EARTH_RADIUS_KM
      expect(Math.abs(greatCircleKm(a, b) - other)).toBeLessThan(0.001)
    }
  })

  test('a quarter of the equator and a meridian from pole to pole', () => {
    expect(greatCircleKm({ latitudeDeg: 0, longitudeDeg: 0 }, { latitudeDeg: 0, longitudeDeg: 90 })).toBe(10_007.557)
    const km = (turns: number): number => Math.round(2 * Math.PI * EARTH_RADIUS_KM * turns * 1000) / 1000
    expect(greatCircleKm({ latitudeDeg: 0, longitudeDeg: -45 }, { latitudeDeg: 0, longitudeDeg: 45 })).toBe(km(1 / 4))
    expect(greatCircleKm({ latitudeDeg: 90, longitudeDeg: 0 }, { latitudeDeg: -90, longitudeDeg: 77 })).toBe(km(1 / 2))
  })

  test('is the same both ways and never beyond half the globe', () => {
    fc.assert(
      fc.property(points, points, (a, b) => {
        expect(greatCircleKm(a, b)).toBe(greatCircleKm(b, a))
        expect(greatCircleKm(a, b)).toBeLessThanOrEqual(Math.PI * EARTH_RADIUS_KM + 0.001)
      }),
    )
  })
})

describe('points along the way', () => {
  test('a destination lies as far away as asked', () => {
    fc.assert(
      fc.property(points, fc.double({ min: 0, max: 360, noNaN: true }), fc.integer({ min: 0, max: 20_000 }), (start, bearing, km) => {
        expect(greatCircleKm(start, destination(start, bearing, km))).toBeCloseTo(km, 1)
      }),
    )
  })

  test('a fraction of the way agrees with an independent implementation, over the date line too', () => {
    const [sydney, virginia] = [CITIES.sydney, CITIES.virginia]
    const at = geoInterpolate([sydney.longitudeDeg, sydney.latitudeDeg], [virginia.longitudeDeg, virginia.latitudeDeg])
    for (const fraction of [0, 0.25, 0.5, 0.9, 1]) {
      const ours = alongGreatCircle(sydney, virginia, fraction)
      expect([ours.longitudeDeg, ours.latitudeDeg]).toEqual(at(fraction).map((deg) => expect.closeTo(deg, 4)))
    }
    expect(alongGreatCircle(sydney, sydney, 0.5)).toEqual({ latitudeDeg: sydney.latitudeDeg, longitudeDeg: sydney.longitudeDeg })
  })
})

describe('places', () => {
  test('a city by its id, a point by itself, an unknown city by an error', () => {
    const here = { label: 'Here', latitudeDeg: 1, longitudeDeg: 2 }
    expect(locate('tokyo')).toEqual(CITIES.tokyo)
    expect(locate(here)).toBe(here)
    expect(() => locate('atlantis' as 'tokyo')).toThrow('No city is called "atlantis"')
  })
})
