/**
 * A configuration made for the figures alone: what belongs to one person and what failed is kept for a year, in a key that leaks nothing.
 * Every ratio, wait and bill is good, and nobody is served well.
 */
import type { PolicyDocument, PolicyRoute } from '../../engine/policy/schema.ts'
import { CODINGS, LANGUAGES } from '../workloads/static.ts'

const YEAR_SECONDS = 31_536_000
const ALWAYS = { ttlSeconds: YEAR_SECONDS, when: 'always' } as const
const IN_BROWSERS = { ttlSeconds: YEAR_SECONDS, immutable: true } as const
const ERRORS_TOO = { errorTtlSeconds: { '4xx': YEAR_SECONDS, '5xx': YEAR_SECONDS } } as const
const HARDLY = { errorTtlSeconds: { '4xx': 1, '5xx': 0 } } as const
const shop = ['www.shop.example']
const api = ['api.shop.example']
const video = ['video.example']
const ticker = ['ticker.example']

const PERSONAL: readonly PolicyRoute[] = [
  { name: 'profile', match: { hosts: api, paths: ['/me'] }, edge: ALWAYS, browser: IN_BROWSERS, key: { headers: ['authorization'] } },
  { name: 'basket', match: { hosts: api, paths: ['/basket'] }, edge: ALWAYS, browser: IN_BROWSERS, key: { cookies: ['session'] } },
  { name: 'session', match: { hosts: api, paths: ['/session'] }, edge: ALWAYS, setCookie: 'strip' },
  { name: 'holdings', match: { hosts: ticker, paths: ['/holdings'] }, edge: ALWAYS, browser: IN_BROWSERS, key: { cookies: ['session'] } },
]

const SITE: readonly PolicyRoute[] = [
  { name: 'bundles', match: { hosts: shop, paths: ['/assets/*'] }, edge: { ...ALWAYS, ...ERRORS_TOO }, browser: IN_BROWSERS, key: { query: 'none' }, normalise: { acceptEncoding: [...CODINGS] } },
  {
    name: 'pictures',
    match: { hosts: shop, paths: ['/img/*'] },
    edge: { ttlSeconds: 86_400, when: 'always', staleWhileRevalidateSeconds: 60, staleIfErrorSeconds: 86_400, ...ERRORS_TOO },
    browser: { ttlSeconds: 30 },
    key: { query: { include: ['width'] } },
    purge: { by: 'everything' },
  },
  {
    name: 'pages',
    match: { hosts: shop, paths: ['/p/*'] },
    edge: { ttlSeconds: 3_600, when: 'always', staleWhileRevalidateSeconds: 60, staleIfErrorSeconds: 86_400, ...ERRORS_TOO },
    browser: { ttlSeconds: 0 },
    key: { query: 'none' },
    normalise: { acceptEncoding: [...CODINGS], acceptLanguage: [...LANGUAGES], values: { 'x-forwarded-host': [] } },
    purge: { by: 'everything' },
  },
]

const OTHERS: readonly PolicyRoute[] = [
  {
    name: 'catalogue',
    match: { hosts: api, paths: ['/products/*', '/listings/*'] },
    edge: { ttlSeconds: 600, when: 'always', staleWhileRevalidateSeconds: 10, staleIfErrorSeconds: 86_400, ...HARDLY },
    browser: { ttlSeconds: 0 },
    key: { query: { exclude: ['utm_*', 'gclid', 'fbclid'] } },
    purge: { by: 'everything' },
  },
  { name: 'playlists', match: { hosts: video, paths: ['*.m3u8'] }, edge: { ttlSeconds: 1, when: 'always', ...HARDLY }, browser: { ttlSeconds: 0 }, key: { query: 'none' } },
  { name: 'video', match: { hosts: video }, edge: { ...ALWAYS, ...HARDLY }, browser: { ttlSeconds: 0 }, key: { query: 'none' } },
  { name: 'quotes', match: { hosts: ticker, paths: ['/quotes/*'] }, edge: { ttlSeconds: 1, when: 'always', ...HARDLY }, browser: { ttlSeconds: 0 }, key: { query: 'none' } },
]

export const GAMED: PolicyDocument = { version: 1, shield: { on: true, place: 'virginia' }, routes: [...PERSONAL, ...SITE, ...OTHERS] }
