/** Documents to begin from: each is valid, and shows one way to use the format. docs/policy.md prints them. */
import type { PolicyDocument } from './schema.ts'

/** The smallest document: the standard alone, and no response with Set-Cookie is stored. */
export const SMALLEST: PolicyDocument = { version: 1 }

/** A shop: files under names that change with their content, pages, personal data, and pictures by width. */
export const SHOP: PolicyDocument = {
  version: 1,
  shield: { on: true, place: 'virginia' },
  routes: [
    {
      name: 'assets',
      match: { paths: ['/assets/*'], extensions: ['css', 'js', 'woff2'] },
      edge: { ttlSeconds: 31_536_000, when: 'always', errorTtlSeconds: { '4xx': 10, '5xx': 0 } },
      browser: { ttlSeconds: 31_536_000, immutable: true },
      key: { query: 'none' },
      normalise: { acceptEncoding: ['br', 'gzip'] },
      setCookie: 'strip',
    },
    { name: 'personal', match: { paths: ['/api/*', '/account/*', '/cart'] }, cache: false },
    {
      name: 'pictures',
      match: { extensions: ['jpg', 'webp', 'avif'] },
      edge: { ttlSeconds: 86_400, staleWhileRevalidateSeconds: 3600, staleIfErrorSeconds: 86_400 },
      key: { query: { include: ['width'] } },
      purge: { by: 'tag' },
    },
    {
      name: 'pages',
      match: { methods: ['GET'], paths: ['*'] },
      edge: { ttlSeconds: 60, staleWhileRevalidateSeconds: 30, staleIfErrorSeconds: 600, errorTtlSeconds: { '404': 10 } },
      browser: { ttlSeconds: 0 },
      key: { query: { exclude: ['utm_*', 'gclid', 'fbclid'] }, cookies: ['currency'] },
      normalise: {
        acceptEncoding: ['br', 'gzip'],
        acceptLanguage: ['en', 'de', 'ja'],
        userAgent: ['desktop', 'mobile'],
        headers: ['accept', 'cookie'],
      },
      vary: { ignore: ['cookie'] },
      tags: ['page'],
      purge: { by: 'tag', mode: 'soft' },
    },
  ],
}

/** Video: playlists of a live stream change every few seconds, segments never. */
export const VIDEO: PolicyDocument = {
  version: 1,
  shield: { on: true },
  routes: [
    {
      name: 'live playlists',
      match: { paths: ['/live/*'], extensions: ['m3u8', 'mpd'] },
      edge: { ttlSeconds: 1, when: 'always', errorTtlSeconds: { '404': 1 } },
      browser: { ttlSeconds: 1, resetAge: true },
      key: { query: 'none' },
    },
    {
      name: 'segments',
      match: { extensions: ['ts', 'm4s', 'mp4'] },
      edge: { ttlSeconds: 604_800, when: 'always', errorTtlSeconds: { '404': 1, '5xx': 0 } },
      browser: { ttlSeconds: 604_800, immutable: true },
      key: { query: 'none' },
      normalise: { headers: ['accept'] },
    },
  ],
  default: { cache: false },
}

export const EXAMPLES: Readonly<Record<string, PolicyDocument>> = { smallest: SMALLEST, shop: SHOP, video: VIDEO }
