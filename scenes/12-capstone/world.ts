/** The world of a step: that of the verifier's probe, under the configuration that the settings make. */
import type { Script, TrafficAt, TrafficPlan } from '../../src/lesson/scene.ts'
import type { WorldSpec } from '../../src/world/spec.ts'
import { API_BEGINNING } from './choices.ts'
import { NOTHING_PLAYED, textOf } from './play.ts'
import { probeIfThere } from './probes.ts'
import type { CapstoneSettings } from './settings.ts'
import { documentIn, SEED, traceIn } from './stage.ts'

export const INITIAL: CapstoneSettings = {
  subject: 'two',
  bypass: false,
  purge: 'url',
  shield: 'off',
  grace: '600',
  choices: API_BEGINNING,
  mistake: 0,
  play: textOf(NOTHING_PLAYED),
}

export function world(settings: CapstoneSettings): WorldSpec {
  return traceIn(settings).spec
}

export function script(settings: CapstoneSettings): Script {
  const { inputs, startMs } = traceIn(settings)
  return { inputs, startMs }
}

const plans = new Map<string, TrafficPlan>()

/** Of the exercise in which an objective is counted. */
export function traffic({ settings }: Pick<TrafficAt<CapstoneSettings>, 'settings'>): TrafficPlan | null {
  if (settings.subject !== 'realtime') return null
  // It has not come yet: the next choice is measured.
  const probe = probeIfThere('realtime.steady')
  if (probe?.kind !== 'counted') return null
  const known = plans.get(settings.choices)
  const plan = known ?? probe.plan(documentIn(settings), SEED)
  plans.set(settings.choices, plan)
  return plan
}
