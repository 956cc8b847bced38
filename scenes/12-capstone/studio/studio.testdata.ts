/** Reports and a verifier for the studio's tests. In: what shall have failed. Out: a report as the verifier makes it. */
import type { PolicyDocument } from '../../../src/engine/policy/schema.ts'
import { figureOf, margin } from '../../../src/verifier/assertion.ts'
import { OBJECTIVES } from '../../../src/verifier/objectives.ts'
import { tracedProbe } from '../../../src/verifier/probes/all.ts'
import type { Report, Verdict, Warning } from '../../../src/verifier/report/report.ts'
import { smallestCounterexample } from '../../../src/verifier/smallest.ts'
import type { Task } from '../../../src/verifier/verify.ts'
import type { Progress, Verifier } from './client.ts'

interface Found {
  readonly failed?: readonly string[]
  /** Counter-examples are looked for in it. */
  readonly document?: PolicyDocument
  readonly warnings?: readonly Warning[]
}

/** Every objective exactly at its bound, but for those that failed. */
export function reportWith({ failed = [], document = { version: 1 }, warnings = [] }: Found = {}): Report {
  const verdicts = OBJECTIVES.map((assertion): Verdict => {
    const bound = figureOf(assertion.bound)
    if (!failed.includes(assertion.id)) return { assertion, value: bound, passed: true, margin: margin(assertion, bound), counterexample: null }
    const value = 'atMost' in assertion.bound ? bound * 2 + 7 : bound / 2
    const { witness, subject, measure } = assertion
    const shown = witness ?? { probe: subject.probe, measure }
    const counterexample = smallestCounterexample(tracedProbe(shown.probe), (readings) => (readings[shown.measure]?.value ?? 0) > 0, shown.measure, document, 1)
    return { assertion, value, passed: false, margin: margin(assertion, value), counterexample, parts: [{ name: 'asia', value }] }
  })
  return { version: 1, seed: 1, workloads: ['static', 'api', 'video', 'realtime'], passed: failed.length === 0, verdicts, warnings }
}

export interface FakeVerifier extends Verifier {
  readonly tasks: Task[]
  readonly signals: AbortSignal[]
  readonly progress: (progress: Progress) => void
  readonly finish: (report: Report) => void
  readonly break: (why: string) => void
}

/** A verifier whose side the test plays. */
export function fakeVerifier(): FakeVerifier {
  const tasks: Task[] = []
  const signals: AbortSignal[] = []
  let job: { readonly onProgress: (progress: Progress) => void; readonly resolve: (report: Report) => void; readonly reject: (error: Error) => void } | null = null
  return {
    tasks,
    signals,
    run(task, onProgress, signal) {
      tasks.push(structuredClone(task))
      signals.push(signal)
      return new Promise((resolve, reject) => {
        job = { onProgress, resolve, reject }
      })
    },
    progress: (progress) => job?.onProgress(progress),
    finish: (report) => job?.resolve(report),
    break: (why) => job?.reject(new Error(why)),
  }
}
