import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { gaugeTimes, poissonArrivals } from './load.ts'
import { OriginQueue } from './origin-queue.ts'
import { randomStream } from './random.ts'

const load = (perSecond: number, durationMs: number, seed = 1) =>
  poissonArrivals({ fromMs: 0, durationMs, perSecond }, randomStream(seed, 'load'))

describe('the queue', () => {
  test('two workers, one place to wait: begun at once, begun at once, waits, shed', () => {
    const queue = new OriginQueue({ thinkMs: 10, workers: 2, queueLimit: 1 })
    expect([0, 1, 2, 3].map((t) => queue.admit(t))).toEqual([
      { startMs: 0, doneMs: 10, queueLength: 0 },
      { startMs: 1, doneMs: 11, queueLength: 0 },
      { startMs: 10, doneMs: 20, queueLength: 1 },
      null,
    ])
    expect(queue.gauge(3)).toEqual({ arrivals: 4, served: 0, shed: 1, queueLength: 1, busy: 2, waitP50Ms: 0, waitP95Ms: 8 })
    expect(queue.gauge(10.5)).toMatchObject({ served: 1, queueLength: 0, busy: 2, waitP95Ms: 0 })
    expect(queue.gauge(30)).toMatchObject({ arrivals: 4, served: 3, shed: 1, queueLength: 0, busy: 0 })
  })

  test('a place in the line is free the moment its request is begun', () => {
    const queue = new OriginQueue({ thinkMs: 10, workers: 1, queueLimit: 1 })
    expect([0, 1, 10].map((t) => queue.admit(t)?.startMs)).toEqual([0, 10, 20])
  })

  test('agrees with a plain simulation of workers and a line, whatever arrives', () => {
    const arrivals = fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 60, size: 'max' })
    fc.assert(
      fc.property(arrivals, fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 5 }), (gaps, workers, queueLimit) => {
        const queue = new OriginQueue({ thinkMs: 25, workers, queueLimit })
        const jobs: { start: number; done: number }[] = []
        let now = 0
        for (const gap of gaps) {
          now += gap
          const atWork = jobs.filter((j) => j.done > now)
          const waiting = atWork.filter((j) => j.start > now).length
          const free = atWork.map((j) => j.done).sort((a, b) => b - a)
          const start = free.length < workers ? now : free[workers - 1]!
          const shed = start > now && waiting >= queueLimit
          const got = queue.admit(now)
          if (shed) expect(got).toBeNull()
          else {
            jobs.push({ start, done: start + 25 })
            expect(got).toMatchObject({ startMs: start, doneMs: start + 25 })
          }
        }
      }),
    )
  })

  test('beyond capacity: served = capacity, the line is full, the rest is shed', () => {
    const queue = new OriginQueue({ thinkMs: 20, workers: 4, queueLimit: 50 }) // 200 a second
    queue.join(load(1000, 10_000))
    const { arrivals, served, shed, queueLength, busy, waitP50Ms } = queue.gauge(10_000)
    expect(served).toBeGreaterThan(1980)
    expect(served).toBeLessThanOrEqual(2000)
    expect(arrivals).toBe(served + shed + queueLength + busy)
    expect({ busy, full: queueLength >= 48, wait: Math.abs(waitP50Ms - 250) < 10 }).toEqual({ busy: 4, full: true, wait: true })
  })

  test('waiting grows as the load nears capacity', () => {
    const p95 = (perSecond: number): number => {
      const queue = new OriginQueue({ thinkMs: 20, workers: 4, queueLimit: 10_000 })
      queue.join(load(perSecond, 60_000))
      return queue.gauge(60_000).waitP95Ms
    }
    const waits = [20, 120, 180, 196].map(p95)
    expect(waits).toEqual([...waits].sort((a, b) => a - b))
    expect(waits[0]).toBe(0)
    expect(waits[3]).toBeGreaterThan(3 * waits[1]!)
  })
})

describe('the arrivals', () => {
  test('their number is people × rate × time within the bounds of a Poisson process', () => {
    for (const seed of [1, 2, 3]) {
      const queue = new OriginQueue({ thinkMs: 1, workers: 100, queueLimit: 0 })
      queue.join(load(4000, 5000, seed))
      queue.join(poissonArrivals({ fromMs: 1000, durationMs: 1000, perSecond: 500 }, randomStream(seed, 'other')))
      const expected = 20_000 + 500
      expect(Math.abs(queue.gauge(6000).arrivals - expected)).toBeLessThan(5 * Math.sqrt(expected))
    }
  })

  test('nobody sends nothing', () => {
    expect(load(0, 1000).nextMs).toBe(Infinity)
  })

  test('gauges are read every 50 ms, and at the end', () => {
    expect(gaugeTimes({ fromMs: 10, durationMs: 120 })).toEqual([10, 60, 110, 130])
    expect(gaugeTimes({ fromMs: 0, durationMs: 100 })).toEqual([0, 50, 100])
  })
})
