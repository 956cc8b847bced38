/** Every number that the words of this scene speak of, read from runs, and the stage's big numbers. */
import { fieldValue } from '../../src/engine/http/message.ts'
import type { SceneCopy } from '../../src/lesson/copy.ts'
import type { Figures } from '../../src/lesson/scene.ts'
import { formatMs, formatSeconds } from '../../src/stage/prose/message.ts'
import type { StageState } from '../../src/stage/state.ts'
import type { Meter } from '../../src/stage/topology.ts'
import { eventsOf, freshUntilMs, userRequests } from '../../src/world/report.ts'
import { outdatedSightings, truthOf } from '../../src/world/truth.ts'
import { DEPLOY_MS } from './beats.ts'
import { WAY_IDS, countSources, leftAtStoreSeconds, oldUntilSeconds, selectName, storings, truthOfTrial, tryWay, warmOriginMs, type TtlTrial } from './readings.ts'
import { BROWSER, EDGE, HEADERS, PAGE, SECONDS, UNCHANGED_SECONDS, WORDS } from './world.ts'

const whole = (seconds: number): string => formatSeconds(Math.round(seconds))

export function figures(trial: TtlTrial): Figures {
  const { settings, run } = trial
  const sources = countSources(run.log)
  return {
    requests: userRequests(run.log).length,
    fromBrowser: sources.browser,
    fromEdge: sources.edge,
    fromOrigin: sources.origin,
    header: nameOf(HEADERS, settings.header),
    word: nameOf(WORDS, settings.header),
    reset: settings.resetAge ? 'yes' : 'no',
    one: HEADERS.one,
    browserSeconds: SECONDS.browser,
    edgeSeconds: SECONDS.edge,
    unchanged: whole(UNCHANGED_SECONDS),
    ...lifetimes(trial),
    ...waits(trial),
    warmOrigin: formatMs(warmOriginMs()),
    ...trapped(trial),
    ...ways(),
    ...deployed(trial),
  }
}

/** Which of the stored headers stands there; 'own' for a learner's. */
function nameOf(known: Readonly<Record<string, string>>, header: string): string {
  return selectName(Object.keys(known).find((name) => known[name] === header) ?? 'own')
}

/** How long the first copies may be used: 'not at all' is 0 s. */
function lifetimes({ run }: TtlTrial): Figures {
  const first = (node: string) => storings(run.log, node)[0]
  const browser = first(BROWSER)
  const edge = first(EDGE)
  return {
    browserStores: browser ? 'yes' : 'no',
    edgeStores: edge ? 'yes' : 'no',
    browserLifetime: whole(browser && !browser.asksAlways ? Math.max(0, browser.freshnessLifetimeSeconds) : 0),
    edgeLifetime: whole(edge && !edge.asksAlways ? Math.max(0, edge.freshnessLifetimeSeconds) : 0),
  }
}

/** The first visits' times and waits: `at1`, `wait1`, and so on. */
function waits({ run }: TtlTrial): Figures {
  const rows = userRequests(run.log).slice(0, 5)
  return Object.fromEntries(rows.flatMap((row, index) => [[`at${index + 1}`, whole(row.startMs / 1000)] as const, ...(row.ttfbMs === null ? [] : [[`wait${index + 1}`, formatMs(row.ttfbMs)] as const])]))
}

/** The copy that came to the browser second: the Age that it carried, what it had left, what there was between. */
function trapped({ run }: TtlTrial): Figures {
  const copy = storings(run.log, BROWSER)[1]
  const edge = storings(run.log, EDGE)[0]
  if (!copy) return {}
  const answer = eventsOf(run.log, 'request-finished').find((event) => event.from === BROWSER && event.atMs >= copy.storedAtMs)
  const age = answer && fieldValue(answer.response.headers, 'age')
  return {
    ...(age !== undefined && { arrivedAge: age, overAge: whole(Math.max(0, Number(age) - copy.freshnessLifetimeSeconds)) }),
    arrivedLeft: whole(leftAtStoreSeconds(copy)),
    ...(edge && { edgeLeft: whole((freshUntilMs(edge) - copy.storedAtMs) / 1000) }),
  }
}

/** What each way out leaves the browser, and how often it has the origin asked. */
function ways(): Figures {
  return Object.fromEntries(WAY_IDS.flatMap((way) => {
    const { leftSeconds, originRequests } = tryWay(way)
    return [[`${way}Left`, whole(leftSeconds)], [`${way}Origin`, originRequests]] as const
  }))
}

function deployed(trial: TtlTrial): Figures {
  const truth = truthOfTrial(trial)
  const outdated = outdatedSightings(truth)
  const last = outdated.at(-1)
  const until = oldUntilSeconds(trial)
  return {
    deployAt: whole((truth.deploys[0]?.atMs ?? DEPLOY_MS) / 1000),
    outdated: outdated.length,
    ...(until !== null && { oldUntil: whole(until) }),
    ...(last && truth.deploys[0] && { lastOldAt: whole(last.atMs / 1000), lastOldAfter: whole((last.atMs - truth.deploys[0].atMs) / 1000) }),
  }
}

export function meters(state: StageState, { run }: TtlTrial, copy: SceneCopy): readonly Meter[] {
  const log = run.log.slice(0, state.seen)
  const sources = countSources(log)
  const outdated = outdatedSightings(truthOf({ log, endMs: state.tMs }, PAGE)).length
  const label = (id: string): string => copy.meters[id] ?? id
  return [
    { id: 'outdated', label: label('outdated'), value: String(outdated), tone: outdated > 0 ? 'error' : 'quiet' },
    { id: 'browser', label: label('browser'), value: String(sources.browser), tone: sources.browser > 0 ? 'hit' : 'quiet' },
    { id: 'edge', label: label('edge'), value: String(sources.edge), tone: sources.edge > 0 ? 'hit' : 'quiet' },
    { id: 'origin', label: label('origin'), value: String(sources.origin), tone: sources.origin > 0 ? 'miss' : 'quiet' },
  ]
}
