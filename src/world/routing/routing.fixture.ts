/** A small internet for tests: fourteen networks, eyeball ISPs in eight cities, and six sites of one CDN. */
import type { CityId } from '../geo/cities.ts'
import type { LogEvent } from '../log.ts'
import { userRequests } from '../report.ts'
import type { RequestRow } from '../report.ts'
import type { UserSpec, WorldSpec } from '../spec.ts'
import { pop, user, world } from '../worlds.fixture.ts'
import { routed } from './internet.ts'
import { USUAL_TIMING } from './spec.ts'
import type { LinkSpec, NetworkId, NetworkKind, NetworkSpec, RoutingSpec } from './spec.ts'

export const CDN_ASN = 64500

export const POP_CITIES = ['tokyo', 'singapore', 'frankfurt', 'virginia', 'sao-paulo', 'sydney'] as const satisfies readonly CityId[]

/** Each city's ISP. */
export const ISPS = {
  kanto: 'tokyo',
  rhein: 'frankfurt',
  hudson: 'new-york',
  paulista: 'sao-paulo',
  pampas: 'buenos-aires',
  deccan: 'mumbai',
  highveld: 'johannesburg',
  southern: 'sydney',
} as const satisfies Readonly<Record<string, CityId>>
export type Isp = keyof typeof ISPS

const network = (id: NetworkId, asn: number, kind: NetworkKind, ...places: [CityId, ...CityId[]]): NetworkSpec => ({ id, asn, kind, places })
export const transit = (customer: NetworkId, provider: NetworkId): LinkSpec => ({ kind: 'transit', customer, provider })
export const peering = (a: NetworkId, b: NetworkId): LinkSpec => ({ kind: 'peering', peers: [a, b] })

export const NETWORKS: readonly NetworkSpec[] = [
  network('atlantic', 64496, 'tier-1', 'new-york', 'virginia', 'london', 'frankfurt'),
  network('pacific', 64497, 'tier-1', 'tokyo', 'san-francisco', 'singapore', 'sydney'),
  network('rhine', 64498, 'transit', 'frankfurt', 'london', 'paris'),
  network('straits', 64499, 'transit', 'singapore', 'hong-kong', 'mumbai'),
  network('platina', 64501, 'transit', 'sao-paulo', 'buenos-aires'),
  ...POP_CITIES.map((city) => network(city, CDN_ASN, 'cdn-pop', city)),
  ...Object.entries(ISPS).map(([id, city], i) => network(id, 64502 + i, 'eyeball', city)),
  network('resolvers', 64510, 'resolver', 'virginia'),
]

export const LINKS: readonly LinkSpec[] = [
  peering('atlantic', 'pacific'),
  transit('rhine', 'atlantic'),
  transit('straits', 'pacific'),
  transit('platina', 'atlantic'),
  transit('tokyo', 'pacific'),
  transit('singapore', 'straits'),
  transit('frankfurt', 'rhine'),
  transit('virginia', 'atlantic'),
  transit('sao-paulo', 'platina'),
  transit('sydney', 'pacific'),
  transit('kanto', 'pacific'),
  peering('kanto', 'tokyo'),
  transit('rhein', 'rhine'),
  transit('hudson', 'atlantic'),
  transit('paulista', 'atlantic'),
  // It meets the CDN where its cable lands, and not in its own city.
  peering('paulista', 'virginia'),
  transit('pampas', 'platina'),
  transit('deccan', 'straits'),
  transit('highveld', 'rhine'),
  transit('southern', 'pacific'),
  peering('southern', 'sydney'),
  transit('resolvers', 'atlantic'),
]

/** The link that brings one ISP's people to the site in their own city. */
export const LOCAL_PEERING = peering('paulista', 'sao-paulo')

export const ANYCAST = { kind: 'anycast' } as const
export const GEODNS = { kind: 'geodns', ttlSeconds: 60, healthDelayMs: 10_000 } as const

export const routing = (over: Partial<RoutingSpec> = {}): RoutingSpec => ({
  networks: NETWORKS,
  links: LINKS,
  design: ANYCAST,
  timing: USUAL_TIMING,
  start: 'converged',
  ...over,
})

export const isp = (id: Isp, over: Partial<UserSpec> = {}): UserSpec => user(ISPS[id], { id, network: id, ...over })

/** One user in each ISP. */
export const routedWorld = (over: Partial<RoutingSpec> = {}, world_: Partial<WorldSpec> = {}): WorldSpec =>
  world({
    users: (Object.keys(ISPS) as Isp[]).map((id) => isp(id)),
    pops: POP_CITIES.map((city) => pop(city)),
    routing: routed(routing(over)),
    ...world_,
  })

/** Users' requests to which no answer came. */
export function failedRequests(log: readonly LogEvent[]): readonly RequestRow[] {
  return userRequests(log).filter(({ failure }) => failure !== undefined)
}
