/**
 * Crowds and floods: many requests at once, reckoned in bulk. In: how many people or bots, how often, where they live, where their
 * packets would go now. Out: gauges in the log. Bots don't wait for answers. People's browsers try again as a single user's do
 * (packets.ts), and fail when their patience ends. Left out: the load that trying again adds; connections that are open already.
 */
import type { EdgeTraffic } from './events.ts'
import { roundMs } from '../physics.ts'
import type { Random } from '../random.ts'
import type { Simulation } from '../simulation.ts'
import type { AnswerShares } from './shares.ts'
import { spreadBots, spreadPeople } from './spread.ts'
import type { NetworkId, NetworkSpec, RoutingInput } from './spec.ts'

/** How often gauges are read while a crowd or a flood lasts, ms. */
export const EDGE_GAUGE_EVERY_MS = 100

/** When a browser sends its first packet again, ms after the first. */
const TRIES_AFTER_MS = [0, 1000, 3000, 7000, 15_000, 31_000]

export interface BulkCarrier {
  readonly patienceMs: number
  /** Infinity: whatever comes. */
  readonly capacityPerSecond: number
  readonly pops: readonly string[]
  readonly eyeballs: readonly NetworkSpec[]
  /** The POP that packets from a network reach, answering or not; null: they find no way. */
  reaches(network: NetworkId, address: string): string | null
  answers(pop: string): boolean
  /** The address of the POP that a flood aims at. */
  target(pop: string | undefined): string
}

interface Stream {
  readonly kind: 'flood' | 'crowd'
  readonly fromMs: number
  readonly untilMs: number
  readonly perSecond: ReadonlyMap<NetworkId, number>
  /** null: each asks for the name. */
  readonly address: string | null
}

/** What one network's people or bots send to one address now. */
interface Flow {
  readonly stream: Stream
  readonly network: NetworkId
  readonly address: string
  readonly perSecond: number
  readonly pop: string | null
}

/** Requests of one network's people that go to one address and were sent first at one time. */
interface Cohort {
  readonly network: NetworkId
  readonly address: string
  readonly count: number
  readonly firstMs: number
  readonly tries: number
}

export class BulkTraffic {
  readonly #sim: Simulation
  readonly #carrier: BulkCarrier
  readonly #shares: AnswerShares
  readonly #random: (stream: string) => Random
  readonly #streams: Stream[] = []
  readonly #due = new Map<number, Cohort[]>()
  #ticking = false
  #dropped: ReadonlyMap<string, number> = new Map()
  readonly #crowd = { asked: 0, answered: 0, delayed: 0, failed: 0 }

  constructor(sim: Simulation, carrier: BulkCarrier, shares: AnswerShares, random: (stream: string) => Random) {
    this.#sim = sim
    this.#carrier = carrier
    this.#shares = shares
    this.#random = random
  }

  /** The share of packets that a POP has no room for now. */
  droppedShare(pop: string): number {
    return this.#dropped.get(pop) ?? 0
  }

  /** A crowd or a flood begins. */
  join(input: Extract<RoutingInput, { type: 'flood' | 'crowd' }>, number: number): void {
    const { eyeballs } = this.#carrier
    const times = { fromMs: input.atMs, untilMs: roundMs(input.atMs + input.durationMs) }
    if (input.type === 'flood') {
      const bots = spreadBots(input.bots, eyeballs, this.#random(`flood ${number}`))
      this.#streams.push({ kind: 'flood', ...times, perSecond: scaled(bots, input.perBotPerSecond), address: this.#carrier.target(input.pop) })
    } else this.#streams.push({ kind: 'crowd', ...times, perSecond: scaled(spreadPeople(input.people, eyeballs), input.perPersonPerSecond), address: null })
    if (!this.#ticking) this.#tick()
  }

  #tick(): void {
    const { clock, journal } = this.#sim
    const nowMs = clock.nowMs
    const flows = this.#flows(nowMs)
    const now = this.#arriving(flows)
    this.#dropped = new Map(now.pops.map(({ pop, floodPerSecond, crowdPerSecond }) => [pop, this.#shareDropped(pop, floodPerSecond + crowdPerSecond)]))
    for (const cohort of this.#takeDue(nowMs)) this.#try(cohort, this.#carrier.reaches(cohort.network, cohort.address))
    for (const flow of flows) if (flow.stream.kind === 'crowd') this.#ask(flow, nowMs)

    const pops = now.pops.map((load) => ({ ...load, droppedPerSecond: rate((load.floodPerSecond + load.crowdPerSecond) * this.droppedShare(load.pop)) }))
    const { asked, answered, delayed, failed } = this.#crowd
    const crowd = { asked: Math.round(asked), answered: Math.round(answered), delayed: Math.round(delayed), failed: Math.round(failed) }
    journal.write(nowMs, { type: 'edge-gauge', pops, lostPerSecond: now.lost, crowd })

    this.#ticking = this.#due.size > 0 || this.#streams.some(({ untilMs }) => untilMs > nowMs)
    if (this.#ticking) clock.at(nowMs + EDGE_GAUGE_EVERY_MS, () => this.#tick())
    else this.#dropped = new Map()
  }

  /** Per second, by POP, and what finds none. */
  #arriving(flows: readonly Flow[]) {
    const loads = new Map(this.#carrier.pops.map((pop) => [pop, { flood: 0, crowd: 0 }]))
    const lost = { flood: 0, crowd: 0 }
    for (const { stream, perSecond, pop } of flows) {
      const load = pop === null ? lost : loads.get(pop)!
      load[stream.kind] += perSecond
    }
    const pops: Omit<EdgeTraffic, 'droppedPerSecond'>[] = [...loads].map(([pop, { flood, crowd }]) => ({ pop, floodPerSecond: rate(flood), crowdPerSecond: rate(crowd) }))
    return { pops, lost: { flood: rate(lost.flood), crowd: rate(lost.crowd) } }
  }

  /** What is being sent at `nowMs`, by network and address, and where it arrives. */
  #flows(nowMs: number): readonly Flow[] {
    const flows: Flow[] = []
    const add = (stream: Stream, network: NetworkId, address: string, perSecond: number): void => {
      flows.push({ stream, network, address, perSecond, pop: this.#carrier.reaches(network, address) })
    }
    for (const stream of this.#streams) {
      if (nowMs < stream.fromMs || nowMs >= stream.untilMs) continue
      for (const [network, perSecond] of stream.perSecond) {
        if (stream.address !== null) add(stream, network, stream.address, perSecond)
        else for (const { address, share } of this.#shares.at(network, nowMs)) add(stream, network, address, perSecond * share)
      }
    }
    return flows
  }

  #shareDropped(pop: string, perSecond: number): number {
    if (!this.#carrier.answers(pop)) return 1
    return perSecond > this.#carrier.capacityPerSecond ? 1 - this.#carrier.capacityPerSecond / perSecond : 0
  }

  /** People's requests that are sent again at `nowMs`. */
  #takeDue(nowMs: number): readonly Cohort[] {
    const due = this.#due.get(nowMs) ?? []
    this.#due.delete(nowMs)
    return due
  }

  /** People's requests of one flow that are sent in the tick from `nowMs` on. */
  #ask({ stream, network, address, perSecond, pop }: Flow, nowMs: number): void {
    const count = perSecond * (Math.min(EDGE_GAUGE_EVERY_MS, stream.untilMs - nowMs) / 1000)
    this.#crowd.asked += count
    this.#try({ network, address, count, firstMs: nowMs, tries: 0 }, pop)
  }

  /** Those that find a POP with room for them are answered; the others try again, or have waited long enough. */
  #try(cohort: Cohort, pop: string | null): void {
    const dropped = pop === null ? 1 : this.droppedShare(pop)
    const answered = cohort.count * (1 - dropped)
    this.#crowd.answered += answered
    if (cohort.tries > 0) this.#crowd.delayed += answered
    const left = cohort.count - answered
    if (left === 0) return
    const tries = cohort.tries + 1
    const nextMs = roundMs(cohort.firstMs + (TRIES_AFTER_MS[tries] ?? Infinity))
    if (nextMs >= cohort.firstMs + this.#carrier.patienceMs) {
      this.#crowd.failed += left
      return
    }
    const due = this.#due.get(nextMs)
    const next = { ...cohort, count: left, tries }
    if (due) due.push(next)
    else this.#due.set(nextMs, [next])
  }
}

const scaled = (counts: ReadonlyMap<NetworkId, number>, by: number): ReadonlyMap<NetworkId, number> => new Map([...counts].map(([network, count]) => [network, count * by]))

/** Rates are told to 0.001 a second. */
const rate = (perSecond: number): number => Math.round(perSecond * 1000) / 1000
