import type { SceneCopy } from '../../src/lesson/copy.ts'
import type { Figures, Trial } from '../../src/lesson/scene.ts'
import { formatBytes, formatMs, formatSeconds } from '../../src/stage/prose/message.ts'
import type { StageState } from '../../src/stage/state.ts'
import type { Meter } from '../../src/stage/topology.ts'
import type { LogEvent } from '../../src/world/log.ts'
import { greatCircleKm, locate } from '../../src/world/geo/distance.ts'
import { eventsOf, requests, userRequests, type RequestRow } from '../../src/world/report.ts'
import { finished, kindOfAnswer } from './journey.ts'
import { MAX_AGE_SECONDS, ORIGIN, type FoundationsSettings } from './world.ts'
import { whole } from '../../src/language/numbers.ts'

/** What prose says of a run: all of it read from the log, or from the map. */
export function figures({ run, spec, settings }: Trial<FoundationsSettings>): Figures {
  const all = userRequests(run.log)
  const last = all.at(-1)
  const first = all[0]
  const user = spec.users[0]
  return {
    maxAge: formatSeconds(MAX_AGE_SECONDS),
    km: user ? whole(greatCircleKm(locate(user.place), locate(spec.origin.place))) : '',
    pageSize: formatBytes(spec.origin.resources[0]?.lengthBytes ?? 0),
    history: settings.history,
    ...(first && named('first', first, run.log)),
    ...(last && named('last', last, run.log)),
  }
}

function named(prefix: string, row: RequestRow, log: readonly LogEvent[]): Figures {
  const phase = (name: string) => row.phases.filter((span) => span.phase === name).reduce((sum, span) => sum + span.untilMs - span.fromMs, 0)
  const fetch = requests(log).find((candidate) => candidate.parent === row.req)
  const answer = eventsOf(log, 'hop').find((hop) => hop.kind === 'response' && hop.from === ORIGIN && hop.req === fetch?.req)
  return {
    [`${prefix}Ttfb`]: formatMs(row.ttfbMs ?? 0),
    [`${prefix}Dns`]: formatMs(phase('dns')),
    [`${prefix}Tcp`]: formatMs(phase('tcp')),
    [`${prefix}Tls`]: formatMs(phase('tls')),
    [`${prefix}Upstream`]: formatMs(phase('upstream')),
    [`${prefix}RoundTrips`]: row.roundTrips ?? 0,
    [`${prefix}At`]: formatSeconds(Math.round(row.startMs / 1000)),
    ...(answer && { [`${prefix}OriginBytes`]: formatBytes(answer.bytes) }),
  }
}

/** The big numbers on the stage: only what has been answered by the time shown. */
export function meters(state: StageState, { run }: Trial<FoundationsSettings>, copy: SceneCopy): readonly Meter[] {
  const seen = run.log.slice(0, state.seen)
  const rows = finished(seen)
  // While a request is under way, the last one's time would pass for its own.
  const latest = userRequests(seen).at(-1)
  const count = (kind: string) => String(rows.filter((row) => kindOfAnswer(seen, row) === kind).length)
  const meter = (id: string, value: string, tone: NonNullable<Meter['tone']>): Meter => ({ id, label: copy.meters[id] ?? id, value, tone })
  return [
    meter('first-byte', latest && rows.some(({ req }) => req === latest.req) ? formatMs(latest.ttfbMs ?? 0) : '–', 'ink'),
    meter('by-browser', count('browser'), 'hit'),
    meter('by-pop', count('pop'), 'hit'),
    meter('by-origin', count('origin'), 'miss'),
  ]
}
