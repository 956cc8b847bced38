/** One exchange, all that the doctor has to say about it. In: the exchange. Out: a diagnosis. The engine and the world decide; this gathers. */
import { ageingOf, type Ageing } from './ageing.ts'
import { coldStartOf } from './coldStart.ts'
import { examine, type Examination } from './examine.ts'
import type { Exchange } from './exchange.ts'
import { describe, explain, type ExplainedField } from './explain.ts'
import type { Finding } from './finding.ts'
import { findingsOf } from './findings.ts'
import { MOST_FINDINGS } from './limits.ts'
import { reviewOf, type Answer } from './review.ts'

export interface Diagnosis {
  readonly examination: Examination
  readonly ageing: Ageing | null
  /** At most MOST_FINDINGS, and how many more there are. */
  readonly findings: readonly Finding[]
  readonly moreFindings: number
  readonly fields: readonly ExplainedField[]
  readonly review: readonly Answer[]
}

/**
 * Examines, runs, and gathers. Some ten milliseconds.
 * @param nowMs when it was pasted, ms since 1970
 */
export function diagnose(exchange: Exchange, nowMs: number): Diagnosis {
  const examination = examine(exchange, nowMs)
  const described = describe(examination)
  const ageing = ageingOf(examination)
  const of = { ...examination, ageing, described }
  const findings = findingsOf(of)
  return { examination, ageing, findings: findings.slice(0, MOST_FINDINGS), moreFindings: Math.max(0, findings.length - MOST_FINDINGS), fields: explain(examination, described), review: reviewOf(of, findings, coldStartOf(examination)) }
}
