// @vitest-environment jsdom
import type { FrameData } from 'framer-motion'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createPlayer } from './createPlayer.ts'
import { tokyoRun } from './projection.testdata.ts'
import { createFrameLoop } from './useStage.frames.ts'

const { callbacks } = vi.hoisted(() => ({ callbacks: new Set<(data: FrameData) => void>() }))

vi.mock('framer-motion', () => ({
  frame: { update: (callback: (data: FrameData) => void) => callbacks.add(callback) },
  cancelFrame: (callback: (data: FrameData) => void) => callbacks.delete(callback),
}))

/** One animation frame. */
function pass(): void {
  for (const callback of callbacks) callback({ delta: 16, timestamp: 0, isProcessing: true })
}

describe('the frame loop', () => {
  let report: (isIntersecting: boolean) => void
  const player = createPlayer(tokyoRun())
  const loop = createFrameLoop(player)

  beforeEach(() => {
    player.seek(0)
    class FakeObserver {
      readonly #tell: (entries: readonly { target: Element; isIntersecting: boolean }[]) => void
      constructor(tell: (entries: readonly { target: Element; isIntersecting: boolean }[]) => void) {
        this.#tell = tell
      }
      observe(target: Element): void {
        report = (isIntersecting) => this.#tell([{ target, isIntersecting }])
      }
      disconnect(): void {}
    }
    vi.stubGlobal('IntersectionObserver', FakeObserver)
  })
  afterEach(() => vi.unstubAllGlobals())

  it('ticks the player each frame while it plays, and asks for no frames otherwise', () => {
    const stop = loop.start()
    expect(callbacks.size).toBe(0)
    player.play()
    pass()
    expect(player.getSnapshot().tMs).toBeGreaterThan(0)
    player.pause()
    expect(callbacks.size).toBe(0)
    player.play()
    stop()
    expect(callbacks.size).toBe(0)
  })

  it('waits while the figure is out of view, still playing', () => {
    const stop = loop.start()
    const unwatch = loop.watch(document.body)
    player.play()
    expect(callbacks.size).toBe(1)
    report(false)
    expect(callbacks.size).toBe(0)
    expect(player.getSnapshot().playing).toBe(true)
    report(true)
    expect(callbacks.size).toBe(1)
    report(false)
    unwatch()
    expect(callbacks.size).toBe(1)
    stop()
  })

  it('waits while the tab is hidden', () => {
    const stop = loop.start()
    player.play()
    const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true)
    document.dispatchEvent(new Event('visibilitychange'))
    expect(callbacks.size).toBe(0)
    hidden.mockReturnValue(false)
    document.dispatchEvent(new Event('visibilitychange'))
    expect(callbacks.size).toBe(1)
    stop()
  })
})
