/** Requests that this cache never looks up: their answers are passed on, and those that changed something end what is stored. */
import { fieldValue, hasField } from '../http/message.ts'
import { resolveReference } from '../http/uri.ts'
import type { ReceivedResponse } from '../received.ts'
import { urlName } from './journal.ts'
import { admit } from './keep.ts'
import { learn } from './learn.ts'
import { note, removalsSince } from './removal.ts'
import { respondFromUpstream } from './respond.ts'
import { drop } from './room.ts'
import { baseKeyOfUrl } from './route.ts'
import { decide, type Fetch, type Turn } from './turn.ts'

/** Answers with what upstream sent. After an unsafe method that succeeded, what is stored for its URI goes (RFC 9111 §4.4). */
export function passThrough(turn: Turn, fetch: Fetch, received: ReceivedResponse): void {
  const { program } = turn.options
  const { asking } = fetch
  const { request, requestId } = asking
  const overtaken = removalsSince(turn, fetch, received.headers) !== null
  const changed = decide(turn, requestId, program.invalidation(request.method, received.status)) === 'invalidate'
  if (changed) {
    invalidateUrl(turn, request.url)
    for (const url of named(request.url, received)) {
      if (decide(turn, requestId, program.namedInvalidation(request.url, url)) === 'invalidate') invalidateUrl(turn, url)
    }
  }
  const stored = !overtaken && request.method === 'POST' && learnFromPost(turn, fetch, received)
  const handling = { fwd: asking.fwd, fwdStatus: received.status, stored, key: null }
  respondFromUpstream(turn, asking, received, handling, { storable: stored })
}

/** An answer to POST may say that a GET for the same URI would bring it (RFC 9110 §9.3.3). @returns whether it is stored, or will be */
function learnFromPost(turn: Turn, fetch: Fetch, received: ReceivedResponse): boolean {
  const { asking, arrival } = fetch
  if (!hasField(received.headers, 'content-location')) return false
  const { answer: key } = turn.options.program.key({ ...asking.request, method: 'GET' }, asking.policy)
  const stored = key === null ? null : admit(turn, asking, key, received)
  if (stored === null) return false
  // What its own success has just removed was older than it is.
  if (arrival !== null) fetch.arrival = { ...arrival, since: turn.state.step }
  return learn(turn, fetch, stored, null)
}

/** The URIs that the answer names besides the request's own. */
function named(target: string, { headers }: ReceivedResponse): readonly string[] {
  const references = ['location', 'content-location'].map((name) => fieldValue(headers, name)).filter((value) => value !== undefined)
  const urls = new Set(references.map((reference) => resolveReference(target, reference)))
  urls.delete(target)
  return [...urls]
}

/** Drops what is stored for a URL, under every key and variant of it, and bars what is on its way. */
function invalidateUrl(turn: Turn, url: string): void {
  const baseKey = baseKeyOfUrl(turn, url)
  if (baseKey === null) return
  note(turn, 'invalidated', urlName(baseKey))
  for (const stored of turn.state.store.underBaseKey(baseKey)) drop(turn, stored, 'invalidated')
}
