import type { CSSProperties, ReactNode } from 'react'
import type { StoredSummary } from '../../../engine/edge.types.ts'
import { milliseconds, platesCopy } from '../../copy/plates.en.ts'
import type { NodeKind, StageNode } from '../../topology.ts'
import { AnswerBadge } from '../AnswerBadge.tsx'
import { CacheCell } from '../CacheCell.tsx'
import { cellId } from '../freshness.ts'
import { markOf, type NodeStatus } from '../nodeStatus.ts'
import type { Clock } from '../useClock.ts'
import { ActorIcon } from './icons.tsx'
import { useMoving } from '../PlateMotion.tsx'
import styles from './Actor.module.css'

export interface ActorProps {
  readonly id: string
  readonly kind: NodeKind | 'stop'
  readonly tier?: StageNode['tier']
  readonly label: string
  readonly detail?: string | undefined
  readonly term?: string | undefined
  readonly status?: NodeStatus
  /** null: this actor has no cache to show. */
  readonly cells: readonly StoredSummary[] | null
  readonly cellsUpTo: number
  /** Of text in each stored response: room is kept for all of them, and those that came first stay. */
  readonly lines?: number | undefined
  /** Said in words, because a dotted line is not. */
  readonly connection?: string | undefined
  readonly highlighted: boolean
  readonly clock: Clock
  readonly onOpenTerm: ((term: string) => void) | undefined
}

const NO_CELLS: readonly StoredSummary[] = []

/** One stop of the path: its mark and name (a button when it has a glossary card), what it is doing, and what it has stored. */
export function Actor({ id, kind, tier, label, detail, term, status, cells, cellsUpTo, lines, connection, highlighted, clock, onOpenTerm }: ActorProps): ReactNode {
  const panel = cells !== null
  const head = (
    <>
      <span className={styles.mark} data-port={id}>
        <ActorIcon kind={kind} tier={tier} mark={markOf(status)} cells={cells ?? NO_CELLS} clock={clock} />
      </span>
      <span className={styles.text}>
        <span className={styles.label}>{label}</span>
        {detail !== undefined && <span className={styles.detail}>{detail}</span>}
        {connection !== undefined && <span className="visually-hidden">, {connection}</span>}
        {!panel && DOES.has(kind) && <Status status={status} />}
      </span>
    </>
  )
  return (
    <div className={styles.actor} data-actor={id} data-kind={kind} data-mark={markOf(status)} data-panel={panel} data-highlighted={highlighted || undefined} data-panel-box={panel || undefined}>
      {term !== undefined && onOpenTerm ? (
        <button type="button" className={styles.head} aria-haspopup="dialog" onClick={() => onOpenTerm(term)}>
          {head}
        </button>
      ) : (
        <div className={styles.head}>{head}</div>
      )}
      {panel && <Status status={status} />}
      {cells && <Cells kind={tier ?? kind} detail={detail} cells={cells} upTo={cellsUpTo} lines={lines} clock={clock} />}
    </div>
  )
}

/** Actors that can be said to do something; the others only stand on the way. */
const DOES: ReadonlySet<ActorProps['kind']> = new Set(['browser', 'pop', 'origin'])

function Status({ status }: { readonly status: NodeStatus | undefined }): ReactNode {
  // Its room is kept while there is nothing to say, so that nothing around it moves when there is.
  if (!status || status.kind === 'quiet') return <span className={styles.status} aria-hidden="true" />
  if (status.kind === 'words') return <span className={styles.status}>{status.text}</span>
  return (
    <span className={styles.status}>
      <AnswerBadge outcome={status.outcome} status={status.status} req={status.req} plain />{' '}
      <span className={styles.time}>
        {status.outcome ? '' : '· '}
        {milliseconds(status.ttfbMs)}
      </span>
    </span>
  )
}

interface CellsProps {
  readonly kind: ActorProps['kind'] | 'shield'
  readonly detail: string | undefined
  readonly cells: readonly StoredSummary[]
  readonly upTo: number
  readonly lines: number | undefined
  readonly clock: Clock
}

function Cells({ kind, detail, cells, upTo, lines, clock }: CellsProps): ReactNode {
  const copy = platesCopy.cells
  const caption = kind === 'browser' || kind === 'shield' ? copy[kind] : copy.pop
  const shown = lines === undefined ? cells.slice(-upTo) : cells.slice(0, upTo)
  const moving = useMoving()
  const items = shown.map((entry) => ({ key: cellId(entry), content: <CacheCell entry={entry} clock={clock} /> }))
  return (
    <div className={styles.cells} {...(lines !== undefined && { 'data-room': true, style: { '--responses': upTo, '--lines': lines } as CSSProperties })}>
      {caption.toLowerCase() !== detail?.toLowerCase() && <p className={styles.caption}>{caption}</p>}
      {moving ? <moving.Items items={items} /> : items.map(({ key, content }) => <div key={key}>{content}</div>)}
      {cells.length === 0 && <p className={styles.empty}>{copy.empty}</p>}
      {lines !== undefined && Array.from({ length: upTo - Math.max(1, shown.length) }, (_, i) => <div key={i} className={`${styles.empty} ${styles.further}`} aria-hidden="true" />)}
      {cells.length > shown.length && <p className={styles.more}>{copy.more(cells.length - shown.length)}</p>}
    </div>
  )
}
