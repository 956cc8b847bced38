// @vitest-environment jsdom
import { expect, it, vi } from 'vitest'
import { bringIntoSight } from './sight.ts'

function elementAt(top: number, heightPx = 300) {
  const element = document.createElement('div')
  element.getBoundingClientRect = () => new DOMRect(0, top, 100, heightPx)
  element.scrollIntoView = vi.fn()
  return element
}

it.each([
  ['below the screen', innerHeight + 10, true],
  ['at its very bottom', innerHeight - 40, true],
  ['above it', -400, true],
  ['on it', 300, false],
  ['on it and beyond', innerHeight - 300, false],
])('scrolls to what opened %s: %s px, %s', (_, top, moves) => {
  const element = elementAt(top)
  bringIntoSight(element)
  expect(element.scrollIntoView).toHaveBeenCalledTimes(moves ? 1 : 0)
})

it('does nothing without an element', () => {
  expect(() => bringIntoSight(null)).not.toThrow()
})
