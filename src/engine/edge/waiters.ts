/** Those who waited for a fetch, when the head of its answer comes or it fails: each is answered or goes upstream; none is lost. */
import { goAlone } from './onwards.ts'
import { share, type FetchEnd } from './share.ts'
import type { Fetch, Turn } from './turn.ts'

/** Settles everybody who waited for the fetch, in the order in which they came. */
export function releaseWaiters(turn: Turn, fetch: Fetch, end: FetchEnd): void {
  for (const waiter of fetch.waiters) {
    const shared = share(turn, waiter, end, end.type === 'storable' ? end.stored.ageAtStoreSeconds : 0)
    if (!shared) goAlone(turn, waiter)
  }
}
