/** Everything worth saying about an exchange, the gravest first. In: an examination and its run. Out: findings, each once. */
import type { Case, Finding, Severity } from './finding.ts'
import { asking } from './rules/asking.ts'
import { lifetimes } from './rules/lifetimes.ts'
import { sharing } from './rules/sharing.ts'
import { syntax } from './rules/syntax.ts'
import { varying } from './rules/varying.ts'

const RULES = [...sharing, ...syntax, ...lifetimes, ...varying, ...asking]
const ORDER: readonly Severity[] = ['error', 'warning', 'note']

export function findingsOf(of: Case): readonly Finding[] {
  const found = RULES.flatMap((rule) => rule(of))
  return ORDER.flatMap((severity) => found.filter((each) => each.severity === severity))
}
