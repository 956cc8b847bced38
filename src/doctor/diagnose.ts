/** One exchange, all that the doctor has to say about it. In: the exchange. Out: a diagnosis. The engine and the world decide; this gathers. */
import { ageingOf, type Ageing } from './ageing.ts'
import { coldStartOf } from './coldStart.ts'
import { examine, type Examination } from './examine.ts'
import type { Exchange } from './exchange.ts'
import { describe, explain, type ExplainedField } from './explain.ts'
import type { Finding } from './finding.ts'
import { findingsOf } from './findings.ts'
import { reviewOf, type Answer } from './review.ts'

export interface Diagnosis {
  readonly examination: Examination
  readonly ageing: Ageing | null
  readonly findings: readonly Finding[]
  readonly fields: readonly ExplainedField[]
  readonly review: readonly Answer[]
}

/** Examines, runs, and gathers. Some ten milliseconds. */
export function diagnose(exchange: Exchange): Diagnosis {
  const examination = examine(exchange)
  const described = describe(examination)
  const ageing = ageingOf(examination)
  const of = { ...examination, ageing, described }
  const findings = findingsOf(of)
  return { examination, ageing, findings, fields: explain(examination, described), review: reviewOf(of, findings, coldStartOf(examination)) }
}
