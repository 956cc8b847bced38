import type { NodeId } from '../../../world/log.ts'
import type { LaneStop } from '../../topology.ts'
import type { Point } from '../geo/projection.ts'
import type { Rect } from '../map/labels.ts'
import { reversed, trackThrough, type Track, type TrackLookup } from '../track.ts'

/** Where a drawn actor or stop stands on the plate, px. */
export interface Port {
  readonly id: string
  readonly box: Rect
}

const CURVE_STEPS = 14

/** Ways along the path: through the stops between two actors, in even curves. */
export function laneTracks(ports: readonly Port[], stops: readonly LaneStop[], vertical: boolean): TrackLookup {
  const byId = new Map(ports.map((port) => [port.id, port]))
  const made = new Map<string, Track>()
  const make = (from: NodeId, to: NodeId): Track | null => {
    const [a, b] = [byId.get(from), byId.get(to)]
    if (!a || !b) return null
    const between = stops.filter((stop) => stop.between[0] === from && stop.between[1] === to).flatMap((stop) => byId.get(stop.id) ?? [])
    const via = between.length > 0 ? between.map(({ box }) => middle(box)) : around(a.box, b.box, ports, vertical)
    return trackThrough(curveThrough([edge(a, via[0] ?? middle(b.box), vertical), ...via, edge(b, via.at(-1) ?? middle(a.box), vertical)], vertical))
  }
  return (from, to) => {
    const key = `${from}→${to}`
    const known = made.get(key)
    if (known) return known
    // Stops are listed in one direction; the way back is the same way.
    const isBack = stops.some((stop) => stop.between[0] === to && stop.between[1] === from)
    const there = isBack ? make(to, from) : make(from, to)
    const track = there && isBack ? reversed(there) : there
    if (track) made.set(key, track)
    return track
  }
}

/** Room between a way and the actor that it passes, px. */
const CLEARANCE = 16

/** A way that leads past an actor goes around it, on the side where it begins, so that nobody takes it for a way through. */
function around(a: Rect, b: Rect, ports: readonly Port[], vertical: boolean): readonly Point[] {
  const [from, to] = [middle(a), middle(b)]
  const along = (point: Point): number => (vertical ? point.y : point.x)
  const across = (point: Point): number => (vertical ? point.x : point.y)
  const [nearest, farthest] = [Math.min(along(from), along(to)), Math.max(along(from), along(to))]
  const passed = ports
    .map(({ box }) => box)
    .filter((box) => {
      const centre = middle(box)
      const [low, high] = vertical ? [box.x, box.x + box.width] : [box.y, box.y + box.height]
      const there = across(from) + ((across(to) - across(from)) * (along(centre) - along(from))) / (along(to) - along(from))
      return along(centre) > nearest + 1 && along(centre) < farthest - 1 && Math.abs(along(centre) - along(from)) > (vertical ? a.height : a.width) / 2 && there > low && there < high
    })
  const points = passed.flatMap((box): readonly Point[] => {
    const centre = middle(box)
    const first = across(from) <= across(centre)
    if (vertical) {
      const x = first ? Math.max(6, box.x - CLEARANCE) : box.x + box.width + CLEARANCE
      return [{ x, y: box.y }, { x, y: box.y + box.height }]
    }
    const y = first ? Math.max(6, box.y - CLEARANCE) : box.y + box.height + CLEARANCE
    return [{ x: box.x, y }, { x: box.x + box.width, y }]
  })
  return points.sort((one, other) => (along(one) - along(other)) * (along(from) <= along(to) ? 1 : -1))
}

function middle(box: Rect): Point {
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

function edge(port: Port, towards: Point, vertical: boolean): Point {
  const centre = middle(port.box)
  if (vertical) return { x: centre.x, y: towards.y > centre.y ? port.box.y + port.box.height : port.box.y }
  return { x: towards.x > centre.x ? port.box.x + port.box.width : port.box.x, y: centre.y }
}

/** Points of cubic curves whose tangents lie along the path, so that a line enters and leaves every stop straight. */
function curveThrough(points: readonly Point[], vertical: boolean): Point[] {
  return points.flatMap((point, i) => {
    const next = points[i + 1]
    if (!next) return [point]
    const straight = vertical ? Math.abs(point.x - next.x) < 1 : Math.abs(point.y - next.y) < 1
    if (straight) return [point]
    return Array.from({ length: CURVE_STEPS }, (_, step) => cubic(point, next, step / CURVE_STEPS, vertical))
  })
}

function cubic(a: Point, b: Point, t: number, vertical: boolean): Point {
  const bend = 0.5
  const c1 = vertical ? { x: a.x, y: a.y + (b.y - a.y) * bend } : { x: a.x + (b.x - a.x) * bend, y: a.y }
  const c2 = vertical ? { x: b.x, y: b.y - (b.y - a.y) * bend } : { x: b.x - (b.x - a.x) * bend, y: b.y }
  const [u, v] = [1 - t, t]
  const mix = (p: number, q: number, r: number, s: number): number => u * u * u * p + 3 * u * u * v * q + 3 * u * v * v * r + v * v * v * s
  return { x: mix(a.x, c1.x, c2.x, b.x), y: mix(a.y, c1.y, c2.y, b.y) }
}
