/**
 * What the course demands of a configuration: every objective there is, none of them hidden. In: nothing. Out: assertions in the order
 * in which they are shown. Their words stand in copy/en.ts.
 */
import { figureOf, isStricter, withBound, type Assertion, type Bounds, type WorkloadId } from './assertion.ts'
import { API } from './workloads/api.ts'
import { REALTIME } from './workloads/realtime.ts'
import { STATIC } from './workloads/static.ts'
import { VIDEO } from './workloads/video.ts'
import { capacityPerSecond } from './workloads/workload.ts'

const SECOND_MS = 1_000
const none = { atMost: 0 } as const

type Short = Omit<Assertion, 'id' | 'subject'> & { readonly probe: string }

function of<W extends WorkloadId>(workload: W, all: Readonly<Record<string, Short>>): readonly Assertion[] {
  return Object.entries(all).map(([name, { probe, ...rest }]) => ({ id: `${workload}.${name}` as const, subject: { workload, probe }, ...rest }))
}

export const OBJECTIVES: readonly Assertion[] = [
  ...of('static', {
    wrong: { probe: 'static.variants', measure: 'wrong', unit: 'count', bound: none, scene: '08' },
    poisoned: { probe: 'static.poisoning', measure: 'poisoned', unit: 'count', bound: none, scene: '08' },
    deploy: { probe: 'static.deploy', measure: 'lastOldMs', unit: 'ms', bound: { atMost: 60 * SECOND_MS }, scene: '06' },
    return: { probe: 'static.return', measure: 'requests', unit: 'count', bound: none, scene: '04' },
    expiry: { probe: 'static.expiry', measure: 'originRequests', unit: 'count', bound: { atMost: 2 }, scene: '09' },
    outage: { probe: 'static.outage', measure: 'errors', unit: 'count', bound: none, scene: '06' },
    error: { probe: 'static.error', measure: 'errorAfterMs', unit: 'ms', bound: { atMost: 10 * SECOND_MS }, scene: '06' },
    hits: { probe: 'static.steady', measure: 'requestHitRatio', unit: 'share', bound: { atLeast: 0.93 }, scene: '11', witness: { probe: 'static.noise', measure: 'needlessFetches' } },
    bytes: { probe: 'static.steady', measure: 'byteHitRatio', unit: 'share', bound: { atLeast: 0.96 }, scene: '11', witness: { probe: 'static.noise', measure: 'needlessFetches' } },
    p95: { probe: 'static.steady', measure: 'p95Ms', unit: 'ms', bound: { atMost: 120 }, scene: '09', witness: { probe: 'static.noise', measure: 'needlessFetches' } },
    cold: { probe: 'static.cold', measure: 'peakOriginPerSecond', unit: 'per-second', bound: { atMost: capacityPerSecond(STATIC.origin) }, scene: '09', witness: { probe: 'static.crowd', measure: 'needlessFetches' } },
    'zone-purge': { probe: 'static.zone-purge', measure: 'peakOriginPerSecond', unit: 'per-second', bound: { atMost: capacityPerSecond(STATIC.origin) }, scene: '07', witness: { probe: 'static.crowd', measure: 'needlessFetches' } },
    cost: { probe: 'static.steady', measure: 'dollarsPerMonth', unit: 'dollars', bound: { atMost: 4_300 }, scene: '11', witness: { probe: 'static.noise', measure: 'needlessFetches' } },
  }),
  ...of('api', {
    authorization: { probe: 'api.authorization', measure: 'wrong', unit: 'count', bound: none, scene: '10' },
    cookies: { probe: 'api.cookies', measure: 'wrong', unit: 'count', bound: none, scene: '10' },
    'set-cookie': { probe: 'api.set-cookie', measure: 'leaks', unit: 'count', bound: none, scene: '10' },
    session: { probe: 'api.set-cookie', measure: 'without', unit: 'count', bound: none, scene: '10' },
    own: { probe: 'api.own', measure: 'lastOldMs', unit: 'ms', bound: { atMost: 10 * SECOND_MS }, scene: '10' },
    price: { probe: 'api.price', measure: 'lastOldMs', unit: 'ms', bound: { atMost: 120 * SECOND_MS }, scene: '07' },
    error: { probe: 'api.error', measure: 'errorAfterMs', unit: 'ms', bound: { atMost: 5 * SECOND_MS }, scene: '06' },
    outage: { probe: 'api.outage', measure: 'errors', unit: 'count', bound: none, scene: '06' },
    hits: { probe: 'api.steady', measure: 'catalogueHitRatio', unit: 'share', bound: { atLeast: 0.8 }, scene: '11', witness: { probe: 'api.noise', measure: 'needlessFetches' } },
    p95: { probe: 'api.steady', measure: 'p95Ms', unit: 'ms', bound: { atMost: 350 }, scene: '10', witness: { probe: 'api.noise', measure: 'needlessFetches' } },
    load: { probe: 'api.steady', measure: 'peakOriginPerSecond', unit: 'per-second', bound: { atMost: capacityPerSecond(API.origin) }, scene: '11', witness: { probe: 'api.noise', measure: 'needlessFetches' } },
  }),
  ...of('video', {
    playlist: { probe: 'video.live', measure: 'oldestMs', unit: 'ms', bound: { atMost: 4 * SECOND_MS }, scene: '04' },
    missing: { probe: 'video.live', measure: 'missingMs', unit: 'ms', bound: { atMost: 2 * SECOND_MS }, scene: '06' },
    segment: { probe: 'video.segment', measure: 'originRequests', unit: 'count', bound: { atMost: 2 }, scene: '09' },
    ranges: { probe: 'video.seeking', measure: 'wrongRanges', unit: 'count', bound: none, scene: '11' },
    seeking: { probe: 'video.seeking', measure: 'originBytesPerFilm', unit: 'share', bound: { atMost: 0.55 }, scene: '11' },
    bytes: { probe: 'video.steady', measure: 'byteHitRatio', unit: 'share', bound: { atLeast: 0.95 }, scene: '11', witness: { probe: 'video.crowd', measure: 'needlessFetches' } },
    egress: { probe: 'video.steady', measure: 'originBytesPerMonth', unit: 'bytes', bound: { atMost: 20e12 }, scene: '11', witness: { probe: 'video.crowd', measure: 'needlessFetches' } },
    cost: { probe: 'video.steady', measure: 'dollarsPerMonth', unit: 'dollars', bound: { atMost: 45_000 }, scene: '11', witness: { probe: 'video.crowd', measure: 'needlessFetches' } },
    cold: { probe: 'video.cold', measure: 'peakOriginPerSecond', unit: 'per-second', bound: { atMost: capacityPerSecond(VIDEO.origin) }, scene: '09', witness: { probe: 'video.crowd', measure: 'needlessFetches' } },
  }),
  ...of('realtime', {
    staleness: { probe: 'realtime.ticks', measure: 'oldestMs', unit: 'ms', bound: { atMost: 3 * SECOND_MS }, scene: '04' },
    load: { probe: 'realtime.steady', measure: 'peakOriginPerSecond', unit: 'per-second', bound: { atMost: capacityPerSecond(REALTIME.origin) }, scene: '10', witness: { probe: 'realtime.crowd', measure: 'needlessFetches' } },
    p95: { probe: 'realtime.steady', measure: 'p95Ms', unit: 'ms', bound: { atMost: 550 }, scene: '09', witness: { probe: 'realtime.crowd', measure: 'needlessFetches' } },
    leaks: { probe: 'realtime.holdings', measure: 'wrong', unit: 'count', bound: none, scene: '10' },
    own: { probe: 'realtime.own', measure: 'lastOldMs', unit: 'ms', bound: { atMost: 15 * SECOND_MS }, scene: '10' },
    outage: { probe: 'realtime.outage', measure: 'oldestMs', unit: 'ms', bound: { atMost: 15 * SECOND_MS }, scene: '06' },
  }),
]

/** A mistake in somebody's bounds, for whoever wrote them. */
export interface BoundProblem {
  readonly id: string
  /** 'above-one': of a share, which somebody wrote in percent. */
  readonly why: 'unknown' | 'not-a-number' | 'above-one'
}

/** The objectives with bounds of somebody's own. What can't be used is told and left as it was. */
export function objectivesWith(bounds: Bounds): { readonly objectives: readonly Assertion[]; readonly problems: readonly BoundProblem[] } {
  const wrongWith = (id: string): BoundProblem['why'] | null => {
    const own = OBJECTIVES.find((objective) => objective.id === id)
    const bound: unknown = bounds[id]
    if (!own) return 'unknown'
    if (typeof bound !== 'number' || !Number.isFinite(bound) || bound < 0) return 'not-a-number'
    return own.unit === 'share' && bound > 1 ? 'above-one' : null
  }
  const usable = (id: string): boolean => Object.hasOwn(bounds, id) && wrongWith(id) === null
  const problems = Object.keys(bounds).flatMap((id): BoundProblem[] => {
    const why = wrongWith(id)
    return why === null ? [] : [{ id, why }]
  })
  return { objectives: OBJECTIVES.map((objective) => (usable(objective.id) ? withBound(objective, bounds[objective.id]!) : objective)), problems }
}

/** How an objective compares with the course's own. */
export function strictness({ id, bound }: Pick<Assertion, 'id' | 'bound'>): 'same' | 'stricter' | 'laxer' {
  const own = OBJECTIVES.find((objective) => objective.id === id)
  if (!own || figureOf(own.bound) === figureOf(bound)) return 'same'
  return isStricter(bound, own.bound) ? 'stricter' : 'laxer'
}
