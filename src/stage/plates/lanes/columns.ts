import type { LaneStop, StageNode, Topology } from '../../topology.ts'

/** One column of the path, left to right (top to bottom on a narrow plate). */
export interface Column {
  readonly id: string
  /** 'way': what a request passes or asks on its way; a resolver stands beside the way, the stops on it. */
  readonly kind: 'browser' | 'way' | 'pop' | 'origin'
  readonly nodes: readonly StageNode[]
  readonly stops: readonly LaneStop[]
}

/** The path in section: browsers, their resolver, stops on the way, POPs, POPs that serve POPs, origin. Empty columns are left out. */
export function columnsOf({ nodes, links, stops }: Topology): readonly Column[] {
  const kindOf = new Map(nodes.map((node) => [node.id, node.kind]))
  const behind = new Set(links.flatMap(({ from, to }) => (kindOf.get(from) === 'pop' && kindOf.get(to) === 'pop' ? [to] : [])))
  const of = (kind: StageNode['kind']): readonly StageNode[] => nodes.filter((node) => node.kind === kind)
  const pops = of('pop')
  const isBack = (node: StageNode): boolean => node.tier === 'shield' || behind.has(node.id)
  const front = pops.filter((node) => !isBack(node))
  const back = pops.filter(isBack)
  const isUser = (stop: LaneStop): boolean => stop.between.some((id) => kindOf.get(id) === 'browser')
  const columns: Column[] = [
    { id: 'browser', kind: 'browser', nodes: of('browser'), stops: [] },
    { id: 'way', kind: 'way', nodes: of('resolver'), stops: stops.filter(isUser) },
    { id: 'pop', kind: 'pop', nodes: front, stops: [] },
    { id: 'inner-pop', kind: 'pop', nodes: back, stops: [] },
    { id: 'inner-way', kind: 'way', nodes: [], stops: stops.filter((stop) => !isUser(stop)) },
    { id: 'origin', kind: 'origin', nodes: of('origin'), stops: [] },
  ]
  return columns.filter((column) => column.stops.length + column.nodes.length > 0)
}
