import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LogEvent } from '../world/log.ts'
import { createPaceMap, formatPace, SLOW_RATES } from './pace.ts'
import { anyRun, logOf, tokyoRun } from './projection.testdata.ts'

/** A run of requests, each in flight for `takesMs` from its time on. */
function requests(...spans: readonly (readonly [atMs: number, takesMs: number])[]): readonly LogEvent[] {
  return logOf(spans.map(([atMs, takesMs], n) => ({ type: 'phase', atMs, req: `r${n}`, phase: 'upstream', node: 'pop:p', untilMs: atMs + takesMs })))
}

describe('createPaceMap', () => {
  it('plays a request of 300 to 700 ms in about 5 s, at one of the round rates', () => {
    for (const takesMs of [300, 341, 400, 500, 600, 700]) {
      const pace = createPaceMap(requests([0, takesMs]), { startMs: 0, endMs: takesMs })
      expect(pace.wallMs).toBeGreaterThanOrEqual(3400)
      expect(pace.wallMs).toBeLessThanOrEqual(7000)
      expect(SLOW_RATES).toContain(pace.paceAt(0).virtualPerWall)
    }
  })

  it('keeps shorter requests shorter and still visible', () => {
    const wall = (takesMs: number) => createPaceMap(requests([0, takesMs]), { startMs: 0, endMs: takesMs }).wallMs
    expect(wall(16)).toBeGreaterThanOrEqual(600)
    expect(wall(16)).toBeLessThan(wall(80))
    expect(wall(80)).toBeLessThan(wall(400))
  })

  it('runs through a wait of a minute or of a day in 1.2 s at most, and says idle', () => {
    for (const waitMs of [900, 60_000, 86_400_000]) {
      const pace = createPaceMap(requests([0, 400], [400 + waitMs, 400]), { startMs: 0, endMs: 800 + waitMs })
      expect(pace.toWall(400 + waitMs) - pace.toWall(400)).toBeLessThanOrEqual(1200)
      expect(pace.segments.map((s) => s.kind)).toEqual(['in-flight', 'idle', 'in-flight'])
    }
    const minute = createPaceMap(requests([0, 400], [60_400, 400]), { startMs: 0, endMs: 60_800 })
    expect(formatPace(minute.paceAt(400).virtualPerWall)).toBe('50× faster than real')
  })

  it('hurries when many requests follow one another', () => {
    const many = requests(...Array.from({ length: 40 }, (_, n) => [n * 60_000, 400] as const))
    const pace = createPaceMap(many, { startMs: 0, endMs: 40 * 60_000 })
    expect(pace.wallMs).toBeLessThanOrEqual(65_000)
  })

  it('plays a load at no more than 1:1, and a request inside it slowly', () => {
    const gauge = { type: 'origin-gauge', arrivals: 0, served: 0, shed: 0, queueLength: 0, busy: 0, waitP50Ms: 0, waitP95Ms: 0 } as const
    const log = logOf([
      ...Array.from({ length: 200 }, (_, n) => ({ ...gauge, atMs: (n + 1) * 50 })),
      { type: 'phase', atMs: 5000, req: 'r1', phase: 'upstream', node: 'pop:p', untilMs: 5300 },
    ])
    const pace = createPaceMap(log, { startMs: 0, endMs: 10_000 })
    expect(pace.segments.map((s) => s.kind)).toEqual(['in-flight', 'in-flight', 'in-flight'])
    expect(pace.paceAt(100).virtualPerWall).toBeLessThanOrEqual(1)
    expect(pace.paceAt(5100).virtualPerWall).toBe(1 / 20)
  })

  it('takes a router’s message for something in flight until it has been worked off', () => {
    const message = { kind: 'announce', prefix: '203.0.113.0/24' } as const
    const log = logOf([
      { type: 'route-sent', atMs: 1000, ...message, from: 'pop:p', to: 'net:a', asPath: [64500], via: ['p'], arrivesAtMs: 1020 },
      { type: 'route-received', atMs: 1020, ...message, node: 'net:a', from: 'pop:p', decidesAtMs: 1500 },
    ])
    const pace = createPaceMap(log, { startMs: 0, endMs: 9000 })
    expect(pace.segments.map(({ kind, fromMs, toMs }) => [kind, fromMs, toMs])).toEqual([['idle', 0, 1000], ['in-flight', 1000, 1500], ['idle', 1500, 9000]])
    expect(pace.paceAt(1200).virtualPerWall).toBeLessThanOrEqual(1 / 5)
  })

  it('plays a crowd of minutes in seconds, and slows down for what flies in it', () => {
    const gauge = { type: 'edge-gauge', pops: [], lostPerSecond: { flood: 0, crowd: 0 }, crowd: { asked: 0, answered: 0, delayed: 0, failed: 0 } } as const
    const log = logOf([...Array.from({ length: 900 }, (_, n) => ({ ...gauge, atMs: (n + 1) * 100 })), { type: 'phase', atMs: 5000, req: 'r1', phase: 'upstream', node: 'pop:p', untilMs: 5300 }])
    const pace = createPaceMap(log, { startMs: 0, endMs: 90_000 })
    expect(pace.wallMs).toBeGreaterThan(8_000)
    expect(pace.wallMs).toBeLessThan(20_000)
    expect(pace.paceAt(5100).virtualPerWall).toBe(1 / 20)
  })

  it('plays only what lies in its range', () => {
    const { log, endMs } = tokyoRun()
    const pace = createPaceMap(log, { startMs: 5000, endMs })
    expect(pace.toVirtual(0)).toBe(5000)
    expect(pace.toVirtual(pace.wallMs)).toBe(endMs)
    expect(pace.toWall(100)).toBe(0)
    const empty = createPaceMap([], { startMs: 7, endMs: 7 })
    expect([empty.wallMs, empty.toWall(7), empty.toVirtual(3)]).toEqual([0, 0, 7])
  })

  it('is continuous, strictly rising and its own inverse', () => {
    const part = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(anyRun, fc.nat({ max: 900 }), part, part, ({ log, endMs }, startMs, one, other) => {
        const pace = createPaceMap(log, { startMs, endMs })
        for (const [n, segment] of pace.segments.entries()) {
          const before = pace.segments[n - 1]
          expect(segment.fromMs).toBe(before?.toMs ?? startMs)
          expect(segment.wallFromMs).toBe(before?.wallToMs ?? 0)
          expect(segment.wallToMs).toBeGreaterThan(segment.wallFromMs)
        }
        const [low, high] = [one, other].sort((a, b) => a - b).map((p) => startMs + p * (endMs - startMs)) as [number, number]
        expect(pace.toVirtual(pace.toWall(low))).toBeCloseTo(low, 6)
        expect(pace.toWall(pace.toVirtual(one * pace.wallMs))).toBeCloseTo(one * pace.wallMs, 5)
        if (high - low > 1e-6) expect(pace.toWall(high)).toBeGreaterThan(pace.toWall(low))
      }),
    )
  })
})

describe('formatPace', () => {
  it.each([
    [1 / 20, '20× slower than real'],
    [1 / 12.5, '12.5× slower than real'],
    [1, 'as fast as real'],
    [50, '50× faster than real'],
    [2000, '2,000× faster than real'],
    [0.4, '2.5× slower than real'],
    [0.8, '1.3× slower than real'],
  ])('%f is %s', (rate, words) => expect(formatPace(rate)).toBe(words))
})
