/** What a world's run needs of its operations: POPs made so that they can be operated, and what happens to them. */
import type { Run } from '../log.ts'
import type { Origin } from '../origin.ts'
import type { Pop } from '../pop.ts'
import type { Simulation } from '../simulation.ts'
import type { PopDownInput, PurgeInput, WorldInput, WorldSpec } from '../spec.ts'

/** Plain data. */
export interface OperationsSpec {
  /**
   * 'parents-first' (left out: this): a POP purges only after its parent has, so that it can't be filled again from what its parent
   * still holds. 'all-at-once': each as soon as the purge reaches it, which is how an old copy comes back.
   */
  readonly purgeOrder?: 'parents-first' | 'all-at-once'
}

/** The code that `WorldSpec.operations` brings along. */
export interface Operations {
  readonly spec: OperationsSpec
  /** Throws in plain words when the world or its inputs make no sense. */
  check(world: WorldSpec, inputs: readonly WorldInput[]): void
  start(sim: Simulation, origin: Origin): Operator
}

/** Of one run. */
export interface Operator {
  readonly pops: readonly Pop[]
  /** @param number of a purge: the first is 1 */
  happen(input: PurgeInput | PopDownInput, number: number): void
  /** The run's log without what was foreseen and a failure prevented. */
  close(run: Run): Run
}
