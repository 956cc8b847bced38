import type { NodeId } from '../../world/log.ts'
import type { Piece, Point } from './geo/projection.ts'

/** A way between two nodes in stage pixels: unbroken pieces whose fractions run from 0 to 1. */
export interface Track {
  readonly pieces: readonly Piece[]
  /** The same as SVG path data. */
  readonly d: string
}

/** The way from one node to another, or null when the plate doesn't show one of them. */
export type TrackLookup = (from: NodeId, to: NodeId, via?: readonly NodeId[]) => Track | null

/** @param pieces unbroken runs of points, in the plate's pixels */
export function makeTrack(pieces: readonly Piece[]): Track {
  const d = pieces.map(({ points }) => points.map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('')).join('')
  return { pieces, d }
}

/** The same way walked back. */
export function reversed(track: Track): Track {
  return makeTrack(
    track.pieces
      .map(({ fractions, points }) => ({ fractions: fractions.map((fraction) => 1 - fraction).reverse(), points: [...points].reverse() }))
      .reverse(),
  )
}

/** A track through points, its fractions in proportion to the length drawn. */
export function trackThrough(points: readonly Point[]): Track {
  const lengths = points.map((point, i) => {
    const before = points[i - 1]
    return before ? Math.hypot(point.x - before.x, point.y - before.y) : 0
  })
  const total = lengths.reduce((sum, length) => sum + length, 0) || 1
  let walked = 0
  return makeTrack([{ fractions: lengths.map((length) => (walked += length) / total), points }])
}

/**
 * The position at a fraction of the way. Position is linear in time: nothing is eased, because where a packet is, is a fact.
 *
 * @param fraction clamped to 0–1
 * @param out written and returned, so that a frame with hundreds of packets makes no garbage
 */
export function pointAt(track: Track, fraction: number, out: { x: number; y: number } = { x: 0, y: 0 }): { x: number; y: number } {
  const wanted = Math.min(1, Math.max(0, fraction))
  for (const { fractions, points } of track.pieces) {
    const last = fractions[fractions.length - 1]
    if (last === undefined || (wanted > last && last < 1)) continue
    let low = 0
    let high = fractions.length - 1
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if ((fractions[middle] ?? 0) <= wanted) low = middle
      else high = middle
    }
    const [a, b] = [points[low], points[high]]
    if (!a || !b) continue
    const [from, to] = [fractions[low] ?? 0, fractions[high] ?? 1]
    const share = to > from ? Math.min(1, Math.max(0, (wanted - from) / (to - from))) : 0
    out.x = a.x + (b.x - a.x) * share
    out.y = a.y + (b.y - a.y) * share
    return out
  }
  return out
}
