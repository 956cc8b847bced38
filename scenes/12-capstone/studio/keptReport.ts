/**
 * The last report, kept for as long as the tab lives, so that a page that is loaded again still has it. In: what was verified and found.
 * Out: the same; null where nothing is kept, or something that this release would not have made. Never throws.
 */
import { MAX_TEXT_LENGTH, parsePolicy, serializePolicy } from '../../../src/engine/policy/document.ts'
import type { PolicyDocument } from '../../../src/engine/policy/schema.ts'
import { holds, margin, WORKLOADS, type Assertion, type Bounds } from '../../../src/verifier/assertion.ts'
import { objectivesWith } from '../../../src/verifier/objectives.ts'
import { tracedProbe } from '../../../src/verifier/probes/all.ts'
import type { Counterexample, Report, Verdict, Warning } from '../../../src/verifier/report/report.ts'
import { usable } from './bounds.ts'
import type { Trial, Verified } from './useVerification.ts'
import { SEEDS } from './VerifyBar.tsx'

export const REPORT_KEY = 'build-a-cdn:report'
const VERSION = 1
const MAX_CHARACTERS = MAX_TEXT_LENGTH * 8
const WARNINGS = ['little-margin', 'cold-origin'] as const satisfies readonly Warning['kind'][]

/** What is demanded, where it isn't everything. */
export type Demand = Pick<Trial, 'only' | 'objectives'>

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** @param get a getter, since in some frames `window.sessionStorage` itself throws */
export function saveReport(get: () => Store | null, { document, ...rest }: Verified, at: string = REPORT_KEY): void {
  try {
    // If there is no room for it, an older one must not stand for it.
    get()?.removeItem(at)
    get()?.setItem(at, JSON.stringify({ version: VERSION, document: serializePolicy(document), ...rest }))
  } catch {
    // No room, or no right to it: the report is gone with the page.
  }
}

/** @param demanded what is demanded now: a report of anything else is none */
export function loadReport(get: () => Store | null, at: string = REPORT_KEY, demanded: Demand = {}): Verified | null {
  try {
    const text = get()?.getItem(at) ?? null
    return text === null || text.length > MAX_CHARACTERS ? null : read(JSON.parse(text) as unknown, demanded)
  } catch {
    return null
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value)
const isFigure = (value: unknown): value is number | null => value === null || typeof value === 'number'

/** What is wrong is thrown, and nobody reads it: what can't be used is as if it weren't there. */
function demand(fact: boolean): asserts fact {
  if (!fact) throw new Error('Not a report of this release.')
}

function read(value: unknown, demanded: Demand): Verified | null {
  demand(isRecord(value) && value['version'] === VERSION && typeof value['document'] === 'string')
  const { seed, bounds, report, ofGood } = value
  const parsed = parsePolicy(value['document'])
  demand(parsed.ok && typeof seed === 'number' && SEEDS.includes(seed) && isRecord(bounds) && isRecord(report) && typeof ofGood === 'boolean')
  demand(report['version'] === 1 && report['seed'] === seed && Array.isArray(report['verdicts']) && Array.isArray(report['warnings']))
  const own: Bounds = usable(bounds as Bounds).bounds
  const { only = WORKLOADS, objectives: wanted } = demanded
  const objectives = objectivesWith(own).objectives.filter(({ id, subject }) => only.includes(subject.workload) && (wanted?.includes(id) ?? true))
  const found: readonly unknown[] = report['verdicts']
  // Of another release the report may lack an objective, or have one that is no more.
  demand(found.length === objectives.length)
  const traces = new Map<string, ReadonlySet<string>>()
  const inputsOf = (probe: string): ReadonlySet<string> => {
    const known = traces.get(probe) ?? new Set(tracedProbe(probe).trace(parsed.document, seed).inputs.map((input) => JSON.stringify(input)))
    traces.set(probe, known)
    return known
  }
  const verdicts = objectives.map((assertion, index) => verdictOf(assertion, found[index], inputsOf))
  const warnings = report['warnings'].map((warning: unknown) => warningOf(warning, objectives))
  const whole: Report = { version: 1, seed, workloads: only, passed: verdicts.every(({ passed }) => passed), verdicts, warnings }
  return { ...demanded, document: parsed.document satisfies PolicyDocument, seed, bounds: own, ofGood, report: whole }
}

function verdictOf(assertion: Assertion, found: unknown, inputsOf: (probe: string) => ReadonlySet<string>): Verdict {
  demand(isRecord(found) && isFigure(found['value']) && JSON.stringify(found['assertion']) === JSON.stringify(assertion))
  const { value, parts, counterexample } = found
  const passed = holds(assertion, value)
  demand(parts === undefined || (Array.isArray(parts) && parts.every((part) => isRecord(part) && typeof part['name'] === 'string' && isFigure(part['value']))))
  return {
    assertion,
    value,
    ...(parts !== undefined && { parts: parts as NonNullable<Verdict['parts']> }),
    passed,
    margin: margin(assertion, value),
    counterexample: counterexample === null || passed ? null : exampleOf(counterexample, inputsOf),
  }
}

/** One whose every input is one of its probe's can be played. */
function exampleOf(found: unknown, inputsOf: (probe: string) => ReadonlySet<string>): Counterexample {
  demand(isRecord(found) && typeof found['probe'] === 'string' && Array.isArray(found['inputs']) && typeof found['measure'] === 'string')
  const { probe, inputs, requests, request, value, measure } = found
  demand(typeof requests === 'number' && (request === null || typeof request === 'string') && isFigure(value))
  const known = inputsOf(probe)
  demand(inputs.every((input) => known.has(JSON.stringify(input))))
  return { probe, inputs: inputs as Counterexample['inputs'], requests, request: request as Counterexample['request'], value, measure }
}

function warningOf(found: unknown, objectives: readonly Assertion[]): Warning {
  demand(isRecord(found) && objectives.some(({ id }) => id === found['assertion']))
  const { kind, assertion, value, bound } = found
  const known = WARNINGS.find((each) => each === kind)
  demand(known !== undefined && typeof value === 'number' && typeof bound === 'number')
  return { kind: known, assertion: String(assertion), value, bound }
}
