/** An ordinary hour, a few minutes of it: Zipf-popular objects, User-Agents, languages, cookies and campaign links as people bring them. */
import type { CountedProbe } from '../probe.ts'
import type { ParameterSpec, TrafficInput } from '../../world/traffic/spec.ts'
import { TICK_MS } from '../workloads/realtime.ts'
import { WIDTHS } from '../workloads/static.ts'
import { SEGMENT_MS } from '../workloads/video.ts'
import type { Workload } from '../workloads/workload.ts'
import { hitRatioOf, LINKS, planOf, readTraffic, VISITORS, type Demand, type Load } from './traffic.ts'

const width = { name: 'width', values: WIDTHS.map((value) => ({ value, share: 1 })), share: 1 }

export const STATIC_DEMANDS: readonly Demand[] = [
  { resource: 'page', share: 45, objects: 12, zipfExponent: 0.8, parameters: LINKS },
  { resource: 'picture', share: 40, objects: 30, zipfExponent: 0.8, parameters: [width, ...LINKS] },
  { resource: 'bundle', share: 15, objects: 3, zipfExponent: 0.8 },
]

/** What players report of themselves in the address (CTA-5004), other every time. */
export const VIDEO_REPORTS: readonly ParameterSpec[] = [{ name: 'CMCD', values: 'unique', share: 0.6 }]
export const VIDEO_FIELDS = VISITORS.filter(({ name }) => name === 'User-Agent')

/** Not on a full second, which lifetimes end on. */
const AFTER_THE_SECOND_MS = 150
/** New versions of all of a route, from one moment on, as often as said. */
const every = (route: string, everyMs: number, untilMs: number): readonly TrafficInput[] =>
  Array.from({ length: Math.floor(untilMs / everyMs) }, (_, i) => ({ type: 'deploy', atMs: (i + 1) * everyMs + AFTER_THE_SECOND_MS, route }))
const VIDEO_MS = 90_000
const REALTIME_MS = 20_000

export const LOADS = {
  static: { requestsPerSecond: 180, durationMs: 110_000, warmUpMs: 60_000, people: 20_000, demands: STATIC_DEMANDS, fields: VISITORS },
  api: {
    requestsPerSecond: 240,
    durationMs: 80_000,
    warmUpMs: 30_000,
    people: 20_000,
    demands: [
      { resource: 'product', share: 50, objects: 60, zipfExponent: 0.8, parameters: LINKS },
      { resource: 'listing', share: 25, objects: 10, zipfExponent: 0.8 },
      { resource: 'me', share: 10, objects: 1, zipfExponent: 0 },
      { resource: 'basket', share: 10, objects: 1, zipfExponent: 0 },
    ],
    fields: [...VISITORS.filter(({ name }) => name !== 'Cookie'), { name: 'Cookie', perUser: 'session=s{user}', share: 1 }],
  },
  video: {
    requestsPerSecond: 120,
    durationMs: VIDEO_MS,
    warmUpMs: 30_000,
    people: 20_000,
    demands: [
      { resource: 'playlist', share: 45, objects: 4, zipfExponent: 0.5, parameters: VIDEO_REPORTS },
      { resource: 'segment', share: 53, objects: 30, zipfExponent: 0.3, parameters: VIDEO_REPORTS },
      { resource: 'film', share: 2, objects: 3, zipfExponent: 0.5, parameters: VIDEO_REPORTS },
    ],
    fields: VIDEO_FIELDS,
    inputs: () => every('playlist', SEGMENT_MS, VIDEO_MS),
  },
  realtime: {
    requestsPerSecond: 320,
    durationMs: REALTIME_MS,
    warmUpMs: 6_000,
    people: 20_000,
    demands: [
      { resource: 'quote', share: 95, objects: 14, zipfExponent: 0.3 },
      { resource: 'holdings', share: 5, objects: 1, zipfExponent: 0 },
    ],
    fields: [...VISITORS.filter(({ name }) => name === 'User-Agent'), { name: 'Cookie', perUser: 'session=s{user}', share: 1 }],
    inputs: () => every('quote', TICK_MS, REALTIME_MS),
  },
} as const satisfies Readonly<Record<string, Load>>

const CATALOGUE = ['product', 'listing']

export function steady(workload: Workload): CountedProbe {
  const load = LOADS[workload.id]
  return {
    kind: 'counted',
    id: `${workload.id}.steady`,
    workload: workload.id,
    plan: (document, seed) => planOf(workload, load, document, seed),
    read: (outcome, plan) => ({ ...readTraffic(outcome, plan), ...(workload.id === 'api' && { catalogueHitRatio: hitRatioOf(outcome, CATALOGUE) }) }),
  }
}
