/** The same people under other settings, run once each. */
import { runWorld } from '../../src/world/run.ts'
import type { WorldInput } from '../../src/world/spec.ts'
import type { ShieldTrial } from './readings.ts'
import { world, type ShieldSettings } from './world.ts'

const made = new Map<string, ShieldTrial>()
/** More than one visit of the scene asks for; a page that is left open for long keeps no more. */
const MOST = 100

/** A trial of these inputs under these settings. */
export function trialUnder(settings: ShieldSettings, inputs: readonly WorldInput[]): ShieldTrial {
  const key = JSON.stringify([settings, inputs])
  const known = made.get(key)
  if (known) return known
  const spec = world(settings)
  const trial: ShieldTrial = { settings, spec, inputs, run: runWorld(spec, inputs), plan: null, traffic: null }
  if (made.size >= MOST) made.clear()
  made.set(key, trial)
  return trial
}
