/** An incident as a traffic plan: up to the moment at which somebody looks, or with what he then does about it to its end. */
import type { TrafficOutcome, TrafficPlan } from '../../src/lesson/scene.ts'
import type { EvidenceSpec, LogColumn } from '../../src/world/traffic/evidence.spec.ts'
import { formatShare } from '../../src/stage/prose/message.ts'
import { END, FINAL, FIRST, LAST, NOW, RECOVERY, mended, type Fix, type Incident } from './incidents.ts'
import { clientFields, MINUTE_MS, origin, pops, regions, routes, type Scale } from './site.ts'

export const BUCKET_MINUTES = 5
const SCALE: Scale = { requestsPerSecond: 1.5, pages: 18, images: 60 }
const LOG_ROWS = 2_000

export interface Window {
  /** Minutes; whole buckets. */
  readonly from: number
  readonly to: number
}

const bucketsOf = ({ from, to }: Window): readonly string[] => Array.from({ length: (to - from) / BUCKET_MINUTES }, (_, i) => String(from / BUCKET_MINUTES + i))

/** What the access log is asked about the hour before somebody looks; LAST is what he looks at. */
const EVIDENCE: Readonly<Record<string, EvidenceSpec>> = {
  routes: { by: ['bucket', 'route'], top: 10_000 },
  pops: { by: ['bucket', 'pop'], top: 10_000 },
  paths: { by: ['bucket'], distinct: ['path'], top: 10_000 },
  headers: { by: ['route'], where: { bucket: bucketsOf(LAST) }, distinct: ['header:accept-encoding', 'header:accept-language', 'header:user-agent', 'header:cookie'] satisfies readonly LogColumn[] },
  missed: { by: ['path'], where: { bucket: bucketsOf(LAST), route: ['pages', 'images', 'sale'] }, distinct: ['url', 'header:user-agent', 'header:cookie'], order: 'misses', top: 8 },
}

/** Under which name a POP's store as it was before is kept in the outcome's entries. */
export const beforeIn = (pop: string): string => `${pop} before`

/** @param fix what is done about it NOW; null: nobody has looked yet, and the traffic ends there */
export function drillPlan(incident: Omit<Incident, 'cause'>, seed: number, fix: Fix | null): TrafficPlan {
  const atMs = NOW * MINUTE_MS
  const done = fix && { fix, atMs }
  const until = fix ? END : NOW
  const inputs = incident.inputs(done).filter((input) => input.atMs < until * MINUTE_MS)
  return {
    spec: {
      seed,
      durationMs: until * MINUTE_MS,
      bucketMs: BUCKET_MINUTES * MINUTE_MS,
      regions: regions(SCALE),
      pops,
      origin,
      routes: routes(SCALE),
      clientFields,
      inputs: [...inputs, { type: 'policy', atMs: incident.onset * MINUTE_MS, policy: 'after' }, ...(fix ? [{ type: 'policy', atMs, policy: 'mended' } as const] : [])],
      sampleSize: fix ? 0 : LOG_ROWS,
    },
    policies: { before: incident.before, after: incident.after, ...(fix && { mended: mended(incident.after, fix) }) },
    policy: 'before',
    ...(!fix && { evidence: EVIDENCE, entriesOf: pops.map(({ id }) => id), entriesAt: Object.fromEntries(pops.map(({ id }) => [beforeIn(id), { node: id, atMs: FIRST.to * MINUTE_MS }])) }),
  }
}

/** A share as words of this scene have it: in one piece, wherever the line ends. */
export const shareText = (share: number): string => formatShare(share).replaceAll(' ', '\u00a0')

/** Hits among all requests of a window, 0 to 1. */
export function ratioIn({ metrics: { buckets } }: TrafficOutcome, window: Window): number {
  const seen = buckets.slice(window.from / BUCKET_MINUTES, window.to / BUCKET_MINUTES)
  const hits = seen.reduce((sum, { requestsBy }) => sum + requestsBy.hit + requestsBy.stale, 0)
  return hits / seen.reduce((sum, { requests }) => sum + requests, 0)
}

/** So much less than before still counts as restored. */
export const TOLERANCE = 0.07

/** What is held against the ratio before: a change of configuration has to show soon after it was made; who waits is judged by the end. */
export const judgedIn = (fix: Fix): Window => (fix === 'wait' ? FINAL : RECOVERY)

const isBack = (outcome: TrafficOutcome, window: Window): boolean => ratioIn(outcome, window) >= ratioIn(outcome, FIRST) - TOLERANCE

/** Is the ratio what it was? @param outcome of a plan with that fix */
export const restored = (outcome: TrafficOutcome, fix: Fix): boolean => isBack(outcome, judgedIn(fix))

/**
 * What the words say of a verdict beside its ratios: minutes from the decision to the window that is judged and to the end's, the
 * ratio in each, and whether it was back at the end though not in the window. A fault doesn't pass, so then it came back by itself.
 * @param outcome of a plan with that fix
 */
export function judgement(outcome: TrafficOutcome, fix: Fix) {
  const { from, to } = judgedIn(fix)
  return {
    fix,
    from: from - NOW,
    to: to - NOW,
    after: shareText(ratioIn(outcome, judgedIn(fix))),
    endFrom: FINAL.from - NOW,
    endTo: FINAL.to - NOW,
    end: shareText(ratioIn(outcome, FINAL)),
    later: !restored(outcome, fix) && isBack(outcome, FINAL) ? 'yes' : 'no',
  }
}
