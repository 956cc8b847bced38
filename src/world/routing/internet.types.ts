/** What joins routing to the rest of the world. Types alone, so that worlds without routing load none of its code. */
import type { Pop } from '../pop.ts'
import type { Simulation } from '../simulation.ts'
import type { UserSpec, WorldInput, WorldSpec } from '../spec.ts'
import type { RoutedWay } from '../user.ts'
import type { RoutingInput, RoutingSpec } from './spec.ts'

/** Made by `routed` in internet.ts. */
export interface Routing {
  readonly spec: RoutingSpec
  /** Throws in plain words when graph, world and inputs don't fit together. */
  check(world: WorldSpec, inputs: readonly WorldInput[]): void
  /** Sets up the networks; their tables stand, or nobody has announced anything, as the spec says. */
  start(sim: Simulation, pops: readonly Pop[]): Internet
}

export interface Internet {
  wayOf(user: UserSpec): RoutedWay
  /** @param number of the input among those of its type, from 1 */
  happen(input: RoutingInput, number: number): void
}
