import type { RungId } from './rungs.ts'

/** The rules that the engine decides by; one source file each. */
export type RuleName =
  | 'key' // RFC 9111 §2: the primary cache key
  | 'select' // RFC 9111 §4.1: Vary selects among stored responses
  | 'reuse' // RFC 9111 §4: may a stored response answer?
  | 'freshness' // RFC 9111 §4.2.1: the freshness lifetime
  | 'age' // RFC 9111 §4.2.3
  | 'validate' // RFC 9111 §4.3: the conditional request and its answer
  | 'client-condition' // RFC 9110 §13.2: a client's If-None-Match answered by the cache
  | 'collapse' // RFC 9111 §4: joining a fetch in flight
  | 'storable' // RFC 9111 §3
  | 'evict' // capacity; no standard
  | 'invalidate' // RFC 9111 §4.4: an unsafe request makes stored responses unusable
  | 'on-error' // RFC 5861 §4: upstream failed; may a stale response answer?
  | 'purge' // the operator removes stored responses; no standard
  | 'range' // RFC 9110 §14: the part of a representation that a request asks for
  | 'partial' // RFC 9111 §3.3, §3.4: parts stored and combined
  | 'head-update' // RFC 9111 §4.3.5: what an answer to HEAD says of a stored response

/** What a decision looked at: names as a learner reads them, plain values only. */
export type DecisionInputs = Readonly<Record<string, string | number | boolean | null>>

/**
 * One decision of one rule. The rungs above `because` in the rule's ladder were tried and passed, so the id alone says
 * which lines ran.
 */
export interface Decision {
  readonly rule: RuleName
  /** The ladder's answer in one word or number, e.g. 'yes', 'no', 'fresh', 'stale', '60'. */
  readonly outcome: string
  readonly because: RungId
  readonly inputs: DecisionInputs
}

/** How a request was answered at one node, the seven outcome words of the product. */
export type Outcome = 'hit' | 'miss' | 'stale' | 'revalidated' | 'bypass' | 'collapsed' | 'error'
