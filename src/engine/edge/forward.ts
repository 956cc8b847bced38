/** Requests on their way upstream, and those that wait for them. */
import { endToEnd } from '../http/hop-by-hop.ts'
import { withField, type HeaderFields } from '../http/message.ts'
import type { StoredResponse } from '../store/stored-response.ts'
import { withCondition } from '../validation.ts'
import { isHeld } from './parts.ts'
import { decide, type Arrival, type Asking, type Fetch, type Turn } from './turn.ts'

const NO_FIELDS: HeaderFields = []

/**
 * Sends a request upstream.
 * @param stored what to ask about, when it has a validator, or a part of which to ask for the rest; null when nothing stored was
 * selected
 * @param flight the name under which others may wait for the answer; null when it goes alone
 * @param background nobody waits for it: its request is answered already
 *
 * With nothing to ask about, the client's own conditions travel as they are (RFC 9111 §4.3.2 leaves that to the cache, and
 * caches do it): the client that holds the current content gets a 304 instead of the whole body again. The price is that such
 * an answer stores nothing here.
 */
export function forward(turn: Turn, asking: Asking, stored: StoredResponse | null, flight: string | null, background = false): Fetch {
  asking.attempt += 1
  const { requestId, request } = asking
  const { program } = turn.options
  const inPart = stored !== null && !background && !isHeld(turn, request, stored)
  const added = stored === null ? NO_FIELDS : decide(turn, requestId, inPart ? program.rest(stored) : program.condition(stored))
  const about = added.length > 0 ? stored : null
  const bare = endToEnd(request.headers)
  const headers = inPart ? withFields(bare, added) : about === null ? bare : withCondition(bare, added)
  const sent = headers === request.headers ? request : { ...request, headers }
  const fetch: Fetch = {
    fetchId: `${requestId}/f${asking.attempt}`,
    step: turn.state.step,
    asking,
    validating: inPart ? null : about,
    completing: inPart ? about : null,
    sent,
    flight,
    waiters: [],
    background,
    arrival: null,
  }
  turn.state.fetches.set(fetch.fetchId, fetch)
  if (flight !== null) turn.state.flights.set(flight, fetch)
  if (background && flight !== null) turn.state.refreshing.set(flight, fetch)
  if (!background) turn.state.unanswered.add(requestId)
  turn.effects.push({ type: 'forward', fetchId: fetch.fetchId, requestId, request: sent, conditional: about !== null, background })
  return fetch
}

function withFields(headers: HeaderFields, fields: HeaderFields): HeaderFields {
  return fields.reduce((all, [name, value]) => withField(all, name, value), headers)
}

/** Lets the request wait for a fetch that is in flight. */
export function waitFor(turn: Turn, asking: Asking, fetch: Fetch): void {
  fetch.waiters.push(asking)
  turn.state.unanswered.add(asking.requestId)
  turn.effects.push({ type: 'wait', requestId: asking.requestId, fetchId: fetch.fetchId })
}

/**
 * The head of a fetch's answer is here, or it failed: nobody may wait for it any more. Until `endFetch` it stays known. Throws when
 * there is no such fetch, or when its head was here before.
 */
export function takeHead(turn: Turn, fetchId: string): Fetch {
  const fetch = inFlight(turn, fetchId)
  if (fetch.arrival !== null) {
    throw new Error(`The head of the answer to ${fetchId} is at ${turn.options.name} already. End its body with 'upstream-body-end'.`)
  }
  const { flights } = turn.state
  if (fetch.flight !== null && flights.get(fetch.flight) === fetch) flights.delete(fetch.flight)
  return fetch
}

/** Notes that the body which arrives is to be stored, and that others may have it meanwhile. */
export function record({ state }: Turn, fetch: Fetch, stored: StoredResponse): void {
  if (fetch.arrival === null) throw new Error(`The head of the answer to ${fetch.fetchId} is not here, so its body cannot arrive yet.`)
  fetch.arrival = { ...fetch.arrival, stored }
  state.arriving.set(stored.key, [...(state.arriving.get(stored.key) ?? []), fetch])
}

/** The body of an answer ended. Throws when there is no such fetch, or when the head of its answer is not here. */
export function takeBodyEnd(turn: Turn, fetchId: string): { readonly fetch: Fetch; readonly arrival: Arrival } {
  const fetch = inFlight(turn, fetchId)
  if (fetch.arrival === null) {
    throw new Error(`${turn.options.name} has no head of an answer to ${fetchId}. Send it as 'upstream-response' with body 'arriving' first.`)
  }
  endFetch(turn, fetch)
  return { fetch, arrival: fetch.arrival }
}

/** Forgets a fetch: nothing more of its answer will come. */
export function endFetch({ state }: Turn, fetch: Fetch): void {
  const { flight } = fetch
  state.fetches.delete(fetch.fetchId)
  if (flight !== null && state.refreshing.get(flight) === fetch) state.refreshing.delete(flight)
  const key = fetch.arrival?.stored?.key
  if (key === undefined) return
  const left = (state.arriving.get(key) ?? []).filter((other) => other !== fetch)
  if (left.length === 0) state.arriving.delete(key)
  else state.arriving.set(key, left)
}

function inFlight({ options, state }: Turn, fetchId: string): Fetch {
  const fetch = state.fetches.get(fetchId)
  if (fetch !== undefined) return fetch
  throw new Error(`${options.name} has no fetch ${fetchId} in flight. Answer each 'forward' effect exactly once, by its fetchId.`)
}
