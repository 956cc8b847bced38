import { ANYCAST_ADDRESS } from '../../src/world/simulation.ts'
import type { LogEvent, NodeId, RequestId } from '../../src/world/log.ts'
import { userRequests, type RequestRow } from '../../src/world/report.ts'
import { BROWSER, ORIGIN, POP, RESOLVER } from './world.ts'

/** The stops as this scene names them. */
export type Stop = 'browser' | 'resolver' | 'anycast' | 'pop' | 'origin'

const STOP_OF: Readonly<Record<NodeId, Stop>> = { [BROWSER]: 'browser', [RESOLVER]: 'resolver', [POP]: 'pop', [ORIGIN]: 'origin' }

/** Stops that a request and the fetches behind it touched, in the order of first touch, read from the log alone. */
export function stopsTouched(log: readonly LogEvent[], req: RequestId): readonly Stop[] {
  const stops = new Set<Stop>()
  for (const event of log) {
    if (!('req' in event) || (event.req !== req && !event.req.startsWith(`${req}/`))) continue
    if (event.type === 'request-started') add(stops, event.from)
    if (event.type === 'dns-resolved' && !event.fromCache && event.address === ANYCAST_ADDRESS) stops.add('anycast')
    if (event.type === 'hop') add(stops, event.to)
  }
  return [...stops]
}

function add(stops: Set<Stop>, node: NodeId): void {
  const stop = STOP_OF[node]
  if (stop) stops.add(stop)
}

/** Who answered, in this scene's three kinds; a 304 that the edge fetched counts as an answer of the origin. */
export function kindOfAnswer(log: readonly LogEvent[], row: RequestRow): 'browser' | 'pop' | 'origin' {
  if (row.answeredBy === BROWSER) return 'browser'
  return stopsTouched(log, row.req).includes('origin') ? 'origin' : 'pop'
}

/** The user's finished requests. */
export function finished(log: readonly LogEvent[]): readonly RequestRow[] {
  return userRequests(log).filter((row) => row.status !== null)
}

/** The last of the user's requests. Throws when there is none: a defect of the caller. */
export function lastRequest(log: readonly LogEvent[]): RequestRow {
  const row = userRequests(log).at(-1)
  if (!row) throw new Error('The run holds no request of the user. Give the script one.')
  return row
}
