import { memo, use, useMemo, useRef, type ReactNode } from 'react'
import type { StoredSummary } from '../../engine/edge.types.ts'
import { platesCopy } from '../copy/plates.en.ts'
import type { StageLink } from '../topology.ts'
import type { Wrong } from '../../world/wrong.ts'
import { WrongBadge, WrongContext } from '../wrong.tsx'
import { isConnected, nodeStatuses, openLinks, type NodeStatus } from './nodeStatus.ts'
import { OutcomeBadge } from './OutcomeBadge.tsx'
import { PacketLayer } from './packets/PacketLayer.tsx'
import { PlateFrame } from './PlateFrame.tsx'
import type { PlateProps } from './props.ts'
import { useClock } from './useClock.ts'
import { usePlateSize } from './usePlateSize.ts'
import { Ground } from './map/Ground.tsx'
import { layoutMap, type MapLayout } from './map/mapLayout.ts'
import { MapNode } from './map/MapNode.tsx'
import { placeNodeLabels, saysTimes } from './map/nodeLabels.ts'
import styles from './map/MapPlate.module.css'

const NO_CELLS: readonly StoredSummary[] = []
const QUIET: NodeStatus = { kind: 'quiet' }

/** The world map: cities where they lie, great circles between them, POPs as dials, and what flies. */
export function MapPlate(props: PlateProps): ReactNode {
  const { topology, state, selected = null, onSelectRequest, onOpenTerm, highlighted = [] } = props
  const plate = useRef<HTMLDivElement>(null)
  const instruments = useRef<HTMLDivElement>(null)
  const size = usePlateSize(plate, instruments)
  const layout = useMemo(() => layoutMap(topology, size), [topology, size])
  const labels = useMemo(() => placeNodeLabels(layout, topology.links), [layout, topology])
  const clock = useClock({ stateMs: state.tMs, onTime: props.onTime, now: props.now })
  const statuses = nodeStatuses(topology.nodes, state)
  const wrongs = use(WrongContext)
  const wrongOf = (status: NodeStatus | undefined) => (status?.kind === 'answered' ? wrongs?.get(status.req) : undefined)
  const viewBox = `0 0 ${layout.widthPx} ${layout.heightPx}`
  return (
    <PlateFrame kind="map" name={platesCopy.map.name} props={props} plate={plate} instruments={instruments}>
      <Ground layout={layout} viewBox={viewBox} />
      <Links layout={layout} links={topology.links} connections={state.connections} down={state.down} open={[...openLinks(state)].sort().join('\n')} viewBox={viewBox} />
      <PacketLayer packets={state.packets} trackOf={layout.trackOf} selected={selected} clock={clock} widthPx={layout.widthPx} heightPx={layout.heightPx} plate={plate} onSelectRequest={onSelectRequest} />
      <svg className={styles.marks} viewBox={viewBox}>
        {layout.nodes.map((placed) => {
          const status = statuses.get(placed.node.id) ?? QUIET
          return (
            <MapNode
              key={placed.node.id}
              placed={placed}
              label={labels.get(placed.node.id) ?? null}
              narrow={layout.narrow}
              withTime={saysTimes(layout)}
              cells={state.cells[placed.node.id] ?? NO_CELLS}
              status={status}
              wrong={wrongOf(status)}
              highlighted={highlighted.includes(placed.node.id)}
              tethered={!layout.nodes.some((other) => other !== placed && Math.hypot(other.at.x - placed.city.x, other.at.y - placed.city.y) < other.radius)}
              clock={clock}
              onOpenTerm={onOpenTerm}
            />
          )
        })}
      </svg>
      <GlyphWords nameless={layout.nodes.flatMap(({ node: { id, kind } }) => (kind === 'browser' && !labels.get(id) ? [statuses.get(id) ?? QUIET] : []))} wrongOf={wrongOf} />
    </PlateFrame>
  )
}

/** The words of glyphs that stand on marks without a label, once for all of them; where there is room, each has its own. */
function GlyphWords({ nameless, wrongOf }: { readonly nameless: readonly NodeStatus[]; readonly wrongOf: (status: NodeStatus) => Wrong['kind'] | undefined }): ReactNode {
  const wrongs = new Set(nameless.flatMap((status) => wrongOf(status) ?? []))
  const outcomes = new Set(nameless.flatMap((status) => (status.kind === 'answered' && status.outcome && !wrongOf(status) ? status.outcome : [])))
  return wrongs.size + outcomes.size > 0 && (
    <p className={styles.words} aria-hidden="true">
      {[...outcomes].map((outcome) => (
        <OutcomeBadge key={outcome} outcome={outcome} plain />
      ))}
      {[...wrongs].map((kind) => (
        <WrongBadge key={kind} kind={kind} plain />
      ))}
    </p>
  )
}

interface LinksProps {
  readonly layout: MapLayout
  readonly links: readonly StageLink[]
  readonly connections: readonly string[]
  readonly down: readonly string[] | undefined
  /** Links that a request is using, a line each; text, so that equal sets compare equal. */
  readonly open: string
  readonly viewBox: string
}

/** Solid where a connection is open, dotted where none is; ink while a request is using it. */
const Links = memo(function Links({ layout, links, connections, down = [], open, viewBox }: LinksProps): ReactNode {
  const used = new Set(open.split('\n'))
  return (
    <svg className={styles.links} viewBox={viewBox} aria-hidden="true" focusable="false">
      {links.map((link) => {
        const { from, to } = link
        const track = layout.trackOf(from, to)
        if (!track) return null
        const cuts = track.pieces.length > 1 ? track.pieces.flatMap(({ points }, i) => (i === 0 ? points.at(-1) : points[0]) ?? []) : []
        return (
          <g key={`${from}→${to}`} className={styles.link} data-warm={isConnected({ connections, down }, link)} data-open={used.has(`${from}→${to}`) || used.has(`${to}→${from}`)}>
            <path d={track.d} />
            {cuts.map((point, i) => (
              <circle key={i} cx={point.x.toFixed(1)} cy={point.y.toFixed(1)} r="2.5" />
            ))}
          </g>
        )
      })}
    </svg>
  )
})
