/** Routes that meet the real-time workload's objectives, and why each says what it says. */
import type { PolicyRoute } from '../../engine/policy/schema.ts'

const hosts = ['ticker.example']

export const GOOD_REALTIME: readonly PolicyRoute[] = [
  {
    name: 'quotes',
    note: 'A second that everybody shares keeps the origin up. When it fails, a quote may stand in for some seconds and no longer: an old quote looks like a new one.',
    match: { hosts, paths: ['/quotes/*'] },
    edge: { ttlSeconds: 1, when: 'always', staleWhileRevalidateSeconds: 0, staleIfErrorSeconds: 5, errorTtlSeconds: { '5xx': 0 } },
    browser: { ttlSeconds: 0 },
    key: { query: 'none' },
  },
  { name: 'holdings', note: 'They belong to whoever asks.', match: { hosts }, cache: false },
]
