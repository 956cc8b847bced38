/** GeoDNS on the small internet of the fixture: who is sent where, and how long a closed door goes on being named. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { LogEvent } from '../log.ts'
import { roundMs } from '../physics.ts'
import { eventsOf, userRequests } from '../report.ts'
import { runWorld } from '../run.ts'
import type { UserSpec, WorldInput } from '../spec.ts'
import { get } from '../worlds.fixture.ts'
import { decisionAt, pathAt, routingHistory } from './history.ts'
import { convergences } from './report.ts'
import { GEODNS, ISPS, failedRequests, isp, routedWorld } from './routing.fixture.ts'
import type { Isp } from './routing.fixture.ts'

const geo = (users: readonly UserSpec[] = [isp('kanto')], over: object = {}) => routedWorld({ design: { ...GEODNS, ...over } }, { users })
const close = (atMs: number): WorldInput => ({ type: 'withdraw-pop', atMs, pop: 'tokyo' })
const public_ = (over: Partial<UserSpec['resolver']> = {}): UserSpec['resolver'] => ({ oneWayMs: 80, recursionMs: 20, ttlSeconds: 300, network: 'resolvers', ...over })

/** What a user saw of a change at `sinceMs`: requests without an answer, and the time until one was answered after which none failed. */
function recoveryOf(log: readonly LogEvent[], user: string, sinceMs: number): { readonly failed: number; readonly tookMs: number | null } {
  const rows = userRequests(log).filter((row) => row.user === user && row.startMs >= sinceMs && row.status !== null)
  const failed = rows.filter(({ failure }) => failure !== undefined)
  const good = rows.find(({ failure, startMs }) => failure === undefined && failed.every((row) => row.startMs < startMs))
  return { failed: failed.length, tookMs: good ? roundMs(good.startMs - sinceMs) : null }
}

describe('who is sent where', () => {
  test('the nearest POP on the map, by an address of its own', () => {
    const ids = Object.keys(ISPS) as Isp[]
    const { log } = runWorld(geo(ids.map((id) => isp(id))), ids.map((id) => get(0, { user: id })))
    expect(Object.fromEntries(eventsOf(log, 'dns-mapped').map(({ user, pop }) => [user, pop]))).toEqual({
      kanto: 'tokyo', rhein: 'frankfurt', hudson: 'virginia', paulista: 'sao-paulo', pampas: 'sao-paulo', deccan: 'singapore', highveld: 'sao-paulo', southern: 'sydney',
    })
    expect(new Set(eventsOf(log, 'dns-resolved').map(({ address }) => address)).size).toBe(6)
    for (const row of userRequests(log)) expect(row.to).toBe(`pop:${eventsOf(log, 'dns-mapped').find(({ req }) => req === row.req)!.pop}`)
    expect(userRequests(log).every(({ status }) => status === 200)).toBe(true)
  })

  test('a far public resolver misplaces its users; with client-subnet the server sees whom it is for', () => {
    const users = [isp('kanto', { resolver: public_() }), isp('southern', { resolver: public_({ clientSubnet: true }) })]
    const { log } = runWorld(geo(users), [get(0, { user: 'kanto' }), get(0, { user: 'southern' })])
    expect(eventsOf(log, 'dns-mapped').map(({ user, pop, by }) => [user, pop, by])).toEqual([['kanto', 'virginia', 'resolver'], ['southern', 'sydney', 'client-subnet']])
    expect(userRequests(log).map(({ to }) => to)).toEqual(['pop:virginia', 'pop:sydney'])
  })

  test('the server’s candidates stand nearest first, each with its health', () => {
    const { log } = runWorld(geo(), [close(0), get(20_000, { user: 'kanto' })])
    const [{ candidates, pop }] = eventsOf(log, 'dns-mapped') as [ReturnType<typeof eventsOf<'dns-mapped'>>[0]]
    expect(candidates.map((c) => c.km)).toEqual([...candidates.map((c) => c.km)].sort((a, b) => a - b))
    expect([candidates[0], pop]).toEqual([{ pop: 'tokyo', km: 0, healthy: false }, candidates[1]!.pop])
  })

  test('when it believes none healthy it names the nearest all the same', () => {
    const { log } = runWorld(routedWorld({ design: GEODNS, start: 'silent' }, { users: [isp('kanto')] }), [get(0, { user: 'kanto' })])
    expect(eventsOf(log, 'dns-mapped')[0]!.pop).toBe('tokyo')
    expect(failedRequests(log)).toHaveLength(1)
  })
})

describe('a door closes', () => {
  test('requests fail until the answer runs out, although the routes have long settled', () => {
    const often = Array.from({ length: 40 }, (_, i) => get(2000 * i, { user: 'kanto' }))
    const spec = geo()
    const { log } = runWorld(spec, [...often, close(5000)])
    const [settled] = convergences(log)
    const { expiresAtMs } = eventsOf(log, 'dns-resolved')[0]!
    const recovery = recoveryOf(log, 'kanto', 5000)
    expect(recovery.tookMs).toBeGreaterThanOrEqual(expiresAtMs - 5000)
    expect(recovery.tookMs).toBeGreaterThan(10 * settled!.tookMs)
    expect(recovery.failed).toBe(failedRequests(log).length)
    expect(recovery.failed).toBeGreaterThan(20)
    expect(eventsOf(log, 'health-changed')).toMatchObject([{ atMs: 15_000, pop: 'tokyo', healthy: false }])
    expect(() => pathAt(routingHistory(spec.routing!.spec, log), 0, 'kanto')).toThrow('Say for which POP you ask')
    expect(decisionAt(routingHistory(spec.routing!.spec, log), 80_000, 'kanto', 'tokyo')!.because).toBe('no-candidate')
  })

  test('nobody who holds an answer gets over it before that runs out, nor before the server has noticed', () => {
    const scenario = fc.record({ ttlSeconds: fc.integer({ min: 0, max: 90 }), healthDelayMs: fc.integer({ min: 0, max: 40_000 }), closeMs: fc.integer({ min: 1000, max: 60_000 }), everyMs: fc.integer({ min: 900, max: 4000 }), seed: fc.nat() })
    fc.assert(
      fc.property(scenario, ({ ttlSeconds, healthDelayMs, closeMs, everyMs, seed }) => {
        const asks = Array.from({ length: Math.ceil(200_000 / everyMs) }, (_, i) => get(i * everyMs, { user: 'kanto' }))
        const { log } = runWorld({ ...geo([isp('kanto')], { ttlSeconds, healthDelayMs }), seed }, [...asks, close(closeMs)])
        const held = eventsOf(log, 'dns-resolved').findLast(({ atMs }) => atMs < closeMs)!
        const { tookMs } = recoveryOf(log, 'kanto', closeMs)
        expect(tookMs).not.toBeNull()
        expect(closeMs + tookMs!).toBeGreaterThanOrEqual(Math.min(held.expiresAtMs, closeMs + ttlSeconds * 1000))
        // A little may have been under way when the server learnt.
        expect(tookMs).toBeGreaterThanOrEqual(healthDelayMs - 200)
      }),
      { numRuns: 25 },
    )
  }, 20_000)

  test('anycast gets the same users over it sooner, with fewer failures', () => {
    const often = Array.from({ length: 40 }, (_, i) => get(2000 * i, { user: 'kanto' }))
    const [anycast, named] = [routedWorld({}, { users: [isp('kanto')] }), geo()].map((spec) => recoveryOf(runWorld(spec, [...often, close(5000)]).log, 'kanto', 5000))
    expect(anycast!.failed).toBe(0)
    expect(named!.failed).toBeGreaterThan(0)
    expect(anycast!.tookMs).toBeLessThan(named!.tookMs!)
  })
})
