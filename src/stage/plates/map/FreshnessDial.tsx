import { memo, useCallback, useRef, type ReactNode } from 'react'
import type { StoredSummary } from '../../../engine/edge.types.ts'
import { cellId, freshnessAt } from '../freshness.ts'
import { GLYPH_STROKE, GLYPHS } from '../glyphs.tsx'
import type { Clock } from '../useClock.ts'
import { setAttribute, useEveryTime } from '../useEveryTime.ts'
import styles from './MapPlate.module.css'

/** With more cells than this, segments would be dots: the ring then shows them all as one. */
const SEGMENTS_UP_TO = 6
/** Share of the ring left free between segments, in hundredths. */
const GAP = 7

/**
 * A POP as a dial: its ring has a segment for each stored response, drained by its freshness; a stale segment is whole, in
 * stale's colour. The middle says what there is: a tick, an hourglass, or how many.
 */
export const FreshnessDial = memo(function FreshnessDial({ cells, radius, clock }: { readonly cells: readonly StoredSummary[]; readonly radius: number; readonly clock: Clock }): ReactNode {
  const arcs = useRef(new Map<string, SVGCircleElement>())
  const middle = useRef<SVGGElement>(null)
  const glyph = useRef<SVGPathElement>(null)
  const write = useCallback(
    (tMs: number) => {
      const drawn = segmentsOf(cells, tMs)
      for (const { id, dash, fresh } of drawn) {
        const arc = arcs.current.get(id) ?? null
        setAttribute(arc, 'stroke-dasharray', dash)
        setAttribute(arc, 'data-fresh', String(fresh))
      }
      const anyFresh = drawn.some((segment) => segment.fresh)
      setAttribute(middle.current, 'data-fresh', String(anyFresh))
      setAttribute(glyph.current, 'd', anyFresh ? GLYPHS.hit : GLYPHS.stale)
    },
    [cells],
  )
  useEveryTime(clock, write)
  const segments = segmentsOf(cells, clock.now())
  const fresh = segments.some((segment) => segment.fresh)
  // A small dial has a thinner ring, so that its middle stays legible.
  const width = radius > 10 ? 3 : 2.4
  const ring = radius - width / 2 - 1.6
  return (
    <g>
      <circle className={styles.face} r={radius} />
      <circle className={styles.ringTrack} r={ring} strokeWidth={width} />
      {segments.map((segment) => (
        <circle
          key={segment.id}
          ref={(element) => {
            if (element) arcs.current.set(segment.id, element)
            else arcs.current.delete(segment.id)
          }}
          className={styles.ring}
          r={ring}
          strokeWidth={width}
          pathLength="100"
          transform={`rotate(${segment.startDeg})`}
          strokeDasharray={segment.dash}
          data-fresh={segment.fresh}
        />
      ))}
      {cells.length > 0 && (
        <g ref={middle} className={styles.middle} data-fresh={fresh}>
          {cells.length === 1 ? (
            <path ref={glyph} d={fresh ? GLYPHS.hit : GLYPHS.stale} transform="translate(-4.2 -4.2) scale(0.7)" fill="none" stroke="currentColor" strokeWidth={GLYPH_STROKE + 0.5} strokeLinecap="round" strokeLinejoin="round" />
          ) : (
            <text className={styles.number} textAnchor="middle" y="4.2">
              {cells.length}
            </text>
          )}
        </g>
      )}
    </g>
  )
})

interface Segment {
  readonly id: string
  readonly startDeg: number
  readonly dash: string
  readonly fresh: boolean
}

function segmentsOf(cells: readonly StoredSummary[], tMs: number): Segment[] {
  const all = cells.map((cell) => ({ id: cellId(cell), ...freshnessAt(cell, tMs) }))
  if (all.length > SEGMENTS_UP_TO) {
    const fraction = all.reduce((sum, cell) => sum + cell.fraction, 0) / all.length
    return [segment('all', 0, 1, fraction, all.some((cell) => cell.fresh))]
  }
  return all.map((cell, index) => segment(cell.id, index, all.length, cell.fraction, cell.fresh))
}

function segment(id: string, index: number, of: number, fraction: number, fresh: boolean): Segment {
  const room = 100 / of - (of > 1 ? GAP : 0)
  // Whole hundredths of the ring: finer steps can't be seen and would repaint every frame.
  const length = fresh ? Math.max(1, Math.round(room * fraction)) : Math.round(room)
  return { id, startDeg: -90 + (360 / of) * index, dash: `${length} 100`, fresh }
}
