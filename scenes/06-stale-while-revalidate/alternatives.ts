/** The same traffic under other settings, run once each. */
import { runWorld } from '../../src/world/run.ts'
import type { WorldInput } from '../../src/world/spec.ts'
import type { SwrTrial } from './readings.ts'
import { world, type SwrSettings } from './world.ts'

const made = new WeakMap<readonly WorldInput[], Map<string, SwrTrial>>()

/** The trial's inputs under its settings with some of them changed. */
export function makeTrialOf({ settings: before, inputs }: Pick<SwrTrial, 'settings' | 'inputs'>, changed: Partial<SwrSettings>): SwrTrial {
  const settings = { ...before, ...changed }
  const known = made.get(inputs) ?? new Map<string, SwrTrial>()
  made.set(inputs, known)
  const key = JSON.stringify(settings)
  const spec = world(settings)
  const trial = known.get(key) ?? { settings, spec, inputs, run: runWorld(spec, inputs), plan: null, traffic: null }
  known.set(key, trial)
  return trial
}
