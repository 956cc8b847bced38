/** A purge came: what it selects goes or is marked stale, and what is on its way is noted, so that it wins the race with that. */
import type { CacheEvent, PurgeSelector } from '../edge.types.ts'
import { softPurgedLifetime } from '../purge.ts'
import type { StoredResponse } from '../store/stored-response.ts'
import { EVERYTHING, tagName, urlName } from './journal.ts'
import { markStale } from './keep.ts'
import { note } from './removal.ts'
import { drop } from './room.ts'
import { baseKeyOfUrl } from './route.ts'
import { decide, type Turn } from './turn.ts'

/** What a purge selects: what is stored now, and the names by which an answer on its way is known as selected. */
interface Selection {
  readonly stored: readonly StoredResponse[]
  readonly names: readonly string[]
}

/** Carries out a purge, at once and whole. */
export function onPurge(turn: Turn, { purgeId, selector, mode }: Extract<CacheEvent, { type: 'purge' }>): void {
  const { stored, names } = selectionOf(turn, selector)
  const answer = decide(turn, purgeId, turn.options.program.purge({ by: selector.by, mode, selected: stored.length }))
  for (const name of names) note(turn, mode === 'hard' ? 'purged' : 'marked', name)
  let marked = 0
  for (const each of stored) {
    if (answer === 'remove') drop(turn, each, 'purged')
    else if (markStale(turn, each, softPurgedLifetime)) marked += 1
  }
  turn.effects.push({ type: 'purged', purgeId, removed: answer === 'remove' ? stored.length : 0, marked })
}

function selectionOf(turn: Turn, selector: PurgeSelector): Selection {
  const { store } = turn.state
  switch (selector.by) {
    case 'everything':
      return { stored: [...store.byUse()], names: [EVERYTHING] }
    case 'tag':
      return { stored: [...new Set(selector.tags.flatMap(store.withTag))], names: selector.tags.map(tagName) }
    case 'url': {
      const baseKey = baseKeyOfUrl(turn, selector.url)
      return baseKey === null ? { stored: [], names: [] } : { stored: store.underBaseKey(baseKey), names: [urlName(baseKey)] }
    }
  }
}
