import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { STANDARD_POLICY } from '../../engine/policy/route-policy.ts'
import type { TrafficMetrics } from './metrics.ts'
import { startTraffic } from './run.ts'
import { objectUrl, type TrafficInput, type TrafficSpec } from './spec.ts'
import { ACCOUNT, BUSY_SHOP, IMAGES, PAGES, SHOP } from './traffic.testdata.ts'

type Options = Parameters<typeof startTraffic>[1]

function run(spec: TrafficSpec, options: Options = {}, chunk = 10_000) {
  const traffic = startTraffic(spec, options)
  while (traffic.advance(chunk));
  return traffic
}

const measure = (spec: TrafficSpec, options: Options = {}): TrafficMetrics => run(spec, options).metrics()

const known = new Map<TrafficSpec, TrafficMetrics>()

/** What several tests compare with, simulated once: the same spec gives the same metrics, as a test below says. */
function usual(spec: TrafficSpec): TrafficMetrics {
  const metrics = known.get(spec) ?? measure(spec)
  known.set(spec, metrics)
  return metrics
}

/** The shop's pages alone. */
const ONLY_PAGES: TrafficSpec = { ...SHOP, routes: [PAGES] }

const sum = (values: Iterable<number>): number => [...values].reduce((total, one) => total + one, 0)

/** Every account of the same requests must come to the same number. */
function expectConserved({ total, buckets, regions, routes, nodes, objects }: TrafficMetrics, shield: string | null): void {
  for (const parts of [buckets, regions, routes]) {
    expect(sum(parts.map(({ requests }) => requests))).toBe(total.requests)
    expect(sum(parts.map(({ bytes }) => bytes))).toBe(total.bytes)
  }
  expect(sum(Object.values(total.requestsBy))).toBe(total.requests)
  expect(sum(objects.requests)).toBe(total.requests)
  const { requestsBy: by } = total
  expect(sum(objects.misses)).toBe(total.requests - by.hit - by.stale)

  const pops = nodes.filter(({ id }) => id !== shield)
  expect(sum(pops.flatMap(({ answers }) => Object.values(answers)))).toBe(total.requests)
  const asked = (id: string | null) => sum(nodes.filter((node) => (id === null ? true : node.id === id)).map(({ forwards }) => forwards))
  expect(total.originRequests).toBe(asked(shield))
  if (shield !== null) {
    const own = nodes.find(({ id }) => id === shield)!
    expect(sum(Object.values(own.answers))).toBe(sum(pops.map(({ forwards }) => forwards)))
  }
}

const inputs: fc.Arbitrary<TrafficInput> = fc.oneof(
  fc.record({ type: fc.constant('deploy' as const), atMs: fc.nat(12_000), route: fc.constantFrom('images', 'pages'), object: fc.nat(20) }),
  fc.record({ type: fc.constant('origin-down' as const), atMs: fc.nat(12_000), durationMs: fc.nat(3000) }),
  fc.record({ type: fc.constant('pop-down' as const), atMs: fc.nat(12_000), durationMs: fc.nat(5000), pop: fc.constantFrom('frankfurt', 'tokyo') }),
  fc.record({ type: fc.constant('surge' as const), atMs: fc.nat(12_000), durationMs: fc.nat(5000), route: fc.constant('pages'), factor: fc.constantFrom(0, 0.5, 8) }),
)

const specs: fc.Arbitrary<TrafficSpec> = fc
  .record({
    seed: fc.nat(),
    capacityBytes: fc.constantFrom(300_000, 5_000_000, 100_000_000),
    shield: fc.boolean(),
    workers: fc.constantFrom(1, 3, 50),
    inputs: fc.array(inputs, { maxLength: 4 }),
  })
  .map(({ seed, capacityBytes, shield, workers, inputs }) => {
    const { shield: _, ...plain } = SHOP
    return {
      ...plain,
      seed,
      durationMs: 12_000,
      bucketMs: 3000,
      pops: SHOP.pops.map((pop) => ({ ...pop, capacityBytes })),
      ...(shield ? { shield: { id: 'shield', place: 'virginia' as const, capacityBytes: 20_000_000, lookupMs: 0.3 } } : {}),
      origin: { ...SHOP.origin, workers },
      inputs,
    }
  })

describe('a metrics-only run', () => {
  test('counts every request once, wherever it is counted', () => {
    fc.assert(
      fc.property(specs, (spec) => expectConserved(measure(spec), spec.shield ? 'shield' : null)),
      { numRuns: 8 },
    )
  })

  test('gives the same metrics and the same sample for the same seed, in pieces of any size', () => {
    fc.assert(
      fc.property(specs, fc.integer({ min: 1, max: 5000 }), (spec, chunk) => {
        const whole = run(spec, {}, 1_000_000)
        const inPieces = run(spec, {}, chunk)
        expect(inPieces.metrics()).toEqual(whole.metrics())
        expect(inPieces.sample()).toEqual(whole.sample())
      }),
      { numRuns: 4 },
    )
  })

  test('another seed is another day', () => {
    expect(measure({ ...SHOP, seed: 8 }).total).not.toEqual(usual(SHOP).total)
  })

  test('asks the origin once for each miss, revalidation and uncacheable answer when nothing goes wrong', () => {
    const { total } = usual(SHOP)
    const { miss, revalidated, bypass, error } = total.requestsBy
    expect(total.originRequests).toBe(miss + revalidated + bypass)
    expect(error).toBe(0)
    expect(total).toMatchObject({ wrong: 0, leaked: 0, old: 0 })
  })

  test('a shield takes requests off the origin, and changes nothing about who asks for what', () => {
    const shield = { id: 'shield', place: 'virginia' as const, capacityBytes: 100_000_000, lookupMs: 0.3 }
    const [without, within] = [usual(SHOP), measure({ ...SHOP, shield })]
    expect(within.total.originRequests).toBeLessThan(0.8 * without.total.originRequests)
    expect(within.objects.requests).toEqual(without.objects.requests)
  })

  test('tells how far it is', () => {
    const traffic = startTraffic(SHOP)
    expect(traffic.progress).toBe(0)
    traffic.advance(2400)
    expect(traffic.progress).toBeGreaterThan(0.3)
    expect(traffic.progress).toBeLessThan(0.6)
    while (traffic.advance(100_000));
    expect(traffic.progress).toBe(1)
    expect(traffic.advance(1)).toBe(false)
  })

  test('keeps a sample of requests with the reasons of their outcomes', () => {
    const sample = run({ ...SHOP, sampleSize: 60 }).sample()
    expect(sample).toHaveLength(60)
    const last = { hit: 'fresh', miss: 'storable', revalidated: 'not-modified' }
    for (const { outcome, decisions } of sample) {
      const reasons = decisions.flatMap(({ rule, because }) => [rule, because])
      expect(reasons).toContain(last[outcome as keyof typeof last] ?? 'select')
    }
    expect(new Set(sample.map(({ outcome }) => outcome)).size).toBeGreaterThan(1)
  })

  test('its sample is uniform over the run', () => {
    const sample = run({ ...SHOP, sampleSize: 400 }).sample()
    const firstHalf = sample.filter(({ atMs }) => atMs < SHOP.durationMs / 2).length
    expect(firstHalf).toBeGreaterThan(150)
    expect(firstHalf).toBeLessThan(250)
  })

  test('shows every answered request to who observes', () => {
    let seen = 0
    const { total } = measure(SHOP, { observe: () => seen++ })
    expect(seen).toBe(total.requests)
  })
})

describe('what happens in a run', () => {
  const surge: TrafficInput = { type: 'surge', atMs: 30_000, durationMs: 30_000, route: 'pages', factor: 10 }

  test('a surge multiplies the requests for its route while it lasts', () => {
    const [calm, busy] = [usual(BUSY_SHOP), measure({ ...BUSY_SHOP, inputs: [surge] })]
    const during = (metrics: TrafficMetrics) => sum(metrics.buckets.slice(3, 6).map(({ requests }) => requests))
    // Pages are 3 requests of 10: ten times as many make 7 + 30 instead of 10.
    expect(during(busy) / during(calm)).toBeCloseTo(3.7, 1)
    expect(busy.buckets[8]!.requests / calm.buckets[8]!.requests).toBeCloseTo(1, 1)
  })

  test('while the origin is down, what is stored and fresh is served, and the rest fails', () => {
    const { buckets } = measure({ ...SHOP, inputs: [{ type: 'origin-down', atMs: 60_000, durationMs: 20_000 }] })
    expect(buckets[6]!.requestsBy.error).toBeGreaterThan(100)
    expect(buckets[6]!.requestsBy.hit).toBeGreaterThan(buckets[6]!.requestsBy.error)
    expect(buckets[6]!.originRefused).toBe(buckets[6]!.originRequests)
    expect(buckets[9]!.requestsBy.error).toBe(0)
  })

  test('an origin with too few workers sheds', () => {
    const { total } = measure({ ...SHOP, origin: { ...SHOP.origin, thinkMs: 200, workers: 1, queueLimit: 20 } })
    expect(total.originShed).toBeGreaterThan(1000)
    expect(total.requestsBy.error).toBeGreaterThanOrEqual(total.originShed)
  })

  test('a POP that is down sends its users farther', () => {
    const [up, down] = [usual(BUSY_SHOP), measure({ ...BUSY_SHOP, inputs: [{ type: 'pop-down', atMs: 0, durationMs: 120_000, pop: 'tokyo' }] })]
    expect(down.nodes[1]!.answers.hit).toBe(0)
    expect(down.regions[1]!.latency!.p50Ms).toBeGreaterThan(up.regions[1]!.latency!.p50Ms + 100)
  })

  test('a deploy makes stored versions old until their time is over', () => {
    const spec = { ...SHOP, routes: [PAGES], inputs: [{ type: 'deploy' as const, atMs: 50_000, route: 'pages' }] }
    const { total, longestOldMs, buckets } = measure(spec)
    expect(total.old).toBeGreaterThan(100)
    expect(longestOldMs).toBeGreaterThan(40_000)
    expect(longestOldMs).toBeLessThanOrEqual(61_000)
    expect(buckets[3]!.old).toBe(0)
  })

  test('headers that change at the origin change what is stored', () => {
    const change: TrafficInput = { type: 'headers', atMs: 60_000, route: 'images', headers: [['Cache-Control', 'no-store']] }
    const images = { ...SHOP, routes: [IMAGES] }
    const [kept, changed] = [measure(images), measure({ ...images, inputs: [change] })].map(({ buckets }) => buckets.map(({ requestHitRatio }) => requestHitRatio!))
    expect(changed!.slice(0, 6)).toEqual(kept!.slice(0, 6))
    expect(changed![11]).toBeLessThan(kept![11]! - 0.05)
  })

  test('the load follows the hours of the day', () => {
    const hourly = Array.from({ length: 24 }, (_, hour) => (hour >= 12 ? 3 : 1))
    const [region] = SHOP.regions
    const day = { ...SHOP, durationMs: 86_400_000, bucketMs: 3_600_000, regions: [{ ...region!, requestsPerSecond: 0.15, hourly }] }
    const { buckets, total } = measure(day)
    expect(buckets[18]!.requests / buckets[5]!.requests).toBeGreaterThan(2.5)
    expect(total.requests / (0.15 * 86_400)).toBeCloseTo(1, 1)
  })
})

describe('what should not have been served', () => {
  test('a response without Vary whose content differs by a field is wrong for others', () => {
    const [{ headers }] = PAGES.headers as [(typeof PAGES.headers)[0]]
    const bare = { ...PAGES, headers: [{ share: 1, headers: headers.filter(([name]) => name !== 'Vary') }] }
    expect(measure({ ...SHOP, routes: [bare] }).total.wrong).toBeGreaterThan(100)
    expect(usual(ONLY_PAGES).total.wrong).toBe(0)
  })

  test('a personal response marked public leaks', () => {
    const open = { ...ACCOUNT, headers: [{ share: 1, headers: [['Cache-Control', 'public, max-age=60']] as const }] }
    expect(measure({ ...SHOP, routes: [open] }).total.leaked).toBeGreaterThan(100)
    expect(measure({ ...SHOP, routes: [ACCOUNT] }).total.leaked).toBe(0)
  })

  test('a parameter that means nothing splits the key; one that means something has to', () => {
    const clicks = { name: 'gclid', values: 'unique' as const, share: 0.5 }
    const width = { name: 'width', values: [{ value: '400', share: 1 }, { value: '800', share: 1 }], share: 1 }
    const noisy = measure({ ...SHOP, routes: [{ ...PAGES, parameters: [clicks] }] })
    expect(noisy.total.requestHitRatio).toBeLessThan(usual(ONLY_PAGES).total.requestHitRatio! - 0.3)
    expect(noisy.total.wrong).toBe(0)
    expect(measure({ ...SHOP, routes: [{ ...PAGES, parameters: [width], differsBy: ['width'] }] }).total.wrong).toBe(0)
  })
})

describe('policies', () => {
  test('a run can change from one policy to another', () => {
    const policies = { open: () => STANDARD_POLICY, closed: () => ({ ...STANDARD_POLICY, cache: false }) }
    const spec = { ...SHOP, inputs: [{ type: 'policy' as const, atMs: 60_000, policy: 'closed' }] }
    const { buckets } = measure(spec, { policies, policy: 'open' })
    expect(buckets[4]!.requestHitRatio).toBeGreaterThan(0.4)
    expect(buckets[8]!.requestsBy.bypass).toBe(buckets[8]!.requests)
  })
})

describe('purges', () => {
  const purge = (mode: 'hard' | 'soft', more: object = {}): TrafficInput => ({ type: 'purge', atMs: 60_000, selector: { by: 'everything' }, mode, ...more })
  const spec = { ...SHOP, origin: { ...SHOP.origin, workers: 500 } }

  test('after all is purged, no version from before is served', () => {
    const deploy: TrafficInput = { type: 'deploy', atMs: 60_000, route: 'pages' }
    const [kept, purged] = [measure({ ...spec, inputs: [deploy] }), measure({ ...spec, inputs: [deploy, purge('hard')] })]
    expect(kept.total.old).toBeGreaterThan(100)
    expect(purged.total.old).toBe(0)
    expect(purged.nodes[0]!.evicted.purged).toBeGreaterThan(100)
  })

  test('a purge that reaches one POP later leaves it old for so long', () => {
    const inputs: TrafficInput[] = [{ type: 'deploy', atMs: 60_000, route: 'pages' }, purge('hard', { delayMs: { tokyo: 5000 } })]
    const { longestOldMs, total } = measure({ ...spec, regions: BUSY_SHOP.regions, inputs })
    expect(total.old).toBeGreaterThan(0)
    expect(longestOldMs).toBeGreaterThan(4000)
    expect(longestOldMs).toBeLessThan(5500)
  })

  test('by tag, it takes the pages of one product alone', () => {
    const { nodes } = measure({ ...spec, inputs: [purge('hard', { selector: { by: 'tag', tags: ['product-1'] } })] })
    expect(nodes[0]!.evicted.purged).toBeGreaterThan(0)
    expect(nodes[0]!.evicted.purged).toBeLessThanOrEqual(2)
  })

  test('a soft one keeps what is stored for validation', () => {
    const [hard, soft] = [measure({ ...spec, inputs: [purge('hard')] }), measure({ ...spec, inputs: [purge('soft')] })]
    expect(soft.nodes[0]!.markedStale).toBeGreaterThan(100)
    expect(soft.nodes[0]!.evicted.purged).toBe(0)
    expect(soft.total.requestsBy.revalidated).toBeGreaterThan(hard.total.requestsBy.revalidated + 100)
  })
})

describe('a spec that makes no sense is refused in plain words', () => {
  test.each([
    [{ ...SHOP, pops: [] }, 'There is no cache node'],
    [{ ...SHOP, routes: [PAGES, PAGES] }, 'Two routes are called "pages"'],
    [{ ...SHOP, routes: [{ ...PAGES, url: 'https://shop.example/' }] }, 'lacks {object}'],
    [{ ...SHOP, routes: [{ ...PAGES, differsBy: ['width'] }] }, 'There is no client field or parameter for route "pages" "width"'],
    [{ ...SHOP, inputs: [{ type: 'deploy' as const, atMs: 1, route: 'video' }] }, 'There is no route "video". There are: images, pages, account.'],
    [{ ...SHOP, durationMs: Number.NaN }, 'durationMs is NaN'],
  ])('%#', (spec: TrafficSpec, words) => expect(() => startTraffic(spec)).toThrow(words))

  test('addresses are made from the pattern', () => expect(objectUrl(IMAGES, 12)).toBe('https://shop.example/img/12.avif'))
})

test('what comes while the caches fill stands in the buckets and not in the totals', () => {
  const all = usual(SHOP)
  const warmUpMs = 2 * SHOP.bucketMs
  const warm = measure({ ...SHOP, warmUpMs })
  expect(warm.buckets).toEqual(all.buckets)
  const later = all.buckets.filter(({ fromMs }) => fromMs >= warmUpMs)
  expect(warm.total.requests).toBe(sum(later.map(({ requests }) => requests)))
  expect(warm.total.originBytes).toBe(sum(later.map(({ originBytes }) => originBytes)))
  expect(sum(warm.regions.map(({ requests }) => requests))).toBe(warm.total.requests)
  expect(warm.total.requestHitRatio).toBeGreaterThan(all.total.requestHitRatio!)
})
