/**
 * Counters of a metrics-only run. In: one call for each answer, each request at the origin. Out: plain data (metrics.ts) at any
 * time. Everything is counted in arrays of fixed size, so that memory does not grow with requests.
 */
import type { Outcome } from '../../engine/decision.ts'
import type { EvictionReason } from '../../engine/edge.types.ts'
import type { HttpResponse } from '../../engine/http/message.ts'
import type { Catalogue } from './catalogue.ts'
import type { Wish } from './clients.ts'
import type { Content } from './origin.ts'
import type { TrafficSpec } from './spec.ts'
import type { Timeline } from './timeline.ts'

export const OUTCOMES: readonly Outcome[] = ['hit', 'miss', 'stale', 'revalidated', 'bypass', 'collapsed', 'error']

/** Latencies are counted in steps of one ms; what is slower than the last step counts there. */
export const LATENCY_STEPS = 8192

/** What one cache node did. */
export interface NodeTally {
  readonly answers: Record<Outcome, number>
  forwards: number
  /** Of the forwards: those with a condition of the node's own, and those for which nobody waited. */
  conditional: number
  background: number
  waits: number
  stored: number
  refreshed: number
  markedStale: number
  readonly evicted: Record<EvictionReason, number>
}

/** Zero of everything. */
export function nodeTally(): NodeTally {
  return {
    answers: { hit: 0, miss: 0, stale: 0, revalidated: 0, bypass: 0, collapsed: 0, error: 0 },
    forwards: 0,
    conditional: 0,
    background: 0,
    waits: 0,
    stored: 0,
    refreshed: 0,
    markedStale: 0,
    evicted: { capacity: 0, replaced: 0, invalidated: 0, purged: 0 },
  }
}

/** What of an answer is counted. */
export type Served = Pick<HttpResponse, 'status' | 'body'>

/** Columns of the time series. */
export const SERIES = ['originRequests', 'originBytes', 'originShed', 'originRefused', 'old', 'wrong', 'leaked'] as const
export type SeriesName = (typeof SERIES)[number]

/** Its place among OUTCOMES. */
export const indexOfOutcome = Object.fromEntries(OUTCOMES.map((outcome, i) => [outcome, i])) as Record<Outcome, number>

export class Tally {
  readonly buckets: number
  /** By region, route and outcome. */
  readonly requests: Float64Array
  readonly bytes: Float64Array
  /** By bucket and outcome. */
  readonly bucketRequests: Float64Array
  readonly bucketBytes: Float64Array
  /** By bucket. */
  readonly series: Readonly<Record<SeriesName, Float64Array>>
  /** By region and ms. */
  readonly latencies: Uint32Array
  readonly latencySumMs: Float64Array
  /** By object. */
  readonly objectRequests: Uint32Array
  readonly objectMisses: Uint32Array
  /** For how long after a deploy an older version was served at most. */
  longestOldMs = 0
  /** Totals count from this bucket on. */
  readonly firstBucket: number
  readonly #bucketMs: number
  readonly #routes: number
  readonly #catalogue: Catalogue
  readonly #timeline: Timeline

  constructor(spec: TrafficSpec, catalogue: Catalogue, timeline: Timeline) {
    const cells = spec.regions.length * spec.routes.length * OUTCOMES.length
    this.#bucketMs = spec.bucketMs
    this.#routes = spec.routes.length
    this.#catalogue = catalogue
    this.#timeline = timeline
    this.buckets = Math.ceil(spec.durationMs / spec.bucketMs)
    this.firstBucket = Math.floor((spec.warmUpMs ?? 0) / spec.bucketMs)
    this.requests = new Float64Array(cells)
    this.bytes = new Float64Array(cells)
    this.bucketRequests = new Float64Array(this.buckets * OUTCOMES.length)
    this.bucketBytes = new Float64Array(this.buckets * OUTCOMES.length)
    this.series = Object.fromEntries(SERIES.map((name) => [name, new Float64Array(this.buckets)])) as Record<SeriesName, Float64Array>
    this.latencies = new Uint32Array(spec.regions.length * LATENCY_STEPS)
    this.latencySumMs = new Float64Array(spec.regions.length)
    this.objectRequests = new Uint32Array(catalogue.objects)
    this.objectMisses = new Uint32Array(catalogue.objects)
  }

  /**
   * A client was answered. Only the wait is a number with a fraction, so that a hit, which had none, is counted without making one.
   * @param bucket that of the time at which its request came, for which it counts
   * @param ttfbMs when the first byte is there, `waitMs` aside
   * @param waitMs what the answer took beyond that
   */
  answered(bucket: number, { region, route, object, variant, owner }: Wish, outcome: Outcome, { status, body }: Served, { ttfbMs }: { readonly ttfbMs: number }, waitMs: number): void {
    const column = indexOfOutcome[outcome]
    const cell = (region * this.#routes + route.index) * OUTCOMES.length + column
    const bucketCell = bucket * OUTCOMES.length + column
    const { lengthBytes } = body
    const wholeMs = ttfbMs + waitMs
    this.bucketRequests[bucketCell]!++
    this.bucketBytes[bucketCell]! += lengthBytes
    if (bucket >= this.firstBucket) {
      this.requests[cell]!++
      this.bytes[cell]! += lengthBytes
      this.latencies[region * LATENCY_STEPS + Math.min(LATENCY_STEPS - 1, Math.floor(wholeMs))]!++
      this.latencySumMs[region]! += wholeMs
      this.objectRequests[object]!++
      if (outcome !== 'hit' && outcome !== 'stale') this.objectMisses[object]!++
    }
    if (status !== 200) return
    // What was served is compared with what the origin would send now for the same request.
    const content = body.content as Content
    if (content.owner >= 0 && content.owner !== owner) this.series.leaked[bucket]!++
    else if (content.object !== object || content.variant !== variant || content.owner !== owner) this.series.wrong[bucket]!++
    if (content.version !== this.#catalogue.versions[object]) this.#old(bucket, object)
  }

  /** A request reached the origin. */
  origin(atMs: number, fate: 'served' | 'shed' | 'refused', lengthBytes: number): void {
    const bucket = this.bucketOf(atMs)
    this.series.originRequests[bucket]!++
    this.series.originBytes[bucket]! += lengthBytes
    if (fate === 'shed') this.series.originShed[bucket]!++
    if (fate === 'refused') this.series.originRefused[bucket]!++
  }

  #old(bucket: number, object: number): void {
    this.series.old[bucket]!++
    this.longestOldMs = Math.max(this.longestOldMs, this.#timeline.nowMs - this.#catalogue.changedAtMs[object]!)
  }

  /** The bucket of a time. What comes after the last one, when the last requests are answered, counts there. */
  bucketOf(atMs: number): number {
    return Math.min(this.buckets - 1, Math.floor(atMs / this.#bucketMs))
  }
}
