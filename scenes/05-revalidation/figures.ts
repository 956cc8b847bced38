/** Every number that the words of this scene speak of, read from the run's log, and the stage's big numbers. */
import { fieldValue } from '../../src/engine/http/message.ts'
import type { SceneCopy } from '../../src/lesson/copy.ts'
import type { Figures, Trial } from '../../src/lesson/scene.ts'
import { formatBytes, formatCount, formatMs, formatSeconds } from '../../src/stage/prose/message.ts'
import type { StageState } from '../../src/stage/state.ts'
import type { Meter } from '../../src/stage/topology.ts'
import { httpDate } from '../../src/world/epoch.ts'
import { greatCircleKm, locate } from '../../src/world/geo/distance.ts'
import { rttMs } from '../../src/world/physics.ts'
import { eventsOf, userRequests, type Log } from '../../src/world/report.ts'
import { crossings, type Crossing } from './crossings.ts'
import { BROWSER, LIFETIME_SECONDS, LONGER_SECONDS, ORIGIN_CITY, SIZES, type RevalidationSettings } from './world.ts'

/** From Sydney's POP to the origin and back. */
export function oceanMs(): number {
  return rttMs(greatCircleKm(locate('sydney'), locate(ORIGIN_CITY)))
}

export function figures({ settings, spec, run: { log } }: Trial<RevalidationSettings>): Figures {
  const all = crossings(log)
  const [small, list, large] = SIZES
  return {
    lifetime: formatSeconds(LIFETIME_SECONDS),
    lifetimeSeconds: LIFETIME_SECONDS,
    longer: LONGER_SECONDS,
    body: formatCount(settings.bodyBytes),
    small: formatBytes(small),
    list: formatBytes(list),
    large: formatBytes(large),
    rtt: formatMs(oceanMs()),
    think: formatMs(spec.origin.thinkMs),
    requests: userRequests(log).length,
    asked: all.length,
    bodies: all.filter((crossing) => crossing.bodyBytes > 0).length,
    renewals: all.filter((crossing) => crossing.status === 304).length,
    policy: settings.policy,
    validator: settings.validator,
    ...waits(all),
    ...ages(log),
    ...versions(log),
  }
}

/** The first answer, the last 304, and the last answer. */
function waits(all: readonly Crossing[]): Figures {
  const [first] = all
  const renewal = all.findLast((crossing) => crossing.status === 304)
  const last = all.at(-1)
  return {
    sameWait: first && last && first.totalMs === last.totalMs ? 'yes' : 'no',
    ...(first && of('first', first)),
    ...(last && of('last', last)),
    ...(last && { lastStatus: last.status, lastCondition: last.condition ?? '' }),
    ...(renewal && of('renewal', renewal)),
  }
}

function of(name: string, { bytes, etag, firstByteMs, totalMs, partsMs }: Crossing): Figures {
  return {
    [`${name}Bytes`]: formatCount(bytes),
    [`${name}Etag`]: etag ?? '',
    [`${name}Byte`]: formatMs(firstByteMs),
    [`${name}Whole`]: formatMs(totalMs),
    [`${name}Transfer`]: formatMs(partsMs.body),
  }
}

/** The first hit: its wait, the Age that it carried, and how old its bytes were. */
function ages(log: Log): Figures {
  const hit = eventsOf(log, 'request-finished').find((event) => event.from === BROWSER && event.outcome === 'hit')
  const age = hit && fieldValue(hit.response.headers, 'age')
  const stored = hit && eventsOf(log, 'stored').findLast((event) => event.atMs <= hit.atMs)
  return hit && age !== undefined && stored ? { hitWait: formatMs(hit.ttfbMs), hitAge: age, bodyAge: formatSeconds(Math.round((hit.atMs - stored.atMs) / 1000)) } : {}
}

/** What Sydney was shown last, what was live then, and when the deploys were. */
function versions(log: Log): Figures {
  const deploys = eventsOf(log, 'deployed')
  const [first, second] = deploys
  return {
    deploys: deploys.length,
    shownVersion: lastShown(log) ?? '',
    liveVersion: deploys.at(-1)?.version ?? 1,
    ...(first && { deployed: clockTime(first.atMs) }),
    ...(first && second && { deploysApart: formatMs(second.atMs - first.atMs) }),
  }
}

/** The version that the last of Sydney's answers held; null before there is one. */
export function lastShown(log: Log): number | null {
  const content = eventsOf(log, 'request-finished').findLast((event) => event.from === BROWSER)?.response.body.content
  return typeof content === 'number' ? content : null
}

/** The time of day as an HTTP date tells it, in whole seconds. */
function clockTime(atMs: number): string {
  return /\d\d:\d\d:\d\d/.exec(httpDate(atMs))?.[0] ?? ''
}

export function meters(state: StageState, { run }: Trial<RevalidationSettings>, copy: SceneCopy): readonly Meter[] {
  const bodies = eventsOf(run.log.slice(0, state.seen), 'origin-answered').filter((event) => event.status === 200).length
  const label = (id: string): string => copy.meters[id] ?? id
  return [
    { id: 'asked', label: label('asked'), value: String(state.origin.requests), tone: state.origin.requests > 0 ? 'revalidated' : 'quiet' },
    { id: 'bodies', label: label('bodies'), value: String(bodies), tone: bodies > 0 ? 'miss' : 'quiet' },
  ]
}
