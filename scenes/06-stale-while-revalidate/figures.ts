/** Every number that the words of this scene speak of, read from runs, and the stage's big numbers. */
import type { SceneCopy } from '../../src/lesson/copy.ts'
import type { Figures } from '../../src/lesson/scene.ts'
import { formatMs, formatSeconds } from '../../src/stage/prose/message.ts'
import type { StageState } from '../../src/stage/state.ts'
import type { Meter } from '../../src/stage/topology.ts'
import { eventsOf, originRequests, userRequests, type RequestRow } from '../../src/world/report.ts'
import { backgroundFetches, bugLifetimeEndSeconds, bugSightings, failures, lastBugSeconds, visitors, waiters, type SwrTrial } from './readings.ts'
import { BUG_MS, FAILS_FOR_MS, FIX_MS } from './traffic.ts'
import { CITY_ORDER, STALE_IF_ERROR_SECONDS, cacheControl, citiesOf } from './world.ts'
import { units } from '../../src/language/units.en.ts'
import { listed } from '../../src/language/lists.ts'

/** A moment of a run: whole minutes and seconds from ten minutes on. */
export function shownSeconds(seconds: number): string {
  if (!Number.isFinite(seconds)) return '–'
  return seconds < 600 ? formatSeconds(seconds) : `${Math.floor(seconds / 60)} ${units.min} ${Math.round(seconds % 60)} ${units.s}`
}

/** Names that a message can select by. */
const ERROR_WORDS = { nothing: 'nothing', 'stale-if-error': 'standIn', 'must-revalidate': 'forbidden' } as const

export function figures(trial: SwrTrial): Figures {
  const { settings, run: { log } } = trial
  const rows = userRequests(log)
  const seen = bugSightings(log)
  const waited = waiters(log)
  const hit = rows.find((row) => row.outcome === 'hit')
  const stale = rows.filter((row) => row.outcome === 'stale')
  const waits = waited.map((row) => row.ttfbMs ?? 0)
  return {
    header: cacheControl(settings),
    ttl: formatSeconds(Number(settings.ttl)),
    window: formatSeconds(Number(settings.window)),
    hasWindow: settings.window === '0' ? 'no' : 'yes',
    onError: ERROR_WORDS[settings.onError],
    staleIfError: formatSeconds(STALE_IF_ERROR_SECONDS),
    visitors: visitors(log).length,
    waited: waited.length,
    stale: stale.length,
    background: backgroundFetches(log).length,
    origin: originRequests(log),
    ...(hit?.ttfbMs && { hitMs: formatMs(hit.ttfbMs) }),
    ...(waits.length > 0 && { waitMs: formatMs(Math.max(...waits)) }),
    ...refresh(trial),
    ...standIns(rows, waited),
    bugAt: formatSeconds(BUG_MS / 1000),
    fixAt: formatSeconds(FIX_MS / 1000),
    bugLive: formatSeconds((FIX_MS - BUG_MS) / 1000),
    bug: seen.length,
    afterFix: seen.filter((sighting) => sighting.afterFix).length,
    ...(seen.length > 0 && { last: shownSeconds(lastBugSeconds(log)), lastAfterFix: shownSeconds(lastBugSeconds(log) - FIX_MS / 1000) }),
    latest: shownSeconds(FIX_MS / 1000 + Number(settings.ttl) + Number(settings.window)),
    ...byCity(trial),
    failsFor: formatSeconds(FAILS_FOR_MS / 1000),
    errors: failures(log).length,
  }
}

/** Of those who were given a stale copy: who had it at once, who waited for the origin's error first and how long at most. And who waited for an answer of the origin that was no error. */
function standIns(rows: readonly RequestRow[], waited: readonly RequestRow[]): Figures {
  const after = waited.filter((row) => row.outcome === 'stale')
  return {
    staleAtOnce: rows.filter((row) => row.outcome === 'stale').length - after.length,
    staleWaited: after.length,
    ...(after.length > 0 && { errorMs: formatMs(Math.max(...after.map((row) => row.ttfbMs ?? 0))) }),
    renewedWaited: waited.filter((row) => row.outcome !== 'stale' && row.outcome !== 'error').length,
  }
}

/** How long the first fetch behind an answer took. */
function refresh({ run: { log } }: SwrTrial): Figures {
  const took = backgroundFetches(log)[0]?.ttfbMs
  return took ? { refreshMs: formatMs(took) } : {}
}

/** For each city `londonBug`, `londonLast`, `londonEnds`, and when its visitors come: `londonVisits`. */
function byCity(trial: SwrTrial): Figures {
  const { log } = trial.run
  return Object.fromEntries(
    citiesOf(trial.settings).flatMap((city) => {
      const seconds = lastBugSeconds(log, city)
      const ends = bugLifetimeEndSeconds(trial, city)
      // Those of the past do not count for what is still to come.
      const visits = eventsOf(log, 'request-started').filter((event) => event.from === `browser:${city}` && event.atMs >= BUG_MS)
      return [
        [`${city}Bug`, bugSightings(log).filter((seen) => seen.user === city).length],
        [`${city}Visits`, listed(visits.slice(0, 8).map(({ atMs }) => formatSeconds(atMs / 1000)))],
        [`${city}First`, formatSeconds((visits[0]?.atMs ?? 0) / 1000)],
        [`${city}Second`, formatSeconds((visits[1]?.atMs ?? 0) / 1000)],
        ...(Number.isFinite(seconds) ? [[`${city}Last`, shownSeconds(seconds)], [`${city}After`, shownSeconds(seconds - FIX_MS / 1000)]] : []),
        ...(Number.isFinite(ends) ? [[`${city}Ends`, shownSeconds(ends)], [`${city}Window`, shownSeconds(ends + Number(trial.settings.window))]] : []),
      ] as [string, string | number][]
    }),
  )
}

export function meters(state: StageState, { run }: SwrTrial, copy: SceneCopy): readonly Meter[] {
  const log = run.log.slice(0, state.seen)
  const rows = userRequests(log)
  const seen = bugSightings(log)
  const meter = (id: string, value: number, tone: NonNullable<Meter['tone']>): Meter => ({ id, label: copy.meters[id] ?? id, value: String(value), tone: value > 0 ? tone : 'quiet' })
  return [
    meter('hits', rows.filter((row) => row.outcome === 'hit').length, 'hit'),
    meter('errors', failures(log).length, 'error'),
    meter('stale', rows.filter((row) => row.outcome === 'stale').length, 'stale'),
    meter('origin', state.origin.requests, 'ink'),
    meter('waited', waiters(log).length, 'miss'),
    meter('bug', seen.length, 'error'),
    meter('after', seen.filter((sighting) => sighting.afterFix).length, 'error'),
  ]
}

/** City by city who saw the bug. */
export function harmByCity(log: SwrTrial['run']['log']): readonly { readonly city: (typeof CITY_ORDER)[number]; readonly saw: number; readonly afterFix: number }[] {
  const seen = bugSightings(log)
  return CITY_ORDER.map((city) => {
    const here = seen.filter((sighting) => sighting.user === city)
    return { city, saw: here.length, afterFix: here.filter((sighting) => sighting.afterFix).length }
  })
}
