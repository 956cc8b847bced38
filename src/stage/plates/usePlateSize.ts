import { startTransition, useLayoutEffect, useState, type RefObject } from 'react'
import type { PlateSize } from './plateSize.ts'

/** The stage of a wide window: what a page shows before it is measured. */
const DEFAULT_SIZE: PlateSize = { widthPx: 970, heightPx: 510, insetBottomPx: 0 }

/**
 * Says of a plate's element that it was written ahead. React lets an attribute stand that only the page as sent has, and gives none to
 * an element that it makes itself.
 */
export const WRITTEN_AHEAD = { 'data-written': typeof window === 'undefined' ? '' : undefined, suppressHydrationWarning: true } as const

/**
 * The plate's size in CSS pixels, and the height that its instruments take at the bottom. A plate that was written ahead has been
 * looked at in the default size already: drawing it anew in its own is the longest task of a scene's beginning, so it is done in slices.
 */
export function usePlateSize(plate: RefObject<HTMLElement | null>, instruments: RefObject<HTMLElement | null>): PlateSize {
  const [size, setSize] = useState(DEFAULT_SIZE)
  useLayoutEffect(() => {
    const element = plate.current
    if (!element || typeof ResizeObserver === 'undefined') return
    let last = DEFAULT_SIZE
    let seen = element.dataset['written'] !== undefined
    const measure = (): void => {
      const next = { widthPx: element.clientWidth, heightPx: element.clientHeight, insetBottomPx: instruments.current?.offsetHeight ?? 0 }
      // A plate that is not shown has no size; keep the last one.
      if (next.widthPx === 0 || next.heightPx === 0) return
      if (last.widthPx === next.widthPx && last.heightPx === next.heightPx && last.insetBottomPx === next.insetBottomPx) return
      last = next
      if (seen) startTransition(() => setSize(next))
      else setSize(next)
      seen = false
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    if (instruments.current) observer.observe(instruments.current)
    return () => observer.disconnect()
  }, [plate, instruments])
  return size
}
