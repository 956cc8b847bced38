import { describe, expect, it } from 'vitest'
import type { PolicyDocument } from '../engine/policy/schema.ts'
import { OBJECTIVES } from './objectives.ts'
import { probeOf } from './probes/all.ts'
import { CARELESS } from './report/report.testdata.ts'
import { startVerification, verify, type Task } from './verify.ts'

const BYPASS: PolicyDocument = { version: 1, default: { cache: false } }
/** Two counted objectives with one witness, which a bypass fails. */
const SHARING = OBJECTIVES.filter(({ subject, witness }) => subject.probe === 'realtime.steady' && witness !== undefined).map(({ id }) => id)

/** Runs to the end in pieces of so many requests. @returns the report and how many pieces it took */
function inPieces(task: Task, requests: number) {
  const verification = startVerification(task)
  let pieces = 1
  while (verification.advance(requests)) pieces++
  return { report: verification.report(), pieces }
}

describe('a verification', () => {
  it('finds the same whatever the size of its pieces', () => {
    const task: Task = { document: BYPASS, seed: 3, objectives: [...SHARING, 'api.cookies'] }
    const [small, large] = [inPieces(task, 1_000), inPieces(task, Infinity)]
    expect(small.report).toEqual(large.report)
    expect(small.pieces).toBeGreaterThan(large.pieces)
  })

  it('searches once for objectives that share a witness', () => {
    const { report, pieces } = inPieces({ document: BYPASS, objectives: SHARING }, Infinity)
    expect(SHARING.length).toBeGreaterThan(1)
    expect(report.verdicts.map(({ passed }) => passed)).toEqual(SHARING.map(() => false))
    const [first, ...others] = report.verdicts.map(({ counterexample }) => counterexample)
    expect(first?.value).toBeGreaterThan(0)
    for (const other of others) expect(other).toBe(first)
    expect(inPieces({ document: BYPASS, objectives: SHARING.slice(0, 1) }, Infinity).pieces + others.length).toBe(pieces)
  })

  it('looks at the workloads and the objectives that it is asked for', () => {
    expect(verify({ document: CARELESS, only: ['api'], objectives: ['api.cookies', 'static.wrong'] })).toMatchObject({ workloads: ['api'], verdicts: [{ assertion: { id: 'api.cookies' } }] })
    const nothing = startVerification({ document: CARELESS, only: [] })
    expect([nothing.progress, nothing.at, nothing.advance(), nothing.report().passed]).toEqual([1, null, false, true])
  })

  it('is told apart by its seed alone', () => {
    const cookies = (seed?: number) => verify({ document: CARELESS, objectives: ['api.cookies'], ...(seed !== undefined && { seed }) })
    expect(cookies()).toEqual(cookies(1))
    expect(cookies().seed).toBe(1)
    const users = [1, 2, 3, 4, 5, 6].map((seed) => JSON.stringify(cookies(seed).verdicts[0]?.counterexample?.inputs))
    expect(new Set(users).size).toBeGreaterThan(1)
  })

  it('judges by the bounds that it is given', () => {
    const bounds = { 'api.cookies': 3 }
    expect(verify({ document: CARELESS, objectives: ['api.cookies'], bounds })).toMatchObject({ passed: true, verdicts: [{ value: 3, margin: 0, counterexample: null, assertion: { bound: { atMost: 3 } } }] })
  })

  it('tells which probe is at work', () => {
    const verification = startVerification({ document: CARELESS, objectives: ['api.cookies'] })
    expect(verification.at).toBe('api.cookies')
    expect(probeOf('api.cookies').kind).toBe('traced')
    verification.advance()
    expect(verification.at).toBeNull()
  })
})
