/** Every number that the words of this scene speak of, read from runs and measurements, and the stage's big numbers. */
import type { SceneCopy } from '../../src/lesson/copy.ts'
import type { Figures } from '../../src/lesson/scene.ts'
import { formatCount, formatMs, formatSeconds, formatShare } from '../../src/stage/prose/message.ts'
import type { StageState } from '../../src/stage/state.ts'
import type { Meter } from '../../src/stage/topology.ts'
import { greatCircleKm, locate } from '../../src/world/geo/distance.ts'
import { PATH_STRETCH, oneWayMs } from '../../src/world/physics.ts'
import { eventsOf, originRequests, storedAt, type Log } from '../../src/world/report.ts'
import { OTHER_PAGES, PRICE_PAGES, pathOf } from './pages.ts'
import { fateOf, oldGoneMs, oldPages, oldViews, propagationMs, purged, views, type PurgeTrial } from './readings.ts'
import { BURST_MS, CHECK_RATE, PRICE_MS, STARTS_MS, burstOf } from './scripts.ts'
import { CAPACITY, OBJECTS, QUEUE, SICK_SECONDS, flood } from './traffic.ts'
import { CITY_ORDER, LIFETIME_SECONDS, ORIGIN_CITY, SHORT_SECONDS, WINDOW_SECONDS, cityName, popOf, type SceneCity } from './world.ts'

/** In one piece, wherever the line ends. */
const whole = (text: string): string => text.replaceAll(' ', '\u00a0')

export function figures(trial: PurgeTrial): Figures {
  const { settings, run, plan } = trial
  const { log } = run
  // Where the change comes before anything else is history, all of it is shown.
  const shown = views(log, (eventsOf(log, 'deployed')[0]?.atMs ?? STARTS_MS) < STARTS_MS ? 0 : STARTS_MS)
  const gone = purged(log)
  const goneMs = oldGoneMs(log)
  return {
    pages: PRICE_PAGES.length,
    others: PRICE_PAGES.length - 1,
    unrelated: OTHER_PAGES.length,
    pops: CITY_ORDER.length,
    copies: CITY_ORDER.reduce((sum, city) => sum + storedAt(log, popOf(city), STARTS_MS).length, 0),
    lifetime: whole(formatSeconds(LIFETIME_SECONDS)),
    short: whole(formatSeconds(SHORT_SECONDS)),
    window: whole(formatSeconds(WINDOW_SECONDS)),
    rate: settings.rate,
    burst: burstOf(settings.rate),
    burstEvery: whole(formatSeconds(BURST_MS / 1000)),
    checkRate: CHECK_RATE,
    tag: settings.tag,
    network: settings.network,
    mode: settings.mode,
    parts: settings.parts,
    journal: settings.journal ? 'yes' : 'no',
    styles: settings.styles,
    mistake: settings.mistake,
    oldLeft: oldPages(log),
    oldSeen: oldViews(log).length,
    gone: Number.isFinite(goneMs) ? whole(formatSeconds(Math.round((goneMs - PRICE_MS) / 1000))) : 'never',
    bigHours: Math.round(OBJECTS / settings.rate / 60),
    sent: eventsOf(log, 'purge-sent').length,
    purgedCopies: gone.copies,
    purgedPages: gone.pages,
    purgedWithout: gone.without,
    propagation: whole(formatMs(propagationMs(log) || 0)),
    farKm: formatCount(Math.max(...CITY_ORDER.map((city) => greatCircleKm(locate(city), locate(ORIGIN_CITY))))),
    farMs: whole(formatMs(oneWayMs(Math.max(...CITY_ORDER.map((city) => greatCircleKm(locate(city), locate(ORIGIN_CITY))))))),
    stretch: PATH_STRETCH,
    tagged: shown.filter(({ carriesTags }) => carriesTags).length,
    taggedFromOrigin: originAnswersWithTags(log),
    answers: shown.length,
    fate: fateOf(log, popOf('tokyo')),
    originAsked: originRequests(log),
    objects: formatCount(OBJECTS),
    capacity: formatCount(CAPACITY),
    queue: formatCount(QUEUE),
    sick: SICK_SECONDS,
    ...Object.fromEntries(shown.slice(0, 3).flatMap((view, i) => Object.entries({ Who: cityName(view.user as SceneCity), Path: pathOf(view.url), Ms: whole(formatMs(view.ttfbMs)), Price: view.old ? 'old' : 'new' }).map(([name, value]) => [`view${i + 1}${name}`, value]))),
    ...(plan && { load: formatCount(plan.spec.regions.reduce((sum, region) => sum + region.requestsPerSecond, 0)) }),
    ...measured(trial),
  }
}

/** Answers of the origin that carried tags, since the stage began. */
function originAnswersWithTags(log: Log): number {
  return eventsOf(log, 'request-finished').filter((event) => event.from.startsWith('pop:') && event.atMs >= STARTS_MS && event.response.headers.some(([name]) => name.toLowerCase() === 'surrogate-key')).length
}

function measured(trial: PurgeTrial): Figures {
  const found = flood(trial)
  if (!found) return {}
  const { before, peak, peakLoad, hitShare, shed, fullAfterSeconds, downSeconds, downAfterSeconds, errorPercent, errors, stale } = found
  // As people reckon who have what is shown.
  const shownBefore = Math.round(before)
  const shownShare = Math.round(hitShare * 1000) / 1000
  const seconds = (value: number): string => whole(formatSeconds(value || 0))
  return {
    before: shownBefore,
    peak: formatCount(peak),
    hitShare: whole(formatShare(shownShare)),
    times: Math.round(peak / shownBefore),
    law: Math.round(1 / (1 - shownShare)),
    all: formatCount(Math.round(shownBefore / (1 - shownShare))),
    peakLoad: formatCount(peakLoad),
    spared: formatCount(peakLoad - peak),
    shed: formatCount(shed),
    fullAfter: seconds(fullAfterSeconds),
    downFor: seconds(Math.round(downSeconds)),
    downAfter: seconds(Math.round(downAfterSeconds)),
    errorPercent: Math.round(errorPercent),
    overloaded: shed > 0 ? 'yes' : 'no',
    down: downSeconds > 0 ? 'yes' : 'no',
    errors: formatCount(errors),
    staleServed: formatCount(stale),
  }
}

export function meters(state: StageState, { run }: PurgeTrial, copy: SceneCopy): readonly Meter[] {
  const log = run.log.slice(0, state.seen)
  const meter = (id: string, value: number, tone: NonNullable<Meter['tone']>): Meter => ({ id, label: copy.meters[id] ?? id, value: String(value), tone: value > 0 ? tone : 'quiet' })
  return [meter('old', oldPages(log), 'stale'), meter('seen', oldViews(log, 0).length, 'error'), meter('purges', eventsOf(log, 'purge-sent').length, 'ink'), meter('origin', eventsOf(log, 'origin-answered').filter(({ atMs }) => atMs >= PRICE_MS).length, 'miss')]
}
