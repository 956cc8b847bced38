import { describe, expect, test } from 'vitest'
import type { EvidenceSpec } from './evidence.spec.ts'
import { measurePlan, startPlan } from './measure.ts'
import type { TrafficPlan } from './plan.ts'
import { startTraffic } from './run.ts'
import type { ObservedRequest } from './sample.ts'
import { SHOP } from './traffic.testdata.ts'

const PLAN: TrafficPlan = { spec: { ...SHOP, durationMs: 20_000 } }

const ask = (evidence: EvidenceSpec, spec = PLAN.spec) => measurePlan({ spec, evidence: { asked: evidence } }).evidence['asked']!

describe('a plan', () => {
  test('is plain data, and so is its outcome: both survive being sent to a worker and back', () => {
    const plan: TrafficPlan = { ...PLAN, policies: { none: { version: 1, default: { cache: false } } }, policy: 'none', entriesOf: ['tokyo'], evidence: { all: { by: ['route'] } } }
    const outcome = measurePlan(structuredClone(plan))
    expect(structuredClone(outcome)).toEqual(outcome)
    expect(outcome).toEqual(measurePlan(plan))
  })

  test('has its policy documents obeyed', () => {
    const uncached = measurePlan({ ...PLAN, policies: { none: { version: 1, default: { cache: false } } }, policy: 'none' })
    expect(uncached.metrics.total.requestHitRatio).toBe(0)
    expect(measurePlan(PLAN).metrics.total.requestHitRatio).toBeGreaterThan(0.1)
  })

  test('has a shield tell POPs what the origin said, and not what browsers are to be told', () => {
    const ratio = (browser: object): number | null => {
      const spec = { ...PLAN.spec, shield: { ...PLAN.spec.pops[0]!, id: 'shield' } }
      return measurePlan({ spec, policies: { short: { version: 1, default: { ...browser } } }, policy: 'short' }).metrics.total.requestHitRatio
    }
    expect(ratio({ browser: { ttlSeconds: 0 } })).toBe(ratio({}))
  })

  test('says what its nodes store when it is asked', () => {
    const { entries } = measurePlan({ ...PLAN, entriesOf: ['frankfurt'] })
    expect(Object.keys(entries)).toEqual(['frankfurt'])
    expect(entries['frankfurt']!.length).toBeGreaterThan(10)
    const { entries: earlier } = measurePlan({ ...PLAN, entriesOf: ['frankfurt'], entriesAt: { before: { node: 'frankfurt', atMs: PLAN.spec.durationMs / 4 } } })
    expect(earlier['before']!.length).toBeGreaterThan(0)
    expect(earlier['before']!.length).toBeLessThan(earlier['frankfurt']!.length)
    expect(earlier['frankfurt']).toEqual(entries['frankfurt'])
    expect(() => measurePlan({ ...PLAN, entriesOf: ['oslo'] })).toThrow('oslo')
  })

  test('comes to the same in pieces, and tells how far it is', () => {
    const run = startPlan(PLAN)
    let before = 0
    while (run.advance(100)) {
      expect(run.progress).toBeGreaterThanOrEqual(before)
      before = run.progress
    }
    expect(run.progress).toBe(1)
    expect(run.outcome()).toEqual(measurePlan(PLAN))
  })
})

describe('evidence', () => {
  const log: ObservedRequest[] = []
  const traffic = startTraffic(PLAN.spec, { observe: (request) => log.push(request) })
  while (traffic.advance(Infinity));

  test('agrees with the metrics', () => {
    const { metrics, evidence } = measurePlan({ ...PLAN, evidence: { routes: { by: ['route'] }, all: { by: [] } } })
    expect(evidence['all']!.rows[0]).toMatchObject({ requests: metrics.total.requests, bytes: metrics.total.bytes, requestsBy: metrics.total.requestsBy })
    for (const row of evidence['routes']!.rows) {
      const route = metrics.routes.find(({ id }) => id === row.key[0])!
      expect(row).toMatchObject({ requests: route.requests, bytes: route.bytes, requestsBy: route.requestsBy })
    }
  })

  test('groups, filters, orders and keeps the first', () => {
    const missed = ask({ by: ['path'], where: { route: ['pages'] }, order: 'misses', top: 3 })
    const pages = log.filter(({ route }) => route === 'pages')
    expect(missed.requests).toBe(pages.length)
    expect(missed.rows).toHaveLength(3)
    expect(missed.allRows).toBe(new Set(pages.map(({ request }) => request.url)).size)
    const misses = new Map<string, number>()
    for (const { request, outcome } of pages) if (outcome !== 'hit' && outcome !== 'stale') misses.set(request.url, (misses.get(request.url) ?? 0) + 1)
    expect(missed.rows.map((row) => row.misses)).toEqual([...misses.values()].sort((a, b) => b - a).slice(0, 3))
    for (const { key, misses: counted } of missed.rows) expect(misses.get(key[0]!)).toBe(counted)
  })

  test('counts different values of fields, cookies and parameters', () => {
    const spec = { ...PLAN.spec, routes: PLAN.spec.routes.map((route) => ({ ...route, parameters: [{ name: 'gclid', values: 'unique' as const, share: 0.5 }] })) }
    const [row] = ask({ by: [], distinct: ['header:accept-encoding', 'cookie:session', 'query:gclid', 'url', 'path'] }, spec).rows
    const [encodings, sessions, clicks, urls, paths] = row!.distinct as [number, number, number, number, number]
    expect(encodings).toBe(2)
    expect(sessions).toBeGreaterThan(200)
    // Half of the requests have a click id of their own, the others none.
    expect(clicks).toBeGreaterThan(row!.requests * 0.4)
    expect(clicks).toBeLessThan(row!.requests * 0.6)
    expect(urls).toBeGreaterThan(paths)
    const both = ask({ by: ['header:accept-encoding', 'outcome'] }).rows
    expect(both.every(({ key }) => key.length === 2 && key[0]!.startsWith('gzip'))).toBe(true)
  })

  test('divides time as the metrics do', () => {
    const { metrics, evidence } = measurePlan({ ...PLAN, evidence: { time: { by: ['bucket'] } } })
    for (const { key, requests } of evidence['time']!.rows) expect(requests).toBe(metrics.buckets[Number(key[0])]!.requests)
  })

  test('counts as whoever looks at every request of the log does', () => {
    const width = { name: 'width', values: [{ value: '400', share: 1 }, { value: '800', share: 1 }, { value: null, share: 1 }], share: 0.7 }
    const spec = { ...PLAN.spec, routes: PLAN.spec.routes.map((route) => ({ ...route, parameters: [width, { name: 'id', values: 'unique' as const, share: 0.3 }] })) }
    const asked: EvidenceSpec = { by: ['query:width', 'outcome', 'pop'], where: { route: ['pages', 'images'], status: ['200'] }, distinct: ['object', 'query:id', 'cookie:session', 'header:user-agent'], order: 'bytes', top: 7 }
    const groups = new Map<string, { requests: number; bytes: number; seen: Set<string>[] }>()
    const observe = ({ request, outcome, pop, route, object, lengthBytes }: ObservedRequest): void => {
      if (route === 'account') return
      const query = new URL(request.url).searchParams
      const header = (name: string) => request.headers.find(([one]) => one === name)?.[1] ?? ''
      const name = [query.get('width') ?? '', outcome, pop].join()
      const group = groups.get(name) ?? { requests: 0, bytes: 0, seen: [new Set(), new Set(), new Set(), new Set<string>()] }
      groups.set(name, group)
      group.requests++
      group.bytes += lengthBytes
      const values = [String(object), query.get('id') ?? '', header('Cookie').replace('session=', ''), header('User-Agent')]
      values.forEach((value, i) => group.seen[i]!.add(value))
    }
    const traffic = startTraffic(spec, { observe })
    while (traffic.advance(Infinity));
    const expected = [...groups].sort(([, a], [, b]) => b.bytes - a.bytes).slice(0, 7)
    const { rows, allRows } = ask(asked, spec)
    expect(allRows).toBe(groups.size)
    expect(rows.map(({ key, requests, bytes, distinct }) => ({ key: key.join(), requests, bytes, distinct }))).toEqual(
      expected.map(([key, { requests, bytes, seen }]) => ({ key, requests, bytes, distinct: seen.map(({ size }) => size) })),
    )
  })
})
