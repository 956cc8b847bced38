/** Inputs under other settings, run once each. */
import { runWorld } from '../../src/world/run.ts'
import type { WorldInput } from '../../src/world/spec.ts'
import type { PurgeTrial } from './readings.ts'
import { world, type PurgeSettings } from './world.ts'

const made = new Map<string, PurgeTrial>()
/** A page that is left open for long keeps no more. */
const MOST = 20

/** A trial of these inputs under these settings, of no step. */
export function trialUnder(settings: PurgeSettings, inputs: readonly WorldInput[]): PurgeTrial {
  const key = JSON.stringify([settings, inputs])
  const known = made.get(key)
  if (known) return known
  const spec = world(settings)
  const trial: PurgeTrial = { settings, spec, inputs, run: runWorld(spec, inputs), plan: null, traffic: null }
  if (made.size >= MOST) made.clear()
  made.set(key, trial)
  return trial
}
