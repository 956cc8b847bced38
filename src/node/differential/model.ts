import { formatHttpDate } from '../../engine/http/dates.ts'
import { carried, type Answer } from './answer.ts'
import { SENT_MS, type Case } from './case.ts'
import type { Difference } from './difference.ts'
import { DIFFERENCES } from './differences/index.ts'
import { ours } from './ours.ts'
import { theirs } from './theirs.ts'

/** What http-cache-semantics makes of a case, with these differences allowed for. */
function allowing(differences: readonly Difference[], given: Case): Answer {
  const toldTo = (story: Case) => theirs(differences.reduce((told, difference) => difference.told(told), story))
  const answer = toldTo(given)
  if (answer.renewal?.renewed !== true || !differences.some(({ merges }) => merges)) return answer
  const renewed = renewedCase(given)
  const { stored, lifetimeSeconds, ageSeconds } = toldTo(renewed)
  const headers = stored ? carried(Object.entries(renewed.response)) : null
  return { ...answer, renewal: { renewed: true, stored, lifetimeSeconds, ageSeconds, headers } }
}

/** The stored response with the fields of the 304 (RFC 9111 §3.2), as if it came in now. */
function renewedCase(given: Case): Case {
  const { age: _, ...kept } = given.response
  const date = formatHttpDate(SENT_MS + (given.delaySeconds + given.afterSeconds) * 1000)
  const asked = given.later['cache-control']
  return {
    ...given,
    method: 'GET',
    request: asked === undefined ? {} : { 'cache-control': asked },
    response: { ...kept, date, ...given.notModified },
    delaySeconds: 0,
    afterSeconds: 0,
  }
}

export interface Comparison {
  readonly ours: Answer
  /** With all known differences allowed for; equal to `ours`, or there is one that is not known. */
  readonly expected: Answer
  /** The differences without which they would disagree. */
  readonly needed: readonly string[]
}

/** Tells the case to both. */
export function compared(given: Case, differences: readonly Difference[] = DIFFERENCES): Comparison {
  const own = ours(given)
  const expected = allowing(differences, given)
  const plain = theirs(given)
  if (equal(own, plain)) return { ours: own, expected, needed: [] }
  const needed = touching(differences, given).filter((left) => !equal(own, allowing(differences.filter((other) => other !== left), given)))
  return { ours: own, expected, needed: needed.map(({ id }) => id) }
}

/** Those that change how the case is told; the others can't be needed. */
function touching(differences: readonly Difference[], given: Case): readonly Difference[] {
  let told = given
  return differences.filter((difference) => {
    const before = told
    told = difference.told(told)
    return told !== before || difference.merges
  })
}

/** Do both say the same, the order of fields included? */
export function equal(one: Answer, other: Answer): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
