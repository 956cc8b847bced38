import type { EdgeProgram } from '../engine/program.ts'
import type { PurgeMode, PurgeSelector } from '../engine/edge.types.ts'
import type { HeaderFields, HttpRequest } from '../engine/http/message.ts'
import type { PolicyFor } from '../engine/policy/route-policy.ts'
import type { CityId } from './geo/cities.ts'
import type { Operations } from './operations/operations.types.ts'
import type { Routing } from './routing/internet.types.ts'
import type { RoutingInput } from './routing/spec.ts'

/** A place on the globe: one of the known cities, or a point of its own. */
export type Place = CityId | { readonly label: string; readonly latitudeDeg: number; readonly longitudeDeg: number }

/** Everything that is fixed before a run. Plain data: the same spec, inputs and seed give the same log, byte for byte. */
export interface WorldSpec {
  readonly seed: number
  readonly users: readonly UserSpec[]
  /** Empty: users talk to the origin themselves. */
  readonly pops: readonly PopSpec[]
  readonly origin: OriginSpec
  readonly tls: '1.2' | '1.3'
  /** Replaces the engine's decisions in every cache node, for what-if runs. */
  readonly program?: EdgeProgram
  /**
   * Networks between users and POPs, and the routes among them: `routed(…)` of routing/internet.ts, which brings its code along, so
   * that worlds without it stay light. Left out: users reach the POP that they name, or the nearest.
   */
  readonly routing?: Routing
  /**
   * POPs that ask other POPs, purges, POPs that fail: `operated(…)` of operations/operations.ts, which brings its code along as
   * routing does. Needed as soon as a POP has a parent or an input is a `purge` or a `pop-down`.
   */
  readonly operations?: Operations
}

export interface UserSpec {
  /** Unique, e.g. 'tokyo'; the browser's node id is `browser:<id>`. */
  readonly id: string
  readonly place: Place
  /** One-way delay of the last mile, added to every leg of this user. */
  readonly accessMs: number
  /** One-way delay to the user's resolver, and what the resolver adds when it has no cached answer. */
  readonly resolver: {
    readonly oneWayMs: number
    readonly recursionMs: number
    readonly ttlSeconds: number
    /** With routing: the network that it stands in, at whose place GeoDNS sees it; left out: the user's own. */
    readonly network?: string
    /** With routing: it passes on a part of the client's address (RFC 7871), so that GeoDNS sees the user's network instead. */
    readonly clientSubnet?: boolean
  }
  /** Does the browser keep a cache of its own? */
  readonly browserCache: boolean
  /** The POP this user reaches; left out: the nearest by distance, or where the routes lead. */
  readonly pop?: string
  /** With routing, and only then: the eyeball network that gives this user access. */
  readonly network?: string
}

export interface PopSpec {
  /** Unique, e.g. 'tokyo'; the node id is `pop:<id>`. */
  readonly id: string
  readonly place: Place
  readonly capacityBytes: number
  /** Connections to the origin are open before the run starts, and kept open. */
  readonly warmOrigin: boolean
  /** Time inside the POP per request (lookup, headers). */
  readonly lookupMs: number
  /** What its connections to the origin carry; left out: as much as every other link, from the first byte on. */
  readonly originLink?: LinkSpec
  /** Fields that it obeys in place of Cache-Control, the most specific first (RFC 9213 §2.2), e.g. CDN-Cache-Control; left out: none. */
  readonly targetedFields?: readonly string[]
  /** What its operator decided, by request; left out: the standard alone. */
  readonly policyFor?: PolicyFor
  /** With operations: the POP (id) that it asks in place of the origin, through connections that `warmOrigin` speaks of; left out: the origin. */
  readonly parent?: string
  /** Users reach a shield only when they name it; left out: 'edge'. */
  readonly tier?: 'edge' | 'shield'
  /** Its parent gives no answer: it asks the origin itself. Left out: then it has none to give, but a stale response where that is allowed. */
  readonly parentFailover?: boolean
}

/** How fast bodies come over a link. The first byte is not concerned: distance alone sets when it is there. */
export interface LinkSpec {
  readonly bytesPerMs: number
  /** Each body meets a connection that has lain idle, whose sender begins anew with a small window; left out: the window is open. */
  readonly slowStart?: boolean
}

export interface OriginSpec {
  readonly place: Place
  /** Time to make one response, before queueing. */
  readonly thinkMs: number
  /** Requests worked on at once; capacity = workers × 1000 ÷ thinkMs per second. */
  readonly workers: number
  /** Requests that may wait for a worker; the next one gets 503 at once. */
  readonly queueLimit: number
  readonly resources: readonly ResourceSpec[]
}

export interface ResourceSpec {
  /** Absolute URL, e.g. https://shop.example/hero.jpg; one without a query answers for any query, unless another resource has that very URL. */
  readonly url: string
  readonly lengthBytes: number
  /** Of the whole response; left out: 200. */
  readonly status?: number
  /** Response headers besides Date, ETag, Last-Modified and Content-Length, which the origin makes. */
  readonly headers: HeaderFields
  /** false: no ETag. */
  readonly etag: boolean
  /**
   * 'weak': a tag that stays as long as the meaning does (RFC 9110 §8.8.1). 'per-server': the origin is two servers that take turns,
   * each with tags of its own making. Left out: a strong tag, the same from everybody.
   */
  readonly etagForm?: 'weak' | 'per-server'
  /** false: no Last-Modified. Left out: the time of the last deploy, or ten hours before the run. */
  readonly lastModified?: boolean
  /** It appears at this time; until then its URL is answered with 404. Left out: it has always been there. */
  readonly fromMs?: number
  /** Its operator changes `headers` at a time, and nothing else. */
  readonly later?: { readonly fromMs: number; readonly headers: HeaderFields }
  /**
   * Which representation the origin makes of a request, as RFC 9110 §12 has it choose; it depends on nothing else, and is asked without
   * preconditions and ranges. Left out: one for all.
   */
  readonly represent?: (request: HttpRequest) => Representation
}

/** One of the forms that a resource has (RFC 9110 §3.2). */
export interface Representation {
  /** Tells it from the resource's others, e.g. 'de', 'w=640', 'mika’s cart'. Each has entity tags of its own. */
  readonly id: string
  /** Whose data its content is; null or left out: everybody's. What a Set-Cookie line gives away is told by the line itself. */
  readonly owner?: string | null
  /** Left out: the resource's. */
  readonly lengthBytes?: number
  /** Beside the resource's headers, and in place of those of the same name: Set-Cookie, Content-Language … */
  readonly headers?: HeaderFields
}

/** How an origin fails. */
export type OriginFailure = 'refuse' | 'error'

/**
 * The operator has every POP purge something. The control plane sends it at `atMs`, to parents before their children unless the
 * operations say otherwise; a POP that is down carries it out as it comes back, before it answers anything.
 */
export interface PurgeInput {
  readonly type: 'purge'
  readonly atMs: number
  readonly selector: PurgeSelector
  readonly mode: PurgeMode
  /** By POP: how long the purge is on its way to it, from the control plane or, for a child, from its parent's purge on. Left out: as the operations say. */
  readonly delayMs?: Readonly<Record<string, number>>
}

/** A POP fails: everything under way at it fails, and connections to it are reset. Its store is there when it comes back. */
export interface PopDownInput {
  readonly type: 'pop-down'
  readonly atMs: number
  readonly durationMs: number
  readonly pop: string
}

/** What happens to the world at a time: the learner's acts and the script's. Plain data. */
export type WorldInput =
  | {
      readonly type: 'request'
      readonly atMs: number
      readonly user: string
      readonly url: string
      readonly method?: string
      readonly headers?: HeaderFields
      /** The user pressed reload: the browser does not answer from its own cache, and sends Cache-Control: no-cache. */
      readonly reload?: boolean
      /**
       * Straight to the origin by a DNS name of its own, past the POPs and past the browser's cache. Left out: where everybody goes.
       */
      readonly to?: 'origin'
    }
  /** A new version of a resource goes live at the origin. `sameMeaning`: other bytes that say the same, so that a weak ETag stays. */
  | { readonly type: 'deploy'; readonly atMs: number; readonly url: string; readonly sameMeaning?: boolean }
  /** A bare round trip between a user and the origin, to measure distance. */
  | { readonly type: 'ping'; readonly atMs: number; readonly user: string }
  /** Close a user's connections and forget DNS answers ("a fresh browser"); the browser cache stays unless `cache`. */
  | { readonly type: 'cold'; readonly atMs: number; readonly user: string; readonly cache?: boolean }
  /**
   * The origin fails from now on: 'refuse': nothing answers there and connections are reset; 'error': all it answers is 503. What it
   * was working on fails too. Of failures that overlap, the one that began last counts while it lasts.
   */
  | { readonly type: 'origin-down'; readonly atMs: number; readonly durationMs: number; readonly how: OriginFailure }
  | PurgeInput
  | PopDownInput
  /** Nothing happens, but the run goes on at least until then. */
  | { readonly type: 'wait'; readonly atMs: number }
  /** Statistical load straight to the origin's queue: not logged one by one; gauges are (see log.ts). */
  | {
      readonly type: 'load'
      readonly atMs: number
      readonly durationMs: number
      readonly user: string
      /** People behind this user, each sending `perUserPerSecond`, Poisson arrivals, seeded. */
      readonly people: number
      readonly perUserPerSecond: number
      readonly url: string
    }
  | RoutingInput
