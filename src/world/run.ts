/**
 * Runs a world. In: what is fixed (spec), what happens (inputs). Out: the log. The same spec and inputs give the same log, byte
 * for byte: nothing here reads a clock or draws from anything but the spec's seed.
 */
import { checkWorld } from './check-world.ts'
import { VirtualClock } from './clock.ts'
import { greatCircleKm, locate } from './geo/distance.ts'
import { Journal } from './journal.ts'
import { GAUGE_EVERY_MS, gaugeTimes, poissonArrivals } from './load.ts'
import type { Run } from './log.ts'
import { Origin } from './origin.ts'
import { roundMs } from './physics.ts'
import { Pop, routeToOrigin } from './pop.ts'
import { spawn } from './process.ts'
import { randomStream } from './random.ts'
import type { Operator } from './operations/operations.types.ts'
import type { Internet } from './routing/internet.types.ts'
import { ANYCAST_ADDRESS, ORIGIN_ADDRESS, ORIGIN_NODE } from './simulation.ts'
import type { Simulation } from './simulation.ts'
import type { UserSpec, WorldInput, WorldSpec } from './spec.ts'
import { User } from './user.ts'
import type { Destination, RoutedWay } from './user.ts'

/**
 * @param inputs in any order; those at equal times happen in the order given. Requests are called r1, r2, … in order of time,
 *   pings p1, p2, …
 * @throws Error in plain words on misuse by our own code: an unknown user, a negative time
 */
export function runWorld(spec: WorldSpec, inputs: readonly WorldInput[]): Run {
  const parts = runWorldInParts(spec, inputs)
  for (;;) {
    const { done, value } = parts.next()
    if (done) return value
  }
}

/** So many things happen between two pauses: a few milliseconds of work. */
const A_PART = 64

/** As `runWorld`, with pauses in which its caller can do something else. What the pauses take makes no difference to the log. */
export function* runWorldInParts(spec: WorldSpec, inputs: readonly WorldInput[]): Generator<undefined, Run, void> {
  checkWorld(spec, inputs)

  const sim: Simulation = { spec, clock: new VirtualClock(), journal: new Journal() }
  const origin = new Origin(sim)
  const operator = spec.operations?.start(sim, origin)
  const pops = operator?.pops ?? spec.pops.map((pop) => new Pop(sim, pop, routeToOrigin(sim, pop, origin)))
  const internet = spec.routing?.start(sim, pops)
  const wayOf = (user: UserSpec): Destination | RoutedWay => internet?.wayOf(user) ?? destinationOf(user, pops, origin, spec)
  const users = new Map(spec.users.map((user) => [user.id, new User(sim, user, wayOf(user), originFor(user, origin, spec))]))

  const ordered = inputs.map((input) => ({ ...input, atMs: roundMs(input.atMs) })).sort((a, b) => a.atMs - b.atMs)
  const counts = { request: 0, ping: 0, load: 0, flood: 0, crowd: 0, purge: 0 }
  for (const input of ordered) {
    const number = input.type in counts ? ++counts[input.type as keyof typeof counts] : 0
    sim.journal.reach(input.atMs)
    sim.clock.at(input.atMs, () => happen({ sim, origin, users, internet, operator }, input, number))
  }
  planGauges(sim, origin, ordered)
  while (sim.clock.run(A_PART)) yield
  const run = sim.journal.close()
  return operator?.close(run) ?? run
}

interface Running {
  readonly sim: Simulation
  readonly origin: Origin
  readonly users: ReadonlyMap<string, User>
  readonly internet: Internet | undefined
  readonly operator: Operator | undefined
}

function happen({ sim, origin, users, internet, operator }: Running, input: WorldInput, number: number): void {
  switch (input.type) {
    case 'request':
      spawn(sim.clock, users.get(input.user)!.request(`r${number}`, input))
      return
    case 'ping':
      spawn(sim.clock, users.get(input.user)!.ping(`p${number}`))
      return
    case 'deploy':
      return origin.deploy(input.url, input.sameMeaning)
    case 'origin-down':
      return origin.fail(input.how, input.durationMs)
    case 'cold':
      return users.get(input.user)!.goCold(input.cache === true)
    case 'load': {
      const shape = { fromMs: input.atMs, durationMs: input.durationMs, perSecond: input.people * input.perUserPerSecond }
      return origin.queue.join(poissonArrivals(shape, randomStream(sim.spec.seed, `load ${number}`)))
    }
    case 'purge':
    case 'pop-down':
      return operator?.happen(input, number)
    case 'wait':
      return
    default:
      return internet?.happen(input, number)
  }
}

/** Gauges of overlapping loads are read once per moment. */
function planGauges(sim: Simulation, origin: Origin, inputs: readonly WorldInput[]): void {
  const times = inputs.flatMap((input) => (input.type === 'load' ? gaugeTimes({ fromMs: input.atMs, durationMs: input.durationMs }) : []))
  const planned = [...new Set(times)].sort((a, b) => a - b)
  planned.forEach((atMs, i) => sim.clock.at(atMs, () => readGauge(sim, origin, atMs, planned[i + 1] ?? Infinity)))
}

/** Reads one gauge, and while the origin still works off what a load left behind, the next until another load plans its own. */
function readGauge(sim: Simulation, origin: Origin, atMs: number, plannedMs: number): void {
  const gauge = origin.queue.gauge(atMs)
  sim.journal.write(atMs, { type: 'origin-gauge', ...gauge })
  const nextMs = roundMs(atMs + GAUGE_EVERY_MS)
  if (gauge.queueLength + gauge.busy > 0 && nextMs < plannedMs) sim.clock.at(nextMs, () => readGauge(sim, origin, nextMs, plannedMs))
}

/** The POP that the spec names, else the nearest that isn't a shield (of two as near, the first), else the origin itself. */
function destinationOf(user: UserSpec, pops: readonly Pop[], origin: Origin, spec: WorldSpec): Destination {
  const km = (pop: Pop): number => greatCircleKm(locate(user.place), locate(pop.spec.place))
  const pop =
    user.pop === undefined
      ? pops.filter((p) => p.spec.tier !== 'shield').reduce<Pop | undefined>((best, next) => (best && km(best) <= km(next) ? best : next), undefined)
      : pops.find((p) => p.spec.id === user.pop)
  if (!pop) return originFor(user, origin, spec)
  return { id: pop.id, place: pop.spec.place, address: ANYCAST_ADDRESS, serve: (req, request) => pop.serve(req, request), life: () => pop.life() }
}

/** The origin as who talks to it without a POP reaches it. */
function originFor({ browserCache }: UserSpec, origin: Origin, spec: WorldSpec): Destination {
  return { id: ORIGIN_NODE, place: spec.origin.place, address: ORIGIN_ADDRESS, serve: (req, request) => origin.serve(req, request, browserCache), life: () => origin.life() }
}
