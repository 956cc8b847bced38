/** Random graphs for tests, each with a hierarchy of providers, and a run of routing without a world around it. */
import fc from 'fast-check'
import { VirtualClock } from '../clock.ts'
import { CITY_IDS } from '../geo/cities.ts'
import { Journal } from '../journal.ts'
import type { LogEvent } from '../log.ts'
import { randomStream } from '../random.ts'
import { Propagation } from './propagation.ts'
import { endsOf, linkId } from './spec.ts'
import type { LinkSpec, NetworkId, NetworkSpec, RoutingTiming } from './spec.ts'

export interface RandomGraph {
  readonly networks: readonly NetworkSpec[]
  readonly links: readonly LinkSpec[]
  readonly pops: readonly NetworkId[]
  /** Links between networks that aren't joined yet, which would do no harm to the hierarchy. */
  readonly spare: readonly LinkSpec[]
}

const ASNS = [...Array.from({ length: 16 }, (_, i) => 64496 + i), ...Array.from({ length: 16 }, (_, i) => 65536 + i)]

/** For each pair of networks: joined or not, as what, and whether from the start. Who sells stands earlier, so there is no circle. */
const anyPair = fc.record({ join: fc.constantFrom('transit', 'peering', 'none', 'none'), spare: fc.boolean() })

export const anyGraph: fc.Arbitrary<RandomGraph> = fc
  .record({
    size: fc.integer({ min: 2, max: 9 }),
    pops: fc.integer({ min: 1, max: 4 }),
    oneAs: fc.boolean(),
    asns: fc.shuffledSubarray(ASNS, { minLength: 13, maxLength: 13 }),
    places: fc.array(fc.constantFrom(...CITY_IDS), { minLength: 26, maxLength: 26 }),
    pairs: fc.array(anyPair, { minLength: 13 * 13, maxLength: 13 * 13 }),
  })
  .map(({ size, pops, oneAs, asns, places, pairs }) => {
    const popIds = Array.from({ length: pops }, (_, i) => `pop${i}`)
    const ids = [...Array.from({ length: size }, (_, i) => `n${i}`), ...popIds]
    const [now, later]: [LinkSpec[], LinkSpec[]] = [[], []]
    ids.forEach((customer, i) =>
      ids.slice(0, Math.min(i, size)).forEach((provider, j) => {
        const { join, spare } = pairs[i * 13 + j]!
        if (join === 'none') return
        const link: LinkSpec = join === 'transit' ? { kind: 'transit', customer, provider } : { kind: 'peering', peers: [customer, provider] }
        ;(spare ? later : now).push(link)
      }),
    )
    const networks = ids.map((id, i): NetworkSpec => {
      const isPop = i >= size
      return { id, asn: asns[isPop && oneAs ? size : i]!, kind: isPop ? 'cdn-pop' : 'transit', places: isPop ? [places[i]!] : [places[i]!, places[i + 13]!] }
    })
    return { networks, links: now, spare: later, pops: popIds }
  })

export const PREFIX = '203.0.113.0/24'
export const TIMING: RoutingTiming = { processingMs: 200, minAdvertisementMs: 2000 }

export type Act =
  | { readonly atMs: number; readonly type: 'announce' | 'withdraw'; readonly pop: NetworkId }
  | { readonly atMs: number; readonly type: 'add' | 'cut'; readonly link: LinkSpec }

export interface Spread {
  readonly routes: Propagation
  readonly log: readonly LogEvent[]
}

/** Runs acts on a graph to the end. */
export function spread({ networks, links }: Pick<RandomGraph, 'networks' | 'links'>, acts: readonly Act[], seed = 1, timing = TIMING): Spread {
  const clock = new VirtualClock()
  const journal = new Journal()
  const routes = new Propagation({ spec: { networks, links, timing }, clock, random: randomStream(seed, 'routers'), write: (event) => journal.write(clock.nowMs, event), changed: () => {} })
  for (const act of acts) {
    clock.at(act.atMs, () => {
      if ('pop' in act) return routes.originate(act.pop, PREFIX, act.type === 'announce')
      const [a, b] = endsOf(act.link)
      if ((routes.graph.neighbour(a, b) === undefined) !== (act.type === 'add')) return
      if (act.type === 'add') routes.addLink(act.link)
      else routes.cutLink(a, b)
    })
  }
  clock.run()
  return { routes, log: journal.close().log }
}

/** Acts on a graph: POPs that come and go, links that come and go. */
export function anyActs({ pops, links, spare }: RandomGraph): fc.Arbitrary<readonly Act[]> {
  const atMs = fc.oneof(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 0, max: 20_000 }))
  const popAct = fc.record({ atMs, type: fc.constantFrom('announce' as const, 'withdraw' as const), pop: fc.constantFrom(...pops) })
  const all = [...links, ...spare]
  const linkAct = all.length > 0 ? [fc.record({ atMs, type: fc.constantFrom('add' as const, 'cut' as const), link: fc.constantFrom(...all) })] : []
  return fc.array(fc.oneof(popAct, ...linkAct), { maxLength: 10 })
}

export const announceAll = ({ pops }: RandomGraph): readonly Act[] => pops.map((pop) => ({ atMs: 0, type: 'announce', pop }))

/** Names of links, to look up what joins two networks. */
export const linksById = (links: readonly LinkSpec[]): ReadonlyMap<string, LinkSpec> =>
  new Map(links.map((link) => [linkId(...endsOf(link)), link]))
