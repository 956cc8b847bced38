/**
 * When requests come, and from where to which route. In: the spec's rates. Out: one arrival after another. Many independent people
 * amount to a Poisson process; its rate follows the hours of each region and the surges of routes, held constant for five
 * minutes at a time.
 */
import { roundMs } from '../physics.ts'
import { randomStream, type Random } from '../random.ts'
import { aliasTable, choose, type AliasTable } from './alias.ts'
import type { RegionSpec, TrafficInput, TrafficSpec } from './spec.ts'

const HOUR_MS = 3_600_000
const SEGMENT_MS = 300_000

type Surge = Extract<TrafficInput, { type: 'surge' }>

export class TrafficArrivals {
  readonly #spec: TrafficSpec
  readonly #surges: readonly Surge[]
  readonly #gaps: Random
  readonly #who: Random
  readonly #what: Random
  #regions: AliasTable
  #routes: AliasTable
  #perMs = 0
  #segmentEndMs = 0
  #exactMs = 0
  /** Time of the next arrival, Infinity when there are no more; its region's and its route's index. */
  nextMs = 0
  region = 0
  route = 0

  constructor(spec: TrafficSpec) {
    this.#spec = spec
    this.#surges = (spec.inputs ?? []).filter((input) => input.type === 'surge')
    this.#gaps = randomStream(spec.seed, 'arrivals')
    this.#who = randomStream(spec.seed, 'regions')
    this.#what = randomStream(spec.seed, 'routes')
    this.#regions = this.#routes = aliasTable([1])
    this.#enter(0)
    this.advance()
  }

  /** Goes on to the next arrival. */
  advance(): void {
    let gapMs = this.#gaps.exponential() / this.#perMs
    while (this.#exactMs + gapMs >= this.#segmentEndMs) {
      if (this.#segmentEndMs >= this.#spec.durationMs) {
        this.nextMs = Infinity
        return
      }
      // The wait has no memory: what is left of it passes at the next segment's rate.
      const leftMs = (gapMs - (this.#segmentEndMs - this.#exactMs)) * this.#perMs
      this.#exactMs = this.#segmentEndMs
      this.#enter(this.#exactMs)
      gapMs = leftMs / this.#perMs
    }
    this.#exactMs += gapMs
    this.nextMs = roundMs(this.#exactMs)
    this.region = choose(this.#regions, this.#who)
    this.route = choose(this.#routes, this.#what)
  }

  #enter(fromMs: number): void {
    const { regions, routes, durationMs } = this.#spec
    const borders = this.#surges.flatMap(({ atMs, durationMs: lastsMs }) => [atMs, atMs + lastsMs]).filter((border) => border > fromMs)
    this.#segmentEndMs = Math.min(durationMs, (Math.floor(fromMs / SEGMENT_MS) + 1) * SEGMENT_MS, ...borders)
    const middleMs = (fromMs + this.#segmentEndMs) / 2
    const perSecond = regions.map((region) => region.requestsPerSecond * hourlyFactor(region, middleMs))
    const shares = routes.map((route) => route.share * this.#surgeFactor(route.id, middleMs))
    const usual = routes.reduce((sum, route) => sum + route.share, 0)
    const sum = (all: readonly number[]): number => all.reduce((total, one) => total + one, 0)
    this.#perMs = (sum(perSecond) * sum(shares)) / usual / 1000
    if (this.#perMs === 0) return
    this.#regions = aliasTable(perSecond)
    this.#routes = aliasTable(shares)
  }

  #surgeFactor(route: string, atMs: number): number {
    const under = this.#surges.filter((surge) => surge.route === route && surge.atMs <= atMs && atMs < surge.atMs + surge.durationMs)
    return under.reduce((factor, surge) => factor * surge.factor, 1)
  }
}

/** The region's load at a time as a factor of its mean; the 24 factors count for the middles of their hours. */
function hourlyFactor({ hourly, startHour = 0 }: RegionSpec, atMs: number): number {
  if (!hourly) return 1
  const sinceMiddle = (((startHour + atMs / HOUR_MS - 0.5) % 24) + 24) % 24
  const hour = Math.floor(sinceMiddle)
  const mean = hourly.reduce((total, factor) => total + factor, 0) / 24
  const here = hourly[hour]!
  const next = hourly[(hour + 1) % 24]!
  return (here + (next - here) * (sinceMiddle - hour)) / mean
}
