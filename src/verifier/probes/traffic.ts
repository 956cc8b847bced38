/** Traffic of a workload, as plans. In: how much of what is asked for. Out: a plan for a document, and what is read off its outcome. */
import type { PolicyDocument } from '../../engine/policy/schema.ts'
import { campaignParameters, clickParameters } from '../../world/traffic/populations/links.ts'
import { visitorFields } from '../../world/traffic/populations/visitors.ts'
import type { TrafficOutcome, TrafficPlan } from '../../world/traffic/plan.ts'
import type { ClientFieldSpec, ParameterSpec, RouteSpec, TrafficInput } from '../../world/traffic/spec.ts'
import { CONTINENT_OF, CONTINENTS, nodesOf, ORIGIN_CITY, regionsOf, type PopCity } from '../network.ts'
import type { Reading, Readings } from '../probe.ts'
import { dollars, MONTH_SECONDS } from '../prices.ts'
import { resourceOf, type Resource, type Workload } from '../workloads/workload.ts'
import { CODINGS, LANGUAGES } from '../workloads/static.ts'

export const SECOND_MS = 1_000

/** How a family of addresses is asked for. */
export interface Demand {
  readonly resource: string
  readonly share: number
  readonly objects: number
  readonly zipfExponent: number
  readonly parameters?: readonly ParameterSpec[]
}

export interface Load {
  readonly requestsPerSecond: number
  readonly durationMs: number
  /** Left out: what comes while caches fill counts, too. */
  readonly warmUpMs?: number
  readonly people: number
  readonly demands: readonly Demand[]
  readonly fields: readonly ClientFieldSpec[]
  readonly inputs?: (document: PolicyDocument) => readonly TrafficInput[]
}

/** What visitors send, and what their links add. Nobody sends the field that poisons: that is a probe of its own. */
export const VISITORS = visitorFields({ encodings: CODINGS, languages: LANGUAGES }, 0.6)
export const LINKS: readonly ParameterSpec[] = [...campaignParameters(0.2), ...clickParameters({ gclid: 0.2, fbclid: 0.1 })]

export function planOf(workload: Workload, load: Load, document: PolicyDocument, seed: number): TrafficPlan {
  const { durationMs, warmUpMs = 0, requestsPerSecond, people, demands, fields, inputs } = load
  return {
    spec: {
      seed,
      durationMs,
      bucketMs: SECOND_MS,
      warmUpMs,
      regions: regionsOf(requestsPerSecond, people),
      ...nodesOf(document),
      origin: { place: ORIGIN_CITY, ...workload.origin },
      routes: demands.map((demand) => routeOf(resourceOf(workload, demand.resource), demand, fields)),
      clientFields: fields,
      inputs: inputs?.(document) ?? [],
      sampleSize: 60,
    },
    policies: { own: document },
    policy: 'own',
  }
}

function routeOf(resource: Resource, { share, objects, zipfExponent, parameters = [] }: Demand, fields: readonly ClientFieldSpec[]): RouteSpec {
  const drawn = new Set([...fields, ...parameters].map(({ name }) => name))
  return {
    id: resource.id,
    share,
    // An address without a number is one thing, in as many forms as there are people.
    url: resource.url.includes('{n}') ? resource.url.replace('{n}', '{object}') : `${resource.url}#{object}`,
    objects,
    zipfExponent,
    sizes: { kind: 'fixed', bytes: resource.lengthBytes },
    headers: [{ share: 1, headers: resource.headers.map(([name, value]) => [name, value.replaceAll('{n}', '{object}')] as const) }],
    validators: resource.validators,
    ...(parameters.length > 0 && { parameters }),
    differsBy: resource.differsBy.filter((name) => drawn.has(name)),
    ...(resource.owner && { personal: true }),
  }
}

/** What most counted probes are asked: ratios, waits, load, money. */
export function readTraffic({ metrics }: TrafficOutcome, { spec }: TrafficPlan): Readings {
  const { total, buckets, regions } = metrics
  const measuredSeconds = (spec.durationMs - (spec.warmUpMs ?? 0)) / SECOND_MS
  const perMonth = (count: number): number => (count / measuredSeconds) * MONTH_SECONDS
  const counted = buckets.filter(({ fromMs }) => fromMs >= (spec.warmUpMs ?? 0))
  return {
    requestHitRatio: { value: total.requestHitRatio },
    byteHitRatio: { value: total.byteHitRatio },
    p95Ms: worst(CONTINENTS.map((continent) => ({ name: continent, value: slowest(regions.filter(({ id }) => CONTINENT_OF[id as PopCity] === continent).map(({ latency }) => latency?.p95Ms ?? null)) }))),
    peakOriginPerSecond: { value: Math.max(0, ...counted.map(({ originRequests }) => originRequests)) },
    // While caches fill; for the warning about an origin that only warm caches keep alive.
    peakWhileColdPerSecond: { value: counted.length === buckets.length ? null : Math.max(...buckets.slice(0, buckets.length - counted.length).map(({ originRequests }) => originRequests)) },
    turnedAway: { value: total.originShed },
    originBytesPerMonth: { value: perMonth(total.originBytes) },
    dollarsPerMonth: { value: dollars({ clientBytes: perMonth(total.bytes), originBytes: perMonth(total.originBytes) }) },
    wrong: { value: total.wrong },
    leaks: { value: total.leaked },
  }
}

/** The hit ratio of some routes together. */
export function hitRatioOf({ metrics }: TrafficOutcome, routes: readonly string[]): Reading {
  const some = metrics.routes.filter(({ id }) => routes.includes(id))
  const requests = some.reduce((sum, route) => sum + route.requests, 0)
  const hits = some.reduce((sum, { requestsBy }) => sum + requestsBy.hit + requestsBy.stale, 0)
  return { value: requests === 0 ? null : hits / requests, parts: some.map(({ id, requestHitRatio }) => ({ name: id, value: requestHitRatio })) }
}

function slowest(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null)
  return known.length === 0 ? null : Math.max(...known)
}

/** The worst of some figures, with all of them. */
function worst(parts: NonNullable<Reading['parts']>): Reading {
  return { value: slowest(parts.map(({ value }) => value)), parts }
}
