/** Anycast on the small internet of the fixture: which door, why, and what happens when one closes. */
import { describe, expect, test } from 'vitest'
import { greatCircleKm, locate } from '../geo/distance.ts'
import { oneWayMs, roundMs } from '../physics.ts'
import { eventsOf, hopsOf, popsTouched, userRequests } from '../report.ts'
import { runWorld } from '../run.ts'
import type { WorldInput } from '../spec.ts'
import { get } from '../worlds.fixture.ts'
import { decisionAt, pathAt, routingHistory } from './history.ts'
import { convergences, failovers } from './report.ts'
import { ISPS, LOCAL_PEERING, POP_CITIES, failedRequests, isp, routedWorld } from './routing.fixture.ts'
import type { Isp } from './routing.fixture.ts'

const isps = Object.keys(ISPS) as Isp[]
const run = (inputs: readonly WorldInput[], spec = routedWorld()) => {
  const { log, endMs } = runWorld(spec, inputs)
  return { log, endMs, history: routingHistory(spec.routing!.spec, log) }
}
const close = (atMs: number, pop = 'tokyo', how: 'failed' | 'drained' = 'failed'): WorldInput => ({ type: 'withdraw-pop', atMs, pop, how })
const doors = (history: ReturnType<typeof run>['history'], atMs: number) => Object.fromEntries(isps.map((id) => [id, pathAt(history, atMs, id).pop]))

describe('which door', () => {
  test('every ISP has one, and each user’s request reaches the door of her ISP', () => {
    const { log, history } = run(isps.map((id, i) => get(i * 1000, { user: id })))
    expect(doors(history, 0)).toEqual({ kanto: 'tokyo', rhein: 'frankfurt', hudson: 'virginia', paulista: 'virginia', pampas: 'sao-paulo', deccan: 'singapore', highveld: 'frankfurt', southern: 'sydney' })
    for (const row of userRequests(log)) expect(row.to).toBe(`pop:${doors(history, 0)[row.user!]}`)
    expect([...popsTouched(log)].sort()).toEqual([...POP_CITIES].sort())
  })

  test('nearest by topology is not nearest on the map: one ISP meets the CDN far away, although a door stands in its city', () => {
    const { history } = run([])
    const km = (pop: (typeof POP_CITIES)[number]) => greatCircleKm(locate(ISPS.paulista), locate(pop))
    expect(Math.min(...POP_CITIES.map(km))).toBe(km('sao-paulo'))
    expect(pathAt(history, 0, 'paulista').pop).toBe('virginia')
    expect(decisionAt(history, 0, 'paulista')).toMatchObject({ because: 'peer-over-provider', chosen: 'virginia' })
  })

  test('one more peering link moves a catchment, and only that one', () => {
    const { log, history } = run([{ type: 'link-add', atMs: 1000, link: LOCAL_PEERING }])
    expect(doors(history, 60_000)).toEqual({ ...doors(history, 999), paulista: 'sao-paulo' })
    expect(decisionAt(history, 60_000, 'paulista')!.because).toBe('nearest-site')
    expect(convergences(log)).toMatchObject([{ causes: [{ type: 'link-add' }], changes: 1 }])
  })

  test('cutting it again brings the old door back', () => {
    const { history } = run([{ type: 'link-add', atMs: 1000, link: LOCAL_PEERING }, { type: 'link-cut', atMs: 30_000, between: ['paulista', 'sao-paulo'] }])
    expect([pathAt(history, 29_999, 'paulista').pop, pathAt(history, 90_000, 'paulista').pop]).toEqual(['sao-paulo', 'virginia'])
    expect(pathAt(history, 30_000, 'paulista')).toMatchObject({ pop: null, ends: 'no-route' })
  })

  test('a packet takes as long as the links, the networks between them and the last mile', () => {
    const { log, history } = run([get(0, { user: 'deccan' })])
    const ms = (a: 'mumbai' | 'johannesburg', b: 'singapore' | 'frankfurt') => oneWayMs(greatCircleKm(locate(a), locate(b)))
    // Its provider is in its own city, and carries the packet to the POP's.
    expect(pathAt(history, 0, 'deccan')).toEqual({
      hops: [{ network: 'deccan', insideMs: 0, linkMs: 0 }, { network: 'straits', insideMs: ms('mumbai', 'singapore'), linkMs: 0 }, { network: 'singapore', insideMs: 0, linkMs: 0 }],
      pop: 'singapore',
      ends: 'at-pop',
      oneWayMs: ms('mumbai', 'singapore'),
    })
    // Here the link itself is long.
    expect(pathAt(history, 0, 'highveld')).toMatchObject({ hops: [{ linkMs: ms('johannesburg', 'frankfurt') }, { network: 'rhine' }, { network: 'frankfurt' }], oneWayMs: ms('johannesburg', 'frankfurt') })
    const syn = hopsOf(log, 'r1').find(({ kind }) => kind === 'tcp-syn')!
    expect(syn).toMatchObject({ via: ['deccan', 'straits', 'singapore'], arrivesAtMs: roundMs(syn.atMs + ms('mumbai', 'singapore') + 2) })
  })

  test('a user far from where her ISP leaves for the next network has that way too', () => {
    const { log } = run([get(0, { user: 'kanto' })], routedWorld({}, { users: [isp('kanto', { place: 'seoul' })] }))
    const syn = hopsOf(log, 'r1').find(({ kind }) => kind === 'tcp-syn')!
    expect(roundMs(syn.arrivesAtMs - syn.atMs)).toBe(roundMs(oneWayMs(greatCircleKm(locate('seoul'), locate('tokyo'))) + 2))
  })
})

describe('announcing', () => {
  const silent = routedWorld({ start: 'silent' })
  const open = POP_CITIES.map((pop): WorldInput => ({ type: 'announce-pop', atMs: 100, pop }))

  test('routes spread hop by hop, and come to what stands from the start elsewhere', () => {
    const { log, history } = run(open, silent)
    expect(doors(history, 99)).toEqual(Object.fromEntries(isps.map((id) => [id, null])))
    expect(doors(history, 90_000)).toEqual(doors(run([]).history, 0))
    const firstMs = (network: string) => eventsOf(log, 'route-decided').find(({ node, changed }) => changed && node === network)!.atMs
    expect(firstMs('pop:virginia')).toBeLessThan(firstMs('net:atlantic'))
    expect(firstMs('net:atlantic')).toBeLessThan(firstMs('net:hudson'))
    expect(convergences(log)).toHaveLength(1)
  })

  test('before anything is announced a request finds no way and fails', () => {
    const { log } = run([get(0, { user: 'kanto' })], silent)
    expect(userRequests(log)).toMatchObject([{ status: 0, outcome: 'error', failure: 'timeout', answeredBy: 'browser:kanto', totalMs: 10_000 }])
    expect(eventsOf(log, 'packet-lost').map(({ because, at }) => [because, at])).toEqual(Array(4).fill(['no-route', 'net:kanto']))
  })
})

describe('a door closes', () => {
  const { log, history } = run([get(0, { user: 'kanto' }), close(10_000), get(10_050, { user: 'kanto' }), get(20_000, { user: 'kanto' }), get(20_100, { user: 'rhein' })])
  const [settled] = convergences(log)

  test('withdrawals spread; its users reach another door, everybody else the same as before', () => {
    expect(doors(history, 60_000)).toEqual({ ...doors(history, 9999), kanto: 'sydney' })
    expect(eventsOf(log, 'route-sent').some(({ kind, from }) => kind === 'withdraw' && from === 'pop:tokyo')).toBe(true)
    expect(userRequests(log).map((row) => row.status)).toEqual([200, 200, 200, 200])
  })

  test('failover time is convergence: networks wait for decisions on their way, and for nothing after the last one', () => {
    const moved = failovers(history, settled!)
    expect(moved.map(({ network, from, to }) => [network, from, to])).toEqual([['pacific', 'tokyo', 'sydney'], ['kanto', 'tokyo', 'sydney']])
    const decidedMs = eventsOf(log, 'route-decided').filter(({ changed }) => changed).map(({ atMs }) => roundMs(atMs - 10_000))
    for (const { tookMs } of moved) {
      expect(decidedMs).toContain(tookMs)
      expect(tookMs).toBeGreaterThan(200)
      expect(tookMs).toBeLessThanOrEqual(settled!.tookMs)
    }
    expect(settled!.tookMs).toBeLessThan(5000)
  })

  test('the open connection is stranded at once and reset when it is used; the request goes again on a new one', () => {
    expect(eventsOf(log, 'connection-stranded')).toMatchObject([{ atMs: 10_000, user: 'kanto', pop: 'tokyo', leadsTo: null }])
    expect(eventsOf(log, 'connection-reset')).toMatchObject([{ user: 'kanto', req: 'r2', pop: 'tokyo', by: 'sydney' }])
    const second = userRequests(log)[1]!
    expect(second.phases.map(({ phase }) => phase)).toEqual(['request', 'tcp', 'tls', 'request', 'lookup', 'upstream', 'response'])
    expect(second.ttfbMs).toBeGreaterThan(1000)
  })

  test('no dispatcher: the log holds what networks decided, each from what its neighbours told it, and one address for all', () => {
    expect(new Set(eventsOf(log, 'dns-resolved').map(({ address }) => address))).toEqual(new Set(['203.0.113.10']))
    expect(eventsOf(log, 'dns-mapped')).toEqual([])
    for (const { node, decision } of eventsOf(log, 'route-decided')) {
      expect(node.split(':')[1]).toBe(decision.network)
      for (const { neighbour, via } of decision.candidates) expect(via[0]).toBe(neighbour)
    }
  })

  test('drained, it goes on answering what still arrives, and nobody waits', () => {
    const drained = run([get(0, { user: 'kanto' }), close(10_000, 'tokyo', 'drained'), get(10_050, { user: 'kanto' }), get(20_000, { user: 'kanto' })])
    expect(userRequests(drained.log).map(({ answeredBy, failure }) => [answeredBy, failure])).toEqual([['origin', undefined], ['pop:tokyo', undefined], ['origin', undefined]])
    expect(eventsOf(drained.log, 'packet-lost')).toEqual([])
    expect(eventsOf(drained.log, 'connection-stranded')).toMatchObject([{ user: 'kanto', pop: 'tokyo', leadsTo: 'sydney' }])
    expect(failovers(drained.history, convergences(drained.log)[0]!).map(({ tookMs }) => tookMs)).toEqual([0, 0])
  })

  test('a request whose answer never leaves is reset when the address leads elsewhere, and fails on a connection of its own', () => {
    // It reaches the POP and waits there for the origin when the POP fails.
    const caught = run([get(0, { user: 'kanto' }), close(70)])
    expect(userRequests(caught.log)).toMatchObject([{ status: 0, outcome: 'error', failure: 'reset' }])
    expect(eventsOf(caught.log, 'packet-lost')).toMatchObject([{ kind: 'response', at: 'pop:tokyo', because: 'pop-down' }])
    expect(hopsOf(caught.log, '').map(({ kind, from }) => [kind, from])).toEqual([['tcp-reset', 'pop:sydney']])
  })

  test('with routers too slow for the browser’s patience the request times out', () => {
    const slow = run([close(0), get(10, { user: 'kanto' })], routedWorld({ timing: { processingMs: 30_000, minAdvertisementMs: 0 } }))
    expect(failedRequests(slow.log)).toMatchObject([{ failure: 'timeout', ttfbMs: 10_000 }])
  })

  test('it opens again: its users come back, and connections that they opened elsewhere are stranded', () => {
    const back = run([close(0), get(20_000, { user: 'kanto' }), { type: 'announce-pop', atMs: 40_000, pop: 'tokyo' }, get(70_000, { user: 'kanto' })])
    expect(doors(back.history, 90_000)).toEqual(doors(run([]).history, 0))
    expect(eventsOf(back.log, 'connection-reset')).toMatchObject([{ user: 'kanto', pop: 'sydney', by: 'tokyo' }])
    expect(userRequests(back.log).map(({ status }) => status)).toEqual([200, 200])
  })
})
