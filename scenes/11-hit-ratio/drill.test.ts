import { describe, expect, it } from 'vitest'
import { checkTrial } from '../../src/lesson/moves.ts'
import { measuredHere } from '../../src/lesson/traffic/measuredHere.ts'
import { measurePlan } from '../../src/world/traffic/measure.ts'
import type { TrafficOutcome, TrafficPlan } from '../../src/lesson/scene.ts'
import { formatText } from '../../src/stage/prose/message.ts'
import { copy } from './copy.en.ts'
import { definition } from './definition.ts'
import { drillPlan, judgement, ratioIn, restored } from './drill.ts'
import { CAUSES, DECOYS, FIRST, FIXES, LAST, causeOf, incidentOf, quiet, type Fix } from './incidents.ts'
import { beyondOf, ladderOf } from './ladder.ts'
import { diagnosis, fixFor } from './readings.ts'

/** All that a class of twenty would draw, where there is time: `EVERY_FIX=1 npx vitest run scenes/11-hit-ratio/drill.test.ts`. */
const SEEDS = Array.from({ length: process.env['EVERY_FIX'] ? 20 : 12 }, (_, index) => index + 1)

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
 * The right fix, and one of the wrong ones: each makes a run of its own, and the seeds come to each of them more than once.
 * With EVERY_FIX all of them at every seed.
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
    // As it is told: what is back at the end and wasn't soon after a change came back by itself.
    if (!DECOYS.some((decoy) => decoy === cause)) expect(tried(seed, fixFor(cause)).map((fix) => judgement(after(fix), fix).later)).not.toContain('yes')
    const { wrong, leaked } = after(fixFor(cause)).metrics.total
    expect({ wrong, leaked }).toEqual({ wrong: 0, leaked: 0 })
  })
})

describe('drills', () => {
  it('say of the same run which part of it is held against before, and that it came back by itself', () => {
    const check = definition.checks.find(({ id }) => id === 'drill')!
    if (check.kind !== 'goal') throw new Error('The drill has a goal.')
    const told = (seed: number, fix: Fix) => {
      const trial = checkTrial(definition, { ...check, settings: { ...check.settings, fix } }, seed, measuredHere)
      const [restoredPart] = check.goal(trial)
      return { met: restoredPart!.met, says: formatText(copy.checks['drill']!.parts!['restored']!, restoredPart!.figures) }
    }
    for (const seed of [6, 8]) {
      expect(DECOYS).toContain(causeOf(seed))
      const [waited, changed] = [told(seed, 'wait'), told(seed, 'cookie')]
      expect([waited.met, changed.met]).toEqual([true, false])
      expect(waited.says).toMatch(/and (\S+\u00a0%) from 30 to 45 min after you looked; waiting is judged by the end$/)
      const [, end] = /and (\S+\u00a0%) from 30/.exec(waited.says)!
      expect(changed.says).toMatch(/from 10 to 25 min after your change, which has to show soon\. /)
      expect(changed.says).toContain(`At the end it was ${end!}: it came back later by itself, not by your change`)
    }
  })

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
