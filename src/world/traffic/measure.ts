/**
 * Runs a traffic plan. In: a plan. Out: a run that goes on in pieces and gives the plan's outcome when it is over, as plain data.
 *
 *   const run = startPlan(plan)
 *   while (run.advance(50_000)) report(run.progress)
 *   post(run.outcome())
 */
import type { StoredSummary } from '../../engine/edge.types.ts'
import { compilePolicy } from '../../engine/policy/compile.ts'
import type { PolicyFor } from '../../engine/policy/route-policy.ts'
import { EvidenceCounter } from './evidence.ts'
import type { TrafficOptions } from './network.ts'
import type { TrafficOutcome, TrafficPlan } from './plan.ts'
import { startTraffic } from './run.ts'

export interface PlanRun {
  /**
   * Simulates up to `requests` more requests.
   * @returns is there more to do?
   */
  advance(requests: number): boolean
  /** The share of virtual time that has passed, 0 to 1. */
  readonly progress: number
  /** What has been measured so far. Throws when `entriesOf` or `entriesAt` names no cache node of the spec. */
  outcome(): TrafficOutcome
}

/** @throws Error in plain words on a plan that makes no sense: a defect of whoever made it */
export function startPlan(plan: TrafficPlan): PlanRun {
  const questions = plan.evidence ?? {}
  const counter = Object.keys(questions).length === 0 ? null : new EvidenceCounter(questions, plan.spec)
  const earlier: Record<string, readonly StoredSummary[]> = {}
  const notes = Object.entries(plan.entriesAt ?? {}).map(([name, { node, atMs }]) => ({ atMs, note: () => void (earlier[name] = run.entries(node)) }))
  const run = startTraffic(plan.spec, { ...optionsOf(plan), notes, ...(counter && { count: (row) => counter.count(row) }) })
  return {
    advance: (requests) => run.advance(requests),
    get progress() {
      return run.progress
    },
    outcome: () => ({
      metrics: run.metrics(),
      sample: run.sample(),
      entries: { ...earlier, ...Object.fromEntries((plan.entriesOf ?? []).map((node) => [node, run.entries(node)])) },
      evidence: counter?.results() ?? {},
    }),
  }
}

/** Runs a plan to its end at once. */
export function measurePlan(plan: TrafficPlan): TrafficOutcome {
  const run = startPlan(plan)
  while (run.advance(Infinity));
  return run.outcome()
}

function optionsOf({ spec, policies, policy, cache }: TrafficPlan): TrafficOptions {
  const compiled = (asking: 'clients' | 'caches'): Readonly<Record<string, PolicyFor>> => Object.fromEntries(Object.entries(policies ?? {}).map(([name, document]) => [name, compilePolicy(document, { asking })]))
  return {
    ...(policies && { policies: compiled('clients') }),
    ...(policies && spec.shield && { shieldPolicies: compiled('caches') }),
    ...(policy !== undefined && { policy }),
    ...(cache && { cache }),
  }
}
