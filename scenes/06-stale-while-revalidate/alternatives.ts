import { alternativesOf } from '../../src/lesson/alternatives.ts'
import type { SwrTrial } from './readings.ts'
import { world, type SwrSettings } from './world.ts'

const trialUnder = alternativesOf(world, 50)

/** The trial's inputs under its settings with some of them changed. */
export function makeTrialOf({ settings, inputs }: Pick<SwrTrial, 'settings' | 'inputs'>, changed: Partial<SwrSettings>): SwrTrial {
  return trialUnder({ ...settings, ...changed }, inputs)
}
