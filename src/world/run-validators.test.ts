/** How an origin marks its versions, and what a body costs on its way to a POP: what revalidation saves and what it doesn't. */
import { describe, expect, test } from 'vitest'
import { fieldValue } from '../engine/http/message.ts'
import { greatCircleKm, locate } from './geo/distance.ts'
import { rttMs, slowStartMs, transferMs } from './physics.ts'
import { eventsOf, requests, userRequests } from './report.ts'
import { POP_CITIES, isp, routedWorld } from './routing/routing.fixture.ts'
import { runWorld } from './run.ts'
import type { LinkSpec, ResourceSpec, WorldInput } from './spec.ts'
import { URL_A, get, origin, pop, resource, world } from './worlds.fixture.ts'

const HEADERS: ResourceSpec['headers'] = [['Cache-Control', 'public, s-maxage=60']]

function play(inputs: readonly WorldInput[], over: Partial<ResourceSpec> = {}, originLink?: LinkSpec) {
  const pops = [pop('sydney', originLink ? { originLink } : {})]
  return runWorld(world({ pops, origin: origin({ resources: [resource({ headers: HEADERS, ...over })] }) }), inputs)
}

const statuses = (run: ReturnType<typeof play>) => eventsOf(run.log, 'origin-answered').map((event) => event.status)
const shown = (run: ReturnType<typeof play>) => eventsOf(run.log, 'request-finished').filter((event) => event.from === 'browser:tokyo').map((event) => event.response.body.content)
const deploy = (atMs: number, sameMeaning?: boolean): WorldInput => ({ type: 'deploy', atMs, url: URL_A, ...(sameMeaning && { sameMeaning }) })

describe('how an origin marks its versions', () => {
  test('a strong tag changes with the bytes; a weak one stays while the meaning does', () => {
    const traffic = [get(0), deploy(30_000, true), get(70_000), deploy(100_000), get(140_000)]
    expect(statuses(play(traffic))).toEqual([200, 200, 200])
    const weak = play(traffic, { etagForm: 'weak' })
    expect(statuses(weak)).toEqual([200, 304, 200])
    // What a weak tag means: the bytes of before the repacking are served on, and rightly.
    expect(shown(weak)).toEqual([1, 1, 3])
    expect(eventsOf(weak.log, 'stored')[0]?.entry.etag).toMatch(/^W\/"v1-/)
  })

  test('two servers that make tags of their own never recognise each other’s', () => {
    const run = play([get(0), get(70_000), get(140_000)], { etagForm: 'per-server' })
    expect(statuses(run)).toEqual([200, 200, 200])
    expect(shown(run)).toEqual([1, 1, 1])
    const tags = eventsOf(run.log, 'stored').map((event) => event.entry.etag)
    expect(tags).toEqual([expect.stringMatching(/-a"$/), expect.stringMatching(/-b"$/), expect.stringMatching(/-a"$/)])
  })

  test('a date in whole seconds hides the second of two deploys within one', () => {
    const traffic = [get(0), deploy(70_100), get(70_300), deploy(70_900), get(140_000), get(210_000)]
    const byDate = play(traffic, { etag: false })
    expect(statuses(byDate)).toEqual([200, 200, 304, 304])
    expect(shown(byDate)).toEqual([1, 2, 2, 2])
    expect(shown(play(traffic))).toEqual([1, 2, 3, 3])
  })

  test('fields that change without the content come with the 304 and count from then on', () => {
    const later = { fromMs: 60_000, headers: [['Cache-Control', 'public, s-maxage=600']] as const }
    const run = play([get(0), get(70_000), get(500_000)], { later })
    expect(statuses(run)).toEqual([200, 304])
    expect(eventsOf(run.log, 'refreshed').map((event) => event.entry.freshnessLifetimeSeconds)).toEqual([600])
    expect(eventsOf(run.log, 'answered').filter((event) => event.node === 'pop:sydney').map((event) => fieldValue(event.response.headers, 'cache-control'))).toEqual(['public, s-maxage=60', 'public, s-maxage=600', 'public, s-maxage=600'])
  })
})

describe('a link to the origin', () => {
  const slow: LinkSpec = { bytesPerMs: 1_000 }
  const roundTrip = rttMs(greatCircleKm(locate('sydney'), locate('virginia')))

  test('as fast as all others it changes nothing', () => {
    expect(play([get(0), get(70_000)], {}, { bytesPerMs: 12_500 }).log).toEqual(play([get(0), get(70_000)]).log)
  })

  test('a slow one holds up the last byte on every leg after it, and no first byte', () => {
    const [visit, fetched] = requests(play([get(0)], {}, slow).log)
    const [plainVisit, plainFetched] = requests(play([get(0)]).log)
    expect([visit?.ttfbMs, fetched?.ttfbMs]).toEqual([plainVisit?.ttfbMs, plainFetched?.ttfbMs])
    expect(fetched!.totalMs! - fetched!.ttfbMs!).toBeCloseTo(transferMs(50_000, 1_000), 6)
    expect(visit!.totalMs! - visit!.ttfbMs!).toBeCloseTo(transferMs(50_000, 1_000), 6)
  })

  test('after a 304 the body comes from the POP, however slow the link', () => {
    const rows = userRequests(play([get(0), get(70_000)], {}, slow).log)
    expect(rows[1]?.outcome).toBe('revalidated')
    expect(rows[1]!.totalMs! - rows[1]!.ttfbMs!).toBeCloseTo(transferMs(50_000), 6)
  })

  test('one that has lain idle starts slowly: further round trips for the body, none for a 304', () => {
    const [visit, fetched, again, asked] = requests(play([get(0), get(70_000)], {}, { bytesPerMs: 12_500, slowStart: true }).log)
    expect(fetched!.totalMs! - fetched!.ttfbMs!).toBeCloseTo(slowStartMs(50_000, roundTrip), 6)
    expect(visit!.totalMs! - visit!.ttfbMs!).toBeGreaterThan(2 * roundTrip)
    expect(asked!.totalMs).toBe(asked!.ttfbMs)
    expect(again!.totalMs! - again!.ttfbMs!).toBeCloseTo(transferMs(50_000), 6)
  })

  test('holds up the last byte in a routed internet as well', () => {
    const tookMs = (originLink?: LinkSpec) => {
      const pops = POP_CITIES.map((city) => pop(city, originLink ? { originLink } : {}))
      const [visit] = userRequests(runWorld(routedWorld({}, { pops, users: [isp('southern')] }), [get(0, { user: 'southern' })]).log)
      return visit!.totalMs! - visit!.ttfbMs!
    }
    expect(tookMs({ bytesPerMs: 12_500 })).toBe(tookMs())
    expect(tookMs(slow)).toBeCloseTo(transferMs(50_000, 1_000), 6)
  })

  test('one that carries nothing is refused', () => {
    expect(() => play([get(0)], {}, { bytesPerMs: 0 })).toThrow(/nothing would ever come/)
  })
})
