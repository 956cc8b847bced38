/** A cache node with a script in place of the engine's rules: how its effects are played. */
import { describe, expect, test } from 'vitest'
import type { CacheEffect, CacheEvent, CacheNode, CacheNodeOptions } from '../engine/edge.types.ts'
import type { HttpRequest, HttpResponse } from '../engine/http/message.ts'
import { CacheHost } from './cache-host.ts'
import type { Ticket } from './cache-host.ts'
import { VirtualClock } from './clock.ts'
import { Connections } from './connections.ts'
import { EPOCH_MS } from './epoch.ts'
import { Journal } from './journal.ts'
import { until } from './process.ts'
import { eventsOf, requests } from './report.ts'
import type { Simulation } from './simulation.ts'
import { URL_A, world } from './worlds.fixture.ts'

const ask: HttpRequest = { method: 'GET', url: URL_A, headers: [] }
const answer = (status: number): HttpResponse => ({ status, headers: [], body: { lengthBytes: 0 } })
const respond = (requestId: string, status: number, outcome: 'stale' | 'miss' | 'revalidated' | 'collapsed'): CacheEffect => ({ type: 'respond', requestId, response: answer(status), outcome })
const forward = (requestId: string, n = 1, background = false): CacheEffect => ({ type: 'forward', requestId, fetchId: `${requestId}#${n}`, request: ask, conditional: false, background })

const fetchOf = (event: CacheEvent): string => ('fetchId' in event ? event.fetchId : '')

/** Runs requests, one every 2 ms, through a host whose node answers as scripted. The next node is 5 ms away and takes 10 ms. */
function play(ownLeg: boolean, reqs: readonly string[], script: (event: CacheEvent) => readonly CacheEffect[]) {
  const sim: Simulation = { spec: world(), clock: new VirtualClock(), journal: new Journal() }
  const seen: { event: CacheEvent; atMs: number }[] = []
  const node: CacheNode = {
    options: {} as CacheNodeOptions,
    entries: () => [],
    keeps: () => false,
    hit: () => null,
    wayTo: () => null,
    usage: () => ({ storedResponses: 0, storedBytes: 0, fetchesInFlight: 0, requestsUnanswered: 0, namesInFlight: 0, removalsNoted: 0, addressesRemembered: 0 }),
    step: (event, nowMs) => {
      seen.push({ event, atMs: nowMs - EPOCH_MS })
      return { effects: script(event), decisions: [] }
    },
  }
  const path = { from: 'browser:tokyo', to: 'pop:tokyo', oneWayMs: 5 }
  const host = new CacheHost(sim, 'browser:tokyo', node, {
    path,
    connections: new Connections(sim, path, true),
    *serve() {
      yield* until(sim.clock.nowMs + 10)
      return { response: answer(200), outcome: 'hit' as const, answeredBy: 'pop:tokyo' }
    },
  }, ownLeg)
  const tickets: Ticket[] = []
  reqs.forEach((req, i) => sim.clock.at(i * 2, () => tickets.push(host.ask(req, ask))))
  sim.clock.run()
  return { tickets, seen, ...sim.journal.close() }
}

describe('a miss', () => {
  const script = (event: CacheEvent) => (event.type === 'request' ? [forward('r1')] : [respond('r1', 200, 'miss')])

  test('a POP makes a fetch of its own', () => {
    const { log, tickets } = play(false, ['r1'], script)
    expect(requests(log)).toMatchObject([{ req: 'r1/f1', parent: 'r1', ttfbMs: 20, outcome: 'hit' }])
    expect(tickets[0]).toMatchObject({ spans: [{ phase: 'upstream', fromMs: 0 }], fetched: { answeredBy: 'pop:tokyo' } })
  })

  test("a browser's request is itself the fetch", () => {
    const { log, tickets } = play(true, ['r1'], script)
    expect(requests(log)).toEqual([])
    expect(eventsOf(log, 'hop').map((h) => h.req)).toEqual(['r1', 'r1'])
    expect(tickets[0]!.fetched!.ttfbMs).toBe(20)
  })

  test('the node is told when the request left and when its answer came', () => {
    const { seen } = play(false, ['r1'], script)
    expect(seen.map((s) => [s.event.type, s.atMs])).toEqual([['request', 0], ['upstream-response', 20]])
    expect(seen[1]!.event).toMatchObject({ fetchId: 'r1#1', requestSentAtMs: EPOCH_MS })
  })
})

test.each([true, false])('a stale answer at once, and a fetch behind it that nobody waits for (own leg: %s)', (ownLeg) => {
  const bothOrders = [[respond('r1', 200, 'stale'), forward('r1', 1, true)], [forward('r1', 1, true), respond('r1', 200, 'stale')]]
  for (const effects of bothOrders) {
    const { log, tickets } = play(ownLeg, ['r1'], (event) => (event.type === 'request' ? effects : []))
    expect(tickets[0]).toMatchObject({ spans: [], fetched: null, answer: { value: { outcome: 'stale' } } })
    expect(eventsOf(log, 'answered').map((e) => e.atMs)).toEqual([0])
    expect(requests(log)).toMatchObject([{ req: 'r1/f1', parent: 'r1', startMs: 0, ttfbMs: 20 }])
  }
})

test('a fetch behind an answer may have to be made twice', () => {
  const { log } = play(true, ['r1'], (event) => {
    if (event.type === 'request') return [respond('r1', 200, 'stale'), forward('r1', 1, true)]
    return fetchOf(event) === 'r1#1' ? [forward('r1', 2, true)] : []
  })
  expect(requests(log).map((r) => [r.req, r.startMs])).toEqual([['r1/f1', 0], ['r1/f2', 20]])
})

test('who joined a fetch, and then had to go alone, waited first and fetched then', () => {
  const { log, tickets } = play(false, ['r1', 'r2'], (event) => {
    if (event.type === 'request') return event.requestId === 'r1' ? [forward('r1')] : [{ type: 'wait', requestId: 'r2', fetchId: 'r1#1' }]
    return fetchOf(event) === 'r1#1' ? [respond('r1', 200, 'miss'), forward('r2')] : [respond('r2', 200, 'miss')]
  })
  expect(eventsOf(log, 'waiting')).toMatchObject([{ req: 'r2', onReq: 'r1/f1', atMs: 2 }])
  expect(tickets[1]!.spans).toEqual([{ phase: 'wait', fromMs: 2 }, { phase: 'upstream', fromMs: 20 }])
  expect(requests(log).map((r) => [r.req, r.startMs])).toEqual([['r1/f1', 0], ['r2/f1', 20]])
})

test('a node that answers twice is caught', () => {
  expect(() => play(false, ['r1'], () => [respond('r1', 200, 'miss'), respond('r1', 200, 'miss')])).toThrow('has no open request r1')
})
