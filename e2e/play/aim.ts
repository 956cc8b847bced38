import type { Locator } from '@playwright/test'

/** Where on the screen to press. */
export interface Aim {
  readonly x: number
  readonly y: number
  /** For a slider: the position there, in its own units. */
  readonly position: number
}

/** Where on a native slider a position lies: the thumb's middle runs from half a thumb to half a thumb. */
const HALF_THUMB_PX = 8

/**
 * Waits until an element can be pressed — there, shown, enabled, still for a frame, in view, covered by nothing, and no figures are
 * awaited — and says where. All of it is one question to the page: each question between here and there takes milliseconds, and there are
 * thousands of presses.
 *
 * @param target the element to press
 * @param position for a slider: the position to press at, in its own units; beyond an end it means that end
 * @throws when the element can't be pressed, saying why
 */
export async function aimAt(target: Locator, position = 0): Promise<Aim> {
  const found = await target.evaluate(
    async (element, [wanted, halfThumbPx]) => {
      const frame = () => new Promise(requestAnimationFrame)
      const toMiddle = () => element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' })
      const patienceMs = 10_000
      let deadlineMs = performance.now() + patienceMs
      // Figures that come in change the length of what stands above: what is aimed at would move between here and the press.
      const isMeasuring = (): boolean => document.querySelector('[data-scene][data-measuring="true"]') !== null
      let why = 'is not there'
      for (; performance.now() < deadlineMs; await frame()) {
        if (isMeasuring()) {
          why = 'waits for traffic that is being simulated'
          deadlineMs = performance.now() + patienceMs
          continue
        }
        why = !element.isConnected ? 'was taken off the page' : element.matches(':disabled') ? 'is disabled' : !element.checkVisibility({ visibilityProperty: true }) ? 'is hidden' : ''
        if (why !== '') continue
        const before = element.getBoundingClientRect()
        if (before.top < 0 || before.left < 0 || before.bottom > innerHeight || before.right > innerWidth) toMiddle()
        await frame()
        const box = element.getBoundingClientRect()
        if (box.x !== before.x || box.y !== before.y || box.width !== before.width || box.height !== before.height) {
          why = 'moves'
          continue
        }
        const point = { x: box.x + box.width / 2, y: box.y + box.height / 2, position: 0 }
        if (element instanceof HTMLInputElement && element.type === 'range') {
          const [min, max] = [Number(element.min), Number(element.max)]
          point.position = Math.min(max, Math.max(min, wanted))
          point.x = box.x + halfThumbPx + ((point.position - min) / (max - min || 1)) * (box.width - 2 * halfThumbPx)
        }
        const there = document.elementFromPoint(point.x, point.y)
        if (element.contains(there)) return point
        why = `is covered by ${there?.outerHTML.slice(0, 120) ?? 'nothing, being out of view'}`
        toMiddle()
      }
      return why
    },
    [position, HALF_THUMB_PX] as const,
  )
  if (typeof found === 'string') throw new Error(`${target.toString()} can't be pressed: it ${found}.`)
  return found
}
