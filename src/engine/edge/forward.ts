/** Requests on their way upstream, and those that wait for them. */
import { endToEnd } from '../http/hop-by-hop.ts'
import type { StoredResponse } from '../store/stored-response.ts'
import { withCondition } from '../validation.ts'
import { decide, type Asking, type Fetch, type Turn } from './turn.ts'

/**
 * Sends a request upstream.
 * @param stored what to ask about, when it has a validator; null when nothing stored was selected
 * @param flight the name under which others may wait for the answer; null when it goes alone
 *
 * With nothing to ask about, the client's own conditions travel as they are (RFC 9111 §4.3.2 leaves that to the cache, and
 * caches do it): the client that holds the current content gets a 304 instead of the whole body again. The price is that such
 * an answer stores nothing here.
 */
export function forward(turn: Turn, from: Asking, stored: StoredResponse | null, flight: string | null): Fetch {
  const asking = { ...from, attempt: from.attempt + 1 }
  const { requestId, request } = asking
  const condition = stored === null ? [] : decide(turn, requestId, turn.options.program.condition(stored))
  const conditional = condition.length > 0
  const headers = endToEnd(request.headers)
  const fetch: Fetch = {
    fetchId: `${requestId}/f${asking.attempt}`,
    asking,
    validating: conditional ? stored : null,
    flight,
    waiters: [],
  }
  turn.state.fetches.set(fetch.fetchId, fetch)
  if (flight !== null) turn.state.flights.set(flight, fetch)
  turn.state.unanswered.add(requestId)
  turn.effects.push({
    type: 'forward',
    fetchId: fetch.fetchId,
    requestId,
    request: { ...request, headers: conditional ? withCondition(headers, condition) : headers },
    conditional,
    background: false,
  })
  return fetch
}

/** Lets the request wait for a fetch that is in flight. */
export function waitFor(turn: Turn, asking: Asking, fetch: Fetch): void {
  fetch.waiters.push(asking)
  turn.state.unanswered.add(asking.requestId)
  turn.effects.push({ type: 'wait', requestId: asking.requestId, fetchId: fetch.fetchId })
}

/** Ends a fetch that was answered or failed. Throws when there is none by that name. */
export function endFetch(turn: Turn, fetchId: string): Fetch {
  const { fetches, flights } = turn.state
  const fetch = fetches.get(fetchId)
  if (fetch === undefined) {
    throw new Error(`${turn.options.name} has no fetch ${fetchId} in flight. Answer each 'forward' effect exactly once, by its fetchId.`)
  }
  fetches.delete(fetchId)
  if (fetch.flight !== null && flights.get(fetch.flight) === fetch) flights.delete(fetch.flight)
  return fetch
}
