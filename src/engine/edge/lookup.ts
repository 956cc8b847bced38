/** A request came: the store answers it, or it goes on. */
import type { ForwardReason } from '../cache-status.ts'
import { askedDirectivesOf, speaksOfAll } from '../http/cache-control.ts'
import type { HttpRequest } from '../http/message.ts'
import type { StoredResponse } from '../store/stored-response.ts'
import { prepare } from './again.ts'
import { forward } from './forward.ts'
import { goOn, refresh } from './onwards.ts'
import { completable, isHeld } from './parts.ts'
import { normalised, policyOf } from './route.ts'
import { respondFromStore } from './respond.ts'
import { decide, type Asking, type Turn } from './turn.ts'

/** Answers the request from the store, or sends it on, or lets it wait; what it did stands in the turn. */
export function onRequest(turn: Turn, requestId: string, received: HttpRequest): void {
  const { program, requestDirectives, kind } = turn.options
  const policy = policyOf(turn.options, received)
  const request = normalised(received, policy)
  const asked = askedDirectivesOf(request.headers)
  const key = decide(turn, requestId, program.key(request, policy))
  const { step } = turn.state
  const asking: Asking = { requestId, request, policy, asked, key, fwd: 'uri-miss', attempt: 0, step, overtaken: 0, failures: 0 }
  if (key === null) {
    forward(turn, because(asking, whyPassed(request)), null, null)
    return
  }

  const candidates = turn.state.store.candidates(key)
  const stored = decide(turn, requestId, program.select(candidates, request))
  if (stored === null) return goOn(turn, candidates.length > 0 ? because(asking, 'vary-miss') : asking, key, null)
  if (!isHeld(turn, request, stored)) {
    decide(turn, requestId, program.range(request, stored))
    return goOn(turn, because(asking, 'partial'), key, completable(turn, request, asked, stored))
  }

  const ageSeconds = decide(turn, requestId, program.currentAge(stored, turn.nowMs))
  const lifetimeSeconds = decide(turn, requestId, stored.lifetime)
  const answer = decide(turn, requestId, program.reuse({ stored, ageSeconds, asked, requestDirectives, kind }))
  if (answer === 'validate') {
    return goOn(turn, because(asking, forwardReason(stored, ageSeconds < lifetimeSeconds)), key, stored)
  }
  turn.state.store.touch(stored)
  const served = because(asking, 'stale')
  if (answer === 'reuse') {
    prepare(turn, served, stored)
    return respondFromStore(turn, served, stored, ageSeconds, 'hit', { hit: true, fwd: null, key })
  }
  const refreshed = answer === 'reuse-and-refresh'
  const handling = { hit: true, fwd: null, key, detail: refreshed ? 'stale-while-revalidate' : 'max-stale' }
  respondFromStore(turn, served, stored, ageSeconds, 'stale', handling)
  if (refreshed) refresh(turn, served, key, stored)
}

/** The same request, and why it cannot be answered from the store. */
function because(asking: Asking, fwd: ForwardReason): Asking {
  asking.fwd = fwd
  return asking
}

/** A request that is not looked up: RFC 9211 §2.2 tells the method's reason from the operator's. */
function whyPassed({ method }: HttpRequest): ForwardReason {
  return method === 'GET' || method === 'HEAD' ? 'bypass' : 'method'
}

/** RFC 9211 §2.2: 'request' when only the client's own directives kept a fresh response from being used. */
function forwardReason(stored: StoredResponse, fresh: boolean): ForwardReason {
  return fresh && !speaksOfAll(stored.directives, 'no-cache') ? 'request' : 'stale'
}
