/** Every number that the words of this scene speak of, read from the traced run and from the measured ones, and the stage's big numbers. */
import type { SceneCopy } from '../../src/lesson/copy.ts'
import type { Figures, TrafficOutcome } from '../../src/lesson/scene.ts'
import { formatBytes, formatCount } from '../../src/stage/prose/message.ts'
import type { StageState } from '../../src/stage/state.ts'
import type { Meter } from '../../src/stage/topology.ts'
import { originRequests } from '../../src/world/report.ts'
import { BUCKET_MINUTES, judgedIn, ratioIn, shareText } from './drill.ts'
import { FIRST, LAST } from './incidents.ts'
import { beyondOf, ladderOf } from './ladder.ts'
import { SHORT_SECONDS } from './plans.ts'
import { answersOf, diagnosis, effectOf, halvesOf, ratiosOf, worstRegion } from './readings.ts'
import { countedFromMs } from './scripts.ts'
import { wrongIn, type RatioTrial } from './settings.ts'
import { FILM_BYTES, LOGO_BYTES } from './world.ts'
import { whole } from '../../src/language/numbers.ts'

export function figures(trial: RatioTrial): Figures {
  const { settings, traffic } = trial
  const seen = ratiosOf(answersOf(trial))
  return {
    few: seen.requests,
    fewHits: seen.hits,
    fewRequestRatio: shareText(seen.request),
    fewByteRatio: shareText(seen.byte),
    fewBytes: formatBytes(seen.bytes),
    fewHitBytes: formatBytes(seen.hitBytes),
    logo: formatBytes(LOGO_BYTES),
    film: formatBytes(FILM_BYTES),
    short: SHORT_SECONDS,
    long: Number(settings.lifetime),
    fix: settings.fix,
    cause: settings.cause,
    bucket: BUCKET_MINUTES,
    ...BILL,
    ...(traffic && settings.subject === 'day' && ofDay(traffic)),
    ...(traffic && settings.subject === 'lifetime' && ofHalves(traffic)),
    ...(traffic && settings.subject === 'drill' && ofDrill(trial, traffic)),
  }
}

function ofDay(traffic: TrafficOutcome): Figures {
  const { total, routes } = traffic.metrics
  const worst = worstRegion(traffic)
  const downloads = routes.find(({ id }) => id === 'downloads')
  const file = traffic.evidence.files?.rows[0]
  return {
    many: formatCount(total.requests),
    requestRatio: shareText(total.requestHitRatio ?? 0),
    byteRatio: shareText(total.byteHitRatio ?? 0),
    ...(downloads && { downloadRequests: shareText(downloads.requests / total.requests), downloadBytes: shareText(downloads.bytes / total.bytes) }),
    ...(file && { file: formatBytes(file.bytes / file.requests), fileAsked: file.requests, fileBytes: shareText(file.bytes / total.bytes) }),
    region: worst.id,
    regionRatio: shareText(worst.requestHitRatio ?? 0),
    regionMissed: shareText(1 - (worst.requestHitRatio ?? 0)),
    regionShare: shareText(worst.requests / total.requests),
  }
}

function ofHalves(traffic: TrafficOutcome): Figures {
  const { before, after, originBefore, originAfter, times } = halvesOf(traffic)
  return { many: formatCount(traffic.metrics.total.requests), before: shareText(before), after: shareText(after), originBefore: originBefore.toFixed(1), originAfter: originAfter.toFixed(1), times: times.toFixed(1) }
}

function ofDrill(trial: RatioTrial, traffic: TrafficOutcome): Figures {
  const { plan, settings } = trial
  const asked = plan && Object.keys(traffic.evidence).length > 0
  return {
    // Told once it is found.
    was: wrongIn(settings)?.cause ?? 'none',
    changed: wrongIn(settings)?.detail ?? '',
    before: shareText(ratioIn(traffic, FIRST)),
    fallen: shareText(ratioIn(traffic, LAST)),
    effect: effectOf(trial) ?? 'none',
    ...(settings.fix !== 'undecided' && { after: shareText(ratioIn(traffic, judgedIn(settings.fix))) }),
    ...(asked && Object.fromEntries(ladderOf(traffic, plan).map(({ id, before }) => [`${id}Before`, id === 'vary' || id === 'cookie' ? before.toFixed(1) : id === 'purge' ? before : shareText(before)]))),
    ...(asked && { addressesBefore: Math.round(beyondOf(traffic).addressesBefore), silent: beyondOf(traffic).silent.length, agents: traffic.evidence.headers?.rows.find(({ key }) => key[0] === 'pages')?.distinct[2] ?? 0 }),
    ...(asked && { diagnosis: diagnosis(traffic, plan) ?? 'none' }),
    ...(asked && Object.fromEntries(ladderOf(traffic, plan).flatMap(({ id, now }) => [[`${id}Now`, id === 'vary' || id === 'cookie' ? now.toFixed(1) : id === 'purge' ? now : shareText(now)]]))),
    ...(asked && { addresses: Math.round(beyondOf(traffic).addressesNow) }),
  }
}

/** The example of the field note: what goes out of the CDN to users, and what the CDN fetches from an origin in a cloud. */
const EXAMPLE = { terabytes: 100, cdnPerGb: 0.085, originPerGb: 0.09, hitRatio: 0.95 }
const dollars = (amount: number): string => `$${whole(amount)}`

function bill({ terabytes, cdnPerGb, originPerGb, hitRatio }: typeof EXAMPLE): Figures {
  const gigabytes = terabytes * 1000
  const out = gigabytes * cdnPerGb
  const fill = gigabytes * (1 - hitRatio) * originPerGb
  return { terabytes, hitRatio: shareText(hitRatio), cdnPrice: `$${cdnPerGb}`, originPrice: `$${originPerGb}`, out: dollars(out), fill: dollars(fill), both: dollars(out + fill), without: dollars(gigabytes * originPerGb) }
}

const BILL = bill(EXAMPLE)

export function meters(state: StageState, { run, settings }: RatioTrial, copy: SceneCopy): readonly Meter[] {
  const log = run.log.slice(0, state.seen)
  const { requests, request, byte } = ratiosOf(answersOf({ run: { log }, settings }))
  const meter = (id: string, value: string, tone: NonNullable<Meter['tone']>): Meter => ({ id, label: copy.meters[id] ?? id, value, tone: requests === 0 ? 'quiet' : tone })
  const ratio = (share: number): string => (requests === 0 ? '–' : shareText(share))
  const origin = originRequests(log.filter(({ atMs }) => atMs >= countedFromMs(settings)))
  const both = [meter('request-ratio', ratio(request), 'hit'), meter('origin', String(origin), 'ink')]
  // Where the ratios are what is asked, they are not told.
  if (settings.subject === 'answers') return both.slice(1)
  return settings.subject === 'day' ? [meter('byte-ratio', ratio(byte), 'ink'), ...both] : both
}
