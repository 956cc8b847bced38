import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { documentsWith, reversed } from '../engine/policy/policy.testkit.ts'
import type { PolicyDocument } from '../engine/policy/schema.ts'
import { figureOf, WORKLOADS, type Bounds } from './assertion.ts'
import { OBJECTIVES } from './objectives.ts'
import { probeOf } from './probes/all.ts'
import type { Report } from './report/report.ts'
import { startVerification, verify, type Task } from './verify.ts'
import { WORKLOAD } from './workloads/all.ts'

const RUNS = { numRuns: 8, seed: 9111 }
/** Counted probes are dear: they are tried with one workload's traffic. */
const COUNTED_RUNS = { numRuns: 2, seed: 9111 }

const TRACED = OBJECTIVES.filter(({ subject }) => probeOf(subject.probe).kind === 'traced').map(({ id }) => id)

const hosts = WORKLOADS.map((id) => WORKLOAD[id].host)
const paths = [...new Set(WORKLOADS.flatMap((id) => WORKLOAD[id].resources.map(({ url }) => new URL(url).pathname.replaceAll(/%7Bn%7D/g, '*'))))]
/** Routes for what the workloads ask for, so that documents decide something. */
const documents = documentsWith(fc.oneof(fc.record({ hosts: fc.uniqueArray(fc.constantFrom(...hosts), { minLength: 1 }) }), fc.record({ paths: fc.uniqueArray(fc.constantFrom('*', ...paths), { minLength: 1 }) })))
const seeds = fc.nat(2 ** 32 - 1)

/** Some objectives at a time, since each that fails is searched for its counter-example. */
const objectives = fc.subarray(TRACED, { minLength: 3, maxLength: 6 })

/** Runs a verification to its end, and looks at it after each piece. */
function watched(task: Task): { readonly report: Report; readonly shares: readonly number[] } {
  const verification = startVerification(task)
  const shares = [verification.progress]
  while (verification.advance(500)) shares.push(verification.progress)
  shares.push(verification.progress)
  return { report: verification.report(), shares }
}

describe('any valid document', () => {
  it('is verified, with progress that never falls and a report of plain data', () => {
    fc.assert(
      fc.property(documents, seeds, objectives, (document, seed, ids) => {
        const { report, shares } = watched({ document, seed, objectives: ids })
        expect(report.verdicts.map(({ assertion }) => assertion.id)).toEqual(ids)
        expect(report.passed).toBe(report.verdicts.every(({ passed }) => passed))
        expect(shares).toEqual([...shares].sort((a, b) => a - b))
        expect([shares[0], shares.at(-1)]).toEqual([0, 1])
        expect(structuredClone(report)).toEqual(report)
        expect(JSON.parse(JSON.stringify(report))).toEqual(report)
      }),
      RUNS,
    )
  })

  it('has one report for one seed, whatever the order of its members', () => {
    fc.assert(
      fc.property(documents, seeds, objectives, (document, seed, ids) => {
        expect(verify({ document: reversed(document) as PolicyDocument, seed, objectives: ids })).toEqual(verify({ document, seed, objectives: ids }))
      }),
      RUNS,
    )
  })

  it('fails what it failed when a bound becomes stricter', () => {
    const objective = fc.constantFrom(...OBJECTIVES.filter(({ id }) => TRACED.includes(id)))
    fc.assert(
      fc.property(documents, seeds, objective, fc.double({ min: 0, max: 1, noNaN: true }), (document, seed, { id, bound }, share) => {
        const figure = 'atMost' in bound ? figureOf(bound) * share : figureOf(bound) * (1 + share)
        const judged = (bounds: Bounds) => verify({ document, seed, objectives: [id], bounds }).verdicts.map(({ passed }) => passed)[0]
        if (judged({}) === false) expect(judged({ [id]: figure })).toBe(false)
      }),
      { ...RUNS, numRuns: 30 },
    )
  })

  it('is verified with counted traffic too', () => {
    fc.assert(
      fc.property(documents, seeds, (document, seed) => {
        const { report, shares } = watched({ document, seed, only: ['realtime'] })
        expect(shares).toEqual([...shares].sort((a, b) => a - b))
        expect(JSON.parse(JSON.stringify(report))).toEqual(report)
        const stricter = Object.fromEntries(report.verdicts.map(({ assertion: { id, bound } }) => [id, 'atMost' in bound ? bound.atMost / 2 : (1 + bound.atLeast) / 2]))
        const again = verify({ document, seed, only: ['realtime'], bounds: stricter })
        expect(again.verdicts).toHaveLength(report.verdicts.length)
        for (const [i, { passed }] of again.verdicts.entries()) if (passed) expect(report.verdicts[i]?.passed).toBe(true)
      }),
      COUNTED_RUNS,
    )
  })
})

describe('a verification that is given up', () => {
  it('does nothing more, and has no report', () => {
    fc.assert(
      fc.property(documents, fc.nat(20), (document, pieces) => {
        const verification = startVerification({ document, objectives: TRACED })
        for (let i = 0; i < pieces; i++) verification.advance()
        const { progress, at } = verification
        expect(progress).toBeLessThan(1)
        expect([verification.progress, verification.at]).toEqual([progress, at])
        expect(() => verification.report()).toThrow('has not ended')
      }),
      { ...RUNS, numRuns: 5 },
    )
  })
})
