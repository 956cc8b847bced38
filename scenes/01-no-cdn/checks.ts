/** The tasks at the end: a first byte in time, a distance on paper, and the change that is worth its money. */
import type { Check, Script, Trial } from '../../src/lesson/scene.ts'
import { formatCount, formatMs } from '../../src/stage/prose/message.ts'
import type { CityId } from '../../src/world/geo/cities.ts'
import { oneWayMs, rttMs } from '../../src/world/physics.ts'
import { randomStream } from '../../src/world/random.ts'
import { userRequests } from '../../src/world/report.ts'
import { FIX_IDS, bestFix, crossingsMs, lastRequest, phaseMs, savings } from './legs.ts'
import { FAR, PROBE, ask, cityName, kmToOrigin, type NoCdnSettings } from './world.ts'

type Run = Trial<NoCdnSettings>

const LEAD_MS = 50
const WANTED_MS = 300
const FAR_CITIES: readonly CityId[] = ['sydney', 'singapore', 'jakarta', 'johannesburg', 'mumbai', 'hong-kong']
const NEAR_CITIES: readonly CityId[] = ['new-york', 'toronto']
/** When a visitor asks a second time: long after the first answer, long before the connection closes. */
const AGAIN_MS = 3_000

function inTime({ run }: Run) {
  const answered = userRequests(run.log).flatMap((row) => (row.user === FAR && row.status === 200 && row.ttfbMs !== null ? [row.ttfbMs] : []))
  const bestMs = Math.min(...answered)
  return [{ id: 'in-time', met: bestMs < WANTED_MS, figures: { wanted: formatMs(WANTED_MS), tries: answered.length, best: answered.length > 0 ? formatMs(bestMs) : '' } }]
}

/** What the three round trips take: everything between the name and the first byte but the server's part. */
function roundTripsMs({ run }: Run): number {
  const row = lastRequest(run.log, PROBE)
  return row ? (row.ttfbMs ?? 0) - phaseMs(row, 'dns', 'queue', 'think') : 0
}

/** Somebody at a distance that makes round figures unlikely. */
function drawnDistance(seed: number): Partial<NoCdnSettings> {
  const random = randomStream(seed, 'distance')
  return { distanceKm: 2_500 + 100 * random.integer(155), thinkMs: 20 + 20 * random.integer(8) }
}

type Kind = 'far' | 'near' | 'warm'

/** Far away and cold as often as the two others together. */
function kindOf(seed: number): Kind {
  return (['far', 'far', 'near', 'warm'] as const)[randomStream(seed, 'kind').integer(4)] as Kind
}

function drawnVisitor(seed: number): Partial<NoCdnSettings> {
  const random = randomStream(seed, 'visitor')
  const kind = kindOf(seed)
  const cities = kind === 'near' ? NEAR_CITIES : FAR_CITIES
  const thinkMs = kind === 'near' ? 300 + 50 * random.integer(9) : 40 + 20 * random.integer(5)
  return { who: cities[random.integer(cities.length)] as CityId, thinkMs }
}

function visitorScript({ who }: NoCdnSettings, seed: number): Script {
  const again = kindOf(seed) === 'warm' ? [ask(who, AGAIN_MS)] : []
  return { inputs: [ask(who, LEAD_MS), ...again], startMs: 0 }
}

function weighed(trial: Run) {
  const row = lastRequest(trial.run.log)
  const saved = savings(trial)
  const worth = (ms: number): string => formatMs(Math.max(0, ms))
  return {
    city: cityName(row?.user ?? ''),
    ttfb: formatMs(row?.ttfbMs ?? 0),
    server: formatMs(row ? phaseMs(row, 'think') : 0),
    crossings: formatMs(row ? crossingsMs(row) : 0),
    roundTrips: row?.roundTrips ?? 0,
    connection: row && phaseMs(row, 'tcp') > 0 ? 'cold' : 'warm',
    best: bestFix(trial),
    serverSaves: worth(saved.server),
    tlsSaves: worth(saved.tls),
    nearbySaves: worth(saved.nearby),
  }
}

export const checks: readonly Check<NoCdnSettings>[] = [
  {
    id: 'in-time',
    kind: 'goal',
    plate: 'map',
    settings: { tls: '1.2' },
    controls: ['tls', 'think', 'ask-sydney'],
    script: () => ({ inputs: [], startMs: 0 }),
    goal: inTime,
    solution: [{ press: 'ask-sydney' }, { press: 'ask-sydney' }],
  },
  {
    id: 'on-paper',
    kind: 'question',
    plate: 'map',
    settings: { who: PROBE },
    controls: [],
    trace: 'hidden',
    variant: drawnDistance,
    script: () => ({ inputs: [ask(PROBE, LEAD_MS)], startMs: 0 }),
    question: {
      kind: 'number',
      range: { min: 0, max: 1_000, step: 10, unit: 'ms' },
      answer: roundTripsMs,
      // Wide enough for rounding and the last mile, too narrow for a forgotten factor.
      tolerance: (trial) => Math.max(12, 0.05 * roundTripsMs(trial)),
      because: ({ run }) => lastRequest(run.log, PROBE)?.req ?? null,
    },
    figures: ({ spec, run }) => {
      const km = kmToOrigin(spec, PROBE)
      const row = lastRequest(run.log, PROBE)
      return { askedKm: formatCount(km), askedOneWay: formatMs(oneWayMs(km)), askedRtt: formatMs(rttMs(km)), askedThree: formatMs(3 * rttMs(km)), askedTtfb: formatMs(row?.ttfbMs ?? 0) }
    },
  },
  {
    id: 'best-change',
    kind: 'question',
    plate: 'map',
    settings: { tls: '1.2' },
    controls: [],
    trace: 'shown',
    variant: drawnVisitor,
    script: visitorScript,
    question: {
      kind: 'one',
      options: () => FIX_IDS,
      answer: bestFix,
      because: ({ run }) => lastRequest(run.log)?.req ?? null,
    },
    figures: weighed,
  },
]
