import { useLayoutEffect, useState, type RefObject } from 'react'

/** Rows are drawn this far beyond what is in sight, in rows. */
const BEYOND = 12
/** A window of about this many rows is drawn before anything has been measured. */
const FIRST = 24

/** Which rows of a long list are to be drawn. */
export interface RowWindow {
  readonly from: number
  /** Exclusive. */
  readonly until: number
}

/**
 * Follows a scrolling element, whose rows are all of one height. @returns the rows in sight and some around them; it changes only when
 * less than half of those are left, so that scrolling draws seldom
 */
export function useWindow(scroller: RefObject<HTMLElement | null>, count: number, rowPx: number): RowWindow {
  const [sight, setSight] = useState({ first: 0, fits: FIRST })
  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    const look = (): void => {
      const first = Math.floor(element.scrollTop / rowPx)
      const fits = Math.max(1, Math.ceil(element.clientHeight / rowPx)) || FIRST
      setSight((was) => (Math.abs(was.first - first) < BEYOND / 2 && was.fits >= fits && was.fits - fits < BEYOND ? was : { first, fits }))
    }
    look()
    element.addEventListener('scroll', look, { passive: true })
    const observer = typeof ResizeObserver === 'undefined' ? null : new ResizeObserver(look)
    observer?.observe(element)
    return () => {
      element.removeEventListener('scroll', look)
      observer?.disconnect()
    }
  }, [scroller, rowPx])
  // A shorter list than before may lie above what was in sight.
  const first = Math.min(sight.first, Math.max(0, count - sight.fits))
  return { from: Math.max(0, first - BEYOND), until: Math.min(count, first + sight.fits + BEYOND) }
}
