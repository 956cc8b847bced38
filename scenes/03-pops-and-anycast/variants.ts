/** Other wirings of the same internet: in each, one ISP has one link more or fewer, and one asks which POP it reaches. */
import { linkId, endsOf, type LinkSpec } from '../../src/world/routing/spec.ts'
import { LINKS, peering, transit, type Isp } from './networks.ts'

export interface Wiring {
  readonly asks: Isp
  readonly added?: LinkSpec
  readonly cut?: LinkSpec
}

/** Each turns on another step of the ladder; no two of one ISP are alike. */
export const WIRINGS: readonly Wiring[] = [
  // A peer far away against a provider nearby.
  { asks: 'deccan', added: peering('deccan', 'frankfurt') },
  { asks: 'pampas', added: peering('pampas', 'virginia') },
  { asks: 'rhein', added: peering('rhein', 'singapore') },
  { asks: 'hudson', added: peering('hudson', 'sao-paulo') },
  // Two providers, as long a way by each: the lower number.
  { asks: 'deccan', added: transit('deccan', 'rhine') },
  { asks: 'pampas', added: transit('pampas', 'rhine') },
  { asks: 'hudson', added: transit('hudson', 'rhine') },
  { asks: 'rhein', added: transit('rhein', 'pacific') },
  // Two providers, one of them a network farther from the CDN.
  { asks: 'southern', cut: peering('southern', 'sydney'), added: transit('southern', 'rhein') },
  // Without its peer the provider decides.
  { asks: 'southern', cut: peering('southern', 'sydney') },
  { asks: 'kanto', cut: peering('kanto', 'tokyo') },
  { asks: 'paulista', cut: peering('paulista', 'virginia') },
  // Two sites of one AS: the nearer.
  { asks: 'southern', added: peering('southern', 'tokyo') },
  { asks: 'kanto', added: peering('kanto', 'singapore') },
]

/** The links under a wiring. */
export function linksOf({ added, cut }: Wiring): readonly LinkSpec[] {
  const gone = cut && linkId(...endsOf(cut))
  const left = LINKS.filter((link) => linkId(...endsOf(link)) !== gone)
  return added ? [...left, added] : left
}
