/** Words of the timeline of truth. ICU messages. */
import type { TruthState } from '../../world/truth.ts'

export const truthCopy = {
  version: 'v{version}',
  live: 'live',
  origin: 'Origin',
  people: '{name}: answers',
  states: {
    fresh: 'fresh',
    asks: 'asks each time',
    'stale-allowed': 'stale, allowed',
    stale: 'stale',
    absent: 'no copy',
  } satisfies Record<TruthState, string>,
  ifError: 'stale, on error',
  deploy: '{version} goes live',
  now: 'now',
  outdated: 'a visit that was shown an old version',
  marked: 'a visit that was shown {version}',
  current: 'a visit',
  table: '{title}: as a table',
  who: 'Who',
  from: 'From',
  until: 'Until',
  what: 'Version and state',
  onwards: 'on',
  seen: 'Answers',
  saw: '{name} was shown {version} while {live} was live',
} as const
