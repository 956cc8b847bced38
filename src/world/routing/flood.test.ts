/** Crowds and floods, reckoned in bulk. */
import { describe, expect, test } from 'vitest'
import type { EventOf } from '../log.ts'
import { randomStream } from '../random.ts'
import { eventsOf, userRequests } from '../report.ts'
import { runWorld } from '../run.ts'
import type { WorldInput } from '../spec.ts'
import { get } from '../worlds.fixture.ts'
import { peakLoads } from './report.ts'
import { GEODNS, NETWORKS, isp, routedWorld } from './routing.fixture.ts'
import { AnswerShares } from './shares.ts'
import { spreadBots, spreadPeople } from './spread.ts'

const flood = (over: object = {}): WorldInput => ({ type: 'flood', atMs: 1000, durationMs: 2000, bots: 3000, perBotPerSecond: 10, ...over })
const crowd = (over: object = {}): WorldInput => ({ type: 'crowd', atMs: 0, durationMs: 30_000, people: 800, perPersonPerSecond: 0.5, ...over })
const gauges = (spec: ReturnType<typeof routedWorld>, ...inputs: WorldInput[]) => eventsOf(runWorld(spec, inputs).log, 'edge-gauge')
const offered = ({ pops, lostPerSecond }: EventOf<'edge-gauge'>) => pops.reduce((sum, p) => sum + p.floodPerSecond + p.crowdPerSecond, lostPerSecond.flood + lostPerSecond.crowd)
const eyeballs = NETWORKS.filter(({ kind }) => kind === 'eyeball')

describe('3,000 bots', () => {
  test('anycast spreads them over all doors; one address of one POP takes them all', () => {
    const spread = peakLoads(runWorld(routedWorld(), [flood()]).log)
    const one = peakLoads(runWorld(routedWorld({ design: GEODNS }), [flood({ pop: 'frankfurt' })]).log)
    expect([...spread.values()].reduce((a, b) => a + b)).toBe(30_000)
    for (const load of spread.values()) expect(load).toBeGreaterThan(2000)
    for (const load of spread.values()) expect(load).toBeLessThan(10_000)
    expect(Object.fromEntries(one)).toEqual({ tokyo: 0, singapore: 0, frankfurt: 30_000, virginia: 0, 'sao-paulo': 0, sydney: 0 })
  })

  test('gauges come every 100 ms while it lasts and once after, and nothing is lost count of', () => {
    const all = gauges(routedWorld(), flood(), { type: 'withdraw-pop', atMs: 2000, pop: 'tokyo' })
    expect(all.map(({ atMs }) => atMs)).toEqual(Array.from({ length: 21 }, (_, i) => 1000 + 100 * i))
    for (const gauge of all.slice(0, -1)) expect(offered(gauge)).toBeCloseTo(30_000, 6)
    expect(offered(all.at(-1)!)).toBe(0)
  })

  test('what is over a POP’s capacity is dropped, and a user’s packets with it', () => {
    const spec = routedWorld({ design: GEODNS, popCapacityPerSecond: 5000 }, { users: [isp('rhein'), isp('kanto')] })
    const { log } = runWorld(spec, [flood({ pop: 'frankfurt', durationMs: 60_000 }), get(5000, { user: 'rhein' }), get(5000, { user: 'kanto' })])
    const { droppedPerSecond } = eventsOf(log, 'edge-gauge')[5]!.pops.find(({ pop }) => pop === 'frankfurt')!
    expect(droppedPerSecond).toBe(25_000)
    expect(eventsOf(log, 'packet-lost').every(({ because, at }) => because === 'overload' && at === 'pop:frankfurt')).toBe(true)
    const [rhein, kanto] = userRequests(log)
    expect([kanto!.status, kanto!.ttfbMs! < 1000]).toEqual([200, true])
    expect(rhein!.failure === 'timeout' || rhein!.ttfbMs! > 1000).toBe(true)
  })

  test('the same seed puts the bots in the same networks', () => {
    const bots = (seed: number) => [...spreadBots(3000, eyeballs, randomStream(seed, 'flood 1'))]
    expect(bots(7)).toEqual(bots(7))
    expect(bots(7)).not.toEqual(bots(8))
    expect(bots(7).reduce((sum, [, n]) => sum + n, 0)).toBe(3000)
  })
})

describe('a crowd', () => {
  test('people live where the weights say', () => {
    const [first, ...rest] = eyeballs
    const people = spreadPeople(900, [{ ...first!, people: 2 }, ...rest])
    expect([...people.values()]).toEqual([200, 100, 100, 100, 100, 100, 100, 100])
  })

  test('when all is well everybody is answered at once', () => {
    expect(gauges(routedWorld(), crowd()).at(-1)!.crowd).toEqual({ asked: 12_000, answered: 12_000, delayed: 0, failed: 0 })
  })

  test('a door closes: anycast makes some wait a second or more, GeoDNS makes those fail who hold its address', () => {
    const close: WorldInput = { type: 'withdraw-pop', atMs: 10_000, pop: 'tokyo' }
    const long = crowd({ durationMs: 100_000 })
    const [anycast, named] = [routedWorld(), routedWorld({ design: GEODNS })].map((spec) => gauges(spec, long, close).at(-1)!.crowd)
    for (const { asked, answered, failed } of [anycast!, named!]) expect(Math.abs(answered + failed - asked)).toBeLessThanOrEqual(1)
    expect(anycast!.failed).toBe(0)
    expect(anycast!.delayed).toBeGreaterThan(0)
    // One ISP in eight: all of them for the 10 s of the health check, then ever fewer for the 60 s of the TTL: 50 a second × (10 + 30) s.
    expect(named!.failed).toBeGreaterThan(1900)
    expect(named!.failed).toBeLessThan(2100)
  })
})

describe('addresses that people hold', () => {
  test('after the answer changes, the old one’s share falls evenly over one lifetime', () => {
    const shares = new AnswerShares(60)
    shares.answer('kanto', 'old', 0)
    shares.answer('kanto', 'new', 30_000)
    const held = (atMs: number) => Object.fromEntries(shares.at('kanto', atMs).map(({ address, share }) => [address, share]))
    expect([held(29_000), held(45_000), held(90_000)]).toEqual([{ old: 1 }, { old: 0.75, new: 0.25 }, { new: 1 }])
    expect(shares.at('nobody', 0)).toEqual([])
  })

  test('with no lifetime everybody holds the present one', () => {
    const shares = new AnswerShares(0)
    shares.answer('kanto', 'old', 0)
    shares.answer('kanto', 'new', 30_000)
    expect([shares.at('kanto', 10), shares.at('kanto', 30_000)]).toEqual([[{ address: 'old', share: 1 }], [{ address: 'new', share: 1 }]])
  })
})
