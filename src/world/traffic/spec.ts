/**
 * The metrics-only world's description: who asks for what, how often, of which caches, and what happens meanwhile. Plain data, so
 * that a worker can be sent one. The same spec gives the same metrics on every machine.
 */
import type { PurgeMode, PurgeSelector } from '../../engine/edge.types.ts'
import type { HeaderFields } from '../../engine/http/message.ts'
import type { Place } from '../spec.ts'

export interface TrafficSpec {
  readonly seed: number
  /** How long requests keep coming, virtual ms; the run goes on until the last one is answered. */
  readonly durationMs: number
  /** Width of the buckets of the metrics' time series. */
  readonly bucketMs: number
  /**
   * The caches fill: what is asked for before this is counted in the buckets and in nothing else of what clients got. Whole buckets; left
   * out: 0.
   */
  readonly warmUpMs?: number
  readonly regions: readonly RegionSpec[]
  readonly pops: readonly TrafficNodeSpec[]
  /** One cache between all POPs and the origin; left out: POPs ask the origin themselves. */
  readonly shield?: TrafficNodeSpec
  readonly origin: TrafficOriginSpec
  readonly routes: readonly RouteSpec[]
  /** Header fields that clients send, each drawn independently of the others. */
  readonly clientFields: readonly ClientFieldSpec[]
  /** In any order; those at equal times happen in the order given. */
  readonly inputs?: readonly TrafficInput[]
  /** How many requests are kept whole, with their decisions: a uniform sample. Left out: 200. */
  readonly sampleSize?: number
}

/** People of one part of the world. */
export interface RegionSpec {
  /** Unique, e.g. 'tokyo'. */
  readonly id: string
  readonly place: Place
  /** One-way delay of the last mile. */
  readonly accessMs: number
  readonly people: number
  /** Mean over a day, all people together; arrivals are a Poisson process. */
  readonly requestsPerSecond: number
  /** Load in each of 24 local hours as a factor of the mean, joined by straight lines; left out: always 1. */
  readonly hourly?: readonly number[]
  /** Local time at virtual 0 ms, in hours; left out: midnight. */
  readonly startHour?: number
}

export interface TrafficNodeSpec {
  /** Unique among POPs and shield, e.g. 'frankfurt'. */
  readonly id: string
  readonly place: Place
  readonly capacityBytes: number
  /** Time inside the node per request. */
  readonly lookupMs: number
}

export interface TrafficOriginSpec {
  readonly place: Place
  /** Time to make one response, before queueing. */
  readonly thinkMs: number
  /** Requests worked on at once; capacity = workers × 1000 ÷ thinkMs per second. */
  readonly workers: number
  /** Requests that may wait for a worker; the next one gets 503 at once. */
  readonly queueLimit: number
}

/** A family of objects with one kind of address, behaviour at the origin, and popularity law. */
export interface RouteSpec {
  /** Unique, e.g. 'images'. */
  readonly id: string
  /** Weight among the routes. */
  readonly share: number
  /** Absolute URL without a query; `{object}` becomes the object's number, 0 being the most popular. */
  readonly url: string
  readonly objects: number
  /** Popularity of the i-th object ∝ 1 ÷ i^exponent (Breslau et al., "Web caching and Zipf-like distributions", 1999, found 0.64 to 0.83); 0: all alike. */
  readonly zipfExponent: number
  readonly sizes: SizeSpec
  /**
   * What the origin sends beside Date, ETag, Last-Modified and Content-Length; each object has one of these, drawn by share.
   * `{object}` in a value becomes the object's number, as for tags.
   */
  readonly headers: readonly { readonly share: number; readonly headers: HeaderFields }[]
  readonly validators: 'etag' | 'last-modified' | 'both' | 'none'
  /** Query parameters that clients add, each drawn independently. */
  readonly parameters?: readonly ParameterSpec[]
  /** Client fields and parameters whose meaning changes the content: what the origin really looks at, whatever Vary says. */
  readonly differsBy?: readonly string[]
  /** The content belongs to the user whom the request's per-user field names. */
  readonly personal?: boolean
}

/** 'pareto': heavy-tailed, bounded; the smaller the shape, the heavier the tail (Crovella and Bestavros, 1997, found about 1.1). */
export type SizeSpec =
  | { readonly kind: 'fixed'; readonly bytes: number }
  | { readonly kind: 'pareto'; readonly leastBytes: number; readonly mostBytes: number; readonly shape: number }

export interface DrawnValue {
  /** null: the field or parameter is absent. */
  readonly value: string | null
  readonly share: number
  /** What an origin that negotiates makes of it, e.g. 'de' of 'de-DE,de;q=0.9'; left out: the value itself. */
  readonly means?: string
}

export type ClientFieldSpec =
  | { readonly name: string; readonly values: readonly DrawnValue[] }
  /** Values that are made where the run is, since there are thousands of them (populations/). */
  | { readonly name: string; readonly population: Population }
  /** One value a person: `{user}` becomes her number. `share`: how many requests carry it. */
  | { readonly name: string; readonly perUser: string; readonly share: number }

/** What visitors send in the field of that kind. `offered`: what the origin has, which says what a value means; see populations/. */
export type Population =
  | { readonly of: 'encodings'; readonly offered: readonly ('br' | 'gzip' | 'zstd')[] }
  | { readonly of: 'languages'; readonly offered: readonly [string, ...string[]] }
  | { readonly of: 'user agents' }

/** 'unique': another value every time, as click identifiers are; it never changes the content. */
export interface ParameterSpec {
  readonly name: string
  readonly values: readonly DrawnValue[] | 'unique'
  /** How many requests carry it at all. */
  readonly share: number
}

export type TrafficInput =
  /** New versions at the origin: of one object, or of every object of the route. */
  | { readonly type: 'deploy'; readonly atMs: number; readonly route: string; readonly object?: number }
  /** Reaches every cache at `atMs`, later where `delayMs` says so by node id. */
  | {
      readonly type: 'purge'
      readonly atMs: number
      readonly selector: PurgeSelector
      readonly mode: PurgeMode
      readonly delayMs?: Readonly<Record<string, number>>
    }
  /** The origin answers nothing: connections are refused. */
  | { readonly type: 'origin-down'; readonly atMs: number; readonly durationMs: number }
  /** The POP is withdrawn; its regions reach the next nearest. What it stores is there when it comes back. */
  | { readonly type: 'pop-down'; readonly atMs: number; readonly durationMs: number; readonly pop: string }
  /** A route is asked for `factor` times as often. */
  | { readonly type: 'surge'; readonly atMs: number; readonly durationMs: number; readonly route: string; readonly factor: number }
  /** From now on the origin sends these with every object of the route. */
  | { readonly type: 'headers'; readonly atMs: number; readonly route: string; readonly headers: HeaderFields }
  /** From now on the caches follow the policy of that name (TrafficOptions in run.ts). */
  | { readonly type: 'policy'; readonly atMs: number; readonly policy: string }

/** The address of one object of a route, without parameters. */
export function objectUrl(route: RouteSpec, object: number): string {
  return route.url.replace('{object}', String(object))
}
