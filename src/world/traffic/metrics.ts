/**
 * What a metrics-only run has measured, as plain data that a worker can post. In: the counters. Out: totals, time series,
 * regions, routes, nodes, objects. Ratios are computed here and nowhere else.
 */
import type { Outcome } from '../../engine/decision.ts'
import type { TrafficSpec } from './spec.ts'
import { LATENCY_STEPS, OUTCOMES, SERIES, type NodeTally, type SeriesName, type Tally } from './tally.ts'

/** Requests and bytes that clients were answered with, by how their POP came to the answer. */
export interface Counts {
  readonly requests: number
  readonly bytes: number
  readonly requestsBy: Readonly<Record<Outcome, number>>
  readonly bytesBy: Readonly<Record<Outcome, number>>
  /** Requests answered from stored responses ('hit', 'stale') ÷ all; null of none. */
  readonly requestHitRatio: number | null
  /** Bytes of stored responses ('hit', 'stale', and 'revalidated', whose body was here) ÷ all; null of none. */
  readonly byteHitRatio: number | null
}

export interface Latency {
  readonly meanMs: number
  /** Nearest rank, in whole ms. */
  readonly p50Ms: number
  readonly p95Ms: number
  readonly p99Ms: number
}

export type Bucket = Counts & Readonly<Record<SeriesName, number>> & { readonly fromMs: number }

export interface TrafficMetrics {
  readonly total: Counts & Readonly<Record<SeriesName, number>>
  readonly longestOldMs: number
  readonly buckets: readonly Bucket[]
  readonly regions: readonly (Counts & { readonly id: string; readonly latency: Latency | null })[]
  readonly routes: readonly (Counts & { readonly id: string })[]
  /** POPs in the spec's order, the shield last. */
  readonly nodes: readonly (NodeTally & { readonly id: string })[]
  /** By an object's number among all: routes in the spec's order, the most popular object first. */
  readonly objects: { readonly requests: Uint32Array; readonly misses: Uint32Array }
}

/** Reads the counters; what is returned does not change any more. */
export function metricsOf(spec: TrafficSpec, tally: Tally, nodes: readonly { readonly id: string; readonly tally: NodeTally }[]): TrafficMetrics {
  const { regions, routes } = spec
  const cell = (region: number, route: number): number => (region * routes.length + route) * OUTCOMES.length
  const every = regions.flatMap((_, region) => routes.map((_route, route) => cell(region, route)))
  const inCells = (at: readonly number[]): Counts => counts(tally.requests, tally.bytes, at)
  const series = (read: (name: SeriesName) => number) => Object.fromEntries(SERIES.map((name) => [name, read(name)])) as Record<SeriesName, number>
  return {
    total: { ...inCells(every), ...series((name) => tally.series[name].subarray(tally.firstBucket).reduce((sum, one) => sum + one, 0)) },
    longestOldMs: tally.longestOldMs,
    buckets: Array.from({ length: tally.buckets }, (_, bucket) => ({
      fromMs: bucket * spec.bucketMs,
      ...counts(tally.bucketRequests, tally.bucketBytes, [bucket * OUTCOMES.length]),
      ...series((name) => tally.series[name][bucket]!),
    })),
    regions: regions.map(({ id }, region) => ({ id, ...inCells(routes.map((_, route) => cell(region, route))), latency: latencyOf(tally, region) })),
    routes: routes.map(({ id }, route) => ({ id, ...inCells(regions.map((_, region) => cell(region, route))) })),
    nodes: nodes.map(({ id, tally: own }) => ({ id, ...own, answers: { ...own.answers }, evicted: { ...own.evicted } })),
    objects: { requests: tally.objectRequests.slice(), misses: tally.objectMisses.slice() },
  }
}

/** @param at where in both arrays the seven outcomes of each part begin */
function counts(requests: Float64Array, bytes: Float64Array, at: readonly number[]): Counts {
  const by = (values: Float64Array) =>
    Object.fromEntries(OUTCOMES.map((outcome, i) => [outcome, at.reduce((sum, from) => sum + values[from + i]!, 0)])) as Record<Outcome, number>
  const requestsBy = by(requests)
  const bytesBy = by(bytes)
  const total = (all: Record<Outcome, number>): number => Object.values(all).reduce((sum, one) => sum + one, 0)
  const ratio = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole)
  const all = { requests: total(requestsBy), bytes: total(bytesBy) }
  return {
    ...all,
    requestsBy,
    bytesBy,
    requestHitRatio: ratio(requestsBy.hit + requestsBy.stale, all.requests),
    byteHitRatio: ratio(bytesBy.hit + bytesBy.stale + bytesBy.revalidated, all.bytes),
  }
}

function latencyOf({ latencies, latencySumMs }: Tally, region: number): Latency | null {
  const steps = latencies.subarray(region * LATENCY_STEPS, (region + 1) * LATENCY_STEPS)
  const total = steps.reduce((sum, one) => sum + one, 0)
  if (total === 0) return null
  const percentile = (fraction: number): number => {
    let below = 0
    return steps.findIndex((one) => (below += one) >= fraction * total)
  }
  return { meanMs: latencySumMs[region]! / total, p50Ms: percentile(0.5), p95Ms: percentile(0.95), p99Ms: percentile(0.99) }
}
