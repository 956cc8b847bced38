import { memo, type ReactNode } from 'react'
import type { StoredSummary } from '../../../engine/edge.types.ts'
import { networksCopy } from '../../copy/networks.en.ts'
import { FreshnessDial } from '../map/FreshnessDial.tsx'
import type { PlacedNode } from '../map/mapLayout.ts'
import { DETAIL_PX, TITLE_PX, type NodeLabel } from '../map/nodeLabels.ts'
import type { Clock } from '../useClock.ts'
import type { DoorLoad } from './networkView.ts'
import styles from './NetworkPlate.module.css'
import { listed } from '../../../language/lists.ts'

/** The second line, and its tone. */
export interface MarkDetail {
  readonly text: string
  readonly tone: 'soft' | 'error'
}

export interface NetworkMarkProps {
  readonly placed: PlacedNode
  readonly label: NodeLabel | null
  readonly narrow: boolean
  /** In full, also where the label is shortened. */
  readonly name: string
  readonly cells: readonly StoredSummary[]
  readonly detail: MarkDetail | null
  readonly closed: boolean
  readonly working: boolean
  readonly load: DoorLoad | null
  readonly highlighted: boolean
  readonly opened: boolean
  /** Is it the one mark that Tab reaches? */
  readonly tabStop: boolean
  readonly clock: Clock
  readonly onOpen: ((node: string) => void) | undefined
  /** To the next mark (1) or the one before (-1). */
  readonly onMove: (node: string, by: 1 | -1) => void
}

/** One network on the map, a button that opens it. */
export const NetworkMark = memo(
  function NetworkMark({ placed, label, narrow, name, cells, detail, closed, working, load, highlighted, opened, tabStop, clock, onOpen, onMove }: NetworkMarkProps): ReactNode {
    const { node, at, radius } = placed
    const kind = node.kind === 'pop' ? 'cdn-pop' : (node.network ?? 'transit')
    const words = [networksCopy.kinds[kind], closed ? networksCopy.closed : null, detail?.text, working ? networksCopy.working : null].filter((word) => word != null)
    return (
      <g
        role="button"
        tabIndex={tabStop ? 0 : -1}
        aria-pressed={opened}
        aria-label={listed([name, ...new Set(words)])}
        className={styles.mark}
        data-node={node.id}
        data-network={kind}
        data-opened={opened || undefined}
        data-highlighted={highlighted || undefined}
        transform={`translate(${at.x.toFixed(1)} ${at.y.toFixed(1)})`}
        onClick={() => onOpen?.(node.id)}
        onKeyDown={(event) => {
          const { key } = event
          if (key === 'Enter' || key === ' ') onOpen?.(node.id)
          else if (key === 'ArrowDown') onMove(node.id, 1)
          else if (key === 'ArrowUp') onMove(node.id, -1)
          else return
          event.preventDefault()
          event.stopPropagation()
        }}
      >
        <circle className={styles.reach} r={Math.max(narrow ? 13 : 18, radius + 4)} />
        <circle className={styles.halo} r={radius + 4.5} />
        {working && <circle className={styles.working} r={radius + 4} />}
        <Face kind={kind} radius={radius} cells={cells} clock={clock} />
        {closed && <path className={styles.cross} d={`M${-radius} ${-radius}L${radius} ${radius}M${radius} ${-radius}L${-radius} ${radius}`} />}
        {load?.share != null && <LoadBar share={load.share} radius={radius} narrow={narrow} />}
        {label && <Label label={label} at={at} radius={radius} narrow={narrow} detail={detail} />}
      </g>
    )
  },
  (before, after) =>
    (Object.keys(after) as (keyof NetworkMarkProps)[]).every((key) =>
      key === 'detail' ? before.detail?.text === after.detail?.text && before.detail?.tone === after.detail?.tone : key === 'load' ? before.load?.perSecond === after.load?.perSecond : before[key] === after[key],
    ),
)

function Face({ kind, radius, cells, clock }: { readonly kind: string; readonly radius: number; readonly cells: readonly StoredSummary[]; readonly clock: Clock }): ReactNode {
  if (kind === 'cdn-pop') return <FreshnessDial cells={cells} radius={radius} clock={clock} />
  if (kind === 'eyeball') {
    const unit = radius / 10
    return (
      <g>
        <circle className={styles.face} r={radius} />
        <path className={styles.person} transform={`scale(${unit})`} d="M-4.4 4.9a4.4 4.1 0 0 1 8.8 0M2.3 -2.7a2.3 2.3 0 1 1-4.6 0a2.3 2.3 0 1 1 4.6 0" />
      </g>
    )
  }
  if (kind === 'resolver') return <rect className={styles.face} x={-radius + 1} y={-radius + 1} width={2 * radius - 2} height={2 * radius - 2} rx="2" />
  const [x, y] = [radius * 0.58, radius * 1.02]
  return <path className={styles.carrier} data-tier={kind} d={`M${-x} ${-y}H${x}L${radius * 1.15} 0L${x} ${y}H${-x}L${-radius * 1.15} 0Z`} />
}

const BAR_PX = { wide: 30, narrow: 20 }
/** A bar is full at this share of the capacity. */
const FULL = 1.5

/** What a POP is asked, as a bar over it, clear of other marks' names; the tick is what it can answer. Where all is close together it is under it. */
function LoadBar({ share, radius, narrow }: { readonly share: number; readonly radius: number; readonly narrow: boolean }): ReactNode {
  const width = BAR_PX[narrow ? 'narrow' : 'wide']
  const filled = Math.min(1, share / FULL) * width
  const tick = width / FULL
  return (
    <g transform={`translate(${-width / 2} ${narrow ? radius + 3 : -radius - 14})`} className={styles.load} data-over={share > 1}>
      <rect className={styles.loadRoom} width={width} height="7" />
      <rect className={styles.loadFill} width={filled} height="7" />
      <path className={styles.loadTick} d={`M${tick} -2.5V9.5`} />
    </g>
  )
}

function Label({ label, at, radius, narrow, detail }: { readonly label: NodeLabel; readonly radius: number; readonly at: { readonly x: number; readonly y: number }; readonly narrow: boolean; readonly detail: MarkDetail | null }): ReactNode {
  const { box, align, title, hasDetail, leader } = label
  const left = box.x - at.x
  const top = box.y - at.y
  const x = (align === 'start' ? left + 2 : align === 'end' ? left + box.width - 2 : left + box.width / 2).toFixed(1)
  // From the mark to the nearest point of its words where these stand far off.
  const [nearX, nearY] = [Math.min(left + box.width, Math.max(left, 0)), Math.min(top + box.height, Math.max(top, 0))]
  const edge = radius / (Math.hypot(nearX, nearY) || 1)
  return (
    <g aria-hidden="true" textAnchor={align}>
      {leader && <path className={styles.leader} d={`M${nearX * edge} ${nearY * edge}L${nearX} ${nearY}`} />}
      {title !== '' && (
        <text className={styles.title} fontSize={TITLE_PX[narrow ? 'narrow' : 'wide']} x={x} y={(top + 11.5).toFixed(1)}>
          {title}
        </text>
      )}
      {hasDetail && detail && (
        <text className={styles.detail} data-tone={detail.tone} fontSize={DETAIL_PX} x={x} y={(top + (title === '' ? 11.5 : 26.5)).toFixed(1)}>
          {detail.text}
        </text>
      )}
    </g>
  )
}
