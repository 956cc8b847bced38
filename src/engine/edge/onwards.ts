/** Requests that nothing stored may answer: they wait for somebody's fetch, share one that arrives, or go upstream. */
import type { StoredResponse } from '../store/stored-response.ts'
import { matches, variantOf } from '../vary.ts'
import type { HttpRequest } from '../http/message.ts'
import { forward, waitFor } from './forward.ts'
import { respondGenerated } from './respond.ts'
import { share } from './share.ts'
import { decide, type Asking, type Fetch, type Turn } from './turn.ts'

/** Nothing stored may answer by itself: wait for a fetch in flight, or go upstream, with a condition when there is one. */
export function goOn(turn: Turn, asking: Asking, key: string, stored: StoredResponse | null): void {
  const { program, requestDirectives, collapse } = turn.options
  const { requestId, request, asked } = asking
  if (asked.has('only-if-cached') && decide(turn, requestId, program.mayForward(requestDirectives)) === 'fail') {
    return respondGenerated(turn, asking, 504, { fwd: null, key, detail: 'only-if-cached' })
  }
  const flight = flightName(turn, key, request)
  const arriving = reusableArrival(turn, asking, key)
  const waiting = turn.state.flights.get(flight)
  const validating = stored !== null && (stored.etag !== null || stored.lastModifiedMs !== null)
  const fetchInFlight = (arriving ?? waiting)?.fetchId ?? null
  const question = { collapse, request, asked, requestDirectives, fetchInFlight, validating }
  const way = decide(turn, requestId, program.collapse(question))
  if (way === 'join' && arriving) return shareArrival(turn, asking, arriving)
  if (way === 'join' && waiting) return waitFor(turn, asking, waiting)
  forward(turn, asking, stored, way === 'lead' ? flight : null)
}

/** Upstream without waiting for anybody, and with nobody waiting for it. */
export function goAlone(turn: Turn, asking: Asking): void {
  if (asking.key === null) throw new Error(`${asking.requestId} waited without a cache key: only requests with a key may wait.`)
  const candidates = turn.state.store.candidates(asking.key)
  const stored = decide(turn, asking.requestId, turn.options.program.select(candidates, asking.request))
  forward(turn, asking, stored, null)
}

/**
 * Fetches are found by key, and where Vary is known from what is stored or arrives, by the values it names: a request for another
 * variant would wait in vain.
 */
export function flightName({ state }: Turn, key: string, request: HttpRequest): string {
  const known = state.store.candidates(key).at(-1) ?? state.arriving.get(key)?.at(-1)?.arrival?.stored
  return known ? `${key} ${variantOf(known.varyFields, request)}` : key
}

interface Arriving {
  readonly fetch: Fetch
  readonly stored: StoredResponse
  readonly fetchId: string
}

/** A response to such a request whose body still arrives, and that may be used without asking. */
function reusableArrival(turn: Turn, { request, asked }: Asking, key: string): Arriving | null {
  const { program, requestDirectives, kind } = turn.options
  for (const fetch of turn.state.arriving.get(key) ?? []) {
    const stored = fetch.arrival?.stored
    if (!stored || !matches(stored, request)) continue
    const { answer: ageSeconds } = program.currentAge(stored, turn.nowMs)
    if (program.reuse({ stored, ageSeconds, asked, requestDirectives, kind }).answer === 'reuse') return { fetch, stored, fetchId: fetch.fetchId }
  }
  return null
}

function shareArrival(turn: Turn, asking: Asking, { stored }: Arriving): void {
  const ageSeconds = decide(turn, asking.requestId, turn.options.program.currentAge(stored, turn.nowMs))
  const shared = share(turn, asking, { type: 'storable', stored, status: stored.status, recorded: true }, ageSeconds)
  if (!shared) goAlone(turn, asking)
}
