import { memo, type KeyboardEvent, type ReactNode } from 'react'
import type { Outcome } from '../../../engine/decision.ts'
import type { StoredSummary } from '../../../engine/edge.types.ts'
import type { Wrong } from '../../../world/wrong.ts'
import { platesCopy } from '../../copy/plates.en.ts'
import { freshnessAt } from '../freshness.ts'
import { GLYPH_STROKE, GLYPHS, WRONG_GLYPH } from '../glyphs.tsx'
import { markOf, sameStatus, statusWords, type NodeStatus } from '../nodeStatus.ts'
import type { Clock } from '../useClock.ts'
import { Detail } from './Detail.tsx'
import type { PlacedNode } from './mapLayout.ts'
import { TITLE_PX, type NodeLabel } from './nodeLabels.ts'
import { PopMark } from './PopMark.tsx'
import styles from './MapPlate.module.css'

export interface MapNodeProps {
  readonly placed: PlacedNode
  readonly label: NodeLabel | null
  readonly narrow: boolean
  /** Say outcomes with their time to first byte. */
  readonly withTime: boolean
  readonly cells: readonly StoredSummary[]
  readonly status: NodeStatus
  /** Of an answer that was not the one due. */
  readonly wrong: Wrong['kind'] | undefined
  readonly highlighted: boolean
  /** Tie a mark that had to move to its city's point; not where another mark stands on it. */
  readonly tethered: boolean
  readonly clock: Clock
  readonly onOpenTerm: ((term: string) => void) | undefined
}

/** One actor on the map: its mark and its label. A button when it has a glossary card to open. */
export const MapNode = memo(
  function MapNode({ placed, label, narrow, withTime, cells, status, wrong, highlighted, tethered, clock, onOpenTerm }: MapNodeProps): ReactNode {
    const { node, at, city, radius } = placed
    const { term } = node
    const opens = term !== undefined && onOpenTerm !== undefined
    const moved = tethered && (Math.abs(city.x - at.x) > 1 || Math.abs(city.y - at.y) > 1)
    const asButton = opens
      ? {
          role: 'button',
          tabIndex: 0,
          'aria-haspopup': 'dialog' as const,
          onClick: () => onOpenTerm(term),
          onKeyDown: (event: KeyboardEvent) => {
            if (event.key !== 'Enter' && event.key !== ' ') return
            event.preventDefault()
            event.stopPropagation()
            onOpenTerm(term)
          },
        }
      : { role: 'img' }
    return (
      <g {...asButton} className={styles.node} data-kind={node.kind} data-node={node.id} data-opens={opens} data-highlighted={highlighted || undefined} aria-label={nameOf(node.label, node.detail, cells, status, wrong, clock)} transform={`translate(${at.x.toFixed(1)} ${at.y.toFixed(1)})`}>
        {moved && (
          <g className={styles.tether}>
            <line x2={(city.x - at.x).toFixed(1)} y2={(city.y - at.y).toFixed(1)} />
            <circle cx={(city.x - at.x).toFixed(1)} cy={(city.y - at.y).toFixed(1)} r="2" />
          </g>
        )}
        {opens && <circle className={styles.reach} r={Math.max(18, radius + 4)} />}
        <circle className={styles.halo} r={radius + 4.5} />
        {node.kind === 'pop' && <PopMark tier={node.tier} mark={markOf(status)} cells={cells} radius={radius} clock={clock} />}
        {node.kind === 'origin' && <OriginMark radius={radius} />}
        {node.kind === 'browser' && <PersonMark radius={radius} outcome={status.kind === 'answered' ? status.outcome : null} wrong={wrong !== undefined} withGlyph={!label} />}
        {node.kind === 'resolver' && <rect className={styles.face} x={-radius + 1} y={-radius + 1} width={2 * radius - 2} height={2 * radius - 2} rx="2" />}
        {label && <Label label={label} at={at} radius={radius} narrow={narrow} detail={node.detail} status={status} wrong={wrong} withTime={withTime} />}
      </g>
    )
  },
  (before, after) =>
    before.placed === after.placed &&
    before.label === after.label &&
    before.cells === after.cells &&
    before.highlighted === after.highlighted &&
    before.clock === after.clock &&
    before.onOpenTerm === after.onOpenTerm &&
    before.withTime === after.withTime &&
    before.wrong === after.wrong &&
    sameStatus(before.status, after.status),
)

function nameOf(label: string, detail: string | undefined, cells: readonly StoredSummary[], status: NodeStatus, wrong: Wrong['kind'] | undefined, clock: Clock): string {
  const stale = cells.filter((cell) => !freshnessAt(cell, clock.now()).fresh).length
  const facts = [detail, cells.length > 0 ? platesCopy.node.stored(cells.length, stale) : null, statusWords(status), wrong && platesCopy.wrong[wrong]]
  return platesCopy.node.open(
    label,
    facts.filter((fact) => fact != null),
  )
}

function OriginMark({ radius }: { readonly radius: number }): ReactNode {
  const unit = radius / 13
  return (
    <g transform={`scale(${unit})`}>
      <rect className={styles.origin} x="-12" y="-12" width="24" height="24" rx="4" />
      <path className={styles.originLines} d="M-5.5 -4.5H5.5M-5.5 0H5.5M-5.5 4.5H1" />
    </g>
  )
}

/** @param withGlyph nothing beside the mark says the outcome, so that the mark does */
function PersonMark({ radius, outcome, wrong, withGlyph }: { readonly radius: number; readonly outcome: Outcome | null; readonly wrong: boolean; readonly withGlyph: boolean }): ReactNode {
  const colour = wrong ? 'error' : outcome
  return (
    <g>
      <circle className={styles.face} r={radius} data-outcome={colour ?? undefined} />
      {withGlyph && outcome ? (
        <path className={styles.outcome} data-outcome={colour} d={wrong ? WRONG_GLYPH : GLYPHS[outcome]} transform="translate(-6 -6)" fill="none" stroke="currentColor" strokeWidth={GLYPH_STROKE + 0.4} strokeLinecap="round" strokeLinejoin="round" />
      ) : (
        <path className={styles.person} d="M-4.4 4.9a4.4 4.1 0 0 1 8.8 0M2.3 -2.7a2.3 2.3 0 1 1-4.6 0a2.3 2.3 0 1 1 4.6 0" />
      )}
    </g>
  )
}

interface LabelProps {
  readonly label: NodeLabel
  readonly at: { readonly x: number; readonly y: number }
  readonly radius: number
  readonly narrow: boolean
  readonly detail: string | undefined
  readonly status: NodeStatus
  readonly wrong: Wrong['kind'] | undefined
  readonly withTime: boolean
}

function Label({ label, at, radius, narrow, detail, status, wrong, withTime }: LabelProps): ReactNode {
  const { box, align, title, hasDetail, leader } = label
  const left = box.x - at.x
  const top = box.y - at.y
  const x = align === 'start' ? left + 2 : align === 'end' ? left + box.width - 2 : left + box.width / 2
  const titleY = top + 11.5
  const detailY = titleY + (title === '' ? 0 : 15)
  return (
    <g aria-hidden="true" textAnchor={align}>
      {leader && <Leader box={{ ...box, x: left, y: top }} radius={radius} />}
      {title !== '' && (
        <text className={styles.title} fontSize={TITLE_PX[narrow ? 'narrow' : 'wide']} x={x.toFixed(1)} y={titleY.toFixed(1)}>
          {title}
        </text>
      )}
      {hasDetail && <Detail x={x} y={detailY} align={align} status={status} detail={detail} wrong={wrong} withTime={withTime} roomPx={label.detailWidthPx} />}
    </g>
  )
}

function Leader({ box, radius }: { readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }; readonly radius: number }): ReactNode {
  const near = { x: Math.min(box.x + box.width, Math.max(box.x, 0)), y: Math.min(box.y + box.height, Math.max(box.y, 0)) }
  const length = Math.hypot(near.x, near.y) || 1
  return <line className={styles.leader} x1={((near.x / length) * radius).toFixed(1)} y1={((near.y / length) * radius).toFixed(1)} x2={near.x.toFixed(1)} y2={near.y.toFixed(1)} />
}
