import { useCallback, useMemo, useRef, type ReactNode } from 'react'
import type { StoredSummary } from '../../../engine/edge.types.ts'
import { networksCopy } from '../../copy/networks.en.ts'
import type { StageNode, Topology } from '../../topology.ts'
import { Ground } from '../map/Ground.tsx'
import { layoutMap } from '../map/mapLayout.ts'
import { placeNodeLabels } from '../map/nodeLabels.ts'
import { nodeStatuses, type NodeStatus } from '../nodeStatus.ts'
import { PacketLayer } from '../packets/PacketLayer.tsx'
import { PlateFrame } from '../PlateFrame.tsx'
import type { PlateProps } from '../props.ts'
import { useClock } from '../useClock.ts'
import { NARROW_BELOW_PX } from '../plateSize.ts'
import { usePlateSize } from '../usePlateSize.ts'
import { NetworkLinks } from './NetworkLinks.tsx'
import { NetworkMark, type MarkDetail } from './NetworkMark.tsx'
import { tracksOverNetworks } from './networkTracks.ts'
import type { NetworkView } from './networkView.ts'
import styles from './NetworkPlate.module.css'

export interface NetworkPlateProps extends PlateProps {
  readonly view: NetworkView
  readonly opened: string | null
  readonly onOpenNetwork?: ((node: string) => void) | undefined
}

const NO_CELLS: readonly StoredSummary[] = []

/**
 * The map of networks: each at its place, its links by kind, the ways that packets take, messages between routers. An actor that stands within a
 * network is drawn at that network's mark.
 */
export function NetworkPlate({ view, opened, onOpenNetwork, ...props }: NetworkPlateProps): ReactNode {
  const { topology, state, selected = null, onSelectRequest, highlighted = [] } = props
  const plate = useRef<HTMLDivElement>(null)
  const instruments = useRef<HTMLDivElement>(null)
  const size = usePlateSize(plate, instruments)
  const narrow = size.widthPx < NARROW_BELOW_PX
  const marks = useMemo(() => marksOf(topology, narrow), [topology, narrow])
  const layout = useMemo(() => layoutMap(marks, size), [marks, size])
  const labels = useMemo(() => placeNodeLabels(layout, marks.links), [layout, marks])
  const trackOf = useMemo(() => tracksOverNetworks(topology.nodes, layout.trackOf), [topology, layout])
  const clock = useClock({ stateMs: state.tMs, onTime: props.onTime, now: props.now })
  const packets = useMemo(() => [...view.messages, ...state.packets.map((packet) => withVia(packet, view))], [view, state.packets])
  const details = detailsOf(topology.nodes, state, view)
  const viewBox = `0 0 ${layout.widthPx} ${layout.heightPx}`
  const order = layout.nodes.map(({ node }) => node.id)
  const tabStop = opened !== null && order.includes(opened) ? opened : order[0]
  const move = useCallback((node: string, by: 1 | -1): void => {
    const all = [...(plate.current?.querySelectorAll<SVGGElement>('[data-network]') ?? [])]
    const at = all.findIndex((element) => element.dataset['node'] === node)
    all[(at + by + all.length) % all.length]?.focus()
  }, [])
  return (
    <PlateFrame kind="map" name={networksCopy.name} props={props} plate={plate} instruments={instruments}>
      <Ground layout={layout} viewBox={viewBox} />
      <NetworkLinks links={view.links} trackOf={layout.trackOf} used={[...view.used].sort().join('\n')} marked={[...view.marked].sort().join('\n')} viewBox={viewBox} />
      <PacketLayer packets={packets} trackOf={trackOf} selected={selected} clock={clock} widthPx={layout.widthPx} heightPx={layout.heightPx} plate={plate} onSelectRequest={onSelectRequest} />
      <svg className={styles.marks} viewBox={viewBox}>
        {layout.nodes.map((placed) => {
          const { id } = placed.node
          return (
            <NetworkMark
              key={id}
              placed={placed}
              label={labels.get(id) ?? null}
              narrow={layout.narrow}
              name={topology.nodes.find((node) => node.id === id)?.label ?? id}
              cells={state.cells[id] ?? NO_CELLS}
              detail={details.get(id) ?? null}
              closed={view.closed.has(id)}
              working={view.working.has(id)}
              load={view.loads.get(id) ?? null}
              highlighted={highlighted.includes(id)}
              opened={opened === id}
              tabStop={tabStop === id}
              clock={clock}
              onOpen={onOpenNetwork}
              onMove={move}
            />
          )
        })}
      </svg>
    </PlateFrame>
  )
}

function withVia(packet: PlateProps['state']['packets'][number], { viaOf }: NetworkView): PlateProps['state']['packets'][number] {
  const via = viaOf(packet)
  return via ? { ...packet, via } : packet
}

/** What has a mark here, with room kept for the longest second line. */
function marksOf({ nodes, links, stops }: Topology, narrow: boolean): Topology {
  const drawn = nodes.filter((node) => node.within === undefined && (node.kind === 'network' || node.kind === 'pop'))
  const marked = narrow ? drawn.map((node) => ({ ...node, label: node.shortLabel ?? node.label })) : drawn
  const roomy = marked.map((node) => (node.network === 'eyeball' ? { ...node, detail: networksCopy.room } : node.kind === 'pop' ? { ...node, detail: networksCopy.perSecond(30_000) } : node))
  return { nodes: roomy, links, stops }
}

/** Second lines: which door, how long it took, what a POP is asked. */
function detailsOf(nodes: readonly StageNode[], state: PlateProps['state'], view: NetworkView): ReadonlyMap<string, MarkDetail> {
  const statuses = nodeStatuses(nodes.filter(({ kind }) => kind === 'browser'), { ...state, requests: state.requests.filter(({ startMs }) => startMs >= view.sinceMs) })
  const guests = new Map(nodes.flatMap(({ id, within, kind }) => (within !== undefined && kind === 'browser' ? [[within, statuses.get(id)] as const] : [])))
  // A wait is told with the door by which its answer came, not with the one that routes lead to since.
  const tookBy = (status: NodeStatus | undefined, door: string | null | undefined): number | null => {
    const { to, finished } = (status?.kind === 'answered' && state.requests.find(({ req }) => req === status.req)) || {}
    const by = finished?.answeredBy === 'origin' ? to : finished?.answeredBy
    return finished && nodes.some(({ id, label }) => id === by && label === door) ? finished.ttfbMs : null
  }
  return new Map(
    nodes.flatMap(({ id, kind, network }): readonly (readonly [string, MarkDetail])[] => {
      const detail = kind === 'pop' ? popDetail(id, view) : network === 'eyeball' ? doorDetail(view.doors.get(id), guests.get(id), tookBy(guests.get(id), view.doors.get(id))) : null
      return detail ? [[id, detail]] : []
    }),
  )
}

function popDetail(id: string, { closed, loads }: NetworkView): MarkDetail | null {
  if (closed.has(id)) return { text: networksCopy.closed, tone: 'error' }
  const load = loads.get(id)
  if (!load || load.perSecond === 0) return null
  return (load.share ?? 0) > 1 ? { text: networksCopy.over(load.perSecond), tone: 'error' } : { text: networksCopy.perSecond(load.perSecond), tone: 'soft' }
}

function doorDetail(door: string | null | undefined, status: NodeStatus | undefined, tookMs: number | null): MarkDetail | null {
  if (status?.kind === 'answered' && status.outcome === 'error') return { text: networksCopy.noAnswer, tone: 'error' }
  if (door === undefined) return null
  if (door === null) return { text: networksCopy.noDoor, tone: 'error' }
  return { text: tookMs === null ? networksCopy.door(door) : networksCopy.doorTook(door, tookMs), tone: 'soft' }
}
