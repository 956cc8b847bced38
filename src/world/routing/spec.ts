/**
 * What is fixed of a routed world, and what may happen to it. Plain data. Everything here is from the ranges for documentation:
 * AS numbers of RFC 5398, addresses of RFC 5737 and RFC 3849.
 */
import type { Place } from '../spec.ts'

export type NetworkId = string
/** In CIDR notation, e.g. `203.0.113.0/24`. */
export type Prefix = string

/**
 * `tier-1`: buys from nobody. `transit`: sells to some, buys from others. `eyeball`: people's access. `cdn-pop`: one site of the CDN.
 * `resolver`: a public DNS resolver's network.
 */
export type NetworkKind = 'tier-1' | 'transit' | 'eyeball' | 'cdn-pop' | 'resolver'

/** One network with one routing policy and one best route for a prefix: an autonomous system, or one site of the CDN's. */
export interface NetworkSpec {
  /** Unique. A `cdn-pop` has its POP's id. */
  readonly id: NetworkId
  /**
   * 64496–64511 or 65536–65551 (RFC 5398). POPs may share one, and usually do: most CDNs announce from one AS at many sites
   * (anycast, RFC 4786). One AS number per site, which RFC 6382 recommends for critical services, works as well.
   */
  readonly asn: number
  readonly kind: NetworkKind
  /** A proper name, for the words' slots. */
  readonly name?: string
  /** Where it can be joined; it is drawn at the first. Traffic that crosses it from one to another takes the time that fibre takes. */
  readonly places: readonly [Place, ...Place[]]
  /** People behind an eyeball network, relative to the others'; left out: 1. Spreads crowds and bots. */
  readonly people?: number
}

/** Two networks joined, at the two of their places that are nearest to each other. */
export type LinkSpec =
  /** `customer` pays `provider` to reach everybody. */
  | { readonly kind: 'transit'; readonly customer: NetworkId; readonly provider: NetworkId; readonly oneWayMs?: number }
  /** Both give each other their own customers' routes, and nothing else. */
  | { readonly kind: 'peering'; readonly peers: readonly [NetworkId, NetworkId]; readonly oneWayMs?: number }

export type SteeringDesign =
  /** Every POP announces one prefix; DNS names one address for everybody. */
  | { readonly kind: 'anycast' }
  /** Every POP announces a prefix of its own; the authoritative server names the healthy POP nearest to who asks. */
  | {
      readonly kind: 'geodns'
      /** Lifetime of its answers; takes the place of each resolver's own `ttlSeconds`. */
      readonly ttlSeconds: number
      /** From a POP's failure or return until the server knows. */
      readonly healthDelayMs: number
    }

export interface RoutingTiming {
  /** Mean time for one router to work off one message; each takes between half and one and a half of it, seeded. */
  readonly processingMs: number
  /**
   * Least time between two announcements of one prefix to one neighbour (RFC 4271 §9.2.1.1). Withdrawals go at once, as
   * RFC 1771 §9.2.3.1 had it and many routers do; RFC 4271 would hold them back too.
   */
  readonly minAdvertisementMs: number
}

/** Course figures: changes spread over the globe in seconds. Real routers' figures vary widely: RFC 4271 §10 suggests 30 s between announcements. */
export const USUAL_TIMING: RoutingTiming = { processingMs: 500, minAdvertisementMs: 5_000 }

export interface RoutingSpec {
  readonly networks: readonly NetworkSpec[]
  readonly links: readonly LinkSpec[]
  readonly design: SteeringDesign
  readonly timing: RoutingTiming
  /** 'converged': every POP announced long ago, and every table stands at 0 ms. 'silent': nobody has announced anything. */
  readonly start: 'converged' | 'silent'
  /** After this long without an answer a browser gives a request up; left out: 10,000. */
  readonly patienceMs?: number
  /** What a POP can answer of crowds and floods together, requests per second; left out: everything. */
  readonly popCapacityPerSecond?: number
}

export const USUAL_PATIENCE_MS = 10_000

/** What happens to a routed world. */
export type RoutingInput =
  /**
   * A POP's routers withdraw what they announced. 'failed' (or left out): its servers are gone too, and what still arrives is lost.
   * 'drained': they go on answering what still arrives.
   */
  | { readonly type: 'withdraw-pop'; readonly atMs: number; readonly pop: string; readonly how?: 'failed' | 'drained' }
  /** A POP serves, and announces its prefix, from now on. */
  | { readonly type: 'announce-pop'; readonly atMs: number; readonly pop: string }
  | { readonly type: 'link-add'; readonly atMs: number; readonly link: LinkSpec }
  /** Both ends see it at once; what is under way on it is lost. */
  | { readonly type: 'link-cut'; readonly atMs: number; readonly between: readonly [NetworkId, NetworkId] }
  /** Bots in the eyeball networks, each sending `perBotPerSecond`. Reckoned in bulk: gauges are logged, not packets. */
  | {
      readonly type: 'flood'
      readonly atMs: number
      readonly durationMs: number
      readonly bots: number
      readonly perBotPerSecond: number
      /** GeoDNS: the POP whose address they attack; left out there: the first. Anycast has one address. */
      readonly pop?: string
    }
  /** People in the eyeball networks who use the service as browsers do. Reckoned in bulk, as a flood is. */
  | { readonly type: 'crowd'; readonly atMs: number; readonly durationMs: number; readonly people: number; readonly perPersonPerSecond: number }

/** The networks that a link joins. */
export function endsOf(link: LinkSpec): readonly [NetworkId, NetworkId] {
  return link.kind === 'peering' ? link.peers : [link.customer, link.provider]
}

/** A link's name: the same whichever end comes first. */
export function linkId(a: NetworkId, b: NetworkId): string {
  return a < b ? `${a}~${b}` : `${b}~${a}`
}
