/** How many requests a second the metrics-only world simulates, on one core. */
import { startTraffic } from '../../world/traffic/run.ts'
import type { TrafficSpec } from '../../world/traffic/spec.ts'
import { microsSince } from './rounds.ts'

const MINUTE_MS = 60_000

/**
 * A shop on four continents for ten minutes, all caches empty at the beginning: 8,000 pictures, 1,500 pages that caches keep for five
 * minutes, accounts that are never stored. It is made to come to the hit ratio of a CDN that does its work, 95 to 98 of 100 requests:
 * a miss costs some thirty times as much as a hit, so the rate that is measured is this world's and no other's. Whoever lets pages live one
 * minute gets 93.6 of 100, and about two thirds of the rate.
 */
export const WORLD: TrafficSpec = {
  seed: 1,
  durationMs: 10 * MINUTE_MS,
  bucketMs: MINUTE_MS,
  regions: [
    { id: 'europe', place: 'frankfurt', accessMs: 8, people: 40_000, requestsPerSecond: 1000 },
    { id: 'america', place: 'new-york', accessMs: 8, people: 40_000, requestsPerSecond: 900 },
    { id: 'asia', place: 'tokyo', accessMs: 6, people: 30_000, requestsPerSecond: 700 },
    { id: 'south', place: 'sao-paulo', accessMs: 12, people: 10_000, requestsPerSecond: 400 },
  ],
  pops: (['frankfurt', 'new-york', 'tokyo', 'sao-paulo'] as const).map((place) => ({ id: place, place, capacityBytes: 4_000_000_000, lookupMs: 0.3 })),
  shield: { id: 'shield', place: 'virginia', capacityBytes: 20_000_000_000, lookupMs: 0.3 },
  origin: { place: 'virginia', thinkMs: 20, workers: 40, queueLimit: 400 },
  routes: [
    {
      id: 'pictures',
      share: 77,
      url: 'https://shop.example/img/{object}.avif',
      objects: 8000,
      zipfExponent: 0.9,
      sizes: { kind: 'pareto', leastBytes: 4000, mostBytes: 4_000_000, shape: 1.1 },
      headers: [{ share: 1, headers: [['Content-Type', 'image/avif'], ['Cache-Control', 'public, max-age=31536000, immutable'], ['Surrogate-Key', 'product-{object}']] }],
      validators: 'both',
    },
    {
      id: 'pages',
      share: 22,
      url: 'https://shop.example/products/{object}',
      objects: 1500,
      zipfExponent: 0.9,
      sizes: { kind: 'fixed', bytes: 18_000 },
      headers: [{ share: 1, headers: [['Content-Type', 'text/html; charset=utf-8'], ['Cache-Control', 'max-age=0, s-maxage=300'], ['Vary', 'Accept-Encoding'], ['Surrogate-Key', 'product-{object}']] }],
      validators: 'etag',
      differsBy: ['Accept-Encoding'],
    },
    {
      id: 'account',
      share: 1,
      url: 'https://shop.example/api/me/{object}',
      objects: 4,
      zipfExponent: 0,
      sizes: { kind: 'fixed', bytes: 900 },
      headers: [{ share: 1, headers: [['Content-Type', 'application/json'], ['Cache-Control', 'private, no-store']] }],
      validators: 'none',
      personal: true,
    },
  ],
  clientFields: [
    {
      name: 'User-Agent',
      values: Array.from({ length: 400 }, (_, i) => ({ value: `Mozilla/5.0 (device ${i}) AppleWebKit/537.36 (KHTML, like Gecko) Safari/${i}`, share: 1 / (i + 1) })),
    },
    { name: 'Accept-Language', values: ['en-GB,en;q=0.9', 'de-DE,de;q=0.9', 'ja', 'pt-BR,pt;q=0.8'].map((value) => ({ value, share: 1 })) },
    { name: 'Accept-Encoding', values: [{ value: 'gzip, deflate, br', share: 9, means: 'br' }, { value: 'gzip', share: 1 }] },
    { name: 'Cookie', perUser: 'session={user}', share: 0.6 },
  ],
}

export interface WorldRound {
  readonly requests: number
  /** Processor time. */
  readonly seconds: number
  readonly requestHitRatio: number
}

/** Simulates the world once, from nothing stored to its last answer. */
export function simulateOnce(): WorldRound {
  const run = startTraffic(WORLD)
  const before = process.cpuUsage()
  while (run.advance(100_000));
  const seconds = microsSince(before) / 1_000_000
  const { requests, requestHitRatio } = run.metrics().total
  return { requests, seconds, requestHitRatio: requestHitRatio ?? 0 }
}
