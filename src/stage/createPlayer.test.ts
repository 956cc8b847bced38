import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { createPlayer, DWELL_MS } from './createPlayer.ts'
import { momentsOf } from './moments.ts'
import { createPaceMap } from './pace.ts'
import { anyRun, tokyoRun } from './projection.testdata.ts'

const run = tokyoRun()

describe('the player', () => {
  it('advances by wall time through both scales and stops at the end', () => {
    const player = createPlayer(run)
    const { wallMs } = createPaceMap(run.log, { startMs: 0, endMs: run.endMs })
    player.play()
    player.tick(1000)
    expect(player.getSnapshot().tMs).toBeCloseTo(1000 * player.getSnapshot().pace.virtualPerWall, 6)
    expect(player.getSnapshot().pace.kind).toBe('in-flight')
    for (let wall = 1000; wall < wallMs - 20; wall += 16) player.tick(16)
    expect(player.getSnapshot()).toMatchObject({ playing: true, ended: false, pace: { kind: 'idle' } })
    for (let n = 0; n < 4; n += 1) player.tick(16)
    expect(player.getSnapshot()).toMatchObject({ playing: false, ended: true, tMs: run.endMs })
  })

  it('multiplies the pace by the learner’s speed', () => {
    const [one, two] = [createPlayer(run), createPlayer(run)]
    two.setSpeed(2)
    for (const player of [one, two]) player.play()
    one.tick(200)
    two.tick(100)
    expect(two.getSnapshot().tMs).toBeCloseTo(one.getSnapshot().tMs, 9)
    expect(two.getSnapshot().pace.virtualPerWall).toBe(2 * one.getSnapshot().pace.virtualPerWall)
  })

  it('does not move while paused', () => {
    const player = createPlayer(run, { tMs: 5 })
    player.tick(1000)
    expect(player.getSnapshot().tMs).toBe(5)
  })

  it('plays again from the start when it had ended', () => {
    const player = createPlayer(run, { startMs: 100, tMs: run.endMs })
    expect(player.getSnapshot().ended).toBe(true)
    player.play()
    expect(player.getSnapshot()).toMatchObject({ tMs: 100, playing: true, ended: false })
  })

  it('clamps what is sought, and pauses', () => {
    const player = createPlayer(run, { startMs: 100 })
    player.play()
    player.seek(7)
    expect(player.getSnapshot()).toMatchObject({ tMs: 100, playing: false })
    player.seek(1e9)
    expect(player.getSnapshot()).toMatchObject({ tMs: run.endMs, ended: true })
  })

  it('steps exactly from moment to moment, there and back', () => {
    const moments = momentsOf(run.log)
    const player = createPlayer(run)
    const forth = [0]
    while (!player.getSnapshot().ended) {
      player.stepForward()
      forth.push(player.getSnapshot().tMs)
    }
    expect(forth).toEqual(moments)
    const back = [run.endMs]
    while (player.getSnapshot().tMs > 0) {
      player.stepBack()
      back.push(player.getSnapshot().tMs)
    }
    expect(back).toEqual(moments.toReversed())
    player.seek(50)
    player.stepBack()
    expect(player.getSnapshot().tMs).toBe(9)
  })

  it('jumps from moment to moment in stepped motion, with a pause on each', () => {
    const player = createPlayer(run, { motion: 'stepped' })
    player.play()
    expect(player.getSnapshot().tMs).toBe(8)
    player.tick(DWELL_MS - 1)
    expect(player.getSnapshot().tMs).toBe(8)
    player.tick(1)
    expect(player.getSnapshot().tMs).toBe(9)
    player.setSpeed(4)
    player.tick(DWELL_MS / 4)
    expect(player.getSnapshot().tMs).toBe(84)
  })

  it('tells its listeners of time each time, and of the rest only when it changes', () => {
    const player = createPlayer(run)
    const changed = vi.fn()
    const timed = vi.fn()
    player.subscribe(changed)
    const stop = player.onTime(timed)
    player.play()
    expect([changed.mock.calls.length, timed.mock.calls.length]).toEqual([1, 0])
    for (let n = 0; n < 5; n += 1) player.tick(16)
    expect([changed.mock.calls.length, timed.mock.calls.length]).toEqual([1, 5])
    player.seek(3)
    expect([changed.mock.calls.length, timed.mock.calls.length]).toEqual([2, 6])
    stop()
    player.seek(5)
    expect(timed).toHaveBeenCalledTimes(6)
  })

  it('takes another run, with the time clamped and playing as asked', () => {
    const player = createPlayer(run)
    player.setSpeed(2)
    const shorter = { log: run.log.filter((e) => e.atMs <= 200), endMs: 200 }
    player.setRun(shorter, { startMs: 50, tMs: 10, playing: true })
    expect(player.getSnapshot()).toMatchObject({ run: shorter, startMs: 50, tMs: 50, playing: true, speed: 2 })
    player.setRun(shorter, { startMs: 50, tMs: 900, playing: true })
    expect(player.getSnapshot()).toMatchObject({ tMs: 200, playing: false, ended: true })
  })

  it('has nothing to play in an empty run', () => {
    const player = createPlayer({ log: [], endMs: 0 })
    player.play()
    player.tick(16)
    player.stepForward()
    player.stepBack()
    expect(player.getSnapshot()).toMatchObject({ tMs: 0, playing: false, ended: true })
  })

  it('stays within the run and never plays backwards', () => {
    const deltas = fc.array(fc.integer({ min: 1, max: 400 }), { maxLength: 60 })
    fc.assert(
      fc.property(anyRun, fc.nat({ max: 1200 }), deltas, fc.constantFrom('smooth', 'stepped' as const), (any, startMs, walls, motion) => {
        const player = createPlayer(any, { startMs, motion })
        player.play()
        let before = player.getSnapshot().tMs
        for (const wall of walls) {
          player.tick(wall)
          const { tMs } = player.getSnapshot()
          expect(tMs).toBeGreaterThanOrEqual(before)
          expect(tMs).toBeLessThanOrEqual(any.endMs)
          before = tMs
        }
      }),
      { numRuns: 50 },
    )
  })
})
