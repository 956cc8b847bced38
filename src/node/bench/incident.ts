/** How long a day of a shop takes in the metrics-only world, as a lesson about hit ratios asks for it: with questions to the access log. */
import { startPlan } from '../../world/traffic/measure.ts'
import type { EvidenceSpec } from '../../world/traffic/evidence.spec.ts'
import type { TrafficPlan } from '../../world/traffic/plan.ts'
import { campaignParameters } from '../../world/traffic/populations/links.ts'
import type { RouteSpec, SizeSpec } from '../../world/traffic/spec.ts'
import { microsSince } from './rounds.ts'
import type { WorldRound } from './world.ts'

const HOUR_MS = 3_600_000
const HOURS = 24
const REQUESTS = 1_000_000
const PER_SECOND = REQUESTS / (HOURS * 3600)

/** Load by the hour: asleep at four, busiest in the evening. */
const HOURLY = [4, 3, 2, 2, 2, 3, 5, 8, 10, 11, 12, 12, 13, 12, 12, 12, 13, 14, 16, 18, 19, 17, 12, 7]

const CAMPAIGN = [...campaignParameters(0.2), { name: 'gclid', values: 'unique', share: 0.15 } as const]

const heavy = (leastBytes: number, mostBytes: number): SizeSpec => ({ kind: 'pareto', leastBytes, mostBytes, shape: 1.1 })

function route(id: string, share: number, objects: number, sizes: SizeSpec, headers: RouteSpec['headers'][0]['headers'], more: Partial<RouteSpec> = {}): RouteSpec {
  const url = `https://shop.example/${id}/{object}`
  return { id, share, url, objects, zipfExponent: 0.8, sizes, headers: [{ share: 1, headers }], validators: 'etag', ...more }
}

const ROUTES: readonly RouteSpec[] = [
  route('images', 60, 15_000, heavy(4000, 4_000_000), [['Content-Type', 'image/avif'], ['Cache-Control', 'public, max-age=31536000, immutable'], ['Surrogate-Key', 'product-{object}']]),
  route('pages', 27, 2800, { kind: 'fixed', bytes: 24_000 }, [['Content-Type', 'text/html'], ['Cache-Control', 'max-age=0, s-maxage=86400'], ['Vary', 'Accept-Encoding'], ['Surrogate-Key', 'product-{object}']], {
    parameters: CAMPAIGN,
    differsBy: ['Accept-Encoding'],
  }),
  route('api', 8, 200, { kind: 'fixed', bytes: 3000 }, [['Content-Type', 'application/json'], ['Cache-Control', 's-maxage=14400']], { validators: 'both' }),
  route('account', 2, 5, { kind: 'fixed', bytes: 900 }, [['Content-Type', 'application/json'], ['Cache-Control', 'private, no-store']], { validators: 'none', personal: true, zipfExponent: 0 }),
  route('downloads', 3, 2000, heavy(200_000, 4_000_000_000), [['Content-Type', 'application/octet-stream'], ['Cache-Control', 'max-age=86400']]),
]

/** As a lesson's analysis asks: who missed, where, when, and what differs from request to request. */
export const QUESTIONS: Readonly<Record<string, EvidenceSpec>> = {
  hours: { by: ['bucket', 'outcome'] },
  routes: { by: ['route'], order: 'misses' },
  regions: { by: ['region', 'route'] },
  missed: { by: ['url'], order: 'misses', top: 20 },
  varied: { by: ['route'], distinct: ['header:user-agent', 'header:accept-language', 'header:accept-encoding', 'cookie:session'] },
  parameters: { by: ['route'], distinct: ['url', 'path', 'query:gclid', 'query:utm_source'] },
  campaigns: { by: ['query:utm_source'], where: { route: ['pages'] } },
  passed: { by: ['bucket', 'route'], where: { outcome: ['bypass', 'error'] } },
}

const policy = (cookies: readonly string[]): NonNullable<TrafficPlan['policies']>[string] => ({
  version: 1,
  routes: [
    { name: 'account', match: { paths: ['/account/*'] }, cache: false },
    { name: 'images', match: { paths: ['/images/*'] }, key: { query: 'none' }, setCookie: 'strip' },
    {
      name: 'pages',
      match: { methods: ['GET'], paths: ['/pages/*'] },
      edge: { staleWhileRevalidateSeconds: 60, staleIfErrorSeconds: 600 },
      browser: { resetAge: true },
      key: { query: { exclude: ['utm_*', 'gclid', 'fbclid'] }, ...(cookies.length > 0 && { cookies: [...cookies] }) },
      normalise: { acceptEncoding: ['br', 'gzip'] },
    },
    { name: 'api', match: { paths: ['/api/*'] }, key: { query: 'all', headers: ['x-currency'] } },
  ],
  default: { edge: { ttlSeconds: 86_400 } },
})

/** Three POPs on three continents; a release with its purge, a campaign, and for an hour a rule that splits the key by the session. */
export const INCIDENT: TrafficPlan = {
  spec: {
    seed: 11,
    durationMs: HOURS * HOUR_MS,
    bucketMs: HOUR_MS,
    regions: [
      { id: 'europe', place: 'frankfurt', accessMs: 8, people: 40_000, requestsPerSecond: 0.5 * PER_SECOND, hourly: HOURLY, startHour: 1 },
      { id: 'america', place: 'new-york', accessMs: 8, people: 30_000, requestsPerSecond: 0.3 * PER_SECOND, hourly: HOURLY, startHour: 19 },
      { id: 'asia', place: 'tokyo', accessMs: 6, people: 20_000, requestsPerSecond: 0.2 * PER_SECOND, hourly: HOURLY, startHour: 9 },
    ],
    pops: (['frankfurt', 'new-york', 'tokyo'] as const).map((place) => ({ id: place, place, capacityBytes: 60_000_000_000, lookupMs: 0.3 })),
    shield: { id: 'shield', place: 'virginia', capacityBytes: 200_000_000_000, lookupMs: 0.3 },
    origin: { place: 'virginia', thinkMs: 40, workers: 40, queueLimit: 400 },
    routes: ROUTES,
    clientFields: [
      { name: 'Accept-Encoding', population: { of: 'encodings', offered: ['br', 'gzip'] } },
      { name: 'Accept-Language', population: { of: 'languages', offered: ['en', 'de', 'ja'] } },
      { name: 'User-Agent', population: { of: 'user agents' } },
      { name: 'Cookie', perUser: 'theme=dark; session=s{user}', share: 0.6 },
    ],
    inputs: [
      { type: 'deploy', atMs: 9 * HOUR_MS, route: 'api' },
      { type: 'purge', atMs: 9 * HOUR_MS + 1000, selector: { by: 'tag', tags: ['product-1', 'product-2', 'product-3'] }, mode: 'hard' },
      { type: 'headers', atMs: 11 * HOUR_MS, route: 'downloads', headers: [['Content-Type', 'application/octet-stream'], ['Cache-Control', 'max-age=600']] },
      { type: 'policy', atMs: 13 * HOUR_MS, policy: 'split' },
      { type: 'policy', atMs: 13.25 * HOUR_MS, policy: 'rule' },
      { type: 'surge', atMs: 18 * HOUR_MS, durationMs: HOUR_MS, route: 'pages', factor: 3 },
      { type: 'purge', atMs: 20 * HOUR_MS, selector: { by: 'tag', tags: ['product-4'] }, mode: 'soft' },
    ],
  },
  policies: { rule: policy([]), split: policy(['session']) },
  policy: 'rule',
  evidence: QUESTIONS,
}

/** Simulates the day once, from nothing stored to the answers of all questions. */
export function simulateIncident(): WorldRound {
  const before = process.cpuUsage()
  const run = startPlan(INCIDENT)
  while (run.advance(100_000));
  const { metrics } = run.outcome()
  const seconds = microsSince(before) / 1_000_000
  const { requests, requestHitRatio } = metrics.total
  return { requests, seconds, requestHitRatio: requestHitRatio ?? 0 }
}
