/** A fetch ended: who asked is answered, the store learns from it, and those who waited are served or sent on. */
import type { CacheEvent } from '../edge.types.ts'
import { softPurgedLifetime } from '../purge.ts'
import { receive, type ReceivedResponse } from '../received.ts'
import { isUpstreamError } from '../stale.ts'
import { withBody, type StoredResponse } from '../store/stored-response.ts'
import { chosenBy } from '../validation.ts'
import { prepareStored } from './again.ts'
import { endFetch, forward, takeBodyEnd, takeHead, waitFor } from './forward.ts'
import { learnFromHead } from './head.ts'
import { admit, keep, part, staleFrom } from './keep.ts'
import { learn } from './learn.ts'
import { noAnswer, respondFailed, servedOnError, type Failure } from './on-error.ts'
import { fetchAnew } from './overtaken.ts'
import { asAnnounced, isHeld } from './parts.ts'
import { passThrough } from './pass.ts'
import { afterRemoval, lastStep, removalsSince, type Fate } from './removal.ts'
import { renew } from './renew.ts'
import { respondFromStore, respondFromUpstream } from './respond.ts'
import type { FetchEnd } from './share.ts'
import { asSent, decide, type Fetch, type Turn } from './turn.ts'
import { releaseWaiters } from './waiters.ts'

type Answered = Extract<CacheEvent, { type: 'upstream-response' }>
type Failed = Extract<CacheEvent, { type: 'upstream-failure' }>
type BodyEnded = Extract<CacheEvent, { type: 'upstream-body-end' }>

/** Upstream answered a fetch: the whole of it is here, or its head. Throws when there is none by that id that waits for one. */
export function onUpstreamResponse(turn: Turn, { fetchId, response, requestSentAtMs, body }: Answered): void {
  const fetch = takeHead(turn, fetchId)
  const received = receive(response, requestSentAtMs, turn.nowMs, turn.options.targetedFields)
  if (body === 'arriving') fetch.arrival = { received, stored: null }
  else endFetch(turn, fetch)
  const { asking } = fetch
  if (asking.key === null) return passThrough(turn, fetch, received)
  const removals = removalsSince(turn, fetch, received.headers)
  if (removals === null) return settle(turn, fetch, asking.key, received, NO_REMOVAL)
  if (removals.purged > 0) return fetchAnew(turn, fetch, removals)
  const fate = afterRemoval(turn, asking, removals, fetch.background, false)
  settle(turn, fetch, asking.key, received, { fate: fate === 'store-stale' ? fate : 'serve-only', removedAt: lastStep(removals) })
}

/** What was removed while the answer was on its way. */
interface Removed {
  readonly fate: Fate
  readonly removedAt: number
}

const NO_REMOVAL: Removed = { fate: null, removedAt: 0 }

function settle(turn: Turn, fetch: Fetch, key: string, received: ReceivedResponse, removed: Removed): void {
  const { asking, validating, completing } = fetch
  if (completing !== null && (received.status === 206 || received.status === 416)) return settleRest(turn, fetch, key, received, removed)
  if (validating === null) return replace(turn, fetch, key, received, removed)
  const others = othersBeside(turn, fetch, key, validating)
  const answer = decide(turn, asking.requestId, turn.options.program.validationAnswer(validating, received, others))
  const chosen = answer === 'renew-other' ? chosenBy(received, others) : null
  if (chosen !== null) return renewAndServe(turn, fetch, chosen, received, removed)
  if (answer === 'ask-again') return askAgain(turn, fetch)
  if (answer === 'renew') return renewAndServe(turn, fetch, validating, received, removed)
  replace(turn, fetch, key, received, removed)
}

const NONE: readonly StoredResponse[] = []

/** What else under the key may answer those who want the fetch's answer. */
function othersBeside(turn: Turn, { asking, background }: Fetch, key: string, validating: StoredResponse): readonly StoredResponse[] {
  const candidates = turn.state.store.candidates(key)
  if (candidates.length === 1 && candidates[0] === validating) return NONE
  return candidates.filter((stored) => stored !== validating && (background || isHeld(turn, asking.request, stored)))
}

/** The body of an answer ended. Throws when no body of that fetch was arriving. */
export function onUpstreamBodyEnd(turn: Turn, { fetchId, body, complete }: BodyEnded): void {
  const { fetch, arrival } = takeBodyEnd(turn, fetchId)
  const { received, stored } = arrival
  if (stored === null || body === null) return
  const removals = removalsSince(turn, { ...fetch, arrival })
  const fate = removals && afterRemoval(turn, fetch.asking, removals, fetch.background, true)
  if (fate === 'drop') return
  // RFC 9111 §3.3: what was cut off is not a complete response, and must not be used as one; an answer to GET may be kept as a part.
  if (!complete && fetch.asking.request.method !== 'GET') return
  const isPart = received.status === 206 || !complete
  const kept = isPart ? part(turn, asSent(fetch), stored.key, { ...received, body }, complete) : withBody(stored, body)
  if (kept !== null) keep(turn, fetch.asking.requestId, fate === 'store-stale' ? staleFrom(turn, kept, softPurgedLifetime) : kept)
}

/** A fetch got no answer: each who wanted it gets what is stored, if that may be; else who asked gets the error. Throws as above. */
export function onUpstreamFailure(turn: Turn, { fetchId, reason }: Failed): void {
  const fetch = takeHead(turn, fetchId)
  endFetch(turn, fetch)
  const failure = noAnswer(reason)
  if (!fetch.background && !servedOnError(turn, fetch.asking, failure)) respondFailed(turn, fetch.asking, failure)
  releaseWaiters(turn, fetch, { type: 'failed' }, failure)
}

/** An answer of its own: it goes to who asked, into the store if it may, and to those who waited if it may. */
function replace(turn: Turn, fetch: Fetch, key: string, received: ReceivedResponse, { fate, removedAt }: Removed): void {
  const { asking, validating, background } = fetch
  const { status } = received
  const failure: Failure | null = isUpstreamError(status) ? { status, told: 502 } : null
  // What is stored stays, for whoever may have it stale: an error is no better.
  const keptStale = failure !== null && (background || servedOnError(turn, asking, failure))
  if (keptStale) return releaseWaiters(turn, fetch, { type: 'failed' }, failure)
  const stored = admit(turn, asking, key, fetch.arrival === null ? received : asAnnounced(received))
  if (fate === null) learnFromHead(turn, asking, key, received)
  const recorded = stored !== null && fate !== 'serve-only' && learn(turn, fetch, stored, fate)
  if (recorded) prepareStored(turn, asking, stored)
  const handling = { fwd: asking.fwd, fwdStatus: status, stored: recorded, key }
  // With our condition in place of the client's, upstream could not answer the client's own: this cache does.
  const inStoredForm = validating === null ? null : stored
  if (!background) respondFromUpstream(turn, asking, received, handling, { storable: stored !== null, inStoredForm })
  const shareable = fetch.arrival === null || recorded
  const end: FetchEnd = stored === null ? { type: 'not-storable' } : { type: 'storable', stored, status, recorded: shareable, removedAt }
  releaseWaiters(turn, fetch, end, failure)
}

/** The rest of a stored part came, or word that there is none: what is whole by it answers, else all is asked for. */
function settleRest(turn: Turn, fetch: Fetch, key: string, received: ReceivedResponse, { fate, removedAt }: Removed): void {
  const { asking, arrival } = fetch
  const { status } = received
  const stored = admit(turn, asSent(fetch), key, arrival === null ? received : asAnnounced(received))
  const whole = stored !== null && stored.partial === null && fate !== 'serve-only'
  if (!whole || !learn(turn, fetch, stored, fate)) return askAgain(turn, fetch)
  respondFromStore(turn, asking, stored, stored.ageAtStoreSeconds, 'miss', { fwd: asking.fwd, fwdStatus: status, stored: true, key })
  releaseWaiters(turn, fetch, { type: 'storable', stored, status, recorded: true, removedAt })
}

/** 304 to our own condition: the stored response is good again (RFC 9111 §4.3.3). */
function renewAndServe(turn: Turn, fetch: Fetch, validating: StoredResponse, received: ReceivedResponse, { fate, removedAt }: Removed): void {
  const { stored, storable } = renew(turn, fetch.asking, validating, received, fate)
  prepareStored(turn, fetch.asking, stored)
  const { fwd, key } = fetch.asking
  const handling = { fwd, fwdStatus: 304, key }
  if (!fetch.background) respondFromStore(turn, fetch.asking, stored, stored.ageAtStoreSeconds, 'revalidated', handling)
  releaseWaiters(turn, fetch, storable ? { type: 'storable', stored, status: 304, recorded: true, removedAt } : { type: 'not-storable' })
}

/** The answer spoke of something that is not here: the same request once more, without our condition. */
function askAgain(turn: Turn, fetch: Fetch): void {
  const again = forward(turn, fetch.asking, null, fetch.flight, fetch.background)
  for (const waiter of fetch.waiters) waitFor(turn, waiter, again)
}
