/**
 * Timelines of truth. In: a run and a URL. Out: which version each cache would answer with at every moment, and with what right;
 * which version was live at the origin; who was shown which version when. Read from the log alone, so it holds as far as the log
 * goes; after that, for a world in which nobody asks any more.
 */
import type { Outcome } from '../engine/decision.ts'
import type { StoredSummary } from '../engine/edge.types.ts'
import type { LogEvent, NodeId, RequestId, Run } from './log.ts'
import { roundMs } from './physics.ts'
import { freshUntilMs, userOf } from './report.ts'

/**
 * What a cache may do with what it holds. 'fresh': answer. 'asks': it is fresh, and yet the origin is asked before each use
 * (no-cache). 'stale-allowed': answer while a fetch renews it (RFC 5861 §3). 'stale': ask first. 'absent': it holds nothing.
 */
export type TruthState = 'fresh' | 'asks' | 'stale-allowed' | 'stale' | 'absent'

/** From `fromMs`, to just before `untilMs`; Infinity: for ever, if nobody asks any more. */
export interface TruthSpan {
  readonly fromMs: number
  readonly untilMs: number
  /** Null where nothing is held. */
  readonly version: number | null
  readonly state: TruthState
  /** Of 'stale': it may still answer if upstream fails (RFC 5861 §4). */
  readonly ifError?: true
}

/** One cache; one that holds several variants of the URL has a row for each. */
export interface TruthRow {
  readonly node: NodeId
  readonly variant: string
  /** Without gaps, from 0 to Infinity. */
  readonly spans: readonly TruthSpan[]
}

/** Somebody was shown a version: a user's request came to its end with it. */
export interface Sighting {
  readonly atMs: number
  readonly req: RequestId
  readonly user: string
  readonly version: number
  /** What was live at the origin at that moment. */
  readonly liveVersion: number
  /** The live one said something else by then. A version that merely has other bytes (`sameMeaning`) outdates none. */
  readonly outdated: boolean
  readonly outcome: Outcome | null
  readonly answeredBy: NodeId
}

export interface Truth {
  readonly url: string
  /** After this nothing changes any more: the run's end, or the end of the last copy that may still answer, whichever is later. */
  readonly untilMs: number
  readonly rows: readonly TruthRow[]
  readonly origin: readonly { readonly fromMs: number; readonly untilMs: number; readonly version: number }[]
  readonly deploys: readonly { readonly atMs: number; readonly version: number }[]
  readonly sightings: readonly Sighting[]
}

/** @param caches node ids in the order wanted; left out: every cache that ever held the URL, in order of first holding it */
export function truthOf({ log, endMs }: Run, url: string, { caches }: { readonly caches?: readonly NodeId[] } = {}): Truth {
  const holdings = holdingsOf(log, url)
  const untilMs = Math.max(endMs, ...holdings.flatMap(({ entry, untilMs: goneMs }) => (goneMs === Infinity ? [usableUntilMs(entry)] : [])))
  const nodes = caches ?? [...new Set(holdings.map(({ node }) => node))]
  const deploys = log.flatMap((event) => (event.type === 'deployed' && event.url === url ? [{ atMs: event.atMs, version: event.version }] : []))
  const live = [{ atMs: 0, version: 1 }, ...deploys]
  const origin = live.map(({ atMs, version }, i) => ({ fromMs: atMs, untilMs: live[i + 1]?.atMs ?? Infinity, version })).filter((span) => span.fromMs < span.untilMs)
  return { url, untilMs, rows: nodes.flatMap((node) => rowsOf(node, holdings)), origin, deploys, sightings: sightingsOf(log, url, live, meaningsOf(log, url)) }
}

/**
 * Until when a cache could still answer with the version on its own, without asking anybody first.
 * @param nodes left out: any of them
 * @returns virtual ms; null when none ever could
 */
export function answersUntilMs({ rows }: Pick<Truth, 'rows'>, version: number, nodes?: readonly NodeId[]): number | null {
  const ends = rows
    .filter((row) => nodes === undefined || nodes.includes(row.node))
    .flatMap((row) => row.spans.filter((span) => span.version === version && (span.state === 'fresh' || span.state === 'stale-allowed')))
    .map((span) => span.untilMs)
  return ends.length === 0 ? null : Math.max(...ends)
}

/** Who was shown something older than what was live, each sighting. */
export function outdatedSightings({ sightings }: Pick<Truth, 'sightings'>): readonly Sighting[] {
  return sightings.filter((seen) => seen.outdated)
}

/** One stay of one stored response in one cache. */
interface Holding {
  readonly node: NodeId
  readonly slot: string
  readonly variant: string
  readonly entry: StoredSummary
  readonly fromMs: number
  /** Infinity: still there at the end. */
  readonly untilMs: number
}

function holdingsOf(log: readonly LogEvent[], url: string): readonly Holding[] {
  const done: Holding[] = []
  const open = new Map<string, Holding>()
  const slotOf = (node: NodeId, of: { readonly key: string; readonly variant: string }): string => JSON.stringify([node, of.key, of.variant])
  const close = (slot: string, atMs: number): void => {
    const holding = open.get(slot)
    if (holding) done.push({ ...holding, untilMs: atMs })
    open.delete(slot)
  }
  for (const event of log) {
    if (event.type === 'evicted' && event.url === url) close(slotOf(event.node, event), event.atMs)
    if ((event.type !== 'stored' && event.type !== 'refreshed' && event.type !== 'marked-stale') || event.entry.url !== url) continue
    const { node, entry, atMs } = event
    const slot = slotOf(node, entry)
    close(slot, atMs)
    open.set(slot, { node, slot, variant: entry.variant, entry, fromMs: atMs, untilMs: Infinity })
  }
  return [...done, ...open.values()].sort((a, b) => a.fromMs - b.fromMs)
}

function rowsOf(node: NodeId, holdings: readonly Holding[]): readonly TruthRow[] {
  const here = holdings.filter((holding) => holding.node === node)
  const slots = [...new Set(here.map(({ slot }) => slot))]
  if (slots.length === 0) return [{ node, variant: '', spans: [absent(0, Infinity)] }]
  return slots.map((slot) => {
    const stays = here.filter((holding) => holding.slot === slot)
    const spans = stays.flatMap((stay, i) => {
      const nextMs = stays[i + 1]?.fromMs ?? Infinity
      return [...lifeOf(stay.entry, stay.fromMs, stay.untilMs), ...(stay.untilMs < nextMs ? [absent(stay.untilMs, nextMs)] : [])]
    })
    const firstMs = stays[0]?.fromMs ?? 0
    return { node, variant: stays[0]?.variant ?? '', spans: firstMs > 0 ? [absent(0, firstMs), ...spans] : spans }
  })
}

function absent(fromMs: number, untilMs: number): TruthSpan {
  return { fromMs, untilMs, version: null, state: 'absent' }
}

/** The states that a stored response passes through while it stays, none of them empty. */
function lifeOf(entry: StoredSummary, fromMs: number, untilMs: number): readonly TruthSpan[] {
  const version = typeof entry.content === 'number' ? entry.content : null
  const staleMs = roundMs(freshUntilMs(entry))
  const steps = [
    { endMs: staleMs, state: entry.asksAlways ? 'asks' : 'fresh' },
    { endMs: usableUntilMs(entry), state: 'stale-allowed' },
    { endMs: staleMs + (entry.staleIfErrorSeconds ?? 0) * 1000, state: 'stale', ifError: true },
    { endMs: Infinity, state: 'stale' },
  ] as const
  let atMs = fromMs
  return steps.flatMap(({ endMs, ...what }): TruthSpan[] => {
    const span = { fromMs: atMs, untilMs: Math.min(endMs, untilMs), version, ...what }
    if (span.fromMs >= span.untilMs) return []
    atMs = span.untilMs
    return [span]
  })
}

function usableUntilMs(entry: StoredSummary): number {
  return roundMs(freshUntilMs(entry) + (entry.staleWhileRevalidateSeconds ?? 0) * 1000)
}

/** Tells which version was the first to say what a version says. */
function meaningsOf(log: readonly LogEvent[], url: string): (version: number) => number {
  const first = new Map<number, number>()
  const meaning = (version: number): number => first.get(version) ?? version
  for (const event of log) if (event.type === 'deployed' && event.url === url && event.sameMeaning) first.set(event.version, meaning(event.version - 1))
  return meaning
}

function sightingsOf(log: readonly LogEvent[], url: string, live: readonly { readonly atMs: number; readonly version: number }[], meaning: (version: number) => number): readonly Sighting[] {
  const asked = new Set(log.flatMap((event) => (event.type === 'request-started' && event.parent === null && event.request.url === url ? [event.req] : [])))
  return log.flatMap((event): Sighting[] => {
    if (event.type !== 'request-finished' || !asked.has(event.req)) return []
    const { atMs, req, outcome, answeredBy } = event
    const version = event.response.body.content
    const user = userOf(event.from)
    const liveVersion = live.findLast((span) => span.atMs <= atMs)?.version
    if (typeof version !== 'number' || user === null || liveVersion === undefined) return []
    const outdated = version < liveVersion && meaning(version) !== meaning(liveVersion)
    return [{ atMs, req, user, version, liveVersion, outdated, outcome, answeredBy }]
  })
}
