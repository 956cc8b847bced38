/**
 * The decisions of a cache node as one replaceable object: what a lesson swaps to run a node with other rules. Each member is
 * a ladder with its own file; `edge.ts` and what stands in `edge/` ask them and carry out the answers.
 */
import { currentAge, initialAge } from './age.ts'
import { clientCondition } from './client-condition.ts'
import { mayCollapse, mayShare } from './collapse.ts'
import { freshnessLifetime } from './freshness.ts'
import { headUpdate } from './head.ts'
import { invalidation, namedInvalidation } from './invalidation.ts'
import { cacheKey } from './key.ts'
import { mayKeepPart, restOf } from './partial.ts'
import { rangeFor } from './range.ts'
import { mayForward, mayReuse } from './reuse.ts'
import { mayStore } from './storable.ts'
import { overtakenAnswer, purge } from './purge.ts'
import { mayServeOnError } from './stale.ts'
import { makeRoom } from './store/evict.ts'
import { mayReplace } from './store/newest.ts'
import { conditionFor, validationAnswer } from './validation.ts'
import { selectResponse } from './vary.ts'

export interface EdgeProgram {
  readonly key: typeof cacheKey
  readonly select: typeof selectResponse
  readonly initialAge: typeof initialAge
  readonly currentAge: typeof currentAge
  readonly freshness: typeof freshnessLifetime
  readonly reuse: typeof mayReuse
  readonly mayForward: typeof mayForward
  readonly onError: typeof mayServeOnError
  readonly condition: typeof conditionFor
  readonly validationAnswer: typeof validationAnswer
  readonly clientCondition: typeof clientCondition
  readonly range: typeof rangeFor
  readonly partial: typeof mayKeepPart
  readonly rest: typeof restOf
  readonly collapse: typeof mayCollapse
  readonly share: typeof mayShare
  readonly storable: typeof mayStore
  readonly newest: typeof mayReplace
  readonly headUpdate: typeof headUpdate
  readonly makeRoom: typeof makeRoom
  readonly invalidation: typeof invalidation
  readonly namedInvalidation: typeof namedInvalidation
  readonly purge: typeof purge
  readonly overtaken: typeof overtakenAnswer
  /** Keeps no note of removals, so that an answer which left before one is kept as if nothing had happened: for runs that show the race lost. */
  readonly forgetsRemovals?: true
}

/** The rules of RFC 9111. */
export const DEFAULT_PROGRAM: EdgeProgram = {
  key: cacheKey,
  select: selectResponse,
  initialAge,
  currentAge,
  freshness: freshnessLifetime,
  reuse: mayReuse,
  mayForward,
  onError: mayServeOnError,
  condition: conditionFor,
  validationAnswer,
  clientCondition,
  range: rangeFor,
  partial: mayKeepPart,
  rest: restOf,
  collapse: mayCollapse,
  share: mayShare,
  storable: mayStore,
  newest: mayReplace,
  headUpdate,
  makeRoom,
  invalidation,
  namedInvalidation,
  purge,
  overtaken: overtakenAnswer,
}
