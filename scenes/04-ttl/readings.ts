/** What this scene reads from a run: which cache answered, how long copies lasted, who could still show the old version. */
import type { StoredSummary } from '../../src/engine/edge.types.ts'
import { runWorld } from '../../src/world/run.ts'
import type { Trial } from '../../src/lesson/scene.ts'
import { eventsOf, userOf, userRequests, type Log, type RequestRow } from '../../src/world/report.ts'
import { answersUntilMs, truthOf, type Truth } from '../../src/world/truth.ts'
import { BROWSER, CACHES, EDGE, HEADERS, INITIAL, PAGE, otherComputer, visit, world, type TtlSettings } from './world.ts'

export type TtlTrial = Trial<TtlSettings>

/** Where the answer to a user's request came from. */
export type Source = 'browser' | 'edge' | 'origin'

export function sourceOf({ answeredBy }: Pick<RequestRow, 'answeredBy'>): Source | null {
  if (answeredBy === null) return null
  if (userOf(answeredBy) !== null) return 'browser'
  return answeredBy === EDGE ? 'edge' : 'origin'
}

/** How many of the users' requests each stop answered. */
export function countSources(log: Log): Readonly<Record<Source, number>> {
  const counts = { browser: 0, edge: 0, origin: 0 }
  for (const row of userRequests(log)) {
    const source = sourceOf(row)
    if (source) counts[source] += 1
  }
  return counts
}

/** Everything that a node stored or renewed, in order. */
export function storings(log: Log, node: string): readonly StoredSummary[] {
  return log.flatMap((event) => ((event.type === 'stored' || event.type === 'refreshed') && event.node === node ? [event.entry] : []))
}

/** How much of its lifetime a copy had left when it came in, s; 0 for one that came in stale. */
export function leftAtStoreSeconds(entry: StoredSummary): number {
  return Math.max(0, entry.freshnessLifetimeSeconds - entry.ageAtStoreSeconds)
}

export function truthOfTrial({ run }: Pick<TtlTrial, 'run'>): Truth {
  return truthOf(run, PAGE, { caches: CACHES })
}

/** Until when some cache could still answer with the first version on its own, s; null when none ever could. */
export function oldUntilSeconds(trial: TtlTrial): number | null {
  const untilMs = answersUntilMs(truthOfTrial(trial), 1)
  return untilMs === null ? null : untilMs / 1000
}

let warmMs: number | null = null

/** What the first byte takes all the way from the origin over connections that are open by then, ms: from a run of its own. */
export function warmOriginMs(): number {
  warmMs ??= userRequests(runWorld(world(INITIAL), [visit(5), visit(75_000)]).log)[1]?.ttfbMs ?? NaN
  return warmMs
}

/** Ways out of the trap, each with what it changes. */
export const WAYS = {
  targeted: { header: HEADERS.targeted },
  shorter: { header: HEADERS.shorter },
  longer: { header: HEADERS.longer },
  reset: { header: HEADERS.two, resetAge: true },
} as const satisfies Readonly<Record<string, Partial<TtlSettings>>>
export type Way = keyof typeof WAYS
export const WAY_IDS = Object.keys(WAYS) as readonly Way[]

/** The visits of the trap: the page comes to the edge, grows old there, and is asked for twice by a browser that had nothing of it. */
export const TRAP_VISITS = [visit(5), otherComputer(5_000), visit(200_000), visit(215_000)] as const

export interface WayResult {
  /** What the copy that came at 200 s had left, s. */
  readonly leftSeconds: number
  /** Could the browser use it again at its next visit? */
  readonly escapes: boolean
  readonly originRequests: number
}

const tried = new Map<Way, WayResult>()

/** What a way out does, from a run of its own. */
export function tryWay(way: Way): WayResult {
  let result = tried.get(way)
  if (!result) {
    const run = runWorld(world({ ...INITIAL, ...WAYS[way] }), TRAP_VISITS)
    const copy = storings(run.log, BROWSER).find((entry) => entry.storedAtMs >= 200_000)
    const last = userRequests(run.log).at(-1)
    const origin = eventsOf(run.log, 'origin-answered').length
    result = { leftSeconds: copy ? leftAtStoreSeconds(copy) : 0, escapes: last !== undefined && sourceOf(last) === 'browser', originRequests: origin }
    tried.set(way, result)
  }
  return result
}

/** A name as a key of an ICU select, which knows no dashes: 'no-cache' as 'nocache'. */
export function selectName(name: string): string {
  return name.replaceAll('-', '')
}
