import { memo, useMemo, useRef, type ReactNode } from 'react'
import type { StoredSummary } from '../../engine/edge.types.ts'
import { platesCopy } from '../copy/plates.en.ts'
import type { StageState } from '../state.ts'
import type { StageNode, Topology } from '../topology.ts'
import { Actor } from './lanes/Actor.tsx'
import { columnsOf, type Column } from './lanes/columns.ts'
import { linesOf } from './lanes/lines.ts'
import { laneTracks } from './lanes/laneTracks.ts'
import { usePorts } from './lanes/usePorts.ts'
import { NARROW_BELOW_PX, type PlateSize } from './plateSize.ts'
import { isConnected, nodeStatuses, openLinks } from './nodeStatus.ts'
import { PacketLayer } from './packets/PacketLayer.tsx'
import { PlateFrame } from './PlateFrame.tsx'
import type { PlateProps } from './props.ts'
import type { Point } from './geo/projection.ts'
import { pointAt, type Track, type TrackLookup } from './track.ts'
import { useClock } from './useClock.ts'
import { usePlateSize } from './usePlateSize.ts'
import styles from './LanesPlate.module.css'

const NO_CELLS: readonly StoredSummary[] = []
const NO_HIGHLIGHT: readonly string[] = []

/** The path of a request in section: every stop from the browser to the origin, what each has stored, and what flies between. */
export function LanesPlate(props: PlateProps): ReactNode {
  const { topology, state, selected = null, onSelectRequest, onOpenTerm, highlighted = NO_HIGHLIGHT } = props
  const plate = useRef<HTMLDivElement>(null)
  const instruments = useRef<HTMLDivElement>(null)
  const size = usePlateSize(plate, instruments)
  const narrow = size.widthPx < NARROW_BELOW_PX
  const clock = useClock({ stateMs: state.tMs, onTime: props.onTime, now: props.now })
  const columns = useMemo(() => columnsOf(topology), [topology])
  const shape = useMemo(() => ({ columns, size }), [columns, size])
  const ports = usePorts(plate, shape, narrow)
  const trackOf = useMemo(() => laneTracks(ports, topology.stops, narrow), [ports, topology, narrow])
  const statuses = nodeStatuses(topology.nodes, state)
  const actorOf = (node: StageNode): ReactNode => (
    <Actor
      key={node.id}
      id={node.id}
      kind={node.kind}
      tier={node.tier}
      label={node.label}
      detail={node.detail}
      term={node.term}
      {...statusOf(statuses, node.id)}
      cells={cellsOf(node, state.cells)}
      cellsUpTo={narrow ? 1 : cellsThatFit(node, state.cells[node.id] ?? NO_CELLS, roomFor(node, columns, size))}
      lines={node.room?.lines}
      connection={node.kind === 'browser' ? connectionWords(node, topology, state) : undefined}
      highlighted={highlighted.includes(node.id)}
      clock={clock}
      onOpenTerm={onOpenTerm}
    />
  )
  return (
    <PlateFrame kind="lanes" name={platesCopy.lanes.name} props={props} plate={plate} instruments={instruments}>
      <Ways trackOf={trackOf} topology={topology} connections={state.connections} down={state.down} open={[...openLinks(state)].sort().join('\n')} narrow={narrow} />
      <div className={styles.lanes}>
        {columns.map((column) => (
          <div key={column.id} className={styles.column} data-kind={column.kind}>
            {column.nodes.map(actorOf)}
            {column.stops.map((stop) => (
              <Actor key={stop.id} id={stop.id} kind="stop" label={stop.label} detail={stop.detail} term={stop.term} cells={null} cellsUpTo={0} highlighted={highlighted.includes(stop.id)} clock={clock} onOpenTerm={onOpenTerm} />
            ))}
          </div>
        ))}
      </div>
      <PacketLayer packets={state.packets} trackOf={trackOf} selected={selected} clock={clock} widthPx={size.widthPx} heightPx={size.heightPx} plate={plate} onSelectRequest={onSelectRequest} />
    </PlateFrame>
  )
}

function statusOf(statuses: ReturnType<typeof nodeStatuses>, id: string): { status?: NonNullable<ReturnType<typeof statuses.get>> } {
  const status = statuses.get(id)
  return status ? { status } : {}
}

/** Height that an actor may take: of its column's, an even part. */
function roomFor(node: StageNode, columns: readonly Column[], { heightPx, insetBottomPx }: PlateSize): number {
  const beside = columns.find(({ nodes }) => nodes.includes(node))?.nodes.length ?? 1
  return (heightPx - insetBottomPx - LANES_PADDING_PX) / beside
}

const LANES_PADDING_PX = 48
/** What a panel shows besides its stored responses: its head, what it does, a caption, and how many more there are. */
const PANEL_PX = 144
/** A stored response with its address and its age. */
const CELL_PX = 74
const CELL_LINES = 2
const LINE_PX = 19

/** How many stored responses a panel has room for, and no more than it keeps room for; one, where there is room for none. */
function cellsThatFit({ kind, room }: StageNode, cells: readonly StoredSummary[], roomPx: number): number {
  const lines = room ? room.lines - CELL_LINES : Math.max(0, ...cells.map(({ variant, representation }) => Number(variant !== '') + Number(representation !== undefined)))
  return Math.min(room?.responses ?? (kind === 'pop' ? 4 : 2), Math.max(1, Math.floor((roomPx - PANEL_PX) / (CELL_PX + lines * LINE_PX))))
}

function cellsOf(node: StageNode, cells: Readonly<Record<string, readonly StoredSummary[]>>): readonly StoredSummary[] | null {
  const stored = cells[node.id]
  const hasPlace = node.cache ?? node.kind === 'pop'
  return stored && stored.length > 0 ? stored : hasPlace ? NO_CELLS : null
}

function connectionWords(node: StageNode, { nodes, links }: Topology, state: StageState): string | undefined {
  const servers = new Set(nodes.filter((other) => other.kind === 'pop' || other.kind === 'origin').map((other) => other.id))
  const link = links.find(({ from, to }) => from === node.id && servers.has(to))
  if (!link) return undefined
  return isConnected(state, link) ? platesCopy.connection.warm : platesCopy.connection.cold
}

interface WaysProps {
  readonly trackOf: TrackLookup
  readonly topology: Topology
  readonly connections: readonly string[]
  readonly down: readonly string[] | undefined
  readonly open: string
  readonly narrow: boolean
}

/** Solid where a connection is open, dotted where none is; ink while a request is using it. */
const Ways = memo(function Ways({ trackOf, topology, connections, down = [], open, narrow }: WaysProps): ReactNode {
  const used = new Set(open.split('\n'))
  const kindOf = new Map(topology.nodes.map((node) => [node.id, node.kind]))
  return (
    <svg className={styles.ways} aria-hidden="true" focusable="false">
      {topology.links.map((link) => {
        const { from, to } = link
        const track = trackOf(from, to)
        if (!track) return null
        const warm = isConnected({ connections, down }, link)
        // DNS asks without a connection.
        const hasConnection = kindOf.get(from) !== 'resolver' && kindOf.get(to) !== 'resolver'
        const words = wordsPlace(track, topology.stops.some(({ between }) => between[0] === from && between[1] === to))
        return (
          <g key={`${from}→${to}`} className={styles.way} data-warm={warm} data-open={used.has(`${from}→${to}`) || used.has(`${to}→${from}`)}>
            <path d={track.d} />
            {hasConnection &&
              !narrow &&
              words &&
              linesOf(warm ? platesCopy.connection.warm : platesCopy.connection.cold).map((line, index, { length }) => (
                <text key={index} x={words.x.toFixed(1)} y={(words.y + LINE_APART_PX * (words.above ? index + 1 - length : index)).toFixed(1)} textAnchor="middle">
                  {line}
                </text>
              ))}
          </g>
        )
      })}
    </svg>
  )
})

/** Words about a connection take this much room; longer ones stand in two lines. */
const WORDS_PX = 104
const LINE_APART_PX = 13

/** Where words fit beside the straight beginning of a way: on the side from which it bends away; null when it is too short. */
function wordsPlace(track: Track, hasStops: boolean): (Point & { readonly above: boolean }) | null {
  const [start, end] = [pointAt(track, 0, { x: 0, y: 0 }), pointAt(track, hasStops ? 0.5 : 1, { x: 0, y: 0 })]
  if (end.x - start.x < WORDS_PX) return null
  const isStraight = Math.abs(end.y - start.y) < 1
  const above = end.y > start.y + 1
  return { x: isStraight ? (start.x + end.x) / 2 : start.x + 8 + WORDS_PX / 2, y: above ? start.y - 9 : start.y + 18, above }
}
