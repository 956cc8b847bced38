/** Every number that the words of this scene speak of, read from runs, and the stage's big numbers. */
import type { SceneCopy } from '../../src/lesson/copy.ts'
import type { Figures } from '../../src/lesson/scene.ts'
import { formatBytes, formatMs } from '../../src/stage/prose/message.ts'
import type { StageState } from '../../src/stage/state.ts'
import type { Meter } from '../../src/stage/topology.ts'
import { greatCircleKm, locate } from '../../src/world/geo/distance.ts'
import { rttMs } from '../../src/world/physics.ts'
import { originRequests, userRequests } from '../../src/world/report.ts'
import { TOLERANCE_MS, leaks, openedIn, originBytes, services, storedAtNode, verdictOf, waitFor, type BypassTrial } from './readings.ts'
import { CITY, LIFETIME_SECONDS, LOGO, ME, NAMES, ORIGIN_CITY, PEOPLE, POP, browserOf, urlOf, type Person } from './world.ts'

/** A wait, or nothing where there was none. */
const wait = (name: string, ms: number): Figures => (Number.isFinite(ms) ? { [name]: formatMs(ms) } : {})

export function figures(trial: BypassTrial): Figures {
  const { log } = trial.run
  const { settings } = trial
  return {
    header: settings.header,
    rule: settings.rule,
    credentials: settings.credentials,
    mistake: settings.mistake,
    mend: settings.mend,
    page: settings.page,
    warm: settings.warm ? 'yes' : 'no',
    path: new URL(urlOf(settings)).pathname,
    lifetime: LIFETIME_SECONDS,
    rtt: formatMs(rttMs(greatCircleKm(locate(CITY), locate(ORIGIN_CITY)))),
    kept: storedAtNode(log, POP, urlOf(settings)),
    keptOwn: PEOPLE.reduce((sum, person) => sum + storedAtNode(log, browserOf(person), ME), 0),
    leaked: leaks(trial).length,
    origin: originRequests(log),
    ...wait('logoMs', waitFor(log, LOGO, 'ana')),
    ...wait('anaMs', waitFor(log, urlOf(settings), 'ana')),
    ...wait('benMs', waitFor(log, urlOf(settings), 'ben')),
    ...wait('benPageMs', openedIn(log, 'ben').pageMs),
    ...wait('benBasketMs', openedIn(log, 'ben').basketMs),
    lanesTolerance: formatMs(TOLERANCE_MS.lanes),
    waysTolerance: formatMs(TOLERANCE_MS.ways),
    verdict: verdictOf(trial),
    ...firstLeak(trial),
    originBytes: formatBytes(originBytes(log, settings.countedFromMs)),
    ...bothWays(trial),
  }
}

/** Who got whose in the first leak, and after how long. */
function firstLeak(trial: BypassTrial): Figures {
  const [leak] = leaks(trial)
  const got = leak && userRequests(trial.run.log).find((row) => row.req === leak.req)
  return leak ? { got: NAMES[leak.user as Person] ?? '', victim: NAMES[leak.served.owner as Person] ?? '', ...wait('leakMs', got?.ttfbMs ?? NaN) } : { got: '', victim: '', leakMs: '' }
}

/** The first and the later wait of each, and the round trips of the first. */
function bothWays({ run: { log } }: BypassTrial): Figures {
  return Object.fromEntries(
    PEOPLE.flatMap((person) => {
      const rows = userRequests(log).filter((row) => row.user === person)
      const [first, second] = rows
      return [
        ...(first?.ttfbMs ? [[`${person}First`, formatMs(first.ttfbMs)], [`${person}Trips`, first.roundTrips ?? 0]] : []),
        ...(second?.ttfbMs ? [[`${person}Later`, formatMs(second.ttfbMs)]] : []),
      ] as [string, string | number][]
    }),
  )
}

export function meters(state: StageState, { run, spec, settings }: BypassTrial, copy: SceneCopy): readonly Meter[] {
  const seen = { run: { ...run, log: run.log.slice(0, state.seen) }, spec }
  const meter = (id: string, value: number, tone: NonNullable<Meter['tone']>): Meter => ({ id, label: copy.meters[id] ?? id, value: String(value), tone: value > 0 ? tone : 'quiet' })
  return [
    meter('leaked', leaks(seen).length, 'error'),
    meter('kept', storedAtNode(seen.run.log, POP, urlOf(settings)), 'ink'),
    meter('origin', services(seen.run.log, settings.countedFromMs).filter(({ originSaw }) => originSaw !== 'nothing').length, 'ink'),
  ]
}
