/** What this scene reads from a run: who waited, who saw the bug and why, who got an error. */
import type { Trial } from '../../src/lesson/scene.ts'
import type { RequestId } from '../../src/world/log.ts'
import { eventsOf, requests, userRequests, type Log, type RequestRow } from '../../src/world/report.ts'
import { truthOf, type Sighting, type Truth } from '../../src/world/truth.ts'
import { BUG, FIX, PAGE, citiesOf, popOf, type SceneCity, type SwrSettings } from './world.ts'

export type SwrTrial = Trial<SwrSettings>

export function truthOfTrial({ run, settings }: SwrTrial): Truth {
  return truthOf(run, PAGE, { caches: citiesOf(settings).map(popOf) })
}

/** Who comes, but for each city's first, who finds an empty cache and fills it. */
export function visitors(log: Log): readonly RequestRow[] {
  const seen = new Set<string | null>()
  return userRequests(log).filter(({ user }) => seen.has(user) || !seen.add(user))
}

/** Visitors for whom the POP had to hear from the origin. */
export function waiters(log: Log): readonly RequestRow[] {
  return visitors(log).filter((row) => row.phases.some(({ phase }) => phase === 'upstream' || phase === 'wait'))
}

/** Visitors who were told of an error. */
export function failures(log: Log): readonly RequestRow[] {
  return userRequests(log).filter((row) => row.outcome === 'error')
}

/** Requests to the origin for which nobody waited: they run behind an answer. */
export function backgroundFetches(log: Log): readonly RequestRow[] {
  const asked = new Map(userRequests(log).map((row) => [row.req, row]))
  return requests(log).filter((row) => {
    const parent = row.parent === null ? undefined : asked.get(row.parent)
    return parent !== undefined && !parent.phases.some(({ phase }) => phase === 'upstream')
  })
}

/**
 * Visitors who were shown the bug, as far as the log goes; light enough for every frame. `afterFix` goes by when somebody came, as
 * the words and the list of requests do, not by when the answer was there.
 */
export function bugSightings(log: Log): readonly BugSighting[] {
  const fixedAtMs = log.find((event) => event.type === 'deployed' && event.version === FIX)?.atMs ?? Infinity
  return eventsOf(log, 'request-finished').flatMap(({ req, from, atMs, ttfbMs, response }) =>
    from.startsWith('browser:') && response.body.content === BUG ? [{ req, user: from.slice('browser:'.length), atMs, afterFix: atMs - ttfbMs > fixedAtMs }] : [],
  )
}

export interface BugSighting extends Pick<Sighting, 'req' | 'user' | 'atMs'> {
  /** The request was sent when the fix was live. */
  readonly afterFix: boolean
}

/** The last of them, anywhere or in one city. */
export function lastBugSighting(log: Log, city?: SceneCity): BugSighting | null {
  return bugSightings(log).findLast((seen) => city === undefined || seen.user === city) ?? null
}

/** When the last visitor saw the bug, s; NaN when nobody did. */
export function lastBugSeconds(log: Log, city?: SceneCity): number {
  return (lastBugSighting(log, city)?.atMs ?? NaN) / 1000
}

/** When the copy of the bug in a city's POP stops being fresh for the last time, s; NaN without one. */
export function bugLifetimeEndSeconds(trial: SwrTrial, city: SceneCity): number {
  const spans = truthOfTrial(trial).rows.find((row) => row.node === popOf(city))?.spans ?? []
  return (spans.findLast((span) => span.version === BUG && span.state === 'fresh')?.untilMs ?? NaN) / 1000
}

/** By which right a POP answered a request with what it had stored; null when it did not. */
export const RIGHTS = ['fresh', 'stale-while-revalidate', 'stale-if-error'] as const
export type Right = (typeof RIGHTS)[number]

export function rightOf(log: Log, req: RequestId): Right | null {
  const decided = eventsOf(log, 'decided').filter((event) => event.req === req && event.node.startsWith('pop:'))
  const because = decided.map(({ decision }) => decision.because).findLast((rung) => (RIGHTS as readonly string[]).includes(rung))
  return (because as Right | undefined) ?? null
}
