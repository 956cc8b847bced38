/**
 * A report as JSON for programs: docs/verify.md describes it, and what it describes stays. In: a report and the document that it is
 * about. Out: plain data, with the words that the text has. Members may be added within a version; none is renamed or changes its meaning.
 */
import type { PolicyDocument } from '../../engine/policy/schema.ts'
import type { WorldInput } from '../../world/spec.ts'
import type { Bound, Unit, WorkloadId } from '../assertion.ts'
import { assertionWords, en, probeWords } from '../copy/en.ts'
import { strictness } from '../objectives.ts'
import { figure } from './figures.ts'
import type { Report, Verdict, Warning } from './report.ts'
import { storyOf } from './story.ts'
import { partName, warningText } from './text.ts'

export interface JsonReport {
  readonly version: 1
  readonly seed: number
  readonly passed: boolean
  readonly workloads: readonly { readonly id: WorkloadId; readonly name: string; readonly passed: boolean }[]
  readonly objectives: readonly JsonObjective[]
  readonly warnings: readonly { readonly kind: Warning['kind']; readonly objective: string; readonly value: number; readonly bound: number; readonly text: string }[]
}

export interface JsonObjective {
  readonly id: string
  readonly workload: WorkloadId
  readonly label: string
  /** What the figure is, as a sentence. */
  readonly measures: string
  readonly probe: string
  readonly measure: string
  /** Of `value`, of the figure in `bound`, and of `parts`. */
  readonly unit: Unit
  readonly value: number | null
  /** The value as people read it. */
  readonly text: string
  readonly bound: Bound
  /** How the bound compares with the course's own. */
  readonly strictness: 'same' | 'stricter' | 'laxer'
  readonly passed: boolean
  readonly margin: number | null
  readonly parts: readonly { readonly id: string; readonly name: string; readonly value: number | null }[]
  readonly scene: string
  readonly hint: string
  readonly fix: string
  readonly counterexample: JsonCounterexample | null
}

export interface JsonCounterexample {
  readonly probe: string
  readonly name: string
  readonly requests: number
  readonly inputs: readonly WorldInput[]
  /** The request that shows it, as the lines number them; null: no single one. */
  readonly request: string | null
  readonly measure: string
  readonly value: number | null
  readonly story: readonly { readonly atMs: number; readonly request: string | null; readonly text: string; readonly shows: boolean }[]
}

/** Several seeds of one configuration. */
export interface JsonSeeds {
  readonly version: 1
  readonly passed: boolean
  readonly reports: readonly JsonReport[]
}

/** Which document a report is about. */
export interface JsonDocument {
  /** As it was named; '-': standard input. */
  readonly name: string
  /** Null: it could not be read. */
  readonly bytes: number | null
  /** Of these bytes, in hexadecimal digits. */
  readonly sha256: string | null
}

/** In the stead of a report: the document, or something else that was given, can't be used. */
export interface JsonRefusal {
  readonly version: 1
  readonly passed: false
  readonly refused: true
  /** The mend is empty where the problem says it too. */
  readonly problems: readonly { readonly path: string; readonly problem: string; readonly mend: string }[]
}

/** Several documents: of each what it would have alone. */
export interface JsonDocuments {
  readonly version: 1
  readonly passed: boolean
  readonly documents: readonly (About & (JsonReport | JsonSeeds | JsonRefusal))[]
}

interface About {
  readonly document: JsonDocument
}

/** A report, or what stands in its stead, with the document that it is about. */
export function aboutDocument(json: JsonReport | JsonSeeds | JsonRefusal, document: JsonDocument): About & (JsonReport | JsonSeeds | JsonRefusal) {
  return Object.assign({ version: json.version, document }, json)
}

export function reportJson(report: Report, document: PolicyDocument): JsonReport {
  const { seed, passed, verdicts, warnings } = report
  return {
    version: 1,
    seed,
    passed,
    workloads: report.workloads.map((id) => ({ id, name: en[id].name, passed: verdicts.every((verdict) => verdict.assertion.subject.workload !== id || verdict.passed) })),
    objectives: verdicts.map((verdict) => objectiveJson(verdict, document, seed)),
    warnings: warnings.map((warning) => ({ kind: warning.kind, objective: warning.assertion, value: warning.value, bound: warning.bound, text: warningText(warning, report) })),
  }
}

export function seedsJson(reports: readonly Report[], document: PolicyDocument): JsonSeeds {
  return { version: 1, passed: reports.every(({ passed }) => passed), reports: reports.map((report) => reportJson(report, document)) }
}

function objectiveJson({ assertion, value, parts = [], passed, margin, counterexample }: Verdict, document: PolicyDocument, seed: number): JsonObjective {
  const { id, subject, measure, unit, bound, scene } = assertion
  const { label, measures, hint, fix } = assertionWords(id)
  return {
    id,
    workload: subject.workload,
    label,
    measures,
    probe: subject.probe,
    measure,
    unit,
    value,
    text: figure(value, unit),
    bound,
    strictness: strictness(assertion),
    passed,
    margin,
    parts: parts.map(({ name, value: part }) => ({ id: name, name: partName(subject.workload, name), value: part })),
    scene,
    hint,
    fix,
    counterexample: counterexample && {
      probe: counterexample.probe,
      name: probeWords(counterexample.probe).name,
      requests: counterexample.requests,
      inputs: counterexample.inputs,
      request: counterexample.request,
      measure: counterexample.measure,
      value: counterexample.value,
      story: storyOf(counterexample, document, seed).map(({ atMs, req, text, shows }) => ({ atMs, request: req, text, shows })),
    },
  }
}
