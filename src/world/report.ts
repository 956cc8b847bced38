/**
 * Reading the log: pure functions from events to what scenes show and checks ask. In: a log, whole or cut at a moment. Out: rows,
 * counts, stored responses. "A user's request" is one that no other request caused (parent null).
 */
import type { Outcome } from '../engine/decision.ts'
import type { StoredSummary } from '../engine/edge.types.ts'
import type { EventOf, LogEvent, LogEventType, NodeId, Phase, RequestId } from './log.ts'
import type { RequestFailure } from './routing/events.ts'

export type Log = readonly LogEvent[]

export interface PhaseSpan {
  readonly phase: Phase
  readonly node: NodeId
  readonly fromMs: number
  readonly untilMs: number
}

/** One row of the waterfall. What is known only at the end is null until then. */
export interface RequestRow {
  readonly req: RequestId
  readonly parent: RequestId | null
  readonly from: NodeId
  readonly to: NodeId
  /** The user whose browser sent it; null for a cache's own fetch. */
  readonly user: string | null
  readonly method: string
  readonly url: string
  readonly startMs: number
  readonly phases: readonly PhaseSpan[]
  /** null also where no cache stood on the way: `status` says whether it has finished. */
  readonly outcome: Outcome | null
  readonly answeredBy: NodeId | null
  readonly status: number | null
  readonly ttfbMs: number | null
  readonly totalMs: number | null
  readonly roundTrips: number | null
  /** No answer came: the browser gave up. Left out: one came, or may still come. */
  readonly failure?: RequestFailure
}

/** All events of one type, in order. */
export function eventsOf<T extends LogEventType>(log: Log, type: T): readonly EventOf<T>[] {
  return log.filter((event): event is EventOf<T> => event.type === type)
}

const USER_NODE = 'browser:'

/** The user of a browser's node id; null for any other node. */
export function userOf(node: NodeId): string | null {
  return node.startsWith(USER_NODE) ? node.slice(USER_NODE.length) : null
}

/** Every request, fetches of caches included, in the order in which they began. */
export function requests(log: Log): readonly RequestRow[] {
  const finished = new Map(eventsOf(log, 'request-finished').map((event) => [event.req, event]))
  const phases = groupByReq(eventsOf(log, 'phase'))
  return eventsOf(log, 'request-started').map((start) => {
    const end = finished.get(start.req)
    return {
      req: start.req,
      parent: start.parent,
      from: start.from,
      to: start.to,
      user: start.parent === null ? userOf(start.from) : null,
      method: start.request.method,
      url: start.request.url,
      startMs: start.atMs,
      phases: (phases.get(start.req) ?? []).map(({ phase, node, atMs, untilMs }) => ({ phase, node, fromMs: atMs, untilMs })),
      outcome: end?.outcome ?? null,
      answeredBy: end?.answeredBy ?? null,
      status: end?.response.status ?? null,
      ttfbMs: end?.ttfbMs ?? null,
      totalMs: end?.totalMs ?? null,
      roundTrips: end?.roundTrips ?? null,
      ...(end?.failure ? { failure: end.failure } : {}),
    }
  })
}

function groupByReq(events: readonly EventOf<'phase'>[]): Map<RequestId, EventOf<'phase'>[]> {
  const groups = new Map<RequestId, EventOf<'phase'>[]>()
  for (const event of events) {
    const group = groups.get(event.req)
    if (group) group.push(event)
    else groups.set(event.req, [event])
  }
  return groups
}

/** The users' own requests. */
export function userRequests(log: Log): readonly RequestRow[] {
  return requests(log).filter((row) => row.parent === null)
}

/** One request's row. Throws when the log has none of that id: a defect of the caller. */
export function requestRow(log: Log, req: RequestId): RequestRow {
  const row = requests(log).find((r) => r.req === req)
  if (!row) throw new Error(`The log has no request "${req}". Take an id from requests(log).`)
  return row
}

/** Requests that arrived at the origin, shed ones included; statistical load not. `url` narrows it. */
export function originRequests(log: Log, url?: string): number {
  const asked = new Map(eventsOf(log, 'request-started').map((event) => [event.req, event.request.url]))
  return eventsOf(log, 'hop').filter((hop) => hop.kind === 'request' && hop.to === 'origin' && (url === undefined || asked.get(hop.req) === url)).length
}

/** How many users' requests ended in each way; those that met no cache in none. */
export function countOutcomes(log: Log): Readonly<Record<Outcome, number>> {
  const counts = { hit: 0, miss: 0, stale: 0, revalidated: 0, bypass: 0, collapsed: 0, error: 0 }
  for (const { outcome } of userRequests(log)) if (outcome) counts[outcome]++
  return counts
}

/** Ids of the POPs that a user's request reached, each once, in the order reached. */
export function popsTouched(log: Log): readonly string[] {
  const hops = eventsOf(log, 'hop').filter((hop) => hop.kind === 'request' && hop.to.startsWith('pop:'))
  const byArrival = [...hops].sort((a, b) => a.arrivesAtMs - b.arrivesAtMs)
  return [...new Set(byArrival.map((hop) => hop.to.slice('pop:'.length)))]
}

/** What crossed the network for a request and for the fetches that it caused. */
export function hopsOf(log: Log, req: RequestId): readonly EventOf<'hop'>[] {
  return eventsOf(log, 'hop').filter((hop) => hop.req === req || hop.req.startsWith(`${req}/`))
}

/** What a node has stored at `atMs`, in the order stored. Ages follow from each entry: see ageSeconds. */
export function storedAt(log: Log, node: NodeId, atMs: number): readonly StoredSummary[] {
  const entries = new Map<string, StoredSummary>()
  const name = (key: string, variant: string): string => JSON.stringify([key, variant])
  for (const event of log) {
    if (event.atMs > atMs) break
    if (event.type === 'stored' || event.type === 'refreshed' || event.type === 'marked-stale') {
      if (event.node === node) entries.set(name(event.entry.key, event.entry.variant), event.entry)
    } else if (event.type === 'evicted' && event.node === node) entries.delete(name(event.key, event.variant))
  }
  return [...entries.values()]
}

/** Current age of a stored response at `atMs`, seconds (RFC 9111 §4.2.3). */
export function ageSeconds(entry: StoredSummary, atMs: number): number {
  return entry.ageAtStoreSeconds + (atMs - entry.storedAtMs) / 1000
}

/** When a stored response stops being fresh, virtual ms (RFC 9111 §4.2); before its storing when it arrived stale. */
export function freshUntilMs(entry: StoredSummary): number {
  return entry.storedAtMs + (entry.freshnessLifetimeSeconds - entry.ageAtStoreSeconds) * 1000
}
