/**
 * The internet of this scene: fourteen networks, people in eight cities, six sites of one CDN. Small, but wired as the real one is:
 * access networks buy from transit networks, those from the largest, which buy from nobody and peer among themselves. AS numbers are
 * those for documentation (RFC 5398).
 */
import type { CityId } from '../../src/world/geo/cities.ts'
import type { LinkSpec, NetworkId, NetworkKind, NetworkSpec } from '../../src/world/routing/spec.ts'

export const CDN_ASN = 64500

/** The CDN's sites: in each of these cities a POP, which is a network of its own in the graph. */
export const POP_CITIES = ['tokyo', 'singapore', 'sydney', 'frankfurt', 'virginia', 'sao-paulo'] as const satisfies readonly CityId[]
export type PopCity = (typeof POP_CITIES)[number]

/** Each city's access network (ISP), and how many people it has, relative to the others. */
export const ISPS = {
  kanto: { city: 'tokyo', people: 3 },
  deccan: { city: 'mumbai', people: 4 },
  southern: { city: 'sydney', people: 1 },
  rhein: { city: 'frankfurt', people: 2 },
  highveld: { city: 'johannesburg', people: 1 },
  hudson: { city: 'new-york', people: 3 },
  paulista: { city: 'sao-paulo', people: 2 },
  pampas: { city: 'buenos-aires', people: 1 },
} as const satisfies Readonly<Record<string, { readonly city: CityId; readonly people: number }>>
export type Isp = keyof typeof ISPS

export const ISP_IDS = Object.keys(ISPS) as readonly Isp[]

/** The network of a public resolver, seen by everybody from one place. */
export const RESOLVERS = 'resolvers'

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
  ...ISP_IDS.map((id, i): NetworkSpec => ({ ...network(id, 64502 + i, 'eyeball', ISPS[id].city), people: ISPS[id].people })),
]

const RESOLVER_NETWORK = network(RESOLVERS, 64510, 'resolver', 'virginia')

/** With the public resolver's network where names matter. */
export function networksWith(publicResolver: boolean): readonly NetworkSpec[] {
  return publicResolver ? [...NETWORKS, RESOLVER_NETWORK] : NETWORKS
}

export const RESOLVER_LINK = transit(RESOLVERS, 'atlantic')

export const LINKS: readonly LinkSpec[] = [
  peering('atlantic', 'pacific'),
  transit('rhine', 'atlantic'),
  transit('straits', 'pacific'),
  transit('platina', 'atlantic'),
  transit('tokyo', 'pacific'),
  transit('sydney', 'pacific'),
  transit('singapore', 'straits'),
  transit('frankfurt', 'rhine'),
  transit('virginia', 'atlantic'),
  transit('sao-paulo', 'platina'),
  transit('kanto', 'pacific'),
  peering('kanto', 'tokyo'),
  transit('southern', 'pacific'),
  peering('southern', 'sydney'),
  transit('deccan', 'straits'),
  transit('rhein', 'rhine'),
  transit('highveld', 'rhine'),
  transit('highveld', 'straits'),
  transit('hudson', 'atlantic'),
  transit('paulista', 'atlantic'),
  // It meets the CDN where its cable lands, and not in its own city.
  peering('paulista', 'virginia'),
  transit('pampas', 'platina'),
]

/** The link that would bring one ISP's people to the POP in their own city. */
export const LOCAL_PEERING = peering('paulista', 'sao-paulo')
/** What holds the two halves of this internet together. */
export const TIER_1_PEERING = peering('atlantic', 'pacific')
/** A cable across the Indian Ocean. */
export const MUMBAI_PEERING = peering('deccan', 'frankfurt')

export const isIsp = (id: string): id is Isp => Object.hasOwn(ISPS, id)
export const isPopCity = (id: string): id is PopCity => (POP_CITIES as readonly string[]).includes(id)
