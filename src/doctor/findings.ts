/** Everything worth saying about an exchange, the gravest first. In: an examination and its run. Out: findings, each once. */
import type { Case, Finding, Severity } from './finding.ts'
import { asking } from './rules/asking.ts'
import { lifetimes } from './rules/lifetimes.ts'
import { products } from './rules/products.ts'
import { sharing } from './rules/sharing.ts'
import { syntax } from './rules/syntax.ts'
import { varying } from './rules/varying.ts'

const RULES = [...sharing, ...syntax, ...lifetimes, ...products, ...varying, ...asking]
/** A copy that fits no request (RFC 9111 §4.1) leaks nothing, and lives in vain. */
const UNUSED = [...syntax, ...products, ...varying, ...asking]
const ORDER: readonly Severity[] = ['error', 'warning', 'note']

export function findingsOf(of: Case): readonly Finding[] {
  const found = (of.cdn.varyFields[0] === '*' ? UNUSED : RULES).flatMap((rule) => rule(of))
  return ORDER.flatMap((severity) => found.filter((each) => each.severity === severity))
}
