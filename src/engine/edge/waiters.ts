/** Those who waited for a fetch, when it ends: each is answered with its response or goes upstream alone; none is lost. */
import type { StoredResponse } from '../store/stored-response.ts'
import { matches } from '../vary.ts'
import { forward } from './forward.ts'
import { respondFromStore } from './respond.ts'
import { decide, type Asking, type Fetch, type Turn } from './turn.ts'

/** How a fetch ended, as those who waited for it see it. */
export type FetchEnd =
  | { readonly type: 'failed' }
  | { readonly type: 'not-storable' }
  | { readonly type: 'storable'; readonly stored: StoredResponse; readonly status: number }

/** Settles everybody who waited for the fetch, in the order in which they came. */
export function releaseWaiters(turn: Turn, fetch: Fetch, end: FetchEnd): void {
  for (const waiter of fetch.waiters) release(turn, waiter, end)
}

function release(turn: Turn, waiter: Asking, end: FetchEnd): void {
  const { program, requestDirectives, kind } = turn.options
  const { requestId, request, asked, fwd, key } = waiter
  const stored = end.type === 'storable' ? end.stored : null
  const sameVariant = stored !== null && matches(stored, request)
  const reuse = sameVariant
    ? decide(turn, requestId, program.reuse({ stored, ageSeconds: stored.ageAtStoreSeconds, asked, requestDirectives, kind }))
    : null
  const question = { answered: end.type !== 'failed', storable: stored !== null, sameVariant, reuse }
  if (decide(turn, requestId, program.share(question)) === 'share' && end.type === 'storable') {
    const handling = { fwd, fwdStatus: end.status, collapsed: true, key }
    return respondFromStore(turn, waiter, end.stored, end.stored.ageAtStoreSeconds, 'collapsed', handling)
  }
  goAlone(turn, waiter)
}

function goAlone(turn: Turn, waiter: Asking): void {
  if (waiter.key === null) throw new Error(`${waiter.requestId} waited without a cache key: only requests with a key may wait.`)
  const candidates = turn.state.store.candidates(waiter.key)
  const stored = decide(turn, waiter.requestId, turn.options.program.select(candidates, waiter.request))
  forward(turn, waiter, stored, null)
}
