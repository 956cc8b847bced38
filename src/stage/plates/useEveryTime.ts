import { useEffect, useLayoutEffect } from 'react'
import type { Clock } from './useClock.ts'

/**
 * Calls `write` after every render and for every new time, so that what changes each frame is written to the document without
 * rendering.
 *
 * @param write stable between renders while what it writes about is the same
 */
export function useEveryTime(clock: Clock, write: (tMs: number) => void): void {
  useLayoutEffect(() => write(clock.now()))
  useEffect(() => clock.onTime(write), [clock, write])
}

/** Sets an attribute only when it changes: most frames change nothing, and a write costs a repaint. */
export function setAttribute(element: Element | null, name: string, value: string): void {
  if (element && element.getAttribute(name) !== value) element.setAttribute(name, value)
}

/** Sets an element's text only when it changes. */
export function setText(element: Element | null, text: string): void {
  if (element && element.textContent !== text) element.textContent = text
}
