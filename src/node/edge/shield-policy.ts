/** What an operator decided, as the inner of two caches has it: browsers are spoken to by the outer one. */
import type { PolicyFor } from '../../engine/policy/route-policy.ts'

/** The same decisions, but for what only clients are to be told. */
export function shieldPolicy(policyFor: PolicyFor): PolicyFor {
  return (request) => ({ ...policyFor(request), browserCacheControl: null, browserAge: 'keep' })
}
