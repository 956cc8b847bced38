/**
 * Which addresses the POPs have, and who announces what. Anycast: one for all. GeoDNS: one each, in a /48 each, which is about the
 * longest IPv6 prefix that networks carry for one another; IPv4's documentation ranges have no room for several that would be carried.
 */
import { ANYCAST_ADDRESS } from '../simulation.ts'
import type { Prefix, RoutingSpec } from './spec.ts'

export interface PopAddress {
  readonly pop: string
  readonly prefix: Prefix
  readonly address: string
}

/** What every POP announces under anycast. */
const ANYCAST_PREFIX: Prefix = '203.0.113.0/24'

/** In the order of the graph. */
export function popAddresses(spec: Pick<RoutingSpec, 'networks' | 'design'>): readonly PopAddress[] {
  const pops = spec.networks.filter(({ kind }) => kind === 'cdn-pop')
  return pops.map(({ id }, i) => {
    if (spec.design.kind === 'anycast') return { pop: id, prefix: ANYCAST_PREFIX, address: ANYCAST_ADDRESS }
    const net = `2001:db8:${(i + 1).toString(16)}::`
    return { pop: id, prefix: `${net}/48`, address: `${net}10` }
  })
}

/** What a POP announces. Throws when the graph has no such POP. */
export function addressOf(spec: Pick<RoutingSpec, 'networks' | 'design'>, pop: string): PopAddress {
  const found = popAddresses(spec).find((address) => address.pop === pop)
  if (!found) throw new Error(`The graph has no POP "${pop}". Add a network of kind cdn-pop with that id, or correct it.`)
  return found
}
