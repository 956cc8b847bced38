/** A POP's store in order of use, read from the log. */
import type { StoredSummary } from '../../src/engine/edge.types.ts'
import type { NodeId } from '../../src/world/log.ts'
import { eventsOf, type Log } from '../../src/world/report.ts'

/**
 * What a POP has stored when the log ends, the most recently used first. Storing is a use, and so is a hit (the engine's
 * store/store.ts).
 */
export function byLastUse(log: Log, node: NodeId): readonly StoredSummary[] {
  const urls = new Map(eventsOf(log, 'request-started').map((event) => [event.req, event.request.url]))
  let order: readonly StoredSummary[] = []
  const without = (url: string | undefined) => order.filter((entry) => entry.url !== url)
  for (const event of log) {
    if (!('node' in event) || event.node !== node) continue
    if (event.type === 'stored' || event.type === 'refreshed') order = [event.entry, ...without(event.entry.url)]
    else if (event.type === 'evicted') order = without(event.url)
    else if (event.type === 'answered' && event.outcome === 'hit') {
      const url = urls.get(event.req)
      order = [...order.filter((entry) => entry.url === url), ...without(url)]
    }
  }
  return order
}

/** The POP that was asked last; null before any was. */
export function lastAskedPop(log: Log): NodeId | null {
  return eventsOf(log, 'request-started').findLast((event) => event.parent === null && event.to.startsWith('pop:'))?.to ?? null
}
