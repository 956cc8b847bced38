import { alternativesOf } from '../../src/lesson/alternatives.ts'
import { world } from './world.ts'

/** A trial of inputs under other settings. */
export const trialUnder = alternativesOf(world, 20)
