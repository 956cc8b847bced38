import { describe, expect, it } from 'vitest'
import { holds, margin } from './assertion.ts'
import { OBJECTIVES } from './objectives.ts'
import type { Readings } from './probe.ts'
import type { Verdict } from './report/report.ts'
import { warningsFor } from './warnings.ts'
import { API } from './workloads/api.ts'
import { STATIC } from './workloads/static.ts'
import { capacityPerSecond } from './workloads/workload.ts'

/** An objective's verdict on a value, with the bound that it has, or one of somebody's own. */
function verdict(id: string, value: number | null, bound?: Verdict['assertion']['bound']): Verdict {
  const own = OBJECTIVES.find((objective) => objective.id === id)
  if (!own) throw new Error(`There is no objective ${id}.`)
  const assertion = bound ? { ...own, bound } : own
  return { assertion, value, passed: holds(assertion, value), margin: margin(assertion, value), counterexample: null }
}

const measured = (all: Readonly<Record<string, Readonly<Record<string, number>>>>): ReadonlyMap<string, Readings> =>
  new Map(Object.entries(all).map(([probe, values]) => [probe, Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value }]))]))

const BOUND = 100
const some = { atMost: BOUND }

describe('little margin', () => {
  it('warns of what passes with less than a tenth of the bound left, the thinnest first', () => {
    const verdicts = [verdict('static.deploy', 95, some), verdict('api.price', 99, some), verdict('api.error', 90, some)]
    expect(warningsFor(verdicts, new Map()).map(({ kind, assertion }) => [kind, assertion])).toEqual([
      ['little-margin', 'api.price'],
      ['little-margin', 'static.deploy'],
    ])
  })

  it('warns of nothing that fails, was not measured, or can only be met exactly', () => {
    expect(warningsFor([verdict('static.deploy', 101, some), verdict('api.price', null), verdict('static.wrong', 0)], new Map())).toEqual([])
  })
})

describe('an origin that is too small for cold caches', () => {
  const [pages, api] = [capacityPerSecond(STATIC.origin), capacityPerSecond(API.origin)]

  it('is warned of where the load on warm caches passes', () => {
    const load = verdict('api.load', api * 0.2)
    expect(warningsFor([load], measured({ 'api.steady': { peakWhileColdPerSecond: api * 1.5 } }))).toEqual([{ kind: 'cold-origin', assertion: 'api.load', value: api * 1.5, bound: api }])
    expect(warningsFor([load], measured({ 'api.steady': { peakWhileColdPerSecond: api * 0.79 } }))).toEqual([])
    expect(warningsFor([load], measured({ 'api.steady': {} })), 'nothing is known of it').toEqual([])
  })

  it('is warned of from four fifths of the capacity on, in place of a little margin', () => {
    for (const [share, kinds] of [[0.7, []], [0.8, ['cold-origin']], [0.95, ['cold-origin']]] as const) {
      const warnings = warningsFor([verdict('static.cold', pages * share)], measured({ 'static.cold': { peakOriginPerSecond: pages * share } }))
      expect(warnings.map(({ kind }) => kind), String(share)).toEqual(kinds)
    }
  })

  it('is measured against what the origin can make, whatever somebody’s own bound permits', () => {
    const lax = verdict('static.zone-purge', pages * 2, { atMost: pages * 10 })
    expect(warningsFor([lax], measured({ 'static.zone-purge': { peakOriginPerSecond: pages * 2 } }))).toMatchObject([{ kind: 'cold-origin', bound: pages }])
  })

  it('is no warning where the objective fails already', () => {
    expect(warningsFor([verdict('static.cold', pages * 2)], measured({ 'static.cold': { peakOriginPerSecond: pages * 2 } }))).toEqual([])
  })
})
