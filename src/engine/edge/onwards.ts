/** Requests that nothing stored may answer: they wait for somebody's fetch, share one that arrives, or go upstream. */
import { fieldValue, withoutFields, type HttpRequest } from '../http/message.ts'
import type { StoredResponse } from '../store/stored-response.ts'
import { matches, variantOf } from '../vary.ts'
import { forward, waitFor } from './forward.ts'
import { isHeld } from './parts.ts'
import { isOvertaken } from './removal.ts'
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
  const whole = flightName(turn, key, request)
  const flight = whole + rangeName(request)
  const arriving = reusableArrival(turn, asking, key)
  const waiting = joinable(turn, whole) ?? (flight === whole ? null : joinable(turn, flight))
  const validating = stored !== null && isHeld(turn, request, stored) && (stored.etag !== null || stored.lastModifiedMs !== null)
  const fetchInFlight = (arriving ?? waiting)?.fetchId ?? null
  const question = { collapse, request, asked, requestDirectives, fetchInFlight, validating }
  const way = decide(turn, requestId, program.collapse(question))
  if (way === 'join' && arriving) return shareArrival(turn, asking, arriving)
  if (way === 'join' && waiting) return waitFor(turn, asking, waiting)
  forward(turn, asking, stored, way === 'lead' ? flight : null)
}

/** Request fields that make an answer fit one client only. */
const OWN_FIELDS = ['Range', 'If-Range', 'If-Match', 'If-None-Match', 'If-Modified-Since', 'If-Unmodified-Since']

/** Renews a stored response of which a stale use was permitted (RFC 5861 §3), unless somebody's fetch does already. */
export function refresh(turn: Turn, answered: Asking, key: string, stored: StoredResponse): void {
  const request = { ...answered.request, method: 'GET', headers: withoutFields(answered.request.headers, ...OWN_FIELDS) }
  const flight = flightName(turn, key, request)
  const refreshing = turn.state.refreshing.get(flight)
  const renews = refreshing !== undefined && !isOvertaken(turn, refreshing)
  if (renews || joinable(turn, flight) || reusableArrival(turn, { ...answered, request }, key)) return
  forward(turn, { ...answered, request }, stored, flight, true)
}

/** The fetch that others wait for under this name; not one whose answer would be from before a purge. */
export function joinable(turn: Turn, flight: string): Fetch | null {
  const fetch = turn.state.flights.get(flight)
  return fetch === undefined || isOvertaken(turn, fetch) ? null : fetch
}

/** A request that waited in vain goes upstream by itself: nobody is to wait in vain for it. */
export function goAlone(turn: Turn, asking: Asking): void {
  const { stored } = lookedUpAgain(turn, asking)
  forward(turn, asking, stored, null)
}

/** A request whose fetch failed tries once more, together with the others that waited for it. */
export function goAgain(turn: Turn, asking: Asking): void {
  const { key, stored } = lookedUpAgain(turn, asking)
  goOn(turn, { ...asking, failures: asking.failures + 1 }, key, stored)
}

function lookedUpAgain(turn: Turn, { requestId, request, key }: Asking): { readonly key: string; readonly stored: StoredResponse | null } {
  if (key === null) throw new Error(`${requestId} waited without a cache key: only requests with a key may wait.`)
  const stored = decide(turn, requestId, turn.options.program.select(turn.state.store.candidates(key), request))
  return { key, stored: stored !== null && isHeld(turn, request, stored) ? stored : null }
}

/**
 * Fetches are found by key, and where Vary is known from what is stored or arrives, by the values it names: a request for another
 * variant would wait in vain.
 */
function flightName({ state }: Turn, key: string, request: HttpRequest): string {
  const known = lastOf(state.store.candidates(key)) ?? (state.arriving.size === 0 ? null : lastOf(state.arriving.get(key) ?? NONE)?.arrival?.stored)
  return known && known.varyFields.length > 0 ? `${key} ${variantOf(known.varyFields, request)}` : key
}

function lastOf<Member>(list: readonly Member[]): Member | undefined {
  return list.length === 0 ? undefined : list[list.length - 1]
}

/** A request for a range is found by those who ask for the same one. */
function rangeName({ headers }: HttpRequest): string {
  const range = fieldValue(headers, 'range')
  return range === undefined ? '' : ` ${range}`
}

interface Arriving {
  readonly fetch: Fetch
  readonly stored: StoredResponse
  readonly fetchId: string
}

const NONE: readonly Fetch[] = []

/** A response to such a request whose body still arrives, and that may be used without asking. */
function reusableArrival(turn: Turn, { request, asked }: Asking, key: string): Arriving | null {
  if (turn.state.arriving.size === 0) return null
  const { program, requestDirectives, kind } = turn.options
  for (const fetch of turn.state.arriving.get(key) ?? NONE) {
    const stored = fetch.arrival?.stored
    if (!stored || !matches(stored, request) || !isHeld(turn, request, stored) || isOvertaken(turn, fetch)) continue
    const { answer: ageSeconds } = program.currentAge(stored, turn.nowMs)
    if (program.reuse({ stored, ageSeconds, asked, requestDirectives, kind }).answer === 'reuse') return { fetch, stored, fetchId: fetch.fetchId }
  }
  return null
}

function shareArrival(turn: Turn, asking: Asking, { stored }: Arriving): void {
  const ageSeconds = decide(turn, asking.requestId, turn.options.program.currentAge(stored, turn.nowMs))
  const answer = share(turn, asking, { type: 'storable', stored, status: stored.status, recorded: true, removedAt: 0 }, ageSeconds)
  if (answer !== 'share') goAlone(turn, asking)
}
