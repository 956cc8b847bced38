import { measurePlan } from '../../world/traffic/measure.ts'
import type { TrafficOutcome, TrafficPlan } from '../../world/traffic/plan.ts'
import { planName } from './measured.ts'

const known = new Map<string, TrafficOutcome>()

/** Everything is measured: each plan is run on the spot when it is first asked for. For tests, and for pages that are written ahead. */
export function measuredHere(plan: TrafficPlan): TrafficOutcome {
  const name = planName(plan)
  let outcome = known.get(name)
  if (!outcome) known.set(name, (outcome = measurePlan(plan)))
  return outcome
}
