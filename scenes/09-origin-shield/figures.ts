/** Every number that the words of this scene speak of, read from runs, and the stage's big numbers. */
import type { SceneCopy } from '../../src/lesson/copy.ts'
import type { Figures } from '../../src/lesson/scene.ts'
import { formatCount, formatMs, formatSeconds, formatShare } from '../../src/stage/prose/message.ts'
import type { StageState } from '../../src/stage/state.ts'
import type { Meter } from '../../src/stage/topology.ts'
import { answeredBy, arrived, asked, atOrigin, firstRound, funnelOf, quickestCity, served, shieldHits, slowest, slowestCity, waited, waitMs, wrongs, type ShieldTrial } from './readings.ts'
import { FAILS_FOR_MS, FIRST_READER, GAP_MS, LATER_MS } from './scripts.ts'
import { CITY_ORDER, LANGUAGE_OF, LIFETIME_SECONDS, NAMES, NEIGHBOURS, ORIGIN_CITY, THINK_MS, WORKERS, cityName } from './world.ts'
import { POPS } from './traffic.ts'
import { roundTripMs } from './topology.ts'

/** The example that the field note reckons with. */
const EXAMPLE = { missShare: 0.1, shieldShare: 0.8 }

/** A wait, or nothing where there was none. */
const wait = (name: string, ms: number): Figures => (Number.isFinite(ms) ? { [name]: formatMs(ms) } : {})

export function figures(trial: ShieldTrial): Figures {
  const { run, settings, traffic } = trial
  const { log } = run
  const worst = slowestCity(trial)
  const best = quickestCity(trial)
  const first = firstRound(log)
  const again = asked(log).filter(({ req }) => !first.some((row) => row.req === req))
  // What the learner sends afterwards is told apart from what the text is about.
  const told = again[0] ? log.filter(({ atMs }) => atMs < again[0]!.startMs) : log
  return {
    cities: CITY_ORDER.length,
    pops: POPS,
    neighbours: NEIGHBOURS.length,
    first: NAMES[NEIGHBOURS[0]],
    reader: cityName(FIRST_READER),
    languages: new Set(Object.values(LANGUAGE_OF)).size,
    lifetime: LIFETIME_SECONDS,
    think: formatMs(THINK_MS),
    workers: WORKERS,
    gap: formatMs(GAP_MS),
    downFor: formatSeconds(FAILS_FOR_MS / 1000),
    later: formatMs(LATER_MS),
    lastAfter: formatMs(GAP_MS * (NEIGHBOURS.length - 1)),
    moved: cityName('singapore'),
    shielded: settings.shield === 'none' ? 'no' : 'yes',
    place: settings.shield === 'none' ? '' : cityName(settings.shield),
    stands: settings.shield === 'none' ? 'nowhere' : settings.shield === ORIGIN_CITY ? 'beside' : 'away',
    page: settings.page,
    failover: settings.failover ? 'yes' : 'no',
    keyed: settings.languages === 'vary' ? 'yes' : 'no',
    origin: atOrigin(told).length,
    asked: asked(log).length,
    served: first.filter(({ status }) => status === 200).length,
    again: again.length,
    againHits: again.filter(({ outcome }) => outcome === 'hit').length,
    againServed: again.filter(({ status }) => status === 200).length,
    sydneyBy: answeredBy(log, 'sydney') ?? 'nobody',
    sydneyMs: '',
    ...wait('sydneyMs', waitMs(log, 'sydney')),
    waited: waited(told),
    wrong: wrongs(trial).length,
    shieldHits: shieldHits(log),
    ...(worst && { slowest: cityName(worst), toOrigin: formatMs(roundTripMs(worst, ORIGIN_CITY)), ...(settings.shield !== 'none' && { toShield: formatMs(roundTripMs(worst, settings.shield)) }) }),
    ...(settings.shield !== 'none' && { shieldToOrigin: formatMs(roundTripMs(settings.shield, ORIGIN_CITY)) }),
    ...(best && { quickest: cityName(best) }),
    ...wait('slowestMs', slowest(log, first)?.ttfbMs ?? NaN),
    ...wait('quickestMs', best ? waitMs(log, best) : NaN),
    ...wait('frankfurtMs', waitMs(log, 'frankfurt')),
    ...wait('tokyoMs', waitMs(log, 'tokyo')),
    ...wait('firstMs', waitMs(log, NEIGHBOURS[0])),
    ...wait('lastMs', waitMs(log, NEIGHBOURS[NEIGHBOURS.length - 1] ?? '')),
    exampleMiss: formatShare(EXAMPLE.missShare),
    exampleHits: formatShare(EXAMPLE.shieldShare),
    exampleOrigin: formatShare(EXAMPLE.missShare * (1 - EXAMPLE.shieldShare)),
    ...(traffic && measured(traffic)),
  }
}

function measured(traffic: NonNullable<ShieldTrial['traffic']>): Figures {
  const { requests, missShare, shieldShare, originShare } = funnelOf(traffic)
  return { many: formatCount(requests), missShare: formatShare(missShare), shieldShare: formatShare(shieldShare), originShare: formatShare(originShare) }
}

export function meters(state: StageState, { run, spec }: ShieldTrial, copy: SceneCopy): readonly Meter[] {
  const log = run.log.slice(0, state.seen)
  const meter = (id: string, value: string, tone: NonNullable<Meter['tone']>): Meter => ({ id, label: copy.meters[id] ?? id, value, tone: value === '0' || value === '–' ? 'quiet' : tone })
  const worst = slowest(log)?.ttfbMs
  return [
    meter('wrong', String(wrongs({ run: { ...run, log }, spec }).length), 'error'),
    meter('shield-hits', String(shieldHits(log)), 'hit'),
    meter('served', String(served(log)), 'ink'),
    // The last three are what a check shows.
    meter('origin', String(arrived(log, state.tMs)), 'ink'),
    meter('waited', String(waited(log)), 'ink'),
    meter('slowest', worst == null ? '–' : formatMs(worst), 'ink'),
  ]
}
