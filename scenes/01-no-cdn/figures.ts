/** Every number that the words of this scene speak of: read from the run's log, or computed by the world's own functions. */
import type { SceneCopy } from '../../src/lesson/copy.ts'
import type { Figures, Trial } from '../../src/lesson/scene.ts'
import { formatBytes, formatCount, formatMs } from '../../src/stage/prose/message.ts'
import type { StageState } from '../../src/stage/state.ts'
import type { Meter } from '../../src/stage/topology.ts'
import { greatCircleKm, locate } from '../../src/world/geo/distance.ts'
import { FIBRE_KM_PER_MS, PATH_STRETCH, oneWayMs, paperFigures, rttMs, transferMs } from '../../src/world/physics.ts'
import { eventsOf, userRequests, type Log, type RequestRow } from '../../src/world/report.ts'
import { crowdReport, isCrowd, worstWaitMs } from './crowd.ts'
import { NEARBY_MS, crossingsMs, lastRequest, lastTtfbMs, logUnder, phaseMs } from './legs.ts'
import { ACCESS_MS, CITIES, FAR, ORIGIN_AT, PROBE, SAMPLE, SECONDS_BETWEEN, kmToOrigin, type NoCdnSettings } from './world.ts'

type Run = Trial<NoCdnSettings>

/** The distance of the exercise on paper. */
export const PAPER_KM = 9_500

export function figures(trial: Run): Figures {
  const { run, spec, settings } = trial
  const rows = userRequests(run.log)
  const [first, last] = [rows[0], rows.at(-1)]
  return {
    cities: CITIES.length,
    sydneyFloor: formatMs(rttMs(kmToOrigin(spec, FAR))),
    think: formatMs(spec.origin.thinkMs),
    tls: spec.tls,
    access: formatMs(ACCESS_MS),
    accessThere: formatMs(2 * ACCESS_MS),
    workers: spec.origin.workers,
    queueLimit: spec.origin.queueLimit,
    secondsBetween: SECONDS_BETWEEN,
    people: formatCount(settings.people),
    requests: rows.length,
    ...distance(trial),
    ...paper(),
    ...notes(),
    ...(first && named('first', first)),
    ...(last && named('last', last)),
    ...Object.fromEntries(CITIES.flatMap((city) => Object.entries(cityFigures(run.log, city)))),
    ...(isCrowd(trial.inputs) ? crowdFigures(trial) : alternatives(trial)),
  }
}

/** Of the person whose distance the beat is about. */
function distance({ run, spec, settings }: Run): Figures {
  const km = kmToOrigin(spec, settings.who === PROBE ? PROBE : FAR)
  const pong = eventsOf(run.log, 'pong').at(-1)
  return {
    km: formatCount(km),
    fibreKm: formatCount(km * PATH_STRETCH),
    oneWay: formatMs(oneWayMs(km)),
    fibreKmPerMs: FIBRE_KM_PER_MS,
    stretch: PATH_STRETCH,
    ...(pong && { rtt: formatMs(pong.rttMs) }),
  }
}

/** The exercise, in whole numbers. */
function paper(): Figures {
  const far = paperFigures(PAPER_KM)
  const near = paperFigures({ oneWayMs: NEARBY_MS })
  return {
    paperKm: formatCount(PAPER_KM),
    paperFibreKm: formatCount(far.fibreKm ?? 0),
    paperOneWay: formatMs(far.oneWayMs),
    paperRtt: formatMs(far.rttMs),
    paperThree: formatMs(far.threeRoundTripsMs),
    nearOneWay: formatMs(near.oneWayMs),
    nearThree: formatMs(near.threeRoundTripsMs),
  }
}

const HUGE_BYTES = 50_000_000

/** What the field notes say. */
function notes(): Figures {
  const km = greatCircleKm(locate('new-york'), locate('sydney'))
  return {
    virginiaSydneyThree: formatMs(3 * rttMs(greatCircleKm(locate(ORIGIN_AT), locate(FAR)))),
    nySydneyKm: formatCount(km),
    nySydneyStraight: formatMs((2 * km) / FIBRE_KM_PER_MS),
    nySydneyRtt: formatMs(rttMs(km)),
    nySydneyThree: formatMs(3 * rttMs(km)),
    nySydneyFour: formatMs(4 * rttMs(km)),
    hugeSize: formatBytes(HUGE_BYTES),
    hugeTransfer: formatMs(transferMs(HUGE_BYTES)),
  }
}

function named(prefix: string, row: RequestRow): Figures {
  return {
    [`${prefix}Ttfb`]: formatMs(row.ttfbMs ?? 0),
    [`${prefix}Dns`]: formatMs(phaseMs(row, 'dns')),
    [`${prefix}Crossings`]: formatMs(crossingsMs(row)),
    [`${prefix}RoundTrips`]: row.roundTrips ?? 0,
    [`${prefix}Connection`]: row.roundTrips !== 1 ? 'new' : phaseMs(row, 'tcp', 'tls') > 0 ? 'opening' : 'open',
  }
}

function cityFigures(log: Log, city: string): Figures {
  const row = lastRequest(log, city)
  if (!row) return {}
  const name = city.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
  const ttfbMs = row.ttfbMs ?? 0
  return {
    [`${name}Ttfb`]: formatMs(ttfbMs),
    [`${name}Dns`]: formatMs(phaseMs(row, 'dns')),
    [`${name}Tcp`]: formatMs(phaseMs(row, 'tcp')),
    [`${name}Tls`]: formatMs(phaseMs(row, 'tls')),
    [`${name}Request`]: formatMs(phaseMs(row, 'request', 'response')),
    [`${name}Crossings`]: formatMs(crossingsMs(row)),
    [`${name}Share`]: percent(crossingsMs(row), ttfbMs),
    [`${name}Queue`]: formatMs(phaseMs(row, 'queue')),
    [`${name}RoundTrips`]: row.roundTrips ?? 0,
  }
}

/** What the same requests would have met with the slower server, and with the other TLS. */
function alternatives(trial: Run): Figures {
  const { run, settings } = trial
  if (!lastRequest(run.log, FAR)) return {}
  const nowMs = lastTtfbMs(run.log, FAR)
  const slowerMs = lastTtfbMs(logUnder(trial, { thinkMs: 2 * settings.thinkMs }), FAR)
  const other = settings.tls === '1.3' ? '1.2' : '1.3'
  const otherFirst = userRequests(logUnder(trial, { tls: other }))[0]
  return {
    thinkBefore: formatMs(2 * settings.thinkMs),
    sydneyBefore: formatMs(slowerMs),
    saved: formatMs(slowerMs - nowMs),
    savedShare: percent(slowerMs - nowMs, slowerMs),
    otherTls: other,
    otherTtfb: formatMs(otherFirst?.ttfbMs ?? 0),
    otherRoundTrips: otherFirst?.roundTrips ?? 0,
  }
}

function crowdFigures(trial: Run): Figures {
  const report = crowdReport(trial)
  const sample = lastRequest(trial.run.log, SAMPLE)
  return {
    expected: perSecond(report.expectedPerSecond),
    measured: perSecond(report.arrivalsPerSecond),
    capacity: perSecond(report.capacityPerSecond),
    used: percent(report.arrivalsPerSecond, report.capacityPerSecond),
    wait: formatMs(report.worstWaitMs),
    refused: percent(report.refused, report.arrivals),
    level: report.level,
    sample: sample?.outcome === 'error' ? 'refused' : 'served',
  }
}

/** Below ten a second, tenths count. */
export function perSecond(rate: number): string {
  return rate < 10 ? String(Math.round(rate * 10) / 10) : formatCount(rate)
}

/** Whole percent; a part that is there is never shown as 0. */
export function percent(part: number, whole: number): string {
  const exact = whole === 0 ? 0 : (100 * part) / whole
  return exact > 0 && exact < 0.5 ? '<\u20091' : formatCount(exact)
}

/** The big numbers on the stage, of what has happened by the time shown; only those that this run can fill. */
export function meters(state: StageState, { run, inputs, settings }: Run, copy: SceneCopy): readonly Meter[] {
  const seen = run.log.slice(0, state.seen)
  const meter = (id: string, value: string | null, tone: NonNullable<Meter['tone']> = 'ink'): Meter => ({ id, label: copy.meters[id] ?? id, value: value ?? '–', tone: value === null ? 'quiet' : tone })
  if (inputs.some(({ type }) => type === 'ping')) {
    const pong = eventsOf(seen, 'pong').at(-1)
    return [meter('rtt', pong ? formatMs(pong.rttMs) : null)]
  }
  if (isCrowd(inputs)) {
    const gauge = eventsOf(seen, 'origin-gauge').at(-1)
    // The plate's gauge shows arrivals and refusals beside it.
    return [meter('wait', gauge ? formatMs(worstWaitMs(seen)) : null)]
  }
  const whose = settings.who === 'cities' ? FAR : undefined
  const answered = userRequests(seen).findLast((row) => row.ttfbMs !== null && (whose === undefined || row.user === whose))
  return [meter(whose ? 'sydney' : 'first-byte', answered ? formatMs(answered.ttfbMs ?? 0) : null)]
}
