/**
 * Distances on a sphere. In: points in decimal degrees. Out: kilometres, points. Left out: the Earth's flattening, which
 * changes a distance by at most about 0.6 %.
 *
 * Math.sin and its kin may differ in their last bits between machines (ECMA-262 §21.3.2), so kilometres are rounded to
 * 0.001 here, as every simulated time is in physics.ts: then the same world has the same log everywhere.
 */
import { CITIES, isCityId } from './cities.ts'
import type { Place } from '../spec.ts'

/** Mean Earth radius R1 (IUGG), km. */
export const EARTH_RADIUS_KM = 6371.0088

export interface GeoPoint {
  readonly latitudeDeg: number
  readonly longitudeDeg: number
}

const radians = (deg: number): number => (deg * Math.PI) / 180
const degrees = (rad: number): number => (rad * 180) / Math.PI
const roundTo = (value: number, perUnit: number): number => Math.round(value * perUnit) / perUnit

/** Longitude brought into [-180, 180). */
function wrapLongitude(deg: number): number {
  if (deg >= -180 && deg < 180) return deg
  return roundTo(((((deg + 180) % 360) + 360) % 360) - 180, 1e6)
}

function point(latitudeRad: number, longitudeRad: number): GeoPoint {
  return {
    latitudeDeg: roundTo(degrees(latitudeRad), 1e6),
    longitudeDeg: wrapLongitude(roundTo(degrees(longitudeRad), 1e6)),
  }
}

/** The central angle between two points, radians (haversine formula, which stays exact for near points). */
function centralAngle(a: GeoPoint, b: GeoPoint): number {
  const dLat = radians(b.latitudeDeg - a.latitudeDeg)
  const dLon = radians(b.longitudeDeg - a.longitudeDeg)
  const h =
    Math.sin(dLat / 2) ** 2 + Math.cos(radians(a.latitudeDeg)) * Math.cos(radians(b.latitudeDeg)) * Math.sin(dLon / 2) ** 2
  return 2 * Math.asin(Math.min(1, Math.sqrt(h)))
}

/** Great-circle distance, km, rounded to 0.001. */
export function greatCircleKm(a: GeoPoint, b: GeoPoint): number {
  return roundTo(EARTH_RADIUS_KM * centralAngle(a, b), 1000)
}

/** The point reached from `start` after `km` along the great circle that leaves it at `bearingDeg` (0 north, 90 east). */
export function destination(start: GeoPoint, bearingDeg: number, km: number): GeoPoint {
  const angle = km / EARTH_RADIUS_KM
  const lat = radians(start.latitudeDeg)
  const bearing = radians(bearingDeg)
  const sinLat2 = Math.sin(lat) * Math.cos(angle) + Math.cos(lat) * Math.sin(angle) * Math.cos(bearing)
  const lat2 = Math.asin(Math.max(-1, Math.min(1, sinLat2)))
  const dLon = Math.atan2(Math.sin(bearing) * Math.sin(angle) * Math.cos(lat), Math.cos(angle) - Math.sin(lat) * sinLat2)
  return point(lat2, radians(start.longitudeDeg) + dLon)
}

/**
 * The point at `fraction` (0 at `a`, 1 at `b`) of the great circle between them. Antipodes have no single such circle; then
 * one of them is followed.
 */
export function alongGreatCircle(a: GeoPoint, b: GeoPoint, fraction: number): GeoPoint {
  const angle = centralAngle(a, b)
  if (angle === 0) return point(radians(a.latitudeDeg), radians(a.longitudeDeg))
  const [lat1, lon1, lat2, lon2] = [a.latitudeDeg, a.longitudeDeg, b.latitudeDeg, b.longitudeDeg].map(radians) as [number, number, number, number]
  const bearing = Math.atan2(
    Math.sin(lon2 - lon1) * Math.cos(lat2),
    Math.cos(lat1) * Math.sin(lat2) - Math.sin(lat1) * Math.cos(lat2) * Math.cos(lon2 - lon1),
  )
  return destination(a, degrees(bearing), fraction * angle * EARTH_RADIUS_KM)
}

/** The coordinates of a place. Throws when it names a city that isn't in the table. */
export function locate(place: Place): GeoPoint {
  if (typeof place !== 'string') return place
  if (!isCityId(place)) throw new Error(`No city is called "${String(place)}". Take an id from geo/cities.ts, or give a label and coordinates.`)
  return CITIES[place]
}
