/**
 * Routes spreading over the graph. In: announcements, withdrawals, links that come and go. Out: every router's messages and
 * decisions in the log, and tables that packets follow meanwhile. Nobody sees the whole: each router knows what its neighbours
 * told it. A message takes its link's delay, then its turn at the router; messages of one session stay in order, as over TCP.
 */
import type { VirtualClock } from '../clock.ts'
import type { Happening } from '../journal.ts'
import { roundMs } from '../physics.ts'
import type { Random } from '../random.ts'
import { Convergence } from './convergence.ts'
import type { RouteDecision } from './decision.ts'
import { networkNode } from './events.ts'
import type { RoutingCause } from './events.ts'
import { AsGraph } from './graph.ts'
import { Router } from './router.ts'
import type { Update } from './router.ts'
import { Sessions } from './sessions.ts'
import type { Session } from './sessions.ts'
import { endsOf } from './spec.ts'
import type { LinkSpec, NetworkId, Prefix, RoutingSpec, RoutingTiming } from './spec.ts'

export interface PropagationOptions {
  readonly spec: Pick<RoutingSpec, 'networks' | 'links' | 'timing'>
  readonly clock: VirtualClock
  readonly random: Random
  readonly write: (event: Happening) => void
  /** Told after packets begin to take other ways. */
  readonly changed: () => void
}

export class Propagation {
  graph: AsGraph
  readonly #routers: ReadonlyMap<NetworkId, Router>
  readonly #sessions = new Sessions()
  readonly #busyUntilMs = new Map<NetworkId, number>()
  readonly #timing: RoutingTiming
  readonly #options: PropagationOptions
  readonly #convergence: Convergence

  constructor(options: PropagationOptions) {
    const { spec, clock, write } = options
    this.#options = options
    this.#timing = spec.timing
    this.graph = new AsGraph(spec.networks, spec.links)
    this.#routers = new Map(spec.networks.map((network) => [network.id, new Router(network)]))
    this.#convergence = new Convergence(clock, write)
    for (const link of spec.links) this.#open(link)
  }

  decision(network: NetworkId, prefix: Prefix): RouteDecision | undefined {
    return this.#router(network).decision(prefix)
  }

  /** Brings everything to rest at once and unseen, as if these had been announced long ago, and then tells the tables. */
  settle(announced: readonly { readonly network: NetworkId; readonly prefix: Prefix }[]): void {
    const queue: (readonly [Session, Update])[] = []
    const spread = (router: Router, prefix: Prefix): void => {
      if (!router.decide(prefix, this.graph.neighbours(router.spec.id)).changed) return
      for (const session of this.#sessionsFrom(router)) {
        const update = router.due(prefix, session.neighbour)
        if (!update) continue
        router.tell(session.to.spec.id, update)
        queue.push([session, update])
      }
    }
    for (const { network, prefix } of announced) {
      this.#router(network).originate(prefix, true)
      spread(this.#router(network), prefix)
    }
    for (let next = queue.shift(); next; next = queue.shift()) {
      const [{ from, to }, update] = next
      to.hear(from.spec.id, update)
      spread(to, update.prefix)
    }
    for (const router of this.#routers.values()) {
      for (const prefix of router.prefixes()) this.#write({ type: 'route-decided', node: networkNode(router.spec), prefix, decision: router.decision(prefix)!, changed: false })
    }
  }

  /** A POP's router announces its prefix, or withdraws it. */
  originate(pop: NetworkId, prefix: Prefix, on: boolean): void {
    this.#caused({ type: on ? 'announce-pop' : 'withdraw-pop', pop }, () => {
      const router = this.#router(pop)
      router.originate(prefix, on)
      this.#decide(router, prefix)
    })
  }

  /** Both ends tell each other what they may. */
  addLink(link: LinkSpec): void {
    this.#caused({ type: 'link-add', between: endsOf(link) }, () => {
      this.graph = this.graph.withLink(link)
      for (const session of this.#open(link)) for (const prefix of session.from.prefixes()) this.#tell(session, prefix)
    })
  }

  /** Packets stop at once; each end decides anew when its router comes to it. */
  cutLink(a: NetworkId, b: NetworkId): void {
    this.#caused({ type: 'link-cut', between: [a, b] }, () => {
      this.graph = this.graph.withoutLink(a, b)
      for (const [from, to] of [[a, b], [b, a]] as const) {
        this.#sessions.close(from, to)
        const prefixes = this.#router(from).forget(to)
        this.#workOff(from, () => prefixes.forEach((prefix) => this.#decide(this.#router(from), prefix)))
      }
      this.#options.changed()
    })
  }

  #caused(cause: RoutingCause, act: () => void): void {
    this.#convergence.begin(cause)
    act()
    this.#convergence.end()
  }

  #decide(router: Router, prefix: Prefix): void {
    const { decision, changed } = router.decide(prefix, this.graph.neighbours(router.spec.id))
    this.#write({ type: 'route-decided', node: networkNode(router.spec), prefix, decision, changed })
    if (!changed) return
    this.#convergence.change()
    this.#options.changed()
    for (const session of this.#sessionsFrom(router)) this.#tell(session, prefix)
  }

  /** Sends what is due: a withdrawal now, an announcement when the last one is long enough ago. */
  #tell(session: Session, prefix: Prefix): void {
    const update = session.from.due(prefix, session.neighbour)
    if (!update) return
    const allowedMs = update.route ? (session.nextMs.get(prefix) ?? 0) : 0
    if (allowedMs <= this.#options.clock.nowMs) return this.#send(session, update)
    if (session.planned.has(prefix)) return
    session.planned.add(prefix)
    this.#later(allowedMs, () => {
      session.planned.delete(prefix)
      if (session.up) this.#tell(session, prefix)
    })
  }

  #send(session: Session, update: Update): void {
    const { from, to, neighbour, nextMs } = session
    const nowMs = this.#options.clock.nowMs
    from.tell(to.spec.id, update)
    if (update.route) nextMs.set(update.prefix, roundMs(nowMs + this.#timing.minAdvertisementMs))
    const arrivesAtMs = roundMs(nowMs + neighbour.link.oneWayMs)
    const kind = update.route ? 'announce' : 'withdraw'
    const { asPath, via } = update.route ?? { asPath: [], via: [] }
    this.#write({ type: 'route-sent', kind, from: networkNode(from.spec), to: networkNode(to.spec), prefix: update.prefix, asPath, via, arrivesAtMs })
    this.#convergence.message()
    this.#later(arrivesAtMs, () => {
      if (!session.up) return
      const decidesAtMs = this.#workOff(to.spec.id, () => {
        if (!session.up) return
        to.hear(from.spec.id, update)
        this.#decide(to, update.prefix)
      })
      this.#write({ type: 'route-received', kind, node: networkNode(to.spec), from: networkNode(from.spec), prefix: update.prefix, decidesAtMs })
    })
  }

  /** A router does one thing after another. Out: when it will have done this one. */
  #workOff(network: NetworkId, act: () => void): number {
    const { clock, random } = this.#options
    const startMs = Math.max(clock.nowMs, this.#busyUntilMs.get(network) ?? 0)
    const doneMs = roundMs(startMs + this.#timing.processingMs * (0.5 + random.uniform()))
    this.#busyUntilMs.set(network, doneMs)
    this.#later(doneMs, act)
    return doneMs
  }

  /** Routing isn't at rest before this is done. */
  #later(atMs: number, act: () => void): void {
    this.#convergence.hold()
    this.#options.clock.at(atMs, () => {
      act()
      this.#convergence.end()
    })
  }

  #open(link: LinkSpec): readonly Session[] {
    const [a, b] = endsOf(link)
    const one = (from: NetworkId, to: NetworkId): Session => this.#sessions.open(this.#router(from), this.#router(to), this.graph.neighbour(from, to)!)
    return [one(a, b), one(b, a)]
  }

  #sessionsFrom(router: Router): readonly Session[] {
    const from = router.spec.id
    return this.graph.neighbours(from).map(({ network }) => this.#sessions.get(from, network))
  }

  #router(id: NetworkId): Router {
    const router = this.#routers.get(id)
    if (!router) throw new Error(`The graph has no network "${id}". Add it to networks, or correct the id.`)
    return router
  }

  #write(event: Happening): void {
    this.#options.write(event)
  }
}
