/**
 * Routes that meet the static workload's objectives, and why each says what it says. Nothing is served stale while it is renewed: after a
 * soft purge a shield would hand its old copy to an edge that way, which would keep it as fresh.
 */
import type { PolicyRoute } from '../../engine/policy/schema.ts'
import { CODINGS, LANGUAGES } from '../workloads/static.ts'

const hosts = ['www.shop.example']
const YEAR_SECONDS = 31_536_000
/** Left out, a 404 lives as long as a page (RFC 9110 §15.1 permits the guess), and browsers keep that of a bundle for a year. */
const NO_ERRORS = { '4xx': 0, '5xx': 0 } as const

export const GOOD_STATIC: readonly PolicyRoute[] = [
  {
    name: 'bundles',
    match: { hosts, paths: ['/assets/*'] },
    edge: { ttlSeconds: YEAR_SECONDS, when: 'always', errorTtlSeconds: NO_ERRORS },
    browser: { ttlSeconds: YEAR_SECONDS, immutable: true },
    key: { query: 'none' },
    normalise: { acceptEncoding: [...CODINGS], values: { cookie: [] } },
    purge: { by: 'none' },
  },
  {
    name: 'pictures',
    match: { hosts, paths: ['/img/*'] },
    edge: { ttlSeconds: 86_400, staleIfErrorSeconds: 86_400, errorTtlSeconds: NO_ERRORS },
    browser: { ttlSeconds: 0 },
    key: { query: { include: ['width'] } },
    normalise: { values: { cookie: [] } },
    purge: { by: 'tag', mode: 'soft' },
  },
  {
    name: 'pages',
    match: { hosts },
    edge: { ttlSeconds: 3_600, staleIfErrorSeconds: 86_400, errorTtlSeconds: NO_ERRORS },
    browser: { ttlSeconds: 0 },
    key: { query: 'none' },
    normalise: { acceptEncoding: [...CODINGS], acceptLanguage: [...LANGUAGES], values: { 'x-forwarded-host': [], cookie: [] } },
    purge: { by: 'tag', mode: 'soft' },
  },
]
