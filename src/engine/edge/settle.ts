/** A fetch ended: who asked is answered, the store learns from it, and those who waited are served or sent on. */
import { receive, type ReceivedResponse } from '../received.ts'
import type { StoredResponse } from '../store/stored-response.ts'
import type { HttpResponse } from '../http/message.ts'
import { endFetch, forward, waitFor } from './forward.ts'
import { dropUrl, learn, renew } from './keep.ts'
import { respondFromStore, respondFromUpstream, respondGenerated } from './respond.ts'
import { decide, type Asking, type Fetch, type Turn } from './turn.ts'
import { releaseWaiters } from './waiters.ts'

/** Upstream answered a fetch. Throws when there is none by that id (endFetch). */
export function onUpstreamResponse(turn: Turn, fetchId: string, response: HttpResponse, requestSentAtMs: number): void {
  const fetch = endFetch(turn, fetchId)
  const { asking, validating } = fetch
  const received = receive(response, requestSentAtMs, turn.nowMs, turn.options.targetedFields)
  if (asking.key === null) return passThrough(turn, asking, received)
  if (validating === null) return replace(turn, fetch, asking.key, received)

  const answer = decide(turn, asking.requestId, turn.options.program.validationAnswer(validating, received))
  if (answer === 'ask-again') return askAgain(turn, fetch)
  if (answer === 'renew') return renewAndServe(turn, fetch, validating, received)
  replace(turn, fetch, asking.key, received)
}

/** A fetch got no answer: who asked gets a 502, and those who waited go upstream themselves. Throws as above. */
export function onUpstreamFailure(turn: Turn, fetchId: string): void {
  const fetch = endFetch(turn, fetchId)
  const { fwd, key } = fetch.asking
  respondGenerated(turn, fetch.asking, 502, { fwd, key, detail: 'upstream-failure' })
  releaseWaiters(turn, fetch, { type: 'failed' })
}

/** A request that this cache never looks up; if it changed something, what is stored for its URI goes (RFC 9111 §4.4). */
function passThrough(turn: Turn, asking: Asking, received: ReceivedResponse): void {
  const { program } = turn.options
  const { request, requestId } = asking
  const stale = decide(turn, requestId, program.invalidation(request.method, received.status))
  if (stale === 'invalidate') dropUrl(turn, request.url)
  respondFromUpstream(turn, asking, received, { fwd: asking.fwd, fwdStatus: received.status, key: null })
}

/** A whole answer: it goes to who asked, into the store if it may, and to those who waited if it may. */
function replace(turn: Turn, fetch: Fetch, key: string, received: ReceivedResponse): void {
  const { asking, validating } = fetch
  const { status } = received
  const learnt = learn(turn, asking, key, received)
  const handling = { fwd: asking.fwd, fwdStatus: status, stored: learnt?.kept ?? false, key }
  // With our condition in place of the client's, upstream could not answer the client's own: this cache does.
  const inStoredForm = validating === null ? null : (learnt?.stored ?? null)
  respondFromUpstream(turn, asking, received, handling, { storable: learnt !== null, inStoredForm })
  releaseWaiters(turn, fetch, learnt === null ? { type: 'not-storable' } : { type: 'storable', stored: learnt.stored, status })
}

/** 304 to our own condition: the stored response is good again (RFC 9111 §4.3.3). */
function renewAndServe(turn: Turn, fetch: Fetch, validating: StoredResponse, received: ReceivedResponse): void {
  const { stored, storable } = renew(turn, fetch.asking, validating, received)
  const { fwd, key } = fetch.asking
  respondFromStore(turn, fetch.asking, stored, stored.ageAtStoreSeconds, 'revalidated', { fwd, fwdStatus: 304, key })
  releaseWaiters(turn, fetch, storable ? { type: 'storable', stored, status: 304 } : { type: 'not-storable' })
}

/** The 304 spoke of something that is not here: the same request once more, without our condition. */
function askAgain(turn: Turn, fetch: Fetch): void {
  const again = forward(turn, fetch.asking, null, fetch.flight)
  for (const waiter of fetch.waiters) waitFor(turn, waiter, again)
}
