/** Runs subjects over many inputs. The same seed gives the same inputs; each input can be made again by its number alone. */
import { createRandom, seedOf } from '../random.ts'
import { cpuMs } from './growth.ts'
import { minimised } from './minimise.ts'
import type { Subject } from './subject.ts'

export interface FuzzPlan {
  readonly seed: number
  /** Stops at whichever comes first. */
  readonly inputs: number
  readonly seconds: number
}

export interface FuzzReport {
  readonly inputs: number
  readonly seconds: number
  readonly subjects: readonly { readonly name: string; readonly inputs: number; readonly classes: Readonly<Record<string, number>> }[]
  readonly failures: readonly FuzzFailure[]
}

export interface FuzzFailure {
  readonly subject: string
  /** Number of the input in its subject's sequence. */
  readonly input: number
  readonly error: string
  /** The smallest input found that fails too. */
  readonly smallest: string
}

const BATCH = 500

/** An input of some hundred characters takes microseconds: this is a hang, even on a busy machine. */
const SLOW_MS = 250

/** Gives every subject inputs in turn until the plan is done; a subject that failed gets no more. */
export function fuzz(subjects: readonly Subject[], plan: FuzzPlan): FuzzReport {
  const startedAtMs = performance.now()
  const elapsedSeconds = () => (performance.now() - startedAtMs) / 1000
  const runs = subjects.map((subject) => ({ subject, inputs: 0, classes: {} as Record<string, number>, failure: null as FuzzFailure | null }))
  let inputs = 0
  while (inputs < plan.inputs && elapsedSeconds() < plan.seconds) {
    const going = runs.filter(({ failure }) => failure === null)
    if (going.length === 0) break
    for (const run of going) {
      for (let left = Math.min(run.subject.isCostly ? BATCH / 10 : BATCH, plan.inputs - inputs); left > 0 && run.failure === null; left--) {
        run.failure = tried(run.subject, plan.seed, run.inputs, run.classes)
        run.inputs += 1
        inputs += 1
      }
    }
  }
  return {
    inputs,
    seconds: elapsedSeconds(),
    subjects: runs.map(({ subject, inputs, classes }) => ({ name: subject.name, inputs, classes })),
    failures: runs.flatMap(({ failure }) => (failure === null ? [] : [failure])),
  }
}

/** The input with that number. */
export function inputOf(subject: Subject, seed: number, number: number): unknown {
  return subject.generate(createRandom(seed, seedOf(subject.name), number))
}

function tried(subject: Subject, seed: number, number: number, classes: Record<string, number>): FuzzFailure | null {
  const input = inputOf(subject, seed, number)
  const before = performance.now()
  try {
    const reached = subject.check(input)
    classes[reached] = (classes[reached] ?? 0) + 1
  } catch (error) {
    const smallest = minimised(subject, input)
    return { subject: subject.name, input: number, error: errorText(error), smallest: `${subject.show(smallest.input)} (${smallest.error})` }
  }
  // Once may be the machine's fault; three times is the input's.
  if (performance.now() - before > SLOW_MS && isSlow(subject, input) && isSlow(subject, input)) {
    return { subject: subject.name, input: number, error: `took longer than ${SLOW_MS} ms`, smallest: subject.show(input) }
  }
  return null
}

function isSlow(subject: Subject, input: unknown): boolean {
  const beforeMs = cpuMs()
  subject.check(input)
  return cpuMs() - beforeMs > SLOW_MS
}

/** An error in one line: with the place where it was thrown, unless a subject found something broken. */
export function errorText(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const at = error.name === 'Broken' ? '' : ` at ${error.stack?.split('\n')[1]?.trim() ?? '?'}`
  return `${error.name}: ${error.message}${at}`
}
