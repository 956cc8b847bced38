// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openLine } from './host.ts'

const NOTHING = { completed: false, passed: false, score: 0 }
let heightPx = 0
let resized: () => void = () => {}
const posted = vi.fn()

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('parent', { postMessage: posted })
  vi.stubGlobal('ResizeObserver', class {
    constructor(callback: () => void) {
      resized = callback
    }
    observe(): void {
      resized()
    }
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  posted.mockClear()
})

/** Heights told in our own form. */
const heights = () => posted.mock.calls.flatMap(([message]) => ((message as { type?: string }).type === 'resize' ? [(message as { height: number }).height] : []))

function open(step: number) {
  const wrapper = document.createElement('div')
  wrapper.getBoundingClientRect = () => ({ height: heightPx }) as DOMRect
  heightPx = 1100
  return openLine({ id: null, scene: '04', step, wrapper, tellsSize: true, onAsked: () => {}, say: () => {} })
}

test('the first step’s height is told at once: so it was written ahead', () => {
  open(1)
  expect(heights()).toEqual([1100])
})

test('another step’s is told when the scene stands there, and not before', () => {
  const line = open(3)
  expect(heights()).toEqual([])
  line.stands(1, 11, NOTHING)
  heightPx = 800
  resized()
  expect(heights()).toEqual([])
  line.stands(3, 11, NOTHING)
  expect(heights()).toEqual([800])
})

test('a step that the scene hasn’t, and a scene that never comes, have their heights, too', () => {
  open(99).stands(1, 11, NOTHING)
  vi.advanceTimersByTime(500)
  open(3).error()
  expect(heights()).toEqual([1100, 1100])
})
