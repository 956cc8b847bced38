/** Runs traffic plans beside the page. */
import { answerTasks } from '../../beside/worker.ts'
import { startPlan } from '../../world/traffic/measure.ts'
import type { TrafficOutcome, TrafficPlan } from '../../world/traffic/plan.ts'
import { split, type OutcomePart } from './parcels.ts'
import { inPieces } from './pieces.ts'

answerTasks<TrafficPlan, number, TrafficOutcome, OutcomePart>(async (plan, pieces) => {
  const outcome = await inPieces(startPlan(plan), pieces)
  if (!outcome) return null
  const { parts, rest } = split(outcome)
  return { parts, result: rest }
})
