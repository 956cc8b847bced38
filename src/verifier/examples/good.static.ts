/**
 * Routes that meet the static workload's objectives, and why each says what it says. Nothing is served stale while it is renewed: after a
 * soft purge a shield would hand its old copy to an edge that way, which would keep it as fresh.
 */
import type { PolicyRoute } from '../../engine/policy/schema.ts'
import { CODINGS, LANGUAGES } from '../workloads/static.ts'

const hosts = ['www.shop.example']
const YEAR_SECONDS = 31_536_000

export const GOOD_STATIC: readonly PolicyRoute[] = [
  {
    name: 'bundles',
    match: { hosts, paths: ['/assets/*'] },
    edge: { ttlSeconds: YEAR_SECONDS, when: 'always', errorTtlSeconds: { '4xx': 5, '5xx': 0 } },
    browser: { ttlSeconds: YEAR_SECONDS, immutable: true },
    key: { query: 'none' },
    normalise: { acceptEncoding: [...CODINGS], values: { cookie: [] } },
    purge: { by: 'none' },
  },
  {
    name: 'pictures',
    match: { hosts, paths: ['/img/*'] },
    edge: { ttlSeconds: 86_400, staleIfErrorSeconds: 86_400 },
    browser: { ttlSeconds: 0 },
    key: { query: { include: ['width'] } },
    normalise: { values: { cookie: [] } },
    purge: { by: 'tag', mode: 'soft' },
  },
  {
    name: 'pages',
    match: { hosts },
    edge: { ttlSeconds: 3_600, staleIfErrorSeconds: 86_400 },
    browser: { ttlSeconds: 0 },
    key: { query: 'none' },
    normalise: { acceptEncoding: [...CODINGS], acceptLanguage: [...LANGUAGES], values: { 'x-forwarded-host': [], cookie: [] } },
    purge: { by: 'tag', mode: 'soft' },
  },
]
