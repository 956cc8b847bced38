import { describe, expect, test } from 'vitest'
import { firstDivergence } from './compare.ts'
import {
  ageSeconds, countOutcomes, freshUntilMs, hopsOf, originRequests, popsTouched, requestRow, requests, storedAt, userOf, userRequests,
} from './report.ts'
import { runWorld } from './run.ts'
import { URL_A, get, pop, user, world } from './worlds.fixture.ts'

const spec = world({ users: [user('tokyo'), user('madrid')], pops: [pop('tokyo'), pop('paris')] })
const run = runWorld(spec, [get(0), get(4000), get(5000, { user: 'madrid' })])
const { log } = run

describe('reading a log', () => {
  test('rows: users’ requests and the fetches that they caused', () => {
    expect(requests(log).map((r) => [r.req, r.parent, r.user, r.outcome])).toEqual([
      ['r1', null, 'tokyo', 'miss'],
      ['r1/f1', 'r1', null, 'miss'],
      ['r2', null, 'tokyo', 'hit'],
      ['r3', null, 'madrid', 'miss'],
      ['r3/f1', 'r3', null, 'miss'],
    ])
    expect(userRequests(log)).toHaveLength(3)
    expect(userOf('pop:tokyo')).toBeNull()
  })

  test('counts', () => {
    expect(originRequests(log)).toBe(2)
    expect(originRequests(log, URL_A)).toBe(2)
    expect(originRequests(log, 'https://shop.example/else')).toBe(0)
    expect(countOutcomes(log)).toEqual({ hit: 1, miss: 2, stale: 0, revalidated: 0, bypass: 0, collapsed: 0, error: 0 })
    expect(popsTouched(log)).toEqual(['tokyo', 'paris'])
  })

  test('one request and its hops', () => {
    expect(hopsOf(log, 'r2').map((h) => h.kind)).toEqual(['request', 'response'])
    expect(hopsOf(log, 'r1').filter((h) => h.to === 'origin')).toHaveLength(1)
    expect(() => requestRow(log, 'r9')).toThrow('no request "r9"')
  })

  test('a log cut before an answer knows no answer', () => {
    const cut = log.filter((event) => event.atMs <= 10)
    expect(requestRow(cut, 'r1')).toMatchObject({ outcome: null, ttfbMs: null, status: null })
    expect(originRequests(cut)).toBe(0)
  })

  test('what is stored at a time, how old it is and until when it is fresh', () => {
    const [entry] = storedAt(log, 'pop:tokyo', 4000)
    expect(storedAt(log, 'pop:tokyo', 0)).toEqual([])
    expect(storedAt(log, 'pop:paris', 4000)).toEqual([])
    expect(ageSeconds(entry!, entry!.storedAtMs + 2500)).toBeCloseTo(entry!.ageAtStoreSeconds + 2.5, 6)
    expect(ageSeconds(entry!, freshUntilMs(entry!))).toBeCloseTo(300, 6)
  })
})

describe('comparing runs', () => {
  test('a run is like itself', () => {
    expect(firstDivergence(run, runWorld(spec, [get(0), get(4000), get(5000, { user: 'madrid' })]))).toBeNull()
  })

  test('finds the first event that differs, and says when', () => {
    const other = runWorld(spec, [get(0), get(4000, { reload: true }), get(5000, { user: 'madrid' })])
    const { atMs, a, b } = firstDivergence(run, other)!
    expect({ atMs, a: a?.type, b: b?.type }).toEqual({ atMs: 4000, a: 'request-started', b: 'request-started' })
  })

  test('a number in the log is no difference, an ended log is one', () => {
    const longer = runWorld(spec, [get(0), get(4000), get(5000, { user: 'madrid' }), { type: 'wait', atMs: 9000 }])
    expect(firstDivergence(run, longer)).toMatchObject({ atMs: run.endMs, a: { type: 'run-ended' }, b: { type: 'run-ended' } })
    const numberedAnew = { ...run, log: run.log.map((event) => ({ ...event, seq: event.seq + 1 })) }
    expect(firstDivergence(run, numberedAnew)).toBeNull()
    const cut = { ...run, log: run.log.slice(0, 3) }
    expect(firstDivergence(cut, run)).toEqual({ atMs: run.log[3]!.atMs, index: 3, b: run.log[3] })
  })

  test('what lies before a time is no difference', () => {
    const other = runWorld(spec, [get(0, { reload: true, url: 'https://shop.example/other' }), get(4000, { reload: true }), get(5000, { user: 'madrid' })])
    expect(firstDivergence(run, other)!.atMs).toBe(0)
    expect(firstDivergence(run, other, 3000)).toMatchObject({ atMs: 4000, index: 0, a: { type: 'request-started' }, b: { type: 'request-started' } })
    expect(firstDivergence(run, run, 3000)).toBeNull()
  })
})
