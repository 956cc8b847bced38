/** Ways over several networks. In: the map's ways between neighbours. Out: one way through all of them. */
import type { NodeId } from '../../../world/log.ts'
import type { StageNode } from '../../topology.ts'
import type { Piece } from '../geo/projection.ts'
import { makeTrack, type Track, type TrackLookup } from '../track.ts'

/** Ways that begin and end at the marks of those who have none themselves, and pass the actors named. */
export function tracksOverNetworks(nodes: readonly StageNode[], direct: TrackLookup): TrackLookup {
  const hosts = new Map(nodes.flatMap(({ id, within }) => (within === undefined ? [] : [[id, within] as const])))
  const made = new Map<string, Track | null>()
  return (from, to, via = []) => {
    const marks = [from, ...via, to].map((id) => hosts.get(id) ?? id)
    const stops = marks.filter((id, i) => id !== marks[i - 1])
    const key = stops.join('→')
    const known = made.get(key)
    if (known !== undefined) return known
    const track = joined(stops, direct)
    made.set(key, track)
    return track
  }
}

/** null where nothing is to be gone, or a stop has no mark. */
function joined(stops: readonly NodeId[], direct: TrackLookup): Track | null {
  const legs = stops.slice(1).map((stop, i) => direct(stops[i] ?? '', stop))
  if (legs.length === 0 || legs.includes(null)) return null
  const pieces = legs.flatMap((leg) => leg?.pieces ?? [])
  const lengths = pieces.map(lengthOf)
  const total = lengths.reduce((sum, length) => sum + length, 0) || 1
  let walked = 0
  return makeTrack(
    pieces.map(({ points }, index) => {
      const steps = stepsOf(points)
      const fractions = steps.map((step) => (walked + step) / total)
      walked += lengths[index] ?? 0
      return { points, fractions }
    }),
  )
}

/** How far each point lies along its piece, as drawn. */
function stepsOf(points: Piece['points']): readonly number[] {
  let along = 0
  return points.map((point, i) => {
    const before = points[i - 1]
    return (along += before ? Math.hypot(point.x - before.x, point.y - before.y) : 0)
  })
}

function lengthOf({ points }: Piece): number {
  return stepsOf(points).at(-1) ?? 0
}
