/**
 * The CDN's authoritative DNS server under GeoDNS: the dispatcher that anycast does without. In: who asks, and from where. Out: the
 * address of the nearest POP that it believes healthy; of the nearest at all when it believes none to be. It sees the resolver's
 * place, or the client's when the resolver passes on a part of the client's address (RFC 7871).
 */
import { greatCircleKm } from '../geo/distance.ts'
import type { GeoPoint } from '../geo/distance.ts'
import type { PopAddress } from './addresses.ts'
import type { MappingCandidate } from './events.ts'

export interface PlacedPop extends PopAddress {
  readonly at: GeoPoint
}

export interface Mapping extends PopAddress {
  /** Nearest first. */
  readonly candidates: readonly MappingCandidate[]
}

export class Authority {
  readonly #pops: readonly PlacedPop[]
  readonly #unhealthy = new Set<string>()

  constructor(pops: readonly PlacedPop[]) {
    this.#pops = pops
  }

  /** What its health checks say of a POP from now on. Out: whether that is news. */
  learn(pop: string, healthy: boolean): boolean {
    if (this.#unhealthy.has(pop) !== healthy) return false
    if (healthy) this.#unhealthy.delete(pop)
    else this.#unhealthy.add(pop)
    return true
  }

  /** The POP for somebody at a place. Of POPs as near, the first. */
  answer(from: GeoPoint): Mapping {
    const candidates = this.#pops
      .map(({ pop, at }) => ({ pop, km: greatCircleKm(from, at), healthy: !this.#unhealthy.has(pop) }))
      .sort((a, b) => a.km - b.km)
    const { pop } = candidates.find(({ healthy }) => healthy) ?? candidates[0]!
    const { prefix, address } = this.#pops.find((p) => p.pop === pop)!
    return { pop, prefix, address, candidates }
  }
}
