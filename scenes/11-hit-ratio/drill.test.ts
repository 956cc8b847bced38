import { describe, expect, it } from 'vitest'
import { measurePlan } from '../../src/world/traffic/measure.ts'
import type { TrafficOutcome, TrafficPlan } from '../../src/lesson/scene.ts'
import { drillPlan, ratioIn, restored } from './drill.ts'
import { CAUSES, DECOYS, FIRST, FIXES, LAST, causeOf, incidentOf, quiet, type Fix } from './incidents.ts'
import { beyondOf, ladderOf } from './ladder.ts'
import { diagnosis, fixFor } from './readings.ts'

const SEEDS = Array.from({ length: 20 }, (_, index) => index + 1)

/** A fix that changes nothing of a document makes the same plan as waiting, and the same plan has the same outcome. */
function measurer(): (plan: TrafficPlan) => TrafficOutcome {
  const known = new Map<string, TrafficOutcome>()
  return (plan) => {
    const name = JSON.stringify(plan)
    // The log's sample changes nothing that is measured, and takes its time.
    const outcome = known.get(name) ?? measurePlan({ ...plan, spec: { ...plan.spec, sampleSize: 0 } })
    known.set(name, outcome)
    return outcome
  }
}

/**
 * The right fix, and one of the wrong ones: each makes a run of its own, and twenty seeds come to each of them several times.
 * All of them at every seed: `EVERY_FIX=1 npx vitest run scenes/11-hit-ratio/drill.test.ts`.
 */
function tried(seed: number, right: Fix): readonly Fix[] {
  const wrong = FIXES.filter((fix) => fix !== right)
  return process.env['EVERY_FIX'] ? FIXES : [right, wrong[seed % wrong.length]!]
}

describe.each(CAUSES)('an incident by %s', (cause) => {
  it.each(SEEDS)('seed %i: its evidence stands out and no other, its fix restores the ratio and no other', { timeout: 60_000 }, (seed) => {
    const measure = measurer()
    const incident = incidentOf(seed, cause)
    const plan = drillPlan(incident, seed, null)
    const outcome = measure(plan)
    expect(ratioIn(outcome, FIRST) - ratioIn(outcome, LAST), 'the fall').toBeGreaterThan(0.1)
    expect(ladderOf(outcome, plan).filter(({ standsOut }) => standsOut).map(({ id }) => id)).toEqual(DECOYS.some((decoy) => decoy === cause) ? [] : [cause])
    const { crowd, silent } = beyondOf(outcome)
    expect({ crowd, silent }).toEqual({ crowd: cause === 'crowd', silent: cause === 'pop' ? ['frankfurt'] : [] })
    expect(diagnosis(outcome, plan)).toBe(cause)

    const after = (fix: Fix): TrafficOutcome => measure(drillPlan(incident, seed, fix))
    expect(tried(seed, fixFor(cause)).filter((fix) => restored(after(fix), fix))).toEqual([fixFor(cause)])
    const { wrong, leaked } = after(fixFor(cause)).metrics.total
    expect({ wrong, leaked }).toEqual({ wrong: 0, leaked: 0 })
  })
})

describe('drills', () => {
  it('come with each of the seven causes', () => {
    expect(new Set(Array.from({ length: 60 }, (_, seed) => causeOf(seed)))).toEqual(new Set(CAUSES))
  })

  it('nothing stands out on a quiet afternoon', () => {
    const plan = drillPlan(quiet(3), 3, null)
    expect(diagnosis(measurePlan(plan), plan)).toBeNull()
  })

  it('the traffic up to the moment of the alert is the same whatever is done then', () => {
    const incident = incidentOf(2, 'ttl')
    const until = (fix: Fix | null) => ratioIn(measurePlan(drillPlan(incident, 2, fix)), LAST)
    expect(until('vary')).toBe(until('ttl'))
    expect(until(null)).toBeCloseTo(until('ttl'), 2)
  })
})
