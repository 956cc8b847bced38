/** A request came: the store answers it, or it goes on. */
import type { ForwardReason } from '../cache-status.ts'
import { directivesOf } from '../http/cache-control.ts'
import type { HttpRequest } from '../http/message.ts'
import { variantOf } from '../vary.ts'
import type { StoredResponse } from '../store/stored-response.ts'
import { forward, waitFor } from './forward.ts'
import { normalised, policyOf } from './route.ts'
import { respondFromStore, respondGenerated } from './respond.ts'
import { decide, type Asking, type Turn } from './turn.ts'

/** Answers the request from the store, or sends it on, or lets it wait; what it did stands in the turn. */
export function onRequest(turn: Turn, requestId: string, received: HttpRequest): void {
  const { program, requestDirectives, kind } = turn.options
  const policy = policyOf(turn, received)
  const request = normalised(received, policy)
  const asked = directivesOf(request.headers)
  const key = decide(turn, requestId, program.key(request, policy))
  const asking = { requestId, request, policy, asked, key, attempt: 0 }
  if (key === null) {
    forward(turn, { ...asking, fwd: whyPassed(request) }, null, null)
    return
  }

  const candidates = turn.state.store.candidates(key)
  const stored = decide(turn, requestId, program.select(candidates, request))
  if (stored === null) return onMiss(turn, { ...asking, fwd: candidates.length > 0 ? 'vary-miss' : 'uri-miss' }, key, null)

  const ageSeconds = decide(turn, requestId, program.currentAge(stored, turn.nowMs))
  const lifetimeSeconds = decide(turn, requestId, stored.lifetime)
  const answer = decide(turn, requestId, program.reuse({ stored, ageSeconds, asked, requestDirectives, kind }))
  if (answer === 'validate') {
    return onMiss(turn, { ...asking, fwd: forwardReason(stored, ageSeconds < lifetimeSeconds) }, key, stored)
  }
  turn.state.store.touch(stored)
  const outcome = answer === 'reuse' ? 'hit' : 'stale'
  respondFromStore(turn, { ...asking, fwd: 'stale' }, stored, ageSeconds, outcome, { hit: true, fwd: null, key })
}

/** A request that is not looked up: RFC 9211 §2.2 tells the method's reason from the operator's. */
function whyPassed({ method }: HttpRequest): ForwardReason {
  return method === 'GET' || method === 'HEAD' ? 'bypass' : 'method'
}

/** RFC 9211 §2.2: 'request' when only the client's own directives kept a fresh response from being used. */
function forwardReason(stored: StoredResponse, fresh: boolean): ForwardReason {
  return fresh && !stored.directives.has('no-cache') ? 'request' : 'stale'
}

/** Nothing stored may answer by itself: wait for a fetch in flight, or go upstream, with a condition when there is one. */
function onMiss(turn: Turn, asking: Asking, key: string, stored: StoredResponse | null): void {
  const { program, requestDirectives, collapse } = turn.options
  const { requestId, request, asked } = asking
  if (asked.has('only-if-cached') && decide(turn, requestId, program.mayForward(requestDirectives)) === 'fail') {
    return respondGenerated(turn, asking, 504, { fwd: null, key, detail: 'only-if-cached' })
  }
  const flight = flightName(turn, key, request)
  const fetch = turn.state.flights.get(flight)
  const way = decide(
    turn,
    requestId,
    program.collapse({
      collapse,
      request,
      asked,
      requestDirectives,
      fetchInFlight: fetch?.fetchId ?? null,
      validating: stored !== null && (stored.etag !== null || stored.lastModifiedMs !== null),
    }),
  )
  if (way === 'join' && fetch) return waitFor(turn, asking, fetch)
  forward(turn, asking, stored, way === 'lead' ? flight : null)
}

/**
 * Fetches are found by key, and where Vary is known from what is stored, by the values it names: a request for another variant
 * would wait in vain.
 */
function flightName(turn: Turn, key: string, request: HttpRequest): string {
  const known = turn.state.store.candidates(key).at(-1)
  return known === undefined ? key : `${key} ${variantOf(known.varyFields, request)}`
}
