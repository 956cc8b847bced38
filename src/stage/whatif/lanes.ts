import type { Axis } from './axis.ts'
import type { Sighting } from './compare.ts'

/** A bar on a track: positions are shares of the axis, the lane counts from 0 at the top. */
export interface Bar {
  readonly sighting: Sighting
  readonly lane: number
  readonly from: number
  readonly until: number
}

/** Room that a bar takes at least, as a share of the axis: its glyph on a narrow screen. */
const glyphShare = 0.05

/** Puts a run's requests into as few lanes as keep bars and glyphs from covering each other. */
export function layBars(sightings: readonly Sighting[], axis: Axis): readonly Bar[] {
  const laneEnds: number[] = []
  return sightings.map((sighting) => {
    const from = Math.min(axis.at(sighting.startMs), 1 - glyphShare)
    const until = Math.max(axis.at(sighting.finished?.untilMs ?? sighting.startMs), from)
    const free = laneEnds.findIndex((end) => end <= from)
    const lane = free < 0 ? laneEnds.length : free
    laneEnds[lane] = Math.max(until, from + glyphShare)
    return { sighting, lane, from, until }
  })
}
