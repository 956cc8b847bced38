/** All that happened at one instant, as a few sentences. */
import type { EventOf, LogEvent } from '../world/log.ts'
import { arrivalCaption, caption, expiryCaption } from './captions.ts'
import { expiriesOf, isTelling, isTellingArrival, type Expiry } from './moments.ts'
import type { NodeNames } from './names.ts'
import type { StageState } from './state.ts'

/** More sentences than this about one instant are left out; the last ones matter most. */
const MOST_SENTENCES = 3

/**
 * What happened at the state's own time, in the order it happened; where nothing did, what happened last.
 * @param log the one that the state was read from
 * @returns up to three sentences, '' before anything happened
 */
export function captionOfInstant(log: readonly LogEvent[], state: Pick<StageState, 'tMs' | 'seen' | 'latest'>, names: NodeNames): string {
  const { arrivals, expiries } = indexOf(log)
  const expired = (expiries.get(state.tMs) ?? []).map((expiry) => expiryCaption(expiry, names))
  const events = toldAt(log, state.seen, state.tMs)
  if (events.length > 0 || expired.length > 0) return join([...expired, ...events.map((event) => caption(event, names, log))])
  const arrived = arrivals.get(state.tMs)
  if (arrived) return join(arrived.map((hop) => arrivalCaption(hop, names)))
  return state.latest ? join(toldAt(log, state.seen, state.latest.atMs).map((event) => caption(event, names, log))) : ''
}

function join(sentences: readonly string[]): string {
  return [...new Set(sentences)].slice(-MOST_SENTENCES).join(' ')
}

/** Telling events of one time among the first `seen` of the log, without those that another of them says too. */
function toldAt(log: readonly LogEvent[], seen: number, atMs: number): readonly LogEvent[] {
  const instant: LogEvent[] = []
  for (let index = seen - 1; index >= 0; index -= 1) {
    const event = log[index] as LogEvent
    if (event.atMs < atMs) break
    if (event.atMs === atMs && isTelling(event)) instant.unshift(event)
  }
  return instant.filter((event) => !isSaidTwice(event, instant))
}

function isSaidTwice(event: LogEvent, instant: readonly LogEvent[]): boolean {
  if (event.type === 'run-ended') return instant.length > 1
  if (!('req' in event)) return false
  const same = instant.filter((other) => 'req' in other && other.req === event.req)
  const sends = same.some((other) => other.type === 'hop' && other.kind === 'request')
  // A user's wish is in her request's hop; a fetch's hop is in "asks for".
  if (event.type === 'request-started') return event.parent === null && sends
  if (event.type === 'hop' && event.kind === 'request') return same.some((other) => other.type === 'request-started' && other.parent !== null)
  // What a browser makes of an answer from elsewhere shows in what it stores or renews.
  return event.type === 'answered' && event.node.startsWith('browser:') && event.outcome !== 'hit' && same.some((other) => other.type === 'request-finished')
}

interface InstantIndex {
  readonly arrivals: ReadonlyMap<number, readonly EventOf<'hop'>[]>
  readonly expiries: ReadonlyMap<number, readonly Expiry[]>
}

const indexes = new WeakMap<readonly LogEvent[], InstantIndex>()

function indexOf(log: readonly LogEvent[]): InstantIndex {
  let index = indexes.get(log)
  if (!index) {
    index = {
      arrivals: byTime(log.filter(isTellingArrival), (hop) => hop.arrivesAtMs),
      expiries: byTime(expiriesOf(log), (expiry) => expiry.atMs),
    }
    indexes.set(log, index)
  }
  return index
}

function byTime<T>(items: readonly T[], timeOf: (item: T) => number): ReadonlyMap<number, readonly T[]> {
  const times = new Map<number, T[]>()
  for (const item of items) {
    const together = times.get(timeOf(item))
    if (together) together.push(item)
    else times.set(timeOf(item), [item])
  }
  return times
}
