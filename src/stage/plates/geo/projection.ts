/**
 * The map's one projection, Natural Earth I, in the units of the plate that the land path is drawn in (tools/land.mjs). In: degrees,
 * north and east positive. Out: plate units, x to the right and y down, the origin at (0° N, central meridian).
 */
import { geoInterpolate, geoDistance, geoNaturalEarth1Raw } from 'd3-geo'
import { CENTRAL_MERIDIAN_DEG, PLATE_SCALE } from './plate.generated.ts'

export interface Point {
  readonly x: number
  readonly y: number
}

export interface Place {
  readonly latitudeDeg: number
  readonly longitudeDeg: number
}

const RAD = Math.PI / 180

/** Degrees east of the central meridian, −180 to 180. */
function eastOfCentreDeg(longitudeDeg: number): number {
  return ((((longitudeDeg - CENTRAL_MERIDIAN_DEG + 180) % 360) + 360) % 360) - 180
}

function projectEast(eastDeg: number, latitudeDeg: number): Point {
  const [x, y] = geoNaturalEarth1Raw(eastDeg * RAD, latitudeDeg * RAD)
  return { x: x * PLATE_SCALE, y: -y * PLATE_SCALE }
}

/** A place in plate units, the map's middle at 0, 0. */
export function project({ latitudeDeg, longitudeDeg }: Place): Point {
  return projectEast(eastOfCentreDeg(longitudeDeg), latitudeDeg)
}

/** One unbroken run of a track: points with the fraction of the way at which they stand. */
export interface Piece {
  readonly fractions: readonly number[]
  readonly points: readonly Point[]
}

/** Samples stand this far apart; closer than the eye can tell at the stage's size. */
const STEP_RAD = 2 * RAD

/**
 * The great circle from one place to another: what light in a straight fibre would follow. Even steps along it are even steps of
 * distance, so a packet's position is linear in time. Where it crosses the map's edge it goes on at the other edge, in a second
 * piece.
 */
export function greatCircle(from: Place, to: Place): readonly Piece[] {
  const ends: [[number, number], [number, number]] = [
    [from.longitudeDeg, from.latitudeDeg],
    [to.longitudeDeg, to.latitudeDeg],
  ]
  const at = geoInterpolate(...ends)
  const steps = Math.max(1, Math.ceil(geoDistance(...ends) / STEP_RAD))
  const pieces: { fractions: number[]; points: Point[] }[] = [{ fractions: [], points: [] }]
  const add = (fraction: number, point: Point): void => {
    const piece = pieces.at(-1)
    piece?.fractions.push(fraction)
    piece?.points.push(point)
  }
  let lastEast = 0
  for (let step = 0; step <= steps; step += 1) {
    const fraction = step / steps
    const [longitudeDeg, latitudeDeg] = at(fraction)
    const east = eastOfCentreDeg(longitudeDeg)
    if (step > 0 && Math.abs(east - lastEast) > 180) {
      const side = Math.sign(lastEast)
      const edge = crossing(at, (step - 1) / steps, fraction, side)
      add(edge.fraction, projectEast(180 * side, edge.latitudeDeg))
      pieces.push({ fractions: [], points: [] })
      add(edge.fraction, projectEast(-180 * side, edge.latitudeDeg))
    }
    add(fraction, projectEast(east, latitudeDeg))
    lastEast = east
  }
  return pieces
}

/** Where between two fractions the great circle leaves the side of the map it is on, by halving. */
function crossing(at: (fraction: number) => [number, number], inside: number, outside: number, side: number): { fraction: number; latitudeDeg: number } {
  let [low, high] = [inside, outside]
  for (let round = 0; round < 24; round += 1) {
    const middle = (low + high) / 2
    if (Math.sign(eastOfCentreDeg(at(middle)[0])) === side) low = middle
    else high = middle
  }
  return { fraction: low, latitudeDeg: at(low)[1] }
}

const range = (from: number, to: number, step: number): number[] => Array.from({ length: Math.round((to - from) / step) + 1 }, (_, i) => from + i * step)
const line = (points: readonly Point[]): string => points.map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('')
const meridian = (eastDeg: number): Point[] => range(-90, 90, 6).map((latitudeDeg) => projectEast(eastDeg, latitudeDeg))

/** The globe's outline: where the map ends left and right, and at the poles. */
export const OUTLINE_PATH = `${line([...meridian(-180), ...meridian(180).reverse()])}Z`

/** Meridians and parallels every 30°. */
export const GRATICULE_PATH =
  range(-150, 180, 30)
    .map(eastOfCentreDeg)
    .map((eastDeg) => line(meridian(eastDeg)))
    .join('') + range(-60, 60, 30).map((latitudeDeg) => line([projectEast(-180, latitudeDeg), projectEast(180, latitudeDeg)])).join('')

/** What of the plate is worth showing: the globe without the emptiness south of Cape Horn. */
export const WORLD_BOX = {
  left: projectEast(-180, 0).x,
  right: projectEast(180, 0).x,
  top: projectEast(0, 88).y,
  bottom: projectEast(0, -57).y,
} as const
