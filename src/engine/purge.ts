/**
 * Purging: an operator removes stored responses before their time. In: what a purge selects; later, an answer whose fetch left
 * before something was removed. Out: what becomes of both. The second question is the race that a purge must win: an answer on
 * its way may be of the content that the purge was to end. Left out: finding what is selected (edge/purge.ts).
 */
import type { PurgeMode, PurgeSelector } from './edge.types.ts'
import { answers, shown, verdict, type Verdict } from './verdict.ts'

export interface PurgeQuestion {
  readonly by: PurgeSelector['by']
  readonly mode: PurgeMode
  /** How many stored responses the purge selects. */
  readonly selected: number
}

const remove = answers('purge', 'remove')
const mark = answers('purge', 'mark-stale')
const nothing = answers('purge', 'nothing')

/** What becomes of the stored responses that a purge selects? */
export function purge({ by, mode, selected }: PurgeQuestion): Verdict<'remove' | 'mark-stale' | 'nothing'> {
  const inputs = { by, selected }
  if (selected === 0) return nothing('nothing-selected', inputs) // rung:nothing-selected RFC 9111 §4.4
  if (mode === 'soft') return mark('soft-purge', inputs) // rung:soft-purge RFC 9111 §4.2.4
  return remove('hard-purge', inputs) // rung:hard-purge RFC 9111 §4.4
}

/** How a stored response can have lost its right to answer while a fetch for it was in flight. */
export interface RemovedInFlight {
  /** By a hard purge. */
  readonly purged: boolean
  /** By an unsafe method (RFC 9111 §4.4). */
  readonly invalidated: boolean
  /** The head of the answer has been passed on already, and its body has ended now. */
  readonly begun: boolean
  /** Nobody waits for the answer. */
  readonly background: boolean
  /** How many answers to this request were overtaken by a purge before. */
  readonly overtaken: number
}

/** Purges that follow each other faster than the origin answers must not starve a client for ever. */
const MOST_FETCHES = 4

const fetchAgain = answers('purge', 'fetch-again')
const giveUp = answers('purge', 'give-up')
const drop = answers('purge', 'drop')
const serveOnly = answers('purge', 'serve-only')
const storeStale = answers('purge', 'store-stale')

/** What becomes of an answer that was on its way while something that selects it was removed or marked stale? */
export function overtakenAnswer({ purged, invalidated, begun, background, overtaken }: RemovedInFlight): Verdict<OvertakenAnswer> {
  const inputs = { fetches: overtaken + 1 }
  if (begun && (purged || invalidated)) return drop('removed-while-arriving') // rung:removed-while-arriving RFC 9111 §4.4
  if (purged && background) return drop('purged-in-background') // rung:purged-in-background RFC 9111 §4.4
  const often = overtaken + 1 >= MOST_FETCHES
  if (purged && often) return giveUp('purged-too-often', inputs) // rung:purged-too-often RFC 9111 §4.4
  if (purged) return fetchAgain('purged-in-flight', inputs) // rung:purged-in-flight RFC 9111 §4.4
  if (invalidated) return serveOnly('invalidated-in-flight') // rung:invalidated-in-flight RFC 9111 §4.4
  return storeStale('soft-purged-in-flight') // rung:soft-purged-in-flight RFC 9111 §4.2.4
}

/**
 * 'fetch-again': neither served nor stored; 'give-up': a 503 in its place; 'drop': not stored, and nobody waits for it; 'serve-only':
 * to who asked before, and not stored; 'store-stale': to who asked before, and stored as stale.
 */
export type OvertakenAnswer = 'fetch-again' | 'give-up' | 'drop' | 'serve-only' | 'store-stale'

/** The lifetime of a stored response from a soft purge on: the age that it has reached. */
export function softPurgedLifetime(ageSeconds: number): Verdict<number> {
  const inputs = { ageSeconds: shown(ageSeconds) }
  return verdict('freshness', ageSeconds, String(shown(ageSeconds)), 'soft-purged', inputs) // rung:soft-purged RFC 9111 §4.2.4
}
