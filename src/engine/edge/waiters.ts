/** Those who waited for a fetch, when the head of its answer comes or it fails: each is answered or goes upstream; none is lost. */
import { respondFailed, servedOnError, type Failure } from './on-error.ts'
import { goAgain, goAlone } from './onwards.ts'
import { share, type FetchEnd } from './share.ts'
import type { Asking, Fetch, Turn } from './turn.ts'

/**
 * Settles everybody who waited for the fetch, in the order in which they came.
 * @param failure how upstream failed, where it did
 */
export function releaseWaiters(turn: Turn, fetch: Fetch, end: FetchEnd, failure: Failure | null = null): void {
  // Emptied, since a fetch lives on until its body has ended.
  if (fetch.waiters.length === 0) return
  for (const waiter of fetch.waiters.splice(0)) {
    if (failure === null || !servedOnError(turn, waiter, failure, true)) release(turn, waiter, end, failure)
  }
}

function release(turn: Turn, waiter: Asking, end: FetchEnd, failure: Failure | null): void {
  const answer = share(turn, waiter, end, end.type === 'storable' ? end.stored.ageAtStoreSeconds : 0)
  if (answer === 'own-fetch') return end.type === 'failed' ? goAgain(turn, waiter) : goAlone(turn, waiter)
  if (answer === 'give-up') respondFailed(turn, waiter, failure ?? { status: null, told: 502 })
}
