/** Requests that this cache never looks up: their answers are passed on, and those that changed something end what is stored. */
import { fieldValue } from '../http/message.ts'
import { resolveReference } from '../http/uri.ts'
import type { ReceivedResponse } from '../received.ts'
import { urlName } from './journal.ts'
import { note } from './removal.ts'
import { respondFromUpstream } from './respond.ts'
import { drop } from './room.ts'
import { baseKeyOfUrl } from './route.ts'
import { decide, type Asking, type Turn } from './turn.ts'

/** Answers with what upstream sent. After an unsafe method that succeeded, what is stored for its URI goes (RFC 9111 §4.4). */
export function passThrough(turn: Turn, asking: Asking, received: ReceivedResponse): void {
  const { program } = turn.options
  const { request, requestId } = asking
  const changed = decide(turn, requestId, program.invalidation(request.method, received.status)) === 'invalidate'
  if (changed) {
    invalidateUrl(turn, request.url)
    for (const url of named(request.url, received)) {
      if (decide(turn, requestId, program.namedInvalidation(request.url, url)) === 'invalidate') invalidateUrl(turn, url)
    }
  }
  respondFromUpstream(turn, asking, received, { fwd: asking.fwd, fwdStatus: received.status, key: null })
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
