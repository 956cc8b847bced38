/** One answer for several requests: to those who waited for it, and to those who come while its body arrives. */
import type { StoredResponse } from '../store/stored-response.ts'
import { matches } from '../vary.ts'
import { isHeld } from './parts.ts'
import { respondFromStore } from './respond.ts'
import { decide, type Asking, type Turn } from './turn.ts'

/** How a fetch ended, as those who waited for it see it. */
export type FetchEnd =
  | { readonly type: 'failed' }
  | { readonly type: 'not-storable' }
  | {
      readonly type: 'storable'
      readonly stored: StoredResponse
      readonly status: number
      /** False: its body arrives and goes by. */
      readonly recorded: boolean
      /** The step in which what it is about was removed or marked stale, after its fetch had left; 0: it was not. */
      readonly removedAt: number
    }

/** Answers the request with what another one fetched, if it may have it. @returns what the ladder said: on 'share' it is answered */
export function share(turn: Turn, asking: Asking, end: FetchEnd, ageSeconds: number): 'share' | 'own-fetch' | 'give-up' {
  const { program, requestDirectives, kind } = turn.options
  const { requestId, request, asked, fwd, key } = asking
  const stored = end.type === 'storable' ? end.stored : null
  const sameVariant = stored !== null && matches(stored, request)
  const reuse = sameVariant ? decide(turn, requestId, program.reuse({ stored, ageSeconds, asked, requestDirectives, kind })) : null
  const held = stored !== null && isHeld(turn, request, stored)
  const recorded = end.type === 'storable' && end.recorded
  const askedAfterRemoval = end.type === 'storable' && end.removedAt > 0 && asking.step > end.removedAt
  const answered = end.type !== 'failed'
  const failedBefore = asking.failures > 0
  const question = { answered, failedBefore, storable: stored !== null, recorded, askedAfterRemoval, sameVariant, held, reuse }
  const answer = decide(turn, requestId, program.share(question))
  if (answer === 'share' && end.type === 'storable') {
    respondFromStore(turn, asking, end.stored, ageSeconds, 'collapsed', { fwd, fwdStatus: end.status, collapsed: true, key })
  }
  return answer
}
