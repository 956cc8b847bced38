/** What this scene reads from the traced run and from the measured ones. */
import type { Outcome } from '../../src/engine/decision.ts'
import type { TrafficOutcome, TrafficPlan } from '../../src/lesson/scene.ts'
import { eventsOf, userRequests, type Log } from '../../src/world/report.ts'
import { FIRST, LAST, type Cause, type Fix } from './incidents.ts'
import { judgedIn, ratioIn, restored } from './drill.ts'
import { beyondOf, ladderOf } from './ladder.ts'
import { HALF_MINUTES } from './plans.ts'
import { countedFromMs } from './scripts.ts'
import type { RatioSettings, RatioTrial } from './settings.ts'
import { MINUTE_MS } from './site.ts'

/** An answered request: what it asked for, how, and how many bytes came. */
export interface Answer {
  readonly req: string
  readonly url: string
  readonly user: string
  readonly outcome: Outcome
  readonly bytes: number
}

/** What the users were answered on the stage, history left out. @param run may be a part of a trial's */
export function answersOf({ run: { log }, settings }: { readonly run: { readonly log: Log }; readonly settings: RatioSettings }): readonly Answer[] {
  const fromMs = countedFromMs(settings)
  const bytes = new Map(eventsOf(log, 'request-finished').map((event) => [event.req, event.response.body.lengthBytes]))
  return userRequests(log).flatMap((row) => (row.startMs < fromMs || row.outcome === null || !bytes.has(row.req) ? [] : [{ req: row.req, url: row.url, user: row.user ?? '', outcome: row.outcome, bytes: bytes.get(row.req)! }]))
}

export interface Ratios {
  readonly requests: number
  readonly hits: number
  readonly bytes: number
  readonly hitBytes: number
  /** 0 to 1; NaN of none. */
  readonly request: number
  readonly byte: number
}

/** Both ratios of some answers, counted as the measured ones are: by requests, and by bytes. */
export function ratiosOf(answers: readonly Answer[]): Ratios {
  const from = answers.filter(({ outcome }) => outcome === 'hit' || outcome === 'stale')
  const here = answers.filter(({ outcome }) => outcome === 'hit' || outcome === 'stale' || outcome === 'revalidated')
  const sum = (some: readonly Answer[]): number => some.reduce((total, { bytes }) => total + bytes, 0)
  const bytes = sum(answers)
  const hitBytes = sum(here)
  return { requests: answers.length, hits: from.length, bytes, hitBytes, request: from.length / answers.length, byte: hitBytes / bytes }
}

/** The two halves of a run in which a lifetime changes; the minutes in which the new one comes into use are left out. */
export interface Halves {
  readonly before: number
  readonly after: number
  /** Requests at the origin in a second. */
  readonly originBefore: number
  readonly originAfter: number
  readonly times: number
}

export function halvesOf({ metrics: { buckets } }: TrafficOutcome): Halves {
  const halfMs = HALF_MINUTES * MINUTE_MS
  const bucketMs = (buckets[1]?.fromMs ?? halfMs) - (buckets[0]?.fromMs ?? 0)
  const part = (fromMs: number, toMs: number) => {
    const seen = buckets.filter((one) => one.fromMs >= fromMs && one.fromMs < toMs)
    const requests = seen.reduce((sum, one) => sum + one.requests, 0)
    const hits = seen.reduce((sum, { requestsBy }) => sum + requestsBy.hit + requestsBy.stale, 0)
    return { ratio: hits / requests, origin: seen.reduce((sum, one) => sum + one.originRequests, 0) / ((toMs - fromMs) / 1000) }
  }
  const before = part(bucketMs, halfMs)
  const after = part(halfMs + bucketMs, 2 * halfMs)
  return { before: before.ratio, after: after.ratio, originBefore: before.origin, originAfter: after.origin, times: before.origin / after.origin }
}

/** What the evidence of a drill points at: the rung that stands out, or what lies beyond the ladder; null: nothing, or not measured. */
export function diagnosis(traffic: TrafficOutcome | null, plan: TrafficPlan | null): Cause | null {
  if (!traffic || !plan || Object.keys(traffic.evidence).length === 0) return null
  const rung = ladderOf(traffic, plan).find(({ standsOut }) => standsOut)
  if (rung) return rung.id
  const { crowd, silent } = beyondOf(traffic)
  return silent.length > 0 ? 'pop' : crowd ? 'crowd' : null
}

/** What mends a cause; events pass. */
export const fixFor = (cause: Cause): Fix => (cause === 'crowd' || cause === 'pop' ? 'wait' : cause)

/** What came of a change made NOW. */
export const EFFECTS = ['restored', 'partly', 'nothing'] as const
export type Effect = (typeof EFFECTS)[number]

export function effectOf({ traffic, settings: { fix } }: Pick<RatioTrial, 'traffic' | 'settings'>): Effect | null {
  if (!traffic || fix === 'undecided') return null
  if (restored(traffic, fix)) return 'restored'
  const [first, last, now] = [FIRST, LAST, judgedIn(fix)].map((window) => ratioIn(traffic, window)) as [number, number, number]
  return now - last > (first - last) / 4 ? 'partly' : 'nothing'
}

/** The part of the world with the lowest ratio. */
export function worstRegion({ metrics: { regions } }: TrafficOutcome): TrafficOutcome['metrics']['regions'][number] {
  return regions.reduce((worst, region) => ((region.requestHitRatio ?? 1) < (worst.requestHitRatio ?? 1) ? region : worst))
}
