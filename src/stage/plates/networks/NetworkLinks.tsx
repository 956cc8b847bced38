import { memo, type ReactNode } from 'react'
import type { Track } from '../track.ts'
import { pointAt } from '../track.ts'
import type { StageLink } from '../../topology.ts'
import type { TrackLookup } from '../track.ts'
import styles from './NetworkPlate.module.css'

interface Props {
  readonly links: readonly StageLink[]
  readonly trackOf: TrackLookup
  /** `from→to`, a line each: text, so that equal sets compare equal. */
  readonly used: string
  readonly marked: string
  readonly viewBox: string
}

/**
 * The links between networks. Transit is a line with an arrowhead towards the network that is paid, peering a dashed line; a best route lies on
 * them as a heavier line with an arrowhead in the direction of packets, and the opened network's ways are the heaviest.
 */
export const NetworkLinks = memo(function NetworkLinks({ links, trackOf, used, marked, viewBox }: Props): ReactNode {
  const lines = links.flatMap(({ from, to, relation }) => {
    const track = trackOf(from, to)
    return track ? [{ id: `${from}→${to}`, track, relation }] : []
  })
  const ways = (text: string) =>
    text.split('\n').flatMap((way) => {
      const [from = '', to = ''] = way.split('→')
      const track = way === '' ? null : trackOf(from, to)
      return track ? [{ way, track }] : []
    })
  const shown = new Set(marked.split('\n'))
  return (
    <svg className={styles.links} viewBox={viewBox} aria-hidden="true" focusable="false">
      {lines.map(({ id, track, relation }) => (
        <g key={id} className={styles.link} data-relation={relation}>
          <path d={track.d} />
          {relation === 'transit' && <Arrow track={track} at={0.62} size={4.2} />}
        </g>
      ))}
      {ways(used).map(({ way, track }) => (
        <g key={way} className={styles.way} data-marked={shown.has(way)}>
          <path d={track.d} />
          <Arrow track={track} at={0.42} size={shown.has(way) ? 6.5 : 5} />
        </g>
      ))}
    </svg>
  )
})

/** A triangle on the way, pointing along it. */
function Arrow({ track, at, size }: { readonly track: Track; readonly at: number; readonly size: number }): ReactNode {
  const [a, b] = [pointAt(track, at - 0.02), pointAt(track, at + 0.02)]
  const angle = (Math.atan2(b.y - a.y, b.x - a.x) * 180) / Math.PI
  const d = `M${size} 0L${-0.75 * size} ${0.8 * size}V${-0.8 * size}Z`
  return <path className={styles.arrow} d={d} transform={`translate(${((a.x + b.x) / 2).toFixed(1)} ${((a.y + b.y) / 2).toFixed(1)}) rotate(${angle.toFixed(1)})`} />
}
