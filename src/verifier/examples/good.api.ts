/** Routes that meet the API's objectives, and why each says what it says. */
import type { PolicyRoute } from '../../engine/policy/schema.ts'

const hosts = ['api.shop.example']

export const GOOD_API: readonly PolicyRoute[] = [
  {
    name: 'personal',
    note: 'What belongs to one person is never kept, whatever the origin says of it.',
    match: { hosts, paths: ['/me', '/basket', '/session'] },
    cache: false,
  },
  {
    name: 'catalogue',
    note: 'Kept for an hour and purged by the product’s tag, which its listings carry too. Errors are kept nowhere: a browser would keep a 404 as long as a product.',
    match: { hosts },
    edge: { ttlSeconds: 3_600, when: 'always', staleIfErrorSeconds: 86_400, errorTtlSeconds: { '4xx': 0, '5xx': 0 } },
    browser: { ttlSeconds: 30, resetAge: true },
    key: { query: 'none' },
    normalise: { values: { cookie: [] } },
    purge: { by: 'tag', mode: 'soft' },
  },
]
