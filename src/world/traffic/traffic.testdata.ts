/** A small shop in two regions, for the tests of this folder: as few requests as show what the tests ask about. */
import type { RouteSpec, TrafficSpec } from './spec.ts'

const immutable = [['Cache-Control', 'public, max-age=31536000, immutable'], ['Content-Type', 'image/avif']] as const

export const IMAGES: RouteSpec = {
  id: 'images',
  share: 6,
  url: 'https://shop.example/img/{object}.avif',
  objects: 1500,
  zipfExponent: 0.8,
  sizes: { kind: 'pareto', leastBytes: 2000, mostBytes: 4_000_000, shape: 1.1 },
  headers: [{ share: 1, headers: immutable }],
  validators: 'etag',
}

export const PAGES: RouteSpec = {
  id: 'pages',
  share: 3,
  url: 'https://shop.example/products/{object}',
  objects: 300,
  zipfExponent: 0.8,
  sizes: { kind: 'fixed', bytes: 18_000 },
  headers: [{ share: 1, headers: [['Cache-Control', 's-maxage=60'], ['Content-Type', 'text/html'], ['Vary', 'Accept-Encoding'], ['Surrogate-Key', 'product-{object}']] }],
  validators: 'both',
  differsBy: ['Accept-Encoding'],
}

export const ACCOUNT: RouteSpec = {
  id: 'account',
  share: 1,
  url: 'https://shop.example/api/me/{object}',
  objects: 3,
  zipfExponent: 0,
  sizes: { kind: 'fixed', bytes: 900 },
  headers: [{ share: 1, headers: [['Cache-Control', 'private, max-age=60'], ['Content-Type', 'application/json']] }],
  validators: 'none',
  personal: true,
}

export const SHOP: TrafficSpec = {
  seed: 7,
  durationMs: 120_000,
  bucketMs: 10_000,
  regions: [
    { id: 'europe', place: 'frankfurt', accessMs: 4, people: 500, requestsPerSecond: 30 },
    { id: 'asia', place: 'tokyo', accessMs: 5, people: 300, requestsPerSecond: 15 },
  ],
  pops: [
    { id: 'frankfurt', place: 'frankfurt', capacityBytes: 50_000_000, lookupMs: 0.3 },
    { id: 'tokyo', place: 'tokyo', capacityBytes: 50_000_000, lookupMs: 0.3 },
  ],
  origin: { place: 'virginia', thinkMs: 20, workers: 50, queueLimit: 200 },
  routes: [IMAGES, PAGES, ACCOUNT],
  clientFields: [
    { name: 'User-Agent', values: [{ value: 'Mozilla/5.0 (Windows NT 10.0)', share: 6 }, { value: 'Mozilla/5.0 (iPhone)', share: 4 }] },
    { name: 'Accept-Encoding', values: [{ value: 'gzip, deflate, br', share: 9, means: 'br' }, { value: 'gzip', share: 1 }] },
    { name: 'Cookie', perUser: 'session=u{user}', share: 0.7 },
  ],
}

/** The same with more people: for what is seen in the many only. */
export const BUSY_SHOP: TrafficSpec = { ...SHOP, regions: SHOP.regions.map((region) => ({ ...region, requestsPerSecond: (region.requestsPerSecond * 5) / 3 })) }
