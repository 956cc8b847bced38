import { cancelFrame, frame, type FrameData } from 'framer-motion'
import type { Player } from './player.ts'

/** Ticks a player once an animation frame, only while there is somebody to see it. */
export interface FrameLoop {
  /** Begins to follow the player. @returns stops */
  start(): () => void
  /** The run waits while no watched element is in view. @returns ends the watch */
  watch(element: Element): () => void
}

/** A loop that stands still until it is started, the player plays, and somebody can see it. */
export function createFrameLoop(player: Player): FrameLoop {
  /** Whether each watched element is in view; until the browser says otherwise it is. */
  const inView = new Map<Element, boolean>()
  let started = false
  let running = false

  const tick = ({ delta }: FrameData): void => player.tick(delta)
  const follow = (): void => {
    const isSeen = inView.size === 0 || [...inView.values()].includes(true)
    const shouldRun = started && player.getSnapshot().playing && isSeen && !document.hidden
    if (shouldRun === running) return
    running = shouldRun
    if (running) frame.update(tick, true)
    else cancelFrame(tick)
  }

  return {
    start() {
      started = true
      const unsubscribe = player.subscribe(follow)
      document.addEventListener('visibilitychange', follow)
      follow()
      return () => {
        started = false
        unsubscribe()
        document.removeEventListener('visibilitychange', follow)
        follow()
      }
    },
    watch(element) {
      if (typeof IntersectionObserver === 'undefined') return () => {}
      const observer = new IntersectionObserver((entries) => {
        for (const entry of entries) inView.set(entry.target, entry.isIntersecting)
        follow()
      })
      inView.set(element, true)
      observer.observe(element)
      return () => {
        observer.disconnect()
        inView.delete(element)
        follow()
      }
    },
  }
}
