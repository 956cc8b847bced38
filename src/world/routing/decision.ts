/**
 * Which route wins. In: the routes that one network heard for a prefix. Out: the one that it uses, with the step that settled it
 * and, for each of the others, the step that it lost at. The steps: routes with the network's own AS in their path are refused
 * (RFC 4271 §9.1.2); the highest local preference (§9.1.1), where customers pay, peers are free and providers cost; the shortest
 * AS path (§9.1.2.2 a); the lowest neighbour, by AS number, where routers compare identifiers (§9.1.2.2 f); of several sites of that
 * neighbour the nearest (§9.1.2.2 e, which routers put earlier). Left out: origin and MED (§9.1.2.2 b, c).
 */
import type { Neighbour, Relation } from './graph.ts'
import type { NetworkId, Prefix } from './spec.ts'

/** A route as a neighbour tells it: the neighbour first, the origin last. */
export interface Route {
  readonly asPath: readonly number[]
  /** The same path by networks; it tells POPs of one AS apart, which BGP does not. */
  readonly via: readonly NetworkId[]
}

/** One step of the ladder, or how there was nothing to settle. */
export type RouteReason =
  /** The network announces the prefix itself. */
  | 'originated'
  | 'only-candidate'
  | 'customer-over-peer'
  | 'customer-over-provider'
  | 'peer-over-provider'
  | 'shorter-path'
  | 'lowest-neighbour'
  /** The neighbours are sites of one AS: packets leave for the nearest. */
  | 'nearest-site'
  /** They are just as near: the first of them in the graph, as a stand-in for the lowest identifier. */
  | 'lowest-router'
  /** Routes were heard, and each holds the network's own AS. */
  | 'loop-refused'
  | 'no-candidate'

export type Verdict = 'chosen' | 'not-needed' | 'less-preferred' | 'longer-path' | 'higher-neighbour' | 'farther-site' | 'higher-router' | 'loop-refused'

export interface Candidate extends Route {
  readonly neighbour: NetworkId
  readonly asn: number
  readonly router: number
  /** What the neighbour is to the network. */
  readonly relation: Relation
  /** From the network to the neighbour. */
  readonly exitMs: number
  readonly localPreference: number
  readonly verdict: Verdict
}

export interface RouteDecision {
  readonly network: NetworkId
  readonly prefix: Prefix
  /** In the order of the graph. */
  readonly candidates: readonly Candidate[]
  /** The neighbour that packets go to; null: no route, or its own prefix. */
  readonly chosen: NetworkId | null
  readonly because: RouteReason
}

/** Any numbers in this order would do; these are ones that operators use. */
const LOCAL_PREFERENCE: Readonly<Record<Relation, number>> = { customer: 300, peer: 200, provider: 100 }

export interface Heard {
  readonly neighbour: Neighbour
  readonly route: Route
}

type Open = Omit<Candidate, 'verdict'>

/** Decides for one network and prefix. */
export function decideRoute(own: { readonly network: NetworkId; readonly asn: number; readonly originates: boolean }, prefix: Prefix, heard: readonly Heard[]): RouteDecision {
  const verdicts = new Map<Open, Verdict>()
  const all: Open[] = heard.map(({ neighbour: { network, asn, router, relation, exitMs }, route }) => ({
    neighbour: network,
    asn,
    router,
    relation,
    exitMs,
    localPreference: LOCAL_PREFERENCE[relation],
    ...route,
  }))
  const settled = (chosen: Open | null, because: RouteReason): RouteDecision => {
    if (chosen) verdicts.set(chosen, 'chosen')
    const candidates = all.map((open) => ({ ...open, verdict: verdicts.get(open) ?? 'not-needed' }))
    return { network: own.network, prefix, candidates, chosen: chosen?.neighbour ?? null, because }
  }
  /** Those with the least `value`; the others lose with `verdict`. */
  const least = (left: readonly Open[], value: (open: Open) => number, verdict: Verdict): readonly Open[] => {
    const best = Math.min(...left.map(value))
    for (const open of left) if (value(open) > best) verdicts.set(open, verdict)
    return left.filter((open) => value(open) === best)
  }

  const usable = all.filter((open) => !open.asPath.includes(own.asn))
  for (const open of all) if (!usable.includes(open)) verdicts.set(open, 'loop-refused')
  if (own.originates) return settled(null, 'originated')
  if (all.length === 0) return settled(null, 'no-candidate')
  if (usable.length === 0) return settled(null, 'loop-refused')
  if (usable.length === 1) return settled(usable[0]!, 'only-candidate')

  const preferred = least(usable, (open) => -open.localPreference, 'less-preferred')
  if (preferred.length === 1) return settled(preferred[0]!, preferredOver(preferred[0]!, usable))
  const shortest = least(preferred, (open) => open.asPath.length, 'longer-path')
  if (shortest.length === 1) return settled(shortest[0]!, 'shorter-path')
  const lowest = least(shortest, (open) => open.asn, 'higher-neighbour')
  if (lowest.length === 1) return settled(lowest[0]!, 'lowest-neighbour')
  const nearest = least(lowest, (open) => open.exitMs, 'farther-site')
  if (nearest.length === 1) return settled(nearest[0]!, 'nearest-site')
  return settled(least(nearest, (open) => open.router, 'higher-router')[0]!, 'lowest-router')
}

/** Named after the best of those that lost. */
function preferredOver(winner: Open, usable: readonly Open[]): RouteReason {
  if (winner.relation === 'peer') return 'peer-over-provider'
  return usable.some((open) => open.relation === 'peer') ? 'customer-over-peer' : 'customer-over-provider'
}

/** The candidate that a decision chose; undefined when it chose none. */
export function chosenRoute(decision: RouteDecision | undefined): Candidate | undefined {
  return decision?.candidates.find(({ verdict }) => verdict === 'chosen')
}

/**
 * Valley-free export: what customers tell (and one's own) goes to everybody, for they pay; what peers and providers tell goes to
 * customers alone. Nobody is told his own route back.
 */
export function mayExport(decision: RouteDecision, to: Neighbour): boolean {
  if (decision.because === 'originated') return true
  const best = chosenRoute(decision)
  if (!best || best.neighbour === to.network) return false
  return best.relation === 'customer' || to.relation === 'customer'
}
