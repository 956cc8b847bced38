/** Routes that meet the API's objectives. Why each says what it says: notes.en.ts. */
import type { PolicyRoute } from '../../engine/policy/schema.ts'

const hosts = ['api.shop.example']

export const GOOD_API: readonly PolicyRoute[] = [
  {
    name: 'personal',
    match: { hosts, paths: ['/me', '/basket', '/session'] },
    cache: false,
  },
  {
    name: 'catalogue',
    match: { hosts },
    edge: { ttlSeconds: 3_600, when: 'always', staleIfErrorSeconds: 86_400, errorTtlSeconds: { '4xx': 0, '5xx': 0 } },
    browser: { ttlSeconds: 30, resetAge: true },
    key: { query: 'none' },
    normalise: { values: { cookie: [] } },
    purge: { by: 'tag', mode: 'soft' },
  },
]
