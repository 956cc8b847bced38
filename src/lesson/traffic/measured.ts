import type { TrafficOutcome, TrafficPlan } from '../../world/traffic/plan.ts'

/** What has been measured so far, by plan: null for a plan that has not been run. The same plan always has the same outcome. */
export type Measured = (plan: TrafficPlan) => TrafficOutcome | null

export const NOTHING_MEASURED: Measured = () => null

const names = new WeakMap<TrafficPlan, string>()

/** Equal plans have equal names; others never. */
export function planName(plan: TrafficPlan): string {
  let name = names.get(plan)
  if (name === undefined) names.set(plan, (name = JSON.stringify(plan)))
  return name
}

/** In: outcomes by their plans' names. */
export function measuredFrom(outcomes: ReadonlyMap<string, TrafficOutcome>): Measured {
  return (plan) => outcomes.get(planName(plan)) ?? null
}
