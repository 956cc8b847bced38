/**
 * What this scene measures: each answer that came over the ocean, in bytes and in the milliseconds that somebody in Sydney waited
 * for it. Read from the log alone.
 */
import { fieldValue } from '../../src/engine/http/message.ts'
import { roundMs } from '../../src/world/physics.ts'
import { eventsOf, requests, type Log, type RequestRow } from '../../src/world/report.ts'
import type { RequestId } from '../../src/world/log.ts'
import { truthOf } from '../../src/world/truth.ts'
import { URL_OF_LIST } from './world.ts'

/** The parts of a wait, in the order in which they pass (though the legs near the user lie on both sides of the others). */
export const PARTS = ['near', 'ocean', 'origin', 'body'] as const
export type Part = (typeof PARTS)[number]

/** A request of somebody in Sydney for which the edge asked the origin, with the origin's answer. */
export interface Crossing {
  readonly req: RequestId
  /** The edge's own request. */
  readonly fetch: RequestId
  readonly atMs: number
  readonly status: number
  /** What the edge asked by; null: it just fetched. */
  readonly condition: string | null
  readonly etag: string | null
  /** Of the origin's answer: header and body together, and the body alone. */
  readonly bytes: number
  readonly bodyBytes: number
  /** The version in the body; null without one. */
  readonly version: number | null
  /** What the person got in the end, and what was live by then. */
  readonly shownVersion: number | null
  readonly liveVersion: number
  /** The live one said something else than what was shown: other bytes alone don't count. */
  readonly outdated: boolean
  /** Until the first byte was in Sydney's browser, and until the last. */
  readonly firstByteMs: number
  readonly totalMs: number
  readonly partsMs: Readonly<Record<Part, number>>
}

/** In order of their requests; only those whose answer is there. */
export function crossings(log: Log): readonly Crossing[] {
  const rows = new Map(requests(log).map((row) => [row.req, row]))
  const asked = new Map(eventsOf(log, 'request-started').map((event) => [event.req, event.request]))
  const answers = new Map(eventsOf(log, 'request-finished').map((event) => [event.req, event.response]))
  const seen = new Map(truthOf({ log, endMs: 0 }, URL_OF_LIST, { caches: [] }).sightings.map((sighting) => [sighting.req, sighting]))
  const hops = new Map(eventsOf(log, 'hop').flatMap((hop) => (hop.kind === 'response' && hop.from === 'origin' ? [[hop.req, hop]] : [])))
  return [...rows.values()].flatMap((fetch): Crossing[] => {
    const row = rows.get(fetch.parent ?? '')
    const answer = answers.get(fetch.req)
    if (!row || !answer || row.totalMs === null || row.ttfbMs === null || fetch.ttfbMs === null) return []
    const headers = asked.get(fetch.req)?.headers ?? []
    const { content, lengthBytes } = answer.body
    const shown = seen.get(row.req)
    const originMs = spentMs(fetch, 'queue') + spentMs(fetch, 'think')
    return [
      {
        req: row.req,
        fetch: fetch.req,
        atMs: row.startMs,
        status: answer.status,
        condition: fieldValue(headers, 'If-None-Match') ?? fieldValue(headers, 'If-Modified-Since') ?? null,
        etag: fieldValue(answer.headers, 'ETag') ?? null,
        bytes: hops.get(fetch.req)?.bytes ?? 0,
        bodyBytes: lengthBytes,
        version: typeof content === 'number' ? content : null,
        shownVersion: shown?.version ?? null,
        liveVersion: shown?.liveVersion ?? 0,
        outdated: shown?.outdated ?? false,
        firstByteMs: row.ttfbMs,
        totalMs: row.totalMs,
        partsMs: {
          near: roundMs(row.ttfbMs - fetch.ttfbMs),
          ocean: roundMs(fetch.ttfbMs - originMs),
          origin: roundMs(originMs),
          body: roundMs(row.totalMs - row.ttfbMs),
        },
      },
    ]
  })
}

function spentMs(row: RequestRow, phase: 'queue' | 'think'): number {
  return row.phases.filter((span) => span.phase === phase).reduce((sum, span) => sum + span.untilMs - span.fromMs, 0)
}

/** Bodies that came over the ocean. */
export function bodiesSent(log: Log): number {
  return crossings(log).filter((crossing) => crossing.bodyBytes > 0).length
}

/** Why a whole body came although the edge held a copy. */
export const CAUSES = ['blind', 'changed', 'servers'] as const
export type BodyCause = (typeof CAUSES)[number]

/** The cause for the last answer in the log; null when it brought no body, or when the edge had nothing before. */
export function lastBodyCause(log: Log): BodyCause | null {
  const all = crossings(log)
  const last = all.at(-1)
  const held = all.slice(0, -1).findLast((crossing) => crossing.version !== null)
  if (!last || last.bodyBytes === 0 || !held) return null
  if (last.condition === null) return 'blind'
  return last.version === held.version ? 'servers' : 'changed'
}
