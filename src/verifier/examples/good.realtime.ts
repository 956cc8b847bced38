/** Routes that meet the real-time workload's objectives. Why each says what it says: notes.en.ts. */
import type { PolicyRoute } from '../../engine/policy/schema.ts'

const hosts = ['ticker.example']

export const GOOD_REALTIME: readonly PolicyRoute[] = [
  {
    name: 'quotes',
    match: { hosts, paths: ['/quotes/*'] },
    edge: { ttlSeconds: 1, when: 'always', staleWhileRevalidateSeconds: 0, staleIfErrorSeconds: 5, errorTtlSeconds: { '5xx': 0 } },
    browser: { ttlSeconds: 0 },
    key: { query: 'none' },
  },
  { name: 'holdings', match: { hosts }, cache: false },
]
