/** Machines that fail, and purges that are on their way: what the log's events leave standing. */
import type { LogEvent, NodeId } from '../world/log.ts'
import type { StageState } from './state.ts'

/** Before anything happened, and after each event. */
export interface OperationsView {
  readonly down: readonly NodeId[]
  /** Purges that not every POP has carried out, and who has. */
  readonly purges: readonly { readonly purge: number; readonly nodes: readonly NodeId[] }[]
}

export const NO_OPERATIONS: OperationsView = { down: [], purges: [] }

const ORIGIN: NodeId = 'origin'

/** @returns the same object where the event tells of nothing of the kind */
export function afterEvent(view: OperationsView, event: LogEvent): OperationsView {
  const { down, purges } = view
  switch (event.type) {
    case 'pop-failed':
      return down.includes(event.node) ? view : { down: [...down, event.node], purges }
    case 'pop-recovered':
      return { down: down.filter((node) => node !== event.node), purges }
    // An origin that answers with errors is there; one that refuses is not.
    case 'origin-failed':
    case 'origin-recovered': {
      const others = down.filter((node) => node !== ORIGIN)
      return { down: event.type === 'origin-failed' && event.how === 'refuse' ? [...others, ORIGIN] : others, purges }
    }
    case 'purge-sent':
      return { down, purges: [...purges, { purge: event.purge, nodes: [] }] }
    case 'purged':
      return { down, purges: purges.map((each) => (each.purge === event.purge ? { ...each, nodes: [...each.nodes, event.node] } : each)) }
    case 'purge-completed':
      return { down, purges: purges.filter(({ purge }) => purge !== event.purge) }
    default:
      return view
  }
}

/** The state's part of it; what there is none of is left out. */
export function operationsState({ down, purges }: OperationsView): Pick<StageState, 'down' | 'purged'> {
  const purged = [...new Set(purges.flatMap(({ nodes }) => nodes))]
  return { ...(down.length > 0 && { down }), ...(purged.length > 0 && { purged }) }
}
