/** An ordinary hour, a few minutes of it: Zipf-popular objects, User-Agents, languages, cookies and campaign links as people bring them. */
import type { CountedProbe } from '../probe.ts'
import { WIDTHS } from '../workloads/static.ts'
import type { Workload } from '../workloads/workload.ts'
import { hitRatioOf, LINKS, planOf, readTraffic, VISITORS, type Demand, type Load } from './traffic.ts'

const width = { name: 'width', values: WIDTHS.map((value) => ({ value, share: 1 })), share: 1 }

export const STATIC_DEMANDS: readonly Demand[] = [
  { resource: 'page', share: 45, objects: 12, zipfExponent: 0.8, parameters: LINKS },
  { resource: 'picture', share: 40, objects: 30, zipfExponent: 0.8, parameters: [width, ...LINKS] },
  { resource: 'bundle', share: 15, objects: 3, zipfExponent: 0.8 },
]

const LOADS = {
  static: { requestsPerSecond: 200, durationMs: 120_000, warmUpMs: 60_000, people: 20_000, demands: STATIC_DEMANDS, fields: VISITORS },
  api: {
    requestsPerSecond: 300,
    durationMs: 80_000,
    warmUpMs: 40_000,
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
    requestsPerSecond: 150,
    durationMs: 120_000,
    warmUpMs: 60_000,
    people: 20_000,
    demands: [
      { resource: 'playlist', share: 45, objects: 4, zipfExponent: 0.5 },
      { resource: 'segment', share: 53, objects: 60, zipfExponent: 0.3 },
      { resource: 'film', share: 2, objects: 10, zipfExponent: 0.8 },
    ],
    fields: VISITORS.filter(({ name }) => name === 'User-Agent'),
  },
  realtime: {
    requestsPerSecond: 400,
    durationMs: 50_000,
    warmUpMs: 10_000,
    people: 20_000,
    demands: [
      { resource: 'quote', share: 95, objects: 20, zipfExponent: 0.5 },
      { resource: 'holdings', share: 5, objects: 1, zipfExponent: 0 },
    ],
    fields: [...VISITORS.filter(({ name }) => name === 'User-Agent'), { name: 'Cookie', perUser: 'session=s{user}', share: 1 }],
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
