import { describe, expect, it } from 'vitest'
import { countUpTo, expiriesOf, momentAfter, momentBefore, momentsOf } from './moments.ts'
import { entryOf, logOf, tokyoRun } from './projection.testdata.ts'

describe('momentsOf', () => {
  it('holds departures, arrivals, what is told and staleness, each time once', () => {
    expect(momentsOf(tokyoRun().log)).toEqual([0, 8, 9, 84, 117, 192, 200, 10_000, 10_008, 10_016, 60_192, 70_000])
  })

  it('is cut to its range and holds both ends', () => {
    expect(momentsOf(tokyoRun().log, { startMs: 100, endMs: 9000 })).toEqual([100, 117, 192, 200, 9000])
  })

  it('takes a load in steps of half a second', () => {
    const gauge = { type: 'origin-gauge', arrivals: 0, served: 0, shed: 0, queueLength: 0, busy: 0, waitP50Ms: 0, waitP95Ms: 0 } as const
    const log = logOf(Array.from({ length: 41 }, (_, n) => ({ ...gauge, atMs: n * 50 })))
    expect(momentsOf(log)).toEqual([0, 500, 1000, 1500, 2000])
  })

  it('takes a crowd in steps of five seconds', () => {
    const gauge = { type: 'edge-gauge', pops: [], lostPerSecond: { flood: 0, crowd: 0 }, crowd: { asked: 0, answered: 0, delayed: 0, failed: 0 } } as const
    expect(momentsOf(logOf(Array.from({ length: 121 }, (_, n) => ({ ...gauge, atMs: n * 100 }))))).toEqual([0, 5000, 10_000, 12_000])
  })
})

describe('expiriesOf', () => {
  const node = 'pop:p'
  const expiryTimes = (log: Parameters<typeof expiriesOf>[0]) => expiriesOf(log).map(({ atMs }) => atMs)
  const stored = (atMs: number, lifetime: number, age = 0) =>
    ({ type: 'stored', req: 'r', node, atMs, entry: entryOf({ storedAtMs: atMs, freshnessLifetimeSeconds: lifetime, ageAtStoreSeconds: age }) }) as const
  const end = { type: 'run-ended', atMs: 100_000 } as const

  it('is lifetime less age after storing', () => {
    expect(expiryTimes(logOf([stored(1000, 60, 12), end]))).toEqual([49_000])
  })

  it('leaves out what was replaced, left or already stale', () => {
    const evicted = { type: 'evicted', req: 'r', node, atMs: 20_000, key: entryOf().key, variant: '', url: '', reason: 'capacity' } as const
    expect(expiryTimes(logOf([stored(0, 60), stored(30_000, 60), end]))).toEqual([90_000])
    expect(expiryTimes(logOf([stored(0, 60), evicted, end]))).toEqual([])
    expect(expiryTimes(logOf([stored(0, 5, 9), stored(99_000, 60), end]))).toEqual([])
  })
})

describe('looking up moments', () => {
  it.each([
    [0, 10, undefined],
    [10, 20, undefined],
    [15, 20, 10],
    [20, undefined, 10],
    [25, undefined, 20],
  ])('at %d', (tMs, after, before) => {
    expect(momentAfter([10, 20], tMs)).toBe(after)
    expect(momentBefore([10, 20], tMs)).toBe(before)
  })

  it('counts times up to and with the one given', () => {
    expect([-1, 1, 2, 9].map((t) => countUpTo([1, 2, 2, 5], t))).toEqual([0, 1, 3, 4])
  })
})
