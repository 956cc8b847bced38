/**
 * Who asks whom: regions their nearest POP that is up, POPs the shield or the origin. In: the spec. Out: the nodes, and each
 * region's way into them.
 */
import { createCacheNode } from '../../engine/edge.ts'
import type { CacheNodeOptions } from '../../engine/edge.types.ts'
import type { HttpRequest } from '../../engine/http/message.ts'
import { STANDARD_POLICY, type PolicyFor } from '../../engine/policy/route-policy.ts'
import { DEFAULT_PROGRAM } from '../../engine/program.ts'
import { greatCircleKm, locate } from '../geo/distance.ts'
import { oneWayMs, roundMs } from '../physics.ts'
import type { Place } from '../spec.ts'
import type { Upstream } from './leg.ts'
import type { LogRow } from './log-columns.ts'
import { TrafficNode } from './node.ts'
import type { ObservedRequest } from './sample.ts'
import type { RegionSpec, TrafficNodeSpec, TrafficSpec } from './spec.ts'
import { nodeTally } from './tally.ts'
import type { Timeline } from './timeline.ts'

/** What can't be plain data, and how the caches are set. */
export interface TrafficOptions {
  /** The operator's policies by name; 'policy' inputs change from one to another. The run begins with `policy`; left out: the standard alone. */
  readonly policies?: Readonly<Record<string, PolicyFor>>
  readonly policy?: string
  /** The same for the shield, by the same names: it answers caches, not clients (`asking` of compilePolicy). Left out: as the POPs. */
  readonly shieldPolicies?: Readonly<Record<string, PolicyFor>>
  readonly cache?: Partial<Pick<CacheNodeOptions, 'collapse' | 'requestDirectives' | 'targetedFields' | 'largestObjectBytes' | 'program'>>
  /** Called at a time of the run, ms; after its inputs of that time. */
  readonly notes?: readonly { readonly atMs: number; readonly note: () => void }[]
  /** Is told of every answered request, in the order answered; slows the run down. */
  readonly observe?: (request: ObservedRequest) => void
  /** Is told the same in numbers, in a row that is filled anew for each request, and its request too: for who counts and keeps nothing. */
  readonly count?: (row: LogRow) => void
}

/** A region's way to a POP. */
export interface Way {
  readonly node: TrafficNode
  /** The node's place among the POPs. */
  readonly pop: number
  /** Client to POP and back, last mile included, and the POP's own time: when the first byte of what it has stored is there. */
  readonly ttfbMs: number
}

export interface Network {
  /** POPs in the spec's order, the shield last. */
  readonly nodes: readonly TrafficNode[]
  /** Where the region's requests go now. */
  wayOf(region: number): Way
  withdraw(pop: string): void
  restore(pop: string): void
  /** From now on all nodes follow the policy of that name. */
  follow(policy: string): void
}

/** In: a spec that was checked, the timeline and the origin that all nodes share. Out: cold cache nodes, every POP up. Each region asks the POP nearest to it. */
export function buildNetwork(spec: TrafficSpec, options: TrafficOptions, timeline: Timeline, origin: Upstream): Network {
  const standard: PolicyFor = () => STANDARD_POLICY
  const atPops = options.policies ?? {}
  const atShield = options.shieldPolicies ?? atPops
  let followed = options.policy
  /** What is followed by name, looked up by every request, since the name changes while the run goes on. */
  const following = (policies: Readonly<Record<string, PolicyFor>>): PolicyFor => {
    const now = (): PolicyFor => (followed === undefined ? standard : policies[followed]!)
    return Object.assign((request: HttpRequest) => now()(request), { rules: () => now().rules?.() })
  }

  const cacheOptions = (own: TrafficNodeSpec, isShield: boolean): CacheNodeOptions => ({
    name: own.id,
    kind: 'shared',
    capacityBytes: own.capacityBytes,
    requestDirectives: 'ignore',
    collapse: true,
    program: DEFAULT_PROGRAM,
    ...options.cache,
    // Tags travel between the operator's own caches, and no further.
    forwardTags: isShield,
    ...(options.policies ? { policyFor: following(isShield ? atShield : atPops) } : {}),
  })
  const objects = spec.routes.reduce((sum, route) => sum + route.objects, 0)
  const host = (own: TrafficNodeSpec, next: { readonly node: Upstream; readonly place: Place }, isShield: boolean): TrafficNode =>
    new TrafficNode(own, createCacheNode(cacheOptions(own, isShield)), timeline, { node: next.node, oneWayMs: between(own.place, next.place) }, nodeTally(), objects)

  const shield = spec.shield && host(spec.shield, { node: origin, place: spec.origin.place }, true)
  const beyond = shield ? { node: shield, place: spec.shield!.place } : { node: origin, place: spec.origin.place }
  const pops = spec.pops.map((pop) => host(pop, beyond, false))
  const down = new Set<string>()
  const ways = spec.regions.map((region) => waysOf(region, spec, pops))
  let open = ways.map(([first]) => first!)
  const choose = (): void => {
    open = ways.map((all) => all.find(({ node }) => !down.has(node.id)) ?? all[0]!)
  }
  return {
    nodes: shield ? [...pops, shield] : pops,
    wayOf: (region) => open[region]!,
    withdraw(pop) {
      down.add(pop)
      choose()
    },
    restore(pop) {
      down.delete(pop)
      choose()
    },
    follow(name) {
      followed = name
    },
  }
}

/** The region's ways to all POPs, the nearest first; of two as near, the first in the spec. */
function waysOf(region: RegionSpec, spec: TrafficSpec, pops: readonly TrafficNode[]): readonly Way[] {
  return pops
    .map((node, pop) => ({ node, pop, rttMs: roundMs(2 * (between(region.place, spec.pops[pop]!.place) + region.accessMs)) }))
    .sort((a, b) => a.rttMs - b.rttMs)
    .map(({ node, pop, rttMs }) => ({ node, pop, ttfbMs: rttMs + node.lookupMs }))
}

function between(one: Place, other: Place): number {
  return oneWayMs(greatCircleKm(locate(one), locate(other)))
}
