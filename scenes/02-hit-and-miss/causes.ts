/** Why a request missed at a POP, read from the log. */
import type { LogEvent, NodeId, RequestId } from '../../src/world/log.ts'
import { eventsOf, freshUntilMs, requestRow, userRequests, type Log, type RequestRow } from '../../src/world/report.ts'

/** 'first': never stored at this POP. 'expired': its lifetime was over. 'evicted': dropped for room while still fresh. */
export const CAUSES = ['first', 'expired', 'evicted'] as const
export type MissCause = (typeof CAUSES)[number]

/** The user's requests that were answered `miss` by a POP. */
export function popMisses(log: Log): readonly RequestRow[] {
  return userRequests(log).filter((row) => row.outcome === 'miss' && row.to.startsWith('pop:'))
}

/**
 * Why a user's request found no usable copy at the POP that it reached.
 * @returns null when it did not miss at a POP
 */
export function missCause(log: Log, req: RequestId): MissCause | null {
  const row = requestRow(log, req)
  if (row.outcome !== 'miss' || !row.to.startsWith('pop:')) return null
  const lookedUp = lookupSeq(log, req, row.to)
  const before = log.filter((event) => event.seq < lookedUp)
  const stored = eventsOf(before, 'stored').findLast((event) => event.node === row.to && event.entry.url === row.url)
  if (!stored) return 'first'
  if (freshUntilMs(stored.entry) <= atMsOf(log, lookedUp)) return 'expired'
  const dropped = eventsOf(before, 'evicted').some((event) => event.seq > stored.seq && event.node === row.to && event.url === row.url && event.reason === 'capacity')
  return dropped ? 'evicted' : null
}

/** A copy that a POP dropped for room, and for how long it would still have been fresh. */
export interface Dropped {
  readonly node: NodeId
  readonly url: string
  readonly atMs: number
  readonly leftSeconds: number
}

/** Copies dropped for want of room, in order. */
export function droppedForRoom(log: Log): readonly Dropped[] {
  return eventsOf(log, 'evicted').flatMap((event) => {
    if (event.reason !== 'capacity') return []
    const stored = eventsOf(log, 'stored').findLast((s) => s.seq < event.seq && s.node === event.node && s.entry.key === event.key)
    return stored ? [{ node: event.node, url: event.url, atMs: event.atMs, leftSeconds: (freshUntilMs(stored.entry) - event.atMs) / 1000 }] : []
  })
}

/** A request that missed at a POP which had dropped a copy that would still have been fresh. */
export interface EvictionMiss {
  readonly row: RequestRow
  /** How much longer the dropped copy would have been fresh when it was asked for. */
  readonly leftSeconds: number
}

/** The first such request; null while there is none. */
export function firstEvictionMiss(log: Log): EvictionMiss | null {
  const row = popMisses(log).find((miss) => missCause(log, miss.req) === 'evicted')
  const lookedUpAtMs = row ? atMsOf(log, lookupSeq(log, row.req, row.to)) : 0
  const drop = row && droppedForRoom(log).findLast((d) => d.node === row.to && d.url === row.url && d.atMs < lookedUpAtMs)
  return row && drop ? { row, leftSeconds: drop.leftSeconds - (lookedUpAtMs - drop.atMs) / 1000 } : null
}

/** A POP decides about a request for the first time when it looks in its store. */
function lookupSeq(log: Log, req: RequestId, node: NodeId): number {
  return eventsOf(log, 'decided').find((event) => event.req === req && event.node === node)?.seq ?? log.length
}

function atMsOf(log: Log, seq: number): number {
  return (log[seq] as LogEvent | undefined)?.atMs ?? 0
}
